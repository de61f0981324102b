"""The real site in Chromium and Firefox."""
