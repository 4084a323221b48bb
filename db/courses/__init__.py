"""Courses: their content, settings and publication."""
