"""The tracking of a session as a table: learners by courses, everybody whom the screen would show."""
from collections.abc import AsyncIterator

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.list_query import ListQuery
from ..records.person import Person
from ..records.session import Session
from ..tracking.session import session_row_ids, session_rows_at
from ..tracking.session_list import SessionRow, session_tracking_columns
from .table import ReportTable, everybody, in_blocks, table_of


async def session_table(session: Session, query: ListQuery, *, seen_by: Person) -> ReportTable:
    await can(Capability.TRACK).check(seen_by, session)
    courses = await session.session_courses.all().order_by('position', 'id').select_related('course')
    ids = await session_row_ids(session, everybody(query), seen_by=seen_by)

    async def read() -> AsyncIterator[list[SessionRow]]:
        for some in in_blocks(ids):
            rows = {row.id: row for row in await session_rows_at(session, some, seen_by=seen_by)}
            yield [rows[id_] for id_ in some if id_ in rows]

    return table_of(session.title, session_tracking_columns(courses), read)
