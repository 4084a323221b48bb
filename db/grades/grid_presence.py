"""Who is at which cell of a gradebook, so that two coaches see each other before they type into the same one."""
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypedDict

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.sql import Moment, parse_datetime, select
from ..core.transactions import transaction
from ..records.gradebook import GridPresence
from ..records.participation import Participation
from ..records.person import Person
from ..records.session_course import SessionCourse

STAYS = timedelta(minutes=2)
"""Who has said nothing for so long is not there any more."""


class CellPresence(NamedTuple):
    person_id: int
    name: str
    participation_id: int
    key: str
    until: datetime
    """When they are not there any more, unless they say so again."""


@only(can(Capability.GRADE))
async def enter_cell(session_course: SessionCourse, page: str, participation_id: int, key: str, *, by: Person) -> None:
    """An open page of theirs is at this cell from now on, and at no other. Said again it is no news.

    :param page: names the open page, the same each time and nobody else's
    """
    await _check(session_course, participation_id, key)
    async with transaction() as outbox:
        await GridPresence.filter(session_course_id=session_course.id, at__lt=now() - STAYS).delete()
        before = await GridPresence.get_or_none(session_course_id=session_course.id, page=page, person_id=by.id)
        if before is None or (before.participation_id, before.column_key) != (participation_id, key):
            outbox.add(session_course.topic('grading'))
        at: dict[str, Any] = {'participation_id': participation_id, 'column_key': key, 'at': now()}
        if before is None:
            await GridPresence.create(session_course_id=session_course.id, page=page, person_id=by.id, **at)
        else:
            await before.update_from_dict(at).save()


async def leave_cell(session_course: SessionCourse, page: str, *, by: Person) -> None:
    """Never refused: who may not grade any more may still go."""
    async with transaction() as outbox:
        if await GridPresence.filter(session_course_id=session_course.id, page=page, person_id=by.id).delete():
            outbox.add(session_course.topic('grading'))


async def cell_presences(session_course: SessionCourse, *, seen_by: Person, but: str = '') -> list[CellPresence]:
    """Who is where now. Two statements.

    :param but: a page that does not ask about itself
    """
    await can(Capability.TRACK).check(seen_by, session_course)
    found = []
    for row in await select(_PresentRow, _AT, course=session_course.id, since=now() - STAYS, page=but):
        at = parse_datetime(row['at'])
        assert at is not None
        found.append(CellPresence(row['person_id'], row['name'], row['participation_id'], row['column_key'],
                                  at + STAYS))
    return found


async def _check(session_course: SessionCourse, participation_id: int, key: str) -> None:
    if len(key) > 24 or not await Participation.filter(id=participation_id, session_course_id=session_course.id
                                                       ).exists():
        raise NotFound(_('This cell is not in the gradebook any more.'))


class _PresentRow(TypedDict):
    person_id: int
    name: str
    participation_id: int
    column_key: str
    at: Moment


_AT = '''
SELECT g.person_id, p.name, g.participation_id, g.column_key, g.at
  FROM grid_presence g JOIN person p ON p.id = g.person_id
 WHERE g.session_course_id = :course AND g.at > :since AND g.page <> :page ORDER BY g.id
'''
