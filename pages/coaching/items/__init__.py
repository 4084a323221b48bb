"""The tracking of all items of a course."""
