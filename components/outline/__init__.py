"""The outline of a course in a session, beside what one reads: sections, items and their state."""
