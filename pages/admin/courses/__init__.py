"""The base courses that somebody writes."""
from . import bank, course, import_detail, importing, index, preview, rows  # noqa: F401
