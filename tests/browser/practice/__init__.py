"""The sheets that are filled in on a screen, in Chromium."""
