"""The commands as a person runs them, wherever that is."""
