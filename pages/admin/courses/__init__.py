"""The base courses that somebody writes."""
from . import bank, course, importing, index, rows  # noqa: F401
