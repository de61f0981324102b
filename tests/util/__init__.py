"""What stands below all else: processes, what is kept, shapes of data, settings."""
