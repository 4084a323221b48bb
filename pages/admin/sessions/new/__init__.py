"""A new session."""
