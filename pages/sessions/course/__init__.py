"""The start of a course."""
