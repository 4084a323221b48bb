"""Markdown as HTML that is safe to show, and how much of it one text may ask for."""
from .limits import TOO_COMPLEX, TooComplexText, check_complexity, is_simple
from .rendering import ATTRIBUTES, TAGS, render, words

__all__ = ['ATTRIBUTES', 'TAGS', 'TOO_COMPLEX', 'TooComplexText', 'check_complexity', 'is_simple', 'render', 'words']
