"""The base courses that somebody writes."""
from . import course, index, rows  # noqa: F401
