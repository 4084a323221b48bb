"""One question of a GIFT file: its title, its text, and by its braces what kind it is."""
import re
from typing import Any, NamedTuple

from i18n import _

from ..questions import Markup, QuestionData, QuestionKind
from .answers import GiftAnswer, answers, options, pieces, texts, true_or_false
from .blocks import Block
from .escaping import Problem, Text, as_in, find, on_one_line, words
from .numbers import numbers
from .pairs import pairs

BLANK = '_____'
_TRUE_FALSE = re.compile(r'\s*(TRUE|FALSE|T|F)\s*(?:#.*)?', re.DOTALL | re.IGNORECASE)


class _Split(NamedTuple):
    title: str
    stem: Text
    braces: str | None
    """What stands between them; None where there are none."""


def question(block: Block, category: str) -> QuestionData:
    """Raises Problem with the sentence why it is none."""
    title, stem, braces = _split(block.text)
    shared: dict[str, Any] = {
        'title': title, 'text': stem.text, 'markup': stem.markup, 'category': category, 'source_id': block.id,
        'tags': tuple(block.tags)}
    if not stem.text:
        raise Problem(_('There is no question with this title.') if braces is None
                      else _('There is no question before these answers.'))
    if braces is None:
        return QuestionData(kind=QuestionKind.DESCRIPTION, **shared)
    braces, general = _general_feedback(braces, stem.markup)
    return QuestionData(**shared, feedback=general, **_asked(braces, stem.markup))


def _split(raw: str) -> _Split:
    title = ''
    if raw.lstrip().startswith('::'):
        begins = raw.index('::') + 2
        ends = _title_end(raw, begins)
        title, raw = on_one_line(raw[begins:ends]), raw[ends + 2:]  # “[html]” is a word of it
    opens = find(raw, '{')
    if opens < 0:
        if find(raw, '}') >= 0:
            raise Problem(_('A “}” closes what no “{” has opened. Write “\\}” where the sign is meant.'))
        return _Split(title, words(raw, Markup.MOODLE), None)
    closes = find(raw, '}', opens)
    if closes < 0:
        raise Problem(_('The answers begin with “{”, but no “}” ends them before the empty line.'))
    if 0 <= find(raw, '{', opens + 1) < closes:
        raise Problem(_('There is a “{” within the answers. Write “\\{” where the sign is meant.'))
    if '\n\n' in raw[opens:closes]:
        raise Problem(_('There is an empty line within the answers, where it ends a question. Take it out.'))
    before, after = raw[:opens], raw[closes + 1:]
    if find(after, '{}') >= 0:
        raise Problem(_('There are answers in braces twice in this question.'))
    if after.strip():
        before = f'{before.rstrip()} {BLANK} {after.strip()}'
    return _Split(title, words(before, Markup.MOODLE), braces=raw[opens + 1:closes])


def _title_end(raw: str, begins: int) -> int:
    at = begins
    while (at := find(raw, ':', at)) >= 0:
        if raw[at:at + 2] == '::':
            return at
        at += 1
    raise Problem(_('The title begins with “::”, but no “::” ends it.'))


def _general_feedback(braces: str, markup: Markup) -> tuple[str, str]:
    """It stands last, behind the last “####”."""
    at = last = -1
    while (at := find(braces, '#', at + 1)) >= 0:
        if braces[at:at + 4] == '####':
            last = at
    if last < 0:
        return braces, ''
    return braces[:last], as_in(words(braces[last + 4:], markup), markup)


def _asked(braces: str, markup: Markup) -> dict[str, Any]:
    """The kind of question, and what belongs to that kind."""
    if not braces.strip():
        return {'kind': QuestionKind.ESSAY}
    if _TRUE_FALSE.fullmatch(braces):
        return {'kind': QuestionKind.TRUE_FALSE, 'options': true_or_false(braces, markup), 'shuffle': False}
    if braces.lstrip().startswith('#'):
        return {'kind': QuestionKind.NUMBER, 'numbers': numbers(braces.lstrip()[1:], markup)}
    given = pieces(braces)
    if any(piece.sign == '~' for piece in given):
        return _choice(answers(given, markup), markup)
    if any('->' in piece.raw for piece in given):
        return {'kind': QuestionKind.MATCHING, 'pairs': pairs(given, markup)}
    return {'kind': QuestionKind.SHORT_TEXT, 'texts': texts(answers(given, markup), markup)}


def _choice(given: list[GiftAnswer], markup: Markup) -> dict[str, Any]:
    """One may be chosen where one is right; several where only parts of the points are given for each."""
    single = any(one.is_right for one in given)
    kind = QuestionKind.SINGLE_CHOICE if single else QuestionKind.MULTIPLE_CHOICE
    chosen = options(given, markup)
    if not any(option.share > 0 for option in chosen):
        raise Problem(_('No answer is right: mark one with “=”, or give several their part with “~%50%”.'))
    if len(chosen) < 2:
        raise Problem(_('There is only one answer to choose.'))
    return {'kind': kind, 'options': chosen}
