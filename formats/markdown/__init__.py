"""Markdown as HTML that is safe to show, and how much of it one text may ask for."""
from .limits import TOO_COMPLEX, TooComplexText, check_complexity, is_simple
from .rendering import render, words
from .sanitizing import ATTRIBUTES, TAGS

__all__ = ['ATTRIBUTES', 'TAGS', 'TOO_COMPLEX', 'TooComplexText', 'check_complexity', 'is_simple', 'render', 'words']
