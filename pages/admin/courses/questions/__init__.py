"""A course's question bank."""
