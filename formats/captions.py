"""Captions of videos as WebVTT, the one kind that browsers show, from SubRip and from Open edX's JSON."""
import json
import re

STAMP = r'(\d{1,3}):([0-5]?\d):([0-5]?\d)[,.](\d{1,3})'
CUE = re.compile(rf'^\s*{STAMP}\s*-->\s*{STAMP}.*$')
POSITION = re.compile(r'\{\\[^{}]*\}')
"""How SubRip says where on the screen."""
NO_TAG = re.compile(r'<(?!/?[biu]>)')
NO_ENTITY = re.compile(r'&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)')

Cue = tuple[int, int, str]
"""From and until, in milliseconds, and the words."""


def to_webvtt(name: str, content: bytes) -> bytes | None:
    """What these captions are as WebVTT; nothing where no word of them can be read."""
    text = _text(content)
    if text.startswith('WEBVTT'):
        return text.encode()
    cues = _from_json(text) if name.endswith(('.sjson', '.json')) else _from_subrip(text)
    if not cues:
        return None
    return '\n'.join(['WEBVTT\n', *(f'{_stamp(start)} --> {_stamp(end)}\n{words}\n' for start, end, words in cues)]
                     ).encode()


def _from_subrip(text: str) -> list[Cue]:
    cues: list[Cue] = []
    span: tuple[int, int] | None = None
    words: list[str] = []
    for line in [*text.splitlines(), '']:
        if found := CUE.match(line):
            span, words = (_milliseconds(*found.groups()[:4]), _milliseconds(*found.groups()[4:])), []
        elif line.strip():
            words.append(line)
        elif span:
            _add(cues, *span, '\n'.join(words))
            span = None
    return cues


def _from_json(text: str) -> list[Cue]:
    """Three lists of the same length: start, end, text."""
    try:
        lists = json.loads(text)
        rows = list(zip(lists['start'], lists['end'], lists['text'], strict=True))
    except (ValueError, KeyError, TypeError, RecursionError):
        return []
    cues: list[Cue] = []
    for start, end, words in rows:
        if not (_is_instant(start) and _is_instant(end) and isinstance(words, str)):
            return []
        _add(cues, int(start), int(end), words)
    return cues


def _is_instant(value: object) -> bool:
    return isinstance(value, int | float) and 0 <= value < 360_000_000


def _add(cues: list[Cue], start: int, end: int, words: str) -> None:
    words = POSITION.sub('', words).replace('-->', '→')
    words = NO_TAG.sub('&lt;', NO_ENTITY.sub('&amp;', words)).encode(errors='replace').decode()
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if lines and start < end:
        cues.append((start, end, '\n'.join(lines)))


def _milliseconds(hours: str, minutes: str, seconds: str, fraction: str) -> int:
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(fraction.ljust(3, '0'))


def _stamp(milliseconds: int) -> str:
    seconds, fraction = divmod(milliseconds, 1000)
    return f'{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{fraction:03}'


def _text(content: bytes) -> str:
    try:
        return content.decode('utf-8-sig')
    except UnicodeDecodeError:
        return content.decode('cp1252', errors='replace')
