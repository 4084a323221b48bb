"""The home of a session."""
