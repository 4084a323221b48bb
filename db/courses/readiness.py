"""Whether items of a base course are ready for learners: asked before one is published, several, or a whole import."""
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple, TypedDict
from zoneinfo import ZoneInfo

from i18n import _, ngettext, number

from ..access.guard import author
from ..core.check_list import Finding, Readiness, Severity, Target, sorted_findings
from ..core.clock import now
from ..core.dates import due_at, opens_at
from ..core.session_windows import State
from ..core.sql import Flag, Moment, parse_datetime, select
from ..items.changes import ItemChanges
from ..items.fields import apply_fields
from ..outlines.item_readiness import item_facts, item_findings
from ..quizzes.question_counts import question_counts
from ..records.course import Course
from ..records.item import Item
from ..records.item_types import ITEM_TYPES
from ..records.person import Person
from .edits import as_edited
from .loads import item_to_edit


async def items_readiness(course: Course, item_ids: Collection[int] | None = None, *, seen_by: Person) -> Readiness:
    """Of these items, with the edits that wait; None: of all that waits to be published. Of what is published
    already, only what the edits make worse. Six statements beside the rule's, however many items."""
    await author.check(seen_by, course)
    published = await _items(course)
    items = [as_edited(item) for item in published]
    asked = [item for item in items if (item.is_draft or item.pending if item_ids is None else item.id in item_ids)]
    return await _readiness(course.id, items, asked, published)


async def readiness_of_edit(course: Course, item_id: int, changes: ItemChanges, *, seen_by: Person) -> Readiness:
    """Of one item, as it would be with these changes. Raises Invalid for what cannot be kept."""
    await author.check(seen_by, course)
    published = await _items(course)
    items = [as_edited(item) for item in published]
    edited = copy(next((item for item in items if item.id == item_id), None) or await item_to_edit(course, item_id))
    apply_fields(edited, changes)
    items = [edited if item.id == item_id else item for item in items]
    return await _readiness(course.id, items, [edited], published)


async def _items(course: Course) -> list[Item]:
    return await Item.filter(section__course_id=course.id, session_course_id=None, is_archived=False).order_by(
        'section__position', 'section_id', 'position', 'id')


async def _readiness(course_id: int, items: Iterable[Item], asked: Collection[Item], published: Iterable[Item]
                     ) -> Readiness:
    if not asked:
        return Readiness()
    quizzes = any(ITEM_TYPES[item.kind].asks_questions for item in asked)
    counts = await question_counts(course_id) if quizzes else {}
    ids = {item.id for item in asked}
    waiting = circles(item for item in items if not item.is_draft or item.id in ids)
    titles = {item.id: item.title for item in items}
    runs = await _runs(course_id) if any(_days(item) for item in asked) else []
    before = {item.id: item for item in published if not item.is_draft}

    def of(item: Item, waits_for: Collection[str]) -> Iterator[Finding]:
        target = Target(course_id=course_id, item_id=item.id)
        yield from item_findings(item_facts(item, counts, waits_for), target)
        yield from _outside(item, runs, target)

    findings: list[Finding] = []
    for item in asked:
        known = {_what(finding) for finding in of(before[item.id], ())} if item.id in before else set()
        waits_for = [titles[id_] for id_ in waiting.get(item.id, ())]
        findings += (finding for finding in of(item, waits_for) if _what(finding) not in known)
    return Readiness(sorted_findings(findings))


def _what(finding: Finding) -> tuple[Severity, str]:
    return finding.severity, finding.target.field if finding.target else ''


def circles(items: Iterable[Item]) -> dict[int, set[int]]:
    """By item, the others that it waits for and that wait for it, over however many steps. Pure."""
    needs = {item.id: {id_ for id_, _ in item.needs or ()} for item in items}
    reached = {id_: _reached(id_, needs) for id_, needed in needs.items() if needed}
    return {id_: others for id_, all_ in reached.items()
            if (others := {other for other in all_ if id_ in reached.get(other, ()) and other != id_})}


def _reached(start: int, needs: Mapping[int, set[int]]) -> set[int]:
    seen: set[int] = set()
    coming = list(needs[start])
    while coming:
        one = coming.pop()
        if one not in seen and one in needs:
            seen.add(one)
            coming += needs[one]
    return seen


class Run(NamedTuple):
    """A session that gives the course and is not over."""
    title: str
    starts: datetime | None
    ends: datetime | None
    zone: ZoneInfo
    dated: frozenset[tuple[int, str]]
    """Items and dates for which the session has its own."""


async def _runs(course_id: int) -> list[Run]:
    rows = await select(_SessionRow, _SESSIONS, course=course_id, states=[State.DRAFT, State.PUBLISHED], now=now())
    dated: defaultdict[int, set[tuple[int, str]]] = defaultdict(set)
    for row in await select(_OwnDateRow, _OWN_DATES, course=course_id):
        dated[row['id']] |= {(row['item_id'], name) for name in ('opens', 'due', 'closes') if row[name]}
    return [Run(row['title'], parse_datetime(row['starts']), parse_datetime(row['ends']), ZoneInfo(row['time_zone']),
                frozenset(dated[row['id']])) for row in rows]


def _days(item: Item) -> dict[str, int]:
    days = {'opens': item.opens_day, 'due': item.due_day, 'closes': item.closes_day}
    return {name: day for name, day in days.items() if day is not None}


def _outside(item: Item, runs: Iterable[Run], target: Target) -> Iterator[Finding]:
    """Days that lie after the end of a session, or before its beginning."""
    for name, day in _days(item).items():
        after = [run.title for run in runs if run.ends and (item.id, name) not in run.dated
                 and (at := _at(name, run, day)) and at > run.ends]
        if after:
            yield Finding(Severity.WARNING, _after_end(name, item.title, day, _sessions(after)),
                          replace(target, field=f'{name}_day'))
    if item.due_day is not None and item.due_day < 0:
        yield Finding(Severity.WARNING, _('“{title}” is due before the first day of every session.', title=item.title),
                      replace(target, field='due_day'))


def _at(name: str, run: Run, day: int) -> datetime | None:
    return (opens_at if name == 'opens' else due_at)(run.starts, day, run.zone)


def _sessions(titles: list[str]) -> str:
    return titles[0] if len(titles) == 1 else ngettext('{n} session', '{n} sessions', len(titles))


def _after_end(name: str, title: str, day: int, sessions: str) -> str:
    values = {'title': title, 'day': number(day), 'sessions': sessions}
    return {'opens': _('“{title}” opens on day {day}, after the end of {sessions}.', **values),
            'due': _('“{title}” is due on day {day}, after the end of {sessions}.', **values),
            'closes': _('“{title}” closes on day {day}, after the end of {sessions}.', **values)}[name]


class _SessionRow(TypedDict):
    id: int
    title: str
    starts: Moment | None
    ends: Moment | None
    time_zone: str


_SESSIONS = '''
SELECT sc.id, s.title, s.starts, s.ends, s.time_zone FROM session_course sc JOIN session s ON s.id = sc.session_id
 WHERE sc.course_id = :course AND s.state IN :states AND s.starts IS NOT NULL AND s.ends > :now
 ORDER BY s.starts, s.id
'''


class _OwnDateRow(TypedDict):
    id: int
    item_id: int
    opens: Flag
    due: Flag
    closes: Flag


_OWN_DATES = '''
SELECT sc.id, c.item_id, c.opens_at IS NOT NULL AS opens, c.due_at IS NOT NULL AS due, c.closes_at IS NOT NULL AS closes
  FROM customisation c JOIN session_course sc ON sc.id = c.session_course_id
 WHERE sc.course_id = :course AND (c.opens_at IS NOT NULL OR c.due_at IS NOT NULL OR c.closes_at IS NOT NULL)
'''
