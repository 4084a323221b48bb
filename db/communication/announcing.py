"""Announcing to a session or to one of its courses, and what everybody there finds announced."""
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, TypedDict

from i18n import _

from ..access.capabilities import Capability, refusal
from ..access.guard import can, only
from ..access.session_role import SessionRole, role_in
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.sql import Flag, Moment, parse_datetime, select
from ..core.topics import Topic
from ..core.transactions import transaction
from ..records.announcement import Announcement, AnnouncementRead
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .announcement_editing import announcement_notice, log_announcement
from .text_limits import check_announcement

PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementLine:
    """One announcement as somebody finds it; `id` is the key of the notices of the session's topic `announcements`."""
    id: int
    session_course_id: int | None
    course: str
    """Whose learners it is for; empty for everybody in the session."""
    title: str
    body: str
    author: str
    announced_at: datetime
    edited_at: datetime | None
    is_new: bool


class Announcements(NamedTuple):
    lines: list[AnnouncementLine]
    """The newest first."""
    total: int
    new: int


class Audience(NamedTuple):
    learners: int
    coaches: int


@only(can(Capability.ANNOUNCE))
async def announce(place: Session | SessionCourse, title: str, body: str, *, by: Person) -> Announcement:
    """To everybody in the session, or in this course of it."""
    title, body = check_announcement(title, body)
    session_id, session_course_id = await place.place()
    async with transaction() as outbox:
        made = await Announcement.create(session_id=session_id, session_course_id=session_course_id, title=title,
                                         body=body, author_id=by.id, announced_at=now())
        outbox.add(announcement_notice(made).about(made.id))
        await log_announcement(made, 'announced', by)
    return made


async def audience(place: Session | SessionCourse, *, seen_by: Person) -> Audience:
    """Whom an announcement reaches. One statement beside the rule's."""
    await can(Capability.TRACK).check(seen_by, place)
    session_id, session_course_id = await place.place()
    [row] = await select(_AudienceRow, _AUDIENCE[session_course_id is None], session=session_id,
                         course=session_course_id)
    return Audience(row['learners'], row['coaches'])


async def announcements(place: Session | SessionCourse, *, seen_by: Person, start: int = 0,
                        most: int = PAGE) -> Announcements:
    """The newest, of the session and of those of its courses that the person may enter; of a session course, those
    for it and for the whole session. One statement beside the rule's."""
    session_id, session_course_id = await place.place()
    reach = await _reach(place, session_id, session_course_id, seen_by)
    rows = await select(_LineRow, f'{_LINES} {_ORDER}', **reach, most=min(most, PAGE), start=max(0, start))
    return Announcements([_line(row) for row in rows], rows[0]['total'] if rows else 0,
                         int(rows[0]['new']) if rows else 0)


async def get_announcement(place: Session | SessionCourse, announcement_id: int, *, seen_by: Person) -> Announcement:
    """To do something with it; also one that was removed, for who may restore it."""
    session_id, __ = await place.place()
    found = await Announcement.get_or_none(id=announcement_id, session_id=session_id)
    if found is None or await can(Capability.ENTER_COURSE if found.session_course_id else Capability.ENTER
                                  ).why_not(seen_by, found):
        raise NotFound(_('This announcement is not there any more.'))
    return found


@only(can(Capability.ENTER))
async def mark_announcements_read(place: Session | SessionCourse, announcement_ids: Iterable[Hashable], *,
                                  by: Person) -> None:
    """The person has had these before them: they are not new any more."""
    session_id, session_course_id = await place.place()
    reach = await _reach(place, session_id, session_course_id, by)
    rows = await select(_LineRow, f'{_LINES} AND a.id IN :ids', **reach, ids=tuple(announcement_ids))
    if fresh := [row['id'] for row in rows if row['is_new']]:
        async with transaction(Topic('person', by.id, 'announcements').about(session_id)):
            await AnnouncementRead.bulk_create(
                [AnnouncementRead(announcement_id=id_, person_id=by.id) for id_ in fresh], ignore_conflicts=True)


async def _reach(place: Session | SessionCourse, session_id: int, session_course_id: int | None,
                 person: Person) -> dict[str, Any]:
    """What the person may see of what this record shows."""
    f = await role_in(person, session_id)
    needed = Capability.ENTER if session_course_id is None else Capability.ENTER_COURSE
    if no := refusal(needed, f, session_course_id):
        raise no
    assert f is not None
    courses = [session_course_id] if session_course_id else _entered(f)
    everything = session_course_id is None and refusal(Capability.TRACK, f) is None
    return {'session': session_id, 'me': person.id, 'courses': courses, 'everything': int(everything)}


async def unread_counts(person: Person, session_course_ids: Sequence[int], session_ids: Sequence[int]
                        ) -> dict[int, int]:
    """By session, how much is announced there and in these courses that the person has not seen. One statement."""
    rows = await select(_UnseenRow, _UNSEEN, me=person.id, courses=session_course_ids, sessions=session_ids)
    return {row['session_id']: row['new'] for row in rows}


def _entered(f: SessionRole) -> list[int]:
    return [id_ for id_ in f.attended | f.coached if refusal(Capability.ENTER_COURSE, f, id_) is None]


def _line(row: '_LineRow') -> AnnouncementLine:
    return AnnouncementLine(
        id=row['id'], session_course_id=row['session_course_id'], course=row['course'] or '', title=row['title'],
        body=row['body'], author=row['author'] or '', edited_at=parse_datetime(row['edited_at']),
        announced_at=parse_datetime(row['announced_at']), is_new=bool(row['is_new']))  # type: ignore[arg-type]


_NEW = '''COALESCE(a.author_id, 0) <> :me
    AND NOT EXISTS (SELECT 1 FROM announcement_read r WHERE r.announcement_id = a.id AND r.person_id = :me)'''


class _LineRow(TypedDict):
    id: int
    session_course_id: int | None
    course: str | None
    title: str
    body: str
    author: str
    announced_at: Moment
    edited_at: Moment | None
    is_new: Flag
    total: int
    new: int


_LINES = f'''
SELECT a.id, a.session_course_id, c.title AS course, a.title, a.body, p.name AS author, a.announced_at, a.edited_at,
       CASE WHEN {_NEW} THEN 1 ELSE 0 END AS is_new, COUNT(*) OVER () AS total,
       SUM(CASE WHEN {_NEW} THEN 1 ELSE 0 END) OVER () AS new
  FROM announcement a
  LEFT JOIN session_course sc ON sc.id = a.session_course_id
  LEFT JOIN course c ON c.id = sc.course_id
  LEFT JOIN person p ON p.id = a.author_id
 WHERE a.session_id = :session AND a.removed_at IS NULL
   AND (a.session_course_id IS NULL OR :everything = 1 OR a.session_course_id IN :courses)'''
_ORDER = 'ORDER BY a.announced_at DESC, a.id DESC LIMIT :most OFFSET :start'


class _UnseenRow(TypedDict):
    session_id: int
    new: int


_UNSEEN = f'''
SELECT a.session_id, COUNT(*) AS new FROM announcement a
 WHERE a.session_id IN :sessions AND a.removed_at IS NULL
   AND (a.session_course_id IS NULL OR a.session_course_id IN :courses) AND {_NEW}
 GROUP BY a.session_id
'''
_COACHES = '''
SELECT COUNT(*) FROM (
       SELECT c.person_id FROM session_coach c WHERE c.session_id = :session
        UNION SELECT k.person_id FROM course_coach k JOIN session_course sc ON sc.id = k.session_course_id
               WHERE sc.session_id = :session {of_course}) coaching'''


class _AudienceRow(TypedDict):
    learners: int
    coaches: int


_AUDIENCE = {
    True: f'''SELECT (SELECT COUNT(*) FROM enrolment e
                       WHERE e.session_id = :session AND e.state = 'active') AS learners,
                     ({_COACHES.format(of_course='')}) AS coaches''',
    False: f'''SELECT (SELECT COUNT(*) FROM participation t
                        WHERE t.session_course_id = :course AND t.state = 'active') AS learners,
                      ({_COACHES.format(of_course='AND sc.id = :course')}) AS coaches''',
}
