"""A plain text that holds questions: its lines, without the characters nobody can see and no database keeps."""
import re

from i18n import _

from .questions import UnreadableFile

MAX_BYTES = 20_000_000
"""Bytes."""
_UNSEEN = dict.fromkeys([*range(0x09), *range(0x0e, 0x20), 0x7f, 0xfeff]) | dict.fromkeys((0x0b, 0x0c), ' ')


def lines_of(content: bytes) -> list[str]:
    """They end as any system ends them, and nowhere else. Raises UnreadableFile where it is no text."""
    if len(content) > MAX_BYTES:
        raise UnreadableFile(_('This file is larger than 20 MB, too large for questions.'))
    try:
        text = content.decode('utf-8-sig')
    except UnicodeDecodeError:
        raise UnreadableFile(_('This is not a text in UTF-8.')) from None
    return re.split(r'\r\n|\r|\n', text.translate(_UNSEEN))
