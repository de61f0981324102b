"""What one page shows by itself: its characters, and marks of Markdown that do not mean what they seem to."""
