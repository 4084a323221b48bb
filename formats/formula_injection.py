"""Texts in files that spreadsheets open: none of them is run as a formula.

The signs are those that OWASP names under “CSV injection”, their full-width forms included; what no eye sees before one
of them does not hide it.
"""
import re

STARTS = '=+@\uff1d\uff0b\uff0d\uff20-'
"""A text that begins with one of these is taken for a formula."""
_UNSEEN = r'\s\x00-\x20\x7f-\xa0\xad\u200b-\u200f\u2028-\u202f\u2060-\u2064\ufeff'
_FORMULA = re.compile(f"'*(?:[{_UNSEEN}]*[{STARTS}]|[\t\r\n])")
"""Apostrophes before it belong to the text: it gets one more, so that reading it back takes away exactly ours."""


def harmless(text: str) -> str:
    """The text with an apostrophe before it, where a spreadsheet would take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_meant(text: str) -> str:
    """A text as it was before `harmless`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
