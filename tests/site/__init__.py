"""The site: built, and in its parts."""
