"""Everybody who has an account."""
from . import page, rows
