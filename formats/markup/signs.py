"""Letters that mean something in Markdown, written so that they mean themselves."""
import re

PLACES = '\ue000\ue001'
"""Stand around the number of something while its text becomes Markdown: no author writes them. Brackets come there."""
_SIGNS = re.compile(r'[\\`*_\[\]<~|]')
_ENTITY = re.compile(r'&(?=#?\w{1,40};)')
_LINE = re.compile(r'([0-9]{1,9})(?=[.)](?:\s|$))|(?=>|#{1,6}(?:\s|$)|[-+](?:\s|$)|-[-:]|:-|=+\s*$)')


def escape(text: str) -> str:
    """Shows as it is written, except for how its lines begin."""
    return _ENTITY.sub('&amp;', _SIGNS.sub(r'\\\g<0>', text))


def guard(line: str) -> str:
    """Begins no list, heading, quote or table, and underlines nothing. Spaces at its ends stay that do not break."""
    words = line.strip()
    if len(words) < len(line):
        ahead = len(line) - len(line.lstrip())
        return ''.join(map(entity, line[:ahead])) + words + ''.join(map(entity, line[ahead + len(words):]))
    return _LINE.sub(r'\1\\', line, count=1) if _LINE.match(line) else line


def entity(letter: str) -> str:
    """The same letter, which Markdown takes for a sign between others."""
    return '&nbsp;' if letter == '\xa0' else f'&#{ord(letter)};'
