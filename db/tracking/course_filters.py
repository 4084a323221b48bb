"""Which learners of a session course a list shows, in which order: by their figures, and by the state of an item."""
from datetime import timedelta
from decimal import Decimal
from typing import Any

from ..core.clock import now
from ..core.list_columns import orders_of
from ..core.list_query import ListQuery
from ..core.sql import PageRow, select
from ..outlines.item_status import MOST_URGENT_FIRST, Cell, cells_at
from ..outlines.outline import Outline
from ..records.gradebook import Gradebook
from .course_list import COURSE_TRACKING_COLUMNS


async def page_of(outline: Outline, query: ListQuery) -> tuple[list[int], int]:
    """The ids of participations on the page, and how many there are in all."""
    chosen = query.item if query.item_status and query.item in outline.by_id else None
    sorts = query.sorts_item if query.sorts_item in outline.by_id else None
    if chosen is None and sorts is None:
        return await _ids(outline, query, 'LIMIT :limit OFFSET :start', limit=query.limit, start=query.start)
    ids, _ = await _ids(outline, query)
    if chosen is not None:
        cells = await cells_at(outline, chosen, ids)
        ids = [id_ for id_ in ids if cells[id_].status == query.item_status]
    if sorts is not None:
        cells = await cells_at(outline, sorts, ids)
        ids.sort(key=lambda id_: _need(cells[id_]), reverse=query.descending)
    return ids[query.start:query.start + query.limit], len(ids)


async def _ids(outline: Outline, query: ListQuery, part: str = '', **values: Any) -> tuple[list[int], int]:
    """Of those who match, as far as one need not look into their items; the part of them that is asked for."""
    words, facts = query.search_condition(), _known(query)
    if query.grade in _BY_PASS_MARK:
        scheme = await Gradebook.get_or_none(session_course_id=outline.session_course_id)
        if scheme and scheme.pass_mark is not None:
            facts.append(_BY_PASS_MARK[query.grade])
            values['mark'] = int(scheme.pass_mark * 100)
    if query.seen.isdigit():
        values['since'] = now() - timedelta(days=int(query.seen))
    conditions = ' AND '.join([_STATES.get(query.state, _STATES['active']), *facts])
    rows = await select(PageRow, f'''
        SELECT t.id, COUNT(*) OVER () AS total FROM participation t JOIN person p ON p.id = t.learner_id
         WHERE t.session_course_id = :course AND {conditions} {words.sql}
         ORDER BY {query.order(_ORDERS)}, p.name, t.id {part}''',
                        course=outline.session_course_id, **values, **words.values)
    return [row['id'] for row in rows], rows[0]['total'] if rows else 0


def _known(query: ListQuery) -> list[str]:
    facts = ['t.grade_rounded IS NULL'] if query.grade == 'none' else []
    if query.seen == 'never':
        facts.append('t.first_seen IS NULL')
    elif query.seen.isdigit():
        facts.append('(t.last_seen IS NULL OR t.last_seen < :since)')
    return facts


def _need(cell: Cell) -> tuple[int, Decimal]:
    return MOST_URGENT_FIRST.index(cell.status), Decimal(-1) if cell.score is None else cell.score


_ORDERS = orders_of(COURSE_TRACKING_COLUMNS)
_STATES = {
    'all': '1 = 1', 'active': "t.state = 'active'", 'withdrawn': "t.state = 'withdrawn'",
    'to_grade': "t.state = 'active' AND t.to_grade > 0", 'never': "t.state = 'active' AND t.first_seen IS NULL",
    'completed': "t.state = 'active' AND t.total > 0 AND t.done = t.total",
}
_BY_PASS_MARK = {'below': 't.grade_rounded < :mark', 'passed': 't.grade_rounded >= :mark'}
