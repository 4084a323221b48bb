"""Grades move by the mere passing of time: an item falls due under a missing policy, the moment of a release comes.
They are recalculated then, whether or not anybody looks: while the server runs, after it has been down, and with
several servers at once."""
import logging
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, TypedDict

from ..core.clock import now
from ..core.refusals import DatabaseBusy
from ..core.scheduler import Job
from ..core.sql import IdRow, Moment, lock_rows, parse_datetime, select
from ..core.topics import Topic
from ..core.transactions import Outbox, transaction
from ..core.write_queue import AGAIN
from ..gradebook.grading_scheme import schemes
from ..outlines.outline import outlines
from ..progress.figures import recalculate_figures
from ..records.gradebook import Gradebook
from ..records.participation import Participation
from ..records.session_course import SessionCourse

JUST_AFTER = timedelta(microseconds=1)
"""What is submitted at the very moment it is due is in time."""
BATCH = 50
_log = logging.getLogger(__name__)


class ScheduledMoments(NamedTuple):
    """When the grades of one session course move by themselves."""
    recalculated_at: datetime | None
    at: Sequence[datetime]

    def have_passed(self, until: datetime) -> bool:
        return any(moment <= until and (self.recalculated_at is None or self.recalculated_at < moment)
                   for moment in self.at)

    def following(self, after: datetime) -> datetime | None:
        return min((moment for moment in self.at if moment > after), default=None)


async def recalculate_due(session_course_ids: Sequence[int] | None = None) -> datetime | None:
    """Count the grades again wherever time has moved them; returns when it does so next. What one gradebook runs into
    keeps no other waiting."""
    ids = sorted(await _moving() if session_course_ids is None else session_course_ids)
    following: list[datetime] = []
    for first in range(0, len(ids), BATCH):
        at = now()
        for id_, moments in (await _moments(ids[first:first + BATCH])).items():
            if moments.have_passed(at):
                try:
                    await _recalculate(id_)
                except DatabaseBusy:
                    following.append(at + timedelta(seconds=AGAIN))
                except Exception:
                    _log.exception('The grades of session course %s cannot be counted; it is tried again.', id_)
            if then := moments.following(at):
                following.append(then)
    return min(following, default=None)


async def _recalculate(session_course_id: int) -> None:
    async with transaction() as outbox:
        await lock_rows(Participation.filter(session_course_id=session_course_id))
        await Gradebook.get_or_create(session_course_id=session_course_id)
        gradebook = await Gradebook.select_for_update().get(session_course_id=session_course_id)
        at = now()
        if not (await _moments([session_course_id]))[session_course_id].have_passed(at):
            return  # another server was faster
        await recalculate_figures(session_course_id)
        gradebook.recalculated_at = at
        await gradebook.save(update_fields=['recalculated_at'])
        await _tell_everybody(await SessionCourse.get(id=session_course_id), outbox)


async def _tell_everybody(session_course: SessionCourse, outbox: Outbox) -> None:
    """For everybody, also where no figure has moved: what is shown of a column that was withheld has."""
    session_id = session_course.session_id
    outbox.add(session_course.topic('gradebook'), session_course.topic('tracking'),
              Topic('session', session_id, 'tracking'))
    for one in await Participation.filter(session_course_id=session_course.id).only('id', 'learner_id'):
        outbox.add(one.topic(), Topic('person', one.learner_id, 'figures').about(session_id))


async def _moving() -> set[int]:
    """The session courses whose grades may move by themselves, now or later."""
    moving = {row['id'] for text in (_MISSING, _QUIET) for row in await select(IdRow, text)}
    return moving | {row['id'] for row in await select(_ReleaseRow, _RELEASED)}


async def _moments(session_course_ids: Sequence[int]) -> dict[int, ScheduledMoments]:
    """Eight statements, for however many."""
    ids = tuple(session_course_ids)
    moments: defaultdict[int, set[datetime]] = defaultdict(set)
    for row in await select(_ReleaseRow, f'{_RELEASED} AND c.session_course_id IN :ids', ids=ids):
        moments[row['id']] |= _known([parse_datetime(row['release_at'])])
    quiet = [row['id'] for row in await select(IdRow, f'{_QUIET} AND sc.id IN :ids', ids=ids)]
    missing = [row['id'] for row in await select(IdRow, f'{_MISSING} AND g.session_course_id IN :ids', ids=ids)]
    counted: dict[int, set[int]] = {}
    for id_, outline in (await outlines(missing)).items():
        counts = [item for item in outline.items if item.is_graded and item.required]
        counted[id_] = {item.id for item in counts}
        moments[id_] |= {due_at + JUST_AFTER for due_at in _known(item.due_at for item in counts)}
    for extended in await select(_ExtensionRow, _EXTENDED, ids=tuple(missing)):
        if extended['item_id'] in counted[extended['id']]:
            moments[extended['id']] |= {due_at + JUST_AFTER for due_at in _known([parse_datetime(extended['due_at'])])}
    for id_, scheme in (await schemes(await outlines(quiet))).items():
        moments[id_] |= {moment + JUST_AFTER for moment in _known(column.shows_at for column in scheme.columns)}
    settled = {row['id']: parse_datetime(row['recalculated_at'])
               for row in await select(_RecalculatedRow, _SETTLED, ids=ids)}
    return {id_: ScheduledMoments(settled.get(id_), sorted(moments[id_])) for id_ in ids}


def _known(moments: Iterable[datetime | None]) -> set[datetime]:
    return {moment for moment in moments if moment}


recalculating = Job('count grades that time has moved', lambda: recalculate_due())  # as it is called then
"""Runs for as long as the server does."""
_MISSING = 'SELECT g.session_course_id AS id FROM gradebook g WHERE g.missing_percent IS NOT NULL'


class _ReleaseRow(TypedDict):
    id: int
    release_at: Moment


_RELEASED = '''
SELECT c.session_course_id AS id, c.release_at FROM grade_column c
 WHERE c.release_at IS NOT NULL AND NOT c.is_archived'''
_QUIET = '''
SELECT DISTINCT sc.id FROM session_course sc JOIN section x ON x.course_id = sc.course_id
  JOIN item i ON i.section_id = x.id AND i.kind = 'quiz' AND CAST(i.settings AS TEXT) LIKE '%shows_points%closed%'
 WHERE NOT i.is_archived AND (i.session_course_id IS NULL OR i.session_course_id = sc.id)'''


class _ExtensionRow(TypedDict):
    id: int
    item_id: int
    due_at: Moment


_EXTENDED = '''
SELECT t.session_course_id AS id, e.item_id, e.due_at FROM extension e JOIN participation t ON t.id = e.participation_id
 WHERE t.session_course_id IN :ids AND e.due_at IS NOT NULL'''


class _RecalculatedRow(TypedDict):
    id: int
    recalculated_at: Moment | None


_SETTLED = 'SELECT g.session_course_id AS id, g.recalculated_at FROM gradebook g WHERE g.session_course_id IN :ids'
