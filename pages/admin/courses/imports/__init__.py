"""Importing content into a course, and what earlier imports brought."""
