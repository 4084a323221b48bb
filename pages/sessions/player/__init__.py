"""The outline of a course beside what is open of it."""
