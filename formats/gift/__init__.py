"""GIFT, Moodle's plain-text format for questions: title, text, and the answers in braces; an empty line ends each."""
from ..questions import Found, Questions, Unreadable
from .blocks import blocks
from .reading import question
from .words import Problem

__all__ = ['read_gift']

LARGEST = 20_000_000
"""Bytes."""


def read_gift(content: bytes) -> Questions:
    """All that the file asks; what cannot be read is refused with its line. Raises Unreadable where it is no text."""
    if len(content) > LARGEST:
        raise Unreadable('This file is larger than 20 MB, too large for questions.')
    try:
        text = content.decode('utf-8-sig')
    except UnicodeDecodeError:
        raise Unreadable('This is not a text in UTF-8.') from None
    found = Found()
    category = ''
    for block in blocks(text):
        if block.category is not None:
            category = block.category
            continue
        try:
            found.questions.append(question(block, category))
        except Problem as problem:
            found.refuse(f'line {block.line}', str(problem))
    if not found.questions and not found.refused and not category:
        raise Unreadable('There is no question in this file.')
    return found.result
