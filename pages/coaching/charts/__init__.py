"""A course in charts."""
