"""The courses that somebody writes, as one long list: page by page."""
from dataclasses import dataclass
from typing import Any, TypedDict

from i18n import lazy

from ..access.guard import any_author
from ..core.list_columns import ColumnKind, ListColumn, orders_of
from ..core.list_query import ListQuery
from ..core.search_words import folded
from ..core.sql import Flag, select
from ..records.person import Person


@dataclass(frozen=True, slots=True)
class CourseEntry:
    id: int
    code: str
    title: str
    language: str
    is_archived: bool
    teachers: tuple[str, ...]
    items: int
    sessions: int
    """Published sessions that run it."""


async def course_entries(query: ListQuery, *, seen_by: Person) -> tuple[list[CourseEntry], int]:
    """One page of the viewer's courses, and how many there are in all. `state` is `current` or `archived`."""
    await any_author.check(seen_by)
    where, values = await _narrowed(query.search)
    by = _ORDERS.get(query.sort, 'c.title')
    rows = await select(_EntryRow, f'''
        SELECT c.id, c.code, c.title, c.language, c.is_archived, {_ITEMS} AS items, {_SESSIONS} AS sessions,
               COUNT(*) OVER () AS total
          FROM {_OWN} WHERE {_STATES.get(query.state, _STATES['current'])} {where}
         ORDER BY {by} {"DESC" if query.descending else "ASC"}, c.title, c.id LIMIT :limit OFFSET :start''',
                        viewer=seen_by.id, limit=query.limit, start=query.start, **values)
    teachers: dict[int, list[str]] = {}
    for row in await select(_TeacherRow, _TEACHERS, ids=[row['id'] for row in rows]):
        teachers.setdefault(row['course_id'], []).append(row['name'])
    return [CourseEntry(
        id=row['id'], code=row['code'], title=row['title'], language=row['language'],
        is_archived=bool(row['is_archived']), teachers=tuple(teachers.get(row['id'], ())), items=row['items'],
        sessions=row['sessions']) for row in rows], rows[0]['total'] if rows else 0


async def course_counts(*, seen_by: Person, search: str = '') -> dict[str, int]:
    """How many of the viewer's courses are `current`, how many `archived`."""
    await any_author.check(seen_by)
    where, values = await _narrowed(search)
    counts = ', '.join(f'COUNT(CASE WHEN {some} THEN 1 END) AS {name}' for name, some in _STATES.items())
    [row] = await select(dict[str, int], f'SELECT {counts} FROM {_OWN} WHERE 1 = 1 {where}', viewer=seen_by.id,
                         **values)
    return row


class _TextRow(TypedDict):
    id: int
    said: str


async def _narrowed(search: str) -> tuple[str, dict[str, Any]]:
    """Accents cannot be taken off in every database, so that is done here."""
    words = folded(search).split()
    if not words:
        return '', {}
    rows = await select(_TextRow, "SELECT id, code || ' ' || title AS said FROM course")
    said = {row['id']: folded(row['said']) for row in rows}
    return 'AND c.id IN :found', {'found': [id_ for id_, text in said.items() if all(word in text for word in words)]}


_OWN = '''course c JOIN person v ON v.id = :viewer AND (v.is_administrator OR v.is_teacher AND EXISTS (
                   SELECT 1 FROM course_teacher k WHERE k.course_id = c.id AND k.person_id = v.id))'''
_STATES = {'current': 'NOT c.is_archived', 'archived': 'c.is_archived'}


class _EntryRow(TypedDict):
    id: int
    code: str
    title: str
    language: str
    is_archived: Flag
    items: int
    sessions: int
    total: int


_ITEMS = '''(SELECT COUNT(*) FROM section x JOIN item i ON i.section_id = x.id
                     WHERE x.course_id = c.id AND i.session_course_id IS NULL AND NOT i.is_archived)'''
_SESSIONS = '''(SELECT COUNT(*) FROM session_course sc JOIN session s ON s.id = sc.session_id
                        WHERE sc.course_id = c.id AND s.state = 'published')'''
COURSE_COLUMNS: tuple[ListColumn[CourseEntry], ...] = (
    ListColumn('title', lazy('Course'), lambda entry: entry.title, order='c.title'),
    ListColumn('code', lazy('Code'), lambda entry: entry.code, order='c.code'),
    ListColumn('language', lazy('Language'), lambda entry: entry.language),
    ListColumn('teachers', lazy('Teachers'), lambda entry: entry.teachers),
    ListColumn('items', lazy('Items'), lambda entry: entry.items, ColumnKind.NUMBER, order=_ITEMS),
    ListColumn('sessions', lazy('Sessions'), lambda entry: entry.sessions, ColumnKind.NUMBER, order=_SESSIONS),
)
_ORDERS = orders_of(COURSE_COLUMNS)


class _TeacherRow(TypedDict):
    course_id: int
    name: str


_TEACHERS = '''
SELECT k.course_id, p.name FROM course_teacher k JOIN person p ON p.id = k.person_id
 WHERE k.course_id IN :ids ORDER BY p.name
'''
