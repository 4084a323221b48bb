"""Letters that mean something in Markdown, written so that they mean themselves."""
import re

PLACES = '\ue000', '\ue001'
"""Stand around the number of something while its text becomes Markdown: no author writes them. Brackets come there."""
_SIGNS = re.compile(r'[\\`*_\[\]<~|]')
_ENTITY = re.compile(r'&(?=#?\w{1,40};)')
_LINE = re.compile(r'([0-9]{1,9})(?=[.)](?:\s|$))|(?=>|#{1,6}(?:\s|$)|[-+](?:\s|$)|-[-:]|:-|=+\s*$)')


def escape(text: str) -> str:
    """Shows as it is written, except for how its lines begin."""
    return no_entities(_SIGNS.sub(r'\\\g<0>', text))


def no_entities(text: str) -> str:
    """`&lt;` does not become another sign."""
    return _ENTITY.sub('&amp;', text)


def guard(line: str) -> str:
    """Begins no list, heading, quote or table, and underlines nothing. Spaces before it stay, which do not break."""
    words = line.lstrip()
    if len(words) < len(line):
        return ''.join(map(entity, line[:len(line) - len(words)])) + words
    return _LINE.sub(r'\1\\', line, count=1) if _LINE.match(line) else line


def entity(letter: str) -> str:
    """The same letter, which Markdown takes for a sign between others."""
    return '&nbsp;' if letter == '\xa0' else f'&#{ord(letter)};'
