"""Certificates: issued, numbered and verified."""
