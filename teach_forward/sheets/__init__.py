"""Spreadsheets that readers fill in."""
