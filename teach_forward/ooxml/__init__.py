"""PowerPoint packages as they are read: parts, relationships, and what shapes inherit."""
