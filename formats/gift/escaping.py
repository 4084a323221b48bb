"""Words as GIFT writes them: escaped signs, and a mark for the format they are in."""
import html
import re
from typing import NamedTuple

from ..markup import to_html, to_markdown, to_plain
from ..questions import Markup

SPECIAL = '~=#{}:'
_MARK = re.compile(r'\s*\[(html|markdown|plain|moodle)\]', re.IGNORECASE)
_ESCAPED = re.compile(rf'\\([{SPECIAL}n\\])')


class Problem(Exception):
    """Why a question cannot be read: a sentence."""


class Text(NamedTuple):
    text: str
    markup: Markup


def words(raw: str, markup: Markup) -> Text:
    """:param markup: what it is written in, unless it says so itself"""
    if mark := _MARK.match(raw):
        markup, raw = Markup(mark[1].lower()), raw[mark.end():]
    if markup in (Markup.MOODLE, Markup.PLAIN):
        return Text(on_one_line(raw), markup)
    return Text(unescaped(raw.strip()), markup)


def on_one_line(raw: str) -> str:
    """A line of the file is no line of the text."""
    return unescaped(' '.join(line for line in map(str.strip, raw.split('\n')) if line))


def unescaped(raw: str) -> str:
    return _ESCAPED.sub(lambda match: '\n' if match[1] == 'n' else match[1], raw) if '\\' in raw else raw


def as_in(text: Text, markup: Markup) -> str:
    """The same words in the markup of their question."""
    if text.markup is markup or not text.text:
        return text.text
    if {text.markup, markup} == {Markup.HTML, Markup.MOODLE}:
        return text.text  # Moodle's own format understands HTML
    if markup is Markup.MARKDOWN:
        return to_markdown(text.text, text.markup)
    if markup is Markup.PLAIN:
        return to_plain(text.text, text.markup)
    return to_html(text.text, text.markup)


def answer_as_in(text: Text, markup: Markup) -> str:
    """The same, but where nothing would be left to see, as of “<br>”, it means the signs themselves."""
    said = as_in(text, markup)
    if ('<' in text.text or '&' in text.text) and not to_markdown(said, markup).strip('\\ \n'):
        return as_in(Text(text.text, Markup.PLAIN), markup)
    return said


def typed_as_in(text: str, markup: Markup) -> str:
    """What learners type is compared sign by sign, as in Moodle: “<b>” and “List<int>” mean just that."""
    understands_html = markup in (Markup.HTML, Markup.MOODLE)
    return html.escape(text, quote=False) if understands_html and ('<' in text or '&' in text) else text


def find(raw: str, signs: str, start: int = 0) -> int:
    """Where the first of these signs stands that is not escaped; -1 if nowhere."""
    at = start
    while at < len(raw):
        if raw[at] == '\\':
            at += 2
        elif raw[at] in signs:
            return at
        else:
            at += 1
    return -1


def split(raw: str, sign: str) -> list[str]:
    """At each such sign that is not escaped."""
    parts, start = [], 0
    while (at := find(raw, sign, start)) >= 0:
        parts.append(raw[start:at])
        start = at + 1
    return [*parts, raw[start:]]
