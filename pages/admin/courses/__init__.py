"""The base courses that somebody writes."""
from . import bank, course, importing, index, preview, rows  # noqa: F401
