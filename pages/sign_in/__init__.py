"""Signing in: the forms, the second step, the cookie, and what ends it."""
