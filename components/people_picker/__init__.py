"""Choosing people by typing a part of their names."""
