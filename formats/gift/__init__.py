"""GIFT, Moodle's plain-text format for questions: title, text, and the answers in braces; an empty line ends each."""
from i18n import _

from ..questions import ParsedQuestions, Questions, UnreadableFile
from ..text_file import lines_of
from .blocks import blocks
from .escaping import Problem
from .parser import question

__all__ = ['read_gift']


def read_gift(content: bytes) -> Questions:
    """All that the file asks; what cannot be read is refused with its line. Raises UnreadableFile where it is no
    text."""
    found = ParsedQuestions()
    category = ''
    for block in blocks(lines_of(content)):
        if block.category is not None:
            category = block.category
            continue
        try:
            found.questions.append(question(block, category))
        except Problem as problem:
            found.refuse(_('line {line}', line=block.line), str(problem))
    if not found.questions and not found.refused and not category:
        raise UnreadableFile(_('There is no question in this file.'))
    return found.result
