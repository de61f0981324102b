"""A deck as a PDF, from the same plan as the file for PowerPoint."""
