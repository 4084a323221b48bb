"""Announcements, discussions and messages."""
