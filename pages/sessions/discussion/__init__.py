"""The discussion of a course."""
