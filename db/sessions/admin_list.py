"""The sessions that somebody administers, as one long list: page by page, and counted by the stage they are at."""
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypedDict

from i18n import lazy

from ..access.guard import any_session_administrator
from ..core.clock import now
from ..core.list_columns import ColumnKind, ListColumn, orders_of
from ..core.list_query import ListQuery
from ..core.numbers import from_binary, percent
from ..core.search_words import folded
from ..core.session_windows import Phase, State, Window
from ..core.sql import Average, Moment, PageRow, parse_datetime, select
from ..records.person import Person
from ..records.session import Session
from .my_sessions import coach_names


class Stage(StrEnum):
    """Where a session stands for the people who run it: its state, and once published what its dates say."""
    RUNNING = 'running'
    UPCOMING = 'upcoming'
    DRAFT = 'draft'
    ENDED = 'ended'
    CANCELLED = 'cancelled'
    ARCHIVED = 'archived'


STAGE_LABELS = {
    Stage.RUNNING: lazy('Running'), Stage.UPCOMING: lazy('Upcoming'), Stage.DRAFT: lazy('Draft'),
    Stage.ENDED: lazy('Ended'), Stage.CANCELLED: lazy('Cancelled'), Stage.ARCHIVED: lazy('Archived')}


@dataclass(frozen=True, slots=True)
class SessionLine:
    id: int
    title: str
    category: str
    stage: Stage
    starts: datetime | None
    ends: datetime | None
    coaches: tuple[str, ...]
    courses: int
    learners: int
    progress: int | None
    """Mean progress over all active participations, in percent."""


def stage(session: Session) -> Stage:
    if session.state is not State.PUBLISHED:
        return Stage(session.state)
    phase = Window(session.starts, session.ends).phase(now())
    return {Phase.UPCOMING: Stage.UPCOMING, Phase.CURRENT: Stage.RUNNING, Phase.PAST: Stage.ENDED}[phase]


async def admin_lines(query: ListQuery, *, seen_by: Person, category: str = '') -> tuple[list[SessionLine], int]:
    """One page of the sessions that the viewer administers, and how many there are in all. `state` is a stage, or
    `all` for everything but the archive; `search` looks at titles, categories and coaches."""
    await any_session_administrator.check(seen_by)
    where, values = await _narrowed(query.search, category)
    rows = await select(PageRow, f'''
        SELECT s.id, COUNT(*) OVER () AS total FROM {_OWN} WHERE {_STAGES[_known(query.state)]} {where}
         ORDER BY {_order(query)} LIMIT :limit OFFSET :start''',
                        viewer=seen_by.id, now=now(), limit=query.limit, start=query.start, **values)
    ids = [row['id'] for row in rows]
    found = await _lines(ids)
    return [found[id_] for id_ in ids if id_ in found], rows[0]['total'] if rows else 0


async def stage_counts(*, seen_by: Person, search: str = '', category: str = '') -> dict[str, int]:
    """How many sessions of the viewer stand at each stage, and how many in `all` but the archive."""
    await any_session_administrator.check(seen_by)
    where, values = await _narrowed(search, category)
    rows = await select(_StageRow, f'SELECT {_STAGE} AS stage, COUNT(*) AS count FROM {_OWN} WHERE 1 = 1 {where} '
                                   'GROUP BY 1', viewer=seen_by.id, now=now(), **values)
    counts = dict.fromkeys(Stage, 0) | {Stage(row['stage']): row['count'] for row in rows}
    everything = sum(count for stage, count in counts.items() if stage is not Stage.ARCHIVED)
    return {'all': everything, **{stage.value: count for stage, count in counts.items()}}


async def _narrowed(search: str, category: str) -> tuple[str, dict[str, Any]]:
    """Conditions for what was typed and chosen. Accents cannot be taken off in every database, so that is done here."""
    where, values = '', {}
    if category:
        where, values = ' AND s.category = :category', {'category': category}
    if words := folded(search).split():
        said: dict[int, str] = {}
        for row in await select(_TextRow, _SAID):
            said[row['id']] = f'{said.get(row["id"], "")} {row["said"]}'
        found = [id_ for id_, text in said.items() if all(word in folded(text) for word in words)]
        return f'{where} AND s.id IN :found', {**values, 'found': found}
    return where, values


def _known(state: str) -> str:
    return state if state in _STAGES else 'all'


def _order(query: ListQuery) -> str:
    by = _ORDERS.get(query.sort, _ORDERS['stage'])
    return f'({by}) IS NULL, {by} {"DESC" if query.descending else "ASC"}, s.starts IS NULL, s.starts DESC, s.id'


async def _lines(ids: Sequence[int]) -> dict[int, SessionLine]:
    if not ids:
        return {}
    coaches = await coach_names(list(ids))
    return {row['id']: SessionLine(
        id=row['id'], title=row['title'], category=row['category'], stage=Stage(row['stage']),
        starts=parse_datetime(row['starts']), ends=parse_datetime(row['ends']), coaches=tuple(coaches[row['id']]),
        courses=row['courses'], learners=row['learners'],
        progress=None if row['progress'] is None else percent(from_binary(row['progress'])),
    ) for row in await select(_LineRow, _LINES, ids=ids, now=now())}


class _StageRow(TypedDict):
    stage: str
    count: int


_STAGE = '''CASE WHEN s.state <> 'published' THEN s.state WHEN s.ends <= :now THEN 'ended'
                 WHEN s.starts > :now THEN 'upcoming' ELSE 'running' END'''
_STAGES = {'all': "s.state <> 'archived'"} | {stage.value: f"({_STAGE}) = '{stage}'" for stage in Stage}
_LEARNERS = "(SELECT COUNT(*) FROM enrolment e WHERE e.session_id = s.id AND e.state = 'active')"
_BY_STAGE = f'CASE {_STAGE} ' + ' '.join(f"WHEN '{stage}' THEN {n}" for n, stage in enumerate(Stage)) + ' END'
SESSION_COLUMNS: tuple[ListColumn[SessionLine], ...] = (
    ListColumn('title', lazy('Session'), lambda line: line.title, order='s.title'),
    ListColumn('stage', lazy('State'), lambda line: str(STAGE_LABELS[line.stage]), order=_BY_STAGE),
    ListColumn('dates', lazy('Learner dates'), lambda line: [line.starts, line.ends], ColumnKind.INSTANT,
               order='s.starts'),
    ListColumn('coaches', lazy('Coaches'), lambda line: line.coaches),
    ListColumn('courses', lazy('Courses'), lambda line: line.courses, ColumnKind.NUMBER),
    ListColumn('learners', lazy('Learners'), lambda line: line.learners, ColumnKind.NUMBER, order=_LEARNERS),
    ListColumn('progress', lazy('Progress'), lambda line: line.progress, ColumnKind.NUMBER),
)
_ORDERS = orders_of(SESSION_COLUMNS)
_OWN = '''session s JOIN person v ON v.id = :viewer AND (v.is_administrator OR v.is_session_administrator AND EXISTS (
                   SELECT 1 FROM session_administrator a WHERE a.session_id = s.id AND a.person_id = v.id))'''


class _LineRow(TypedDict):
    id: int
    title: str
    category: str
    starts: Moment | None
    ends: Moment | None
    stage: str
    learners: int
    courses: int
    progress: Average | None


_LINES = f'''
SELECT s.id, s.title, s.category, s.starts, s.ends, {_STAGE} AS stage, {_LEARNERS} AS learners,
       (SELECT COUNT(*) FROM session_course c WHERE c.session_id = s.id) AS courses,
       (SELECT AVG(t.done * 1.0 / t.total) FROM enrolment e JOIN participation t ON t.enrolment_id = e.id
         WHERE e.session_id = s.id AND e.state = 'active' AND t.state = 'active' AND t.total > 0) AS progress
  FROM session s WHERE s.id IN :ids
'''


class _TextRow(TypedDict):
    id: int
    said: str


_SAID = '''
SELECT s.id, s.title || ' ' || s.category AS said FROM session s
 UNION ALL
SELECT c.session_id, p.searchable FROM session_coach c JOIN person p ON p.id = c.person_id
 UNION ALL
SELECT sc.session_id, p.searchable FROM course_coach k
  JOIN session_course sc ON sc.id = k.session_course_id JOIN person p ON p.id = k.person_id
'''
