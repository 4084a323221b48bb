"""Enrolling many people at once: paste their usernames, see what will happen, then let it happen."""
