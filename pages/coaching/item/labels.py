"""One item's tracking in words: where everybody is, how the points spread, which mistakes are made."""
from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from components.chart.chart import ReferenceLine, Series
from components.html import WORDS as MARKS
from components.html import empty, esc, mark
from db import SessionCourse
from db.core import numbers
from db.quizzes import QuestionStats, WrongAnswer
from db.tracking import ItemTracking
from formats.questions import QuestionKind
from i18n import _, lazy, ngettext, number, pgettext
from pages.coaching.labels import NO_LEARNERS
from pages.coaching.urls import at_item_url, items_url, learner_url
from pages.dates import moment_within
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.sessions.quiz_labels import line

NAMES = 12
"""Named at each state; the others stand in the list that the state opens."""
ANSWERS, WHO = 30, 60
"""Wrong answers that are told, and names at each of them."""
DISCRIMINATION = lazy('The share of right answers among the best 27 % of the attempts less that among the worst 27 %. '
                      '0.40 and more discriminates well, below 0.20 hardly; below 0 the better learners get it wrong '
                      'more often.')
KIND = {
    QuestionKind.SINGLE_CHOICE: lazy('One choice'), QuestionKind.MULTIPLE_CHOICE: lazy('Several choices'),
    QuestionKind.TRUE_FALSE: lazy('True or false'), QuestionKind.SHORT_TEXT: lazy('Short text'),
    QuestionKind.NUMBER: lazy('Number'), QuestionKind.MATCHING: lazy('Matching'),
    QuestionKind.ORDERING: lazy('Ordering'), QuestionKind.GAP_FILL: lazy('Gaps'),
    QuestionKind.ESSAY: lazy('Essay'), QuestionKind.DESCRIPTION: lazy('Description'),
}
BINS = [f'{low}–{low + 9}' for low in range(0, 90, 10)] + ['90–100']


def head(found: ItemTracking, zone: ZoneInfo) -> str:
    item = found.item
    facts = [ITEM_TYPE_PAGES[item.kind].heading, item.section, '' if item.required else _('optional'),
             _('{points} points', points=numbers.plain(item.points)) if item.is_graded else '',
             _('{points} to pass', points=numbers.plain(item.pass_points)) if item.pass_points is not None else '',
             _('due {when}', when=moment_within(item.due_at, zone)) if item.due_at else '']
    return (f'<div class="line wrap"><h1 class="co-title">{esc(item.title)}</h1>'
            f'<span class="muted">{esc(" · ".join(filter(None, facts)))}</span></div>')


def standings(found: ItemTracking, session_id: int, course_id: int) -> str:
    """Each state with its number and names, all of them ways to these learners."""
    if not found.learners:
        return empty(*map(str, NO_LEARNERS))
    shown = []
    for state, people in found.learners.items():
        def place(participation_id: int | None = None, state: str = state.value) -> str:
            return esc(at_item_url(session_id, course_id, found.item.id, state, participation_id))

        names = ''.join(f'<li><a href="{place(one.id)}">{esc(one.name)}</a></li>' for one in people[:NAMES])
        beyond = len(people) - NAMES
        more = f'<li><a class="link" href="{place()}">{esc(and_more(beyond))}</a></li>' if beyond > 0 else ''
        shown.append(f'<div class="standing"><a href="{place()}"><span class="big fig">{number(len(people))}</span>'
                     f'{mark(state.value, str(MARKS[state.value]))}</a><ul>{names}{more}</ul></div>')
    return f'<div class="standings">{"".join(shown)}</div>'


def points(found: ItemTracking) -> dict[str, Any]:
    return points_now(found) | {'head': _('Percent of the points'), 'height': 220}


def points_now(found: ItemTracking) -> dict[str, Any]:
    at_or_above = Series(_('At or above the points to pass') if found.pass_percent else _('Learners'),
                         [one.passed for one in found.bins])
    below = Series(_('Below the points to pass'), [one.below for one in found.bins], tone='bad', hatched=True)
    least = found.pass_percent
    return {
        'finding': _finding(found), 'labels': BINS, 'series': [below, at_or_above] if least else [at_or_above],
        'rule': ReferenceLine(float(least), _('to pass: {percent} %', percent=numbers.plain(least))) if least else None,
    }


def _finding(found: ItemTracking) -> str:
    if not found.scored:
        return _('Nobody has points yet.')
    said = ngettext('One learner has points; the mean is {mean} %.', '{n} learners have points; the mean is {mean} %.',
                    found.scored, mean=found.mean)
    if found.pass_percent is None:
        return said
    below = sum(one.below for one in found.bins)
    return f'{said} ' + (
        ngettext('One is below the points to pass.', '{n} are below the points to pass.', below) if below else
        _('Nobody is below the points to pass.'))


def minutes(found: ItemTracking) -> str:
    """“Time taken: median 12 min, half of them 8 to 17 min (24 attempts)”."""
    spread = found.minutes
    if spread is None:
        return ''
    said = ngettext(
        'Time taken: median <b class="fig">{median}</b> min, half of them {low} to {high} min ({n} attempt)',
        'Time taken: median <b class="fig">{median}</b> min, half of them {low} to {high} min ({n} attempts)',
        spread.number, median=_short(spread.median), low=_short(spread.lower), high=_short(spread.upper))
    return f'<span class="muted">{said}</span>'


def discrimination(index: Decimal | None) -> str:
    if index is None:
        return _('too few to tell')
    sorts = _('well') if index >= Decimal('0.4') else _('fairly') if index >= Decimal('0.2') else (
        _('hardly') if index >= 0 else _('the wrong way'))
    return f'{index} · {sorts}'


def short(one: QuestionStats) -> str:
    text = ' '.join(one.text.split())
    return one.title or (text if len(text) <= 90 else f'{text[:90]}…')


def mistake(one: QuestionStats) -> str:
    """What was wrongly given most often; where nothing was, how many left it out."""
    if one.common_mistake:
        return f'{one.common_mistake_count} × {one.common_mistake.replace("`", "")}'
    left_out = one.asked - one.answered
    return ngettext('{n} skipped', '{n} skipped', left_out) if left_out else pgettext('mistake', 'None')


def wrong(answers: Sequence[WrongAnswer], course: SessionCourse, files: str) -> str:
    """What was given, how often, and by whom: each name opens that learner."""
    shown, beyond = [], answers[ANSWERS:]
    for answer in answers[:ANSWERS]:
        given = line(answer.given, files) if answer.given else _('Nothing given')
        names = ''.join(f'<li><a class="link" href="{esc(learner_url(course.session_id, course.course_id, one.id))}">'
                        f'{esc(one.name)}</a></li>' for one in answer.people[:WHO])
        if (more := len(answer.people) - WHO) > 0:
            names += f'<li class="muted">{esc(and_more(more))}</li>'
        shown.append(f'<div><h3><span class="fig">{number(len(answer.people))} ×</span><span>{given}</span></h3>'
                     f'<ul>{names}</ul></div>')
    if beyond:
        others = ngettext('{n} other answers, none of them more often.', '{n} other answers, none of them more often.',
                          len(beyond))
        shown.append(f'<p class="muted">{others}</p>')
    if not shown:
        return f'<p class="co-text">{_("Everybody has it right.")}</p>'
    return f'<div class="wrong-answers" tabindex="0" aria-label="{esc(_("Answers"))}">{"".join(shown)}</div>'


def and_more(count: int) -> str:
    return ngettext('and {n} more', 'and {n} more', count)


def list_url(course: SessionCourse) -> str:
    return items_url(course.session_id, course.course_id)


def _short(value: Decimal) -> str:
    return numbers.plain(value)
