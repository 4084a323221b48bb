"""Which learners of a session course a list shows, in which order: by their figures, and by the state of an item."""
from datetime import timedelta
from decimal import Decimal
from typing import Any

from ..core.clock import now
from ..core.sql import select
from ..outline.item_status import MOST_URGENT_FIRST, Cell, cells_at
from ..outline.outline import Outline
from ..records.gradebook import Gradebook
from .list_query import Showing


async def page_of(outline: Outline, showing: Showing) -> tuple[list[int], int]:
    """The ids of participations on the page, and how many there are in all."""
    chosen = showing.item if showing.mark and showing.item in outline.by_id else None
    sorts = showing.sorts_item if showing.sorts_item in outline.by_id else None
    if chosen is None and sorts is None:
        return await _ids(outline, showing, 'LIMIT :limit OFFSET :start', limit=showing.limit, start=showing.start)
    ids, _ = await _ids(outline, showing)
    if chosen is not None:
        cells = await cells_at(outline, chosen, ids)
        ids = [id_ for id_ in ids if cells[id_].mark == showing.mark]
    if sorts is not None:
        cells = await cells_at(outline, sorts, ids)
        ids.sort(key=lambda id_: _need(cells[id_]), reverse=showing.descending)
    return ids[showing.start:showing.start + showing.limit], len(ids)


async def _ids(outline: Outline, showing: Showing, part: str = '', **values: Any) -> tuple[list[int], int]:
    """Of those who match, as far as one need not look into their items; the part of them that is asked for."""
    words, facts = showing.words(), _known(showing)
    if showing.grade in _BY_PASS_MARK:
        book = await Gradebook.get_or_none(session_course_id=outline.session_course_id)
        if book and book.pass_mark is not None:
            facts.append(_BY_PASS_MARK[showing.grade])
            values['mark'] = int(book.pass_mark * 100)
    if showing.seen.isdigit():
        values['since'] = now() - timedelta(days=int(showing.seen))
    conditions = ' AND '.join([_STATES.get(showing.state, _STATES['active']), *facts])
    rows = await select(f'''
        SELECT t.id, COUNT(*) OVER () AS total FROM participation t JOIN person p ON p.id = t.learner_id
         WHERE t.session_course_id = :course AND {conditions} {words.sql}
         ORDER BY {showing.order(_ORDERS)}, p.name, t.id {part}''',
                        course=outline.session_course_id, **values, **words.values)
    return [row['id'] for row in rows], rows[0]['total'] if rows else 0


def _known(showing: Showing) -> list[str]:
    facts = ['t.grade_rounded IS NULL'] if showing.grade == 'none' else []
    if showing.seen == 'never':
        facts.append('t.first_seen IS NULL')
    elif showing.seen.isdigit():
        facts.append('(t.last_seen IS NULL OR t.last_seen < :since)')
    return facts


def _need(cell: Cell) -> tuple[int, Decimal]:
    return MOST_URGENT_FIRST.index(cell.mark), Decimal(-1) if cell.score is None else cell.score


_ORDERS = {
    'name': 'p.name', 'progress': 'CASE WHEN t.total > 0 THEN t.done * 1.0 / t.total END', 'grade': 't.grade_rounded',
    'last_seen': 't.last_seen', 'to_grade': 't.to_grade',
}
_STATES = {
    'all': '1 = 1', 'active': "t.state = 'active'", 'withdrawn': "t.state = 'withdrawn'",
    'to_grade': "t.state = 'active' AND t.to_grade > 0", 'never': "t.state = 'active' AND t.first_seen IS NULL",
    'completed': "t.state = 'active' AND t.total > 0 AND t.done = t.total",
}
_BY_PASS_MARK = {'below': 't.grade_rounded < :mark', 'passed': 't.grade_rounded >= :mark'}
