"""The tracking of a session."""
