"""A base course: its fields and its outline."""
