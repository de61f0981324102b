"""What PowerPoint and its accessibility checker would say, and packages of strangers."""
