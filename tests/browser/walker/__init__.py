"""Walks the pages of a role, finds what can be operated on them, and operates it: once by mouse, once by keyboard."""
