"""The scripts of the sheets that are filled in on a screen, without a browser."""
