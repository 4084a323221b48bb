"""The announcements of a session."""
