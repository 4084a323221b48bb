"""One item's tracking in words: where everybody is, how the points spread, which mistakes are made."""
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from components.chart.chart import ReferenceLine, Series
from components.html import WORDS as MARKS
from components.html import esc, mark
from db import SessionCourse
from db.core import numbers
from db.quizzes import QuestionStats, WrongAnswer
from db.tracking import ItemTracking
from formats.questions import QuestionKind
from pages.coaching.urls import at_item_url, items_url, learner_url
from pages.dates import moment
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.sessions.labels import within
from pages.sessions.quiz_labels import line

NAMES = 12
"""Named at each state; the others stand in the list that the state opens."""
ANSWERS, WHO = 30, 60
"""Wrong answers that are told, and names at each of them."""
DISCRIMINATION = ('The share of right answers among the best 27 % of the attempts less that among the worst 27 %. '
                  '0.40 and more sorts well, below 0.20 hardly; below 0 the better learners get it wrong more often.')
KIND = {
    QuestionKind.SINGLE_CHOICE: 'One choice', QuestionKind.MULTIPLE_CHOICE: 'Several choices',
    QuestionKind.TRUE_FALSE: 'True or false', QuestionKind.SHORT_TEXT: 'Short text', QuestionKind.NUMBER: 'Number',
    QuestionKind.MATCHING: 'Matching', QuestionKind.ORDERING: 'Ordering', QuestionKind.GAP_FILL: 'Gaps',
    QuestionKind.ESSAY: 'Essay', QuestionKind.DESCRIPTION: 'Description',
}
BINS = [f'{low}–{low + 9}' for low in range(0, 90, 10)] + ['90–100']


def head(found: ItemTracking, zone: ZoneInfo) -> str:
    item = found.item
    facts = [ITEM_TYPE_PAGES[item.kind].heading, item.section, '' if item.required else 'not required',
             f'{numbers.plain(item.points)} points' if item.is_graded else '',
             f'{numbers.plain(item.pass_points)} to pass' if item.pass_points is not None else '',
             f'due {within(moment(item.due_at, zone))}' if item.due_at else '']
    return (f'<div class="line wrap"><h1 class="co-title">{esc(item.title)}</h1>'
            f'<span class="muted">{esc(" · ".join(filter(None, facts)))}</span></div>')


def standings(found: ItemTracking, session_id: int, course_id: int) -> str:
    """Each state with its number and names, all of them ways to these learners."""
    if not found.learners:
        return '<div class="empty"><b>No learners yet</b>As soon as somebody is enrolled, they stand here.</div>'
    shown = []
    for state, people in found.learners.items():
        def place(participation_id: int | None = None, state: str = state.value) -> str:
            return esc(at_item_url(session_id, course_id, found.item.id, state, participation_id))

        names = ''.join(f'<li><a href="{place(one.id)}">{esc(one.name)}</a></li>' for one in people[:NAMES])
        beyond = len(people) - NAMES
        more = f'<li><a class="link" href="{place()}">and {beyond:,} more</a></li>' if beyond > 0 else ''
        shown.append(f'<div class="standing"><a href="{place()}"><span class="big fig">{len(people):,}</span>'
                     f'{mark(state.value, MARKS[state.value])}</a><ul>{names}{more}</ul></div>')
    return f'<div class="standings">{"".join(shown)}</div>'


def points(found: ItemTracking) -> dict[str, Any]:
    return points_now(found) | {'head': 'Percent of the points', 'height': 220}


def points_now(found: ItemTracking) -> dict[str, Any]:
    at_or_above = Series('At or above the points to pass' if found.pass_percent else 'Learners',
                         [one.passed for one in found.bins])
    below = Series('Below the points to pass', [one.below for one in found.bins], tone='bad', hatched=True)
    least = found.pass_percent
    return {
        'finding': _finding(found), 'labels': BINS, 'series': [below, at_or_above] if least else [at_or_above],
        'rule': ReferenceLine(float(least), f'to pass: {numbers.plain(least)} %') if least else None,
    }


def _finding(found: ItemTracking) -> str:
    if not found.scored:
        return 'Nobody has points yet.'
    who = 'One learner has' if found.scored == 1 else f'{found.scored:,} learners have'
    said = f'{who} points; the mean is {found.mean} %.'
    if found.pass_percent is None:
        return said
    below = sum(one.below for one in found.bins)
    those = 'Nobody is' if not below else 'One is' if below == 1 else f'{below:,} are'
    return f'{said} {those} below the points to pass.'


def minutes(found: ItemTracking) -> str:
    """“Time taken: median 12 min, half of them 8 to 17 min (24 attempts)”."""
    spread = found.minutes
    if spread is None:
        return ''
    number_of = '1 attempt' if spread.number == 1 else f'{spread.number:,} attempts'
    return (f'<span class="muted">Time taken: median <b class="fig">{_short(spread.median)}</b> min, half of them '
            f'{_short(spread.lower)} to {_short(spread.upper)} min ({number_of})</span>')


def discrimination(index: Decimal | None) -> str:
    if index is None:
        return 'too few to tell'
    word = 'well' if index >= Decimal('0.4') else 'fairly' if index >= Decimal('0.2') else (
        'hardly' if index >= 0 else 'the wrong way')
    return f'{index} · {word}'


def short(one: QuestionStats) -> str:
    text = ' '.join(one.text.split())
    return one.title or (text if len(text) <= 90 else f'{text[:90]}…')


def mistake(one: QuestionStats) -> str:
    """What was wrongly given most often; where nothing was, how many left it out."""
    if one.common_mistake:
        return f'{one.common_mistake_count} × {one.common_mistake.replace("`", "")}'
    left_out = one.asked - one.answered
    return f'{left_out} left it out' if left_out else 'None'


def wrong(answers: Sequence[WrongAnswer], course: SessionCourse, files: str) -> str:
    """What was given, how often, and by whom: each name opens that learner."""
    shown, beyond = [], answers[ANSWERS:]
    for answer in answers[:ANSWERS]:
        given = line(answer.given, files) if answer.given else 'Nothing given'
        names = ''.join(f'<li><a class="link" href="{esc(learner_url(course.session_id, course.course_id, one.id))}">'
                        f'{esc(one.name)}</a></li>' for one in answer.people[:WHO])
        names += _more(len(answer.people) - WHO)
        shown.append(f'<div><h3><span class="fig">{len(answer.people):,} ×</span><span>{given}</span></h3>'
                     f'<ul>{names}</ul></div>')
    if beyond:
        shown.append(f'<p class="muted">{len(beyond):,} other answers, none of them more often.</p>')
    return f'<div class="wrong-answers" tabindex="0" aria-label="Answers">{"".join(shown)}</div>' if shown else (
        '<p class="co-text">Everybody has it right.</p>')


def _more(number_of: int) -> str:
    return f'<li class="muted">and {number_of:,} more</li>' if number_of > 0 else ''


def list_url(course: SessionCourse) -> str:
    return items_url(course.session_id, course.course_id)


def _short(value: Decimal) -> str:
    return numbers.plain(value)
