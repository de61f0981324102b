"""Figures for writers."""
