"""The addresses of tracking, and the way to them in the sidebar."""
from collections.abc import Iterable

from components.shell.shell import NavGroup
from db import Session, SessionCourse
from db.access import Capability, SessionRole, refusal
from i18n import _
from pages.sessions.urls import announcements_url, session_url, tracking_url


def learner_url(session_id: int, course_id: int, participation_id: int) -> str:
    return f'{tracking_url(session_id, course_id)}?learner={participation_id}'


def enrolled_url(session_id: int) -> str:
    """The way to a learner by their enrolment, in the course of a column; for the grid of a session."""
    return f'{tracking_url(session_id)}/learners/{{id}}?column={{column}}'


def content_url(session_id: int, course_id: int) -> str:
    return f'{tracking_url(session_id, course_id)}/content'


def attempts_url(session_id: int, course_id: int) -> str:
    return f'{tracking_url(session_id, course_id)}/attempts'


def grades_url(session_id: int, course_id: int) -> str:
    return f'{tracking_url(session_id, course_id)}/grades'


def attempt_url(session_id: int, course_id: int, attempt_id: int) -> str:
    """One attempt, answer by answer."""
    return f'{attempts_url(session_id, course_id)}/{attempt_id}'


def items_url(session_id: int, course_id: int) -> str:
    return f'{tracking_url(session_id, course_id)}/items'


def item_tracking_url(session_id: int, course_id: int, item_id: int) -> str:
    """One item, and who is where with it."""
    return f'{items_url(session_id, course_id)}/{item_id}'


def charts_url(session_id: int, course_id: int) -> str:
    return f'{tracking_url(session_id, course_id)}/charts'


def at_item_url(session_id: int, course_id: int, item_id: int, mark: str, participation_id: int | None = None) -> str:
    """The learners who stand so with an item, and one of them at the side."""
    chosen = f'{tracking_url(session_id, course_id)}?item={item_id}&mark={mark}'
    return chosen if participation_id is None else f'{chosen}&learner={participation_id}'


def rows_url(session_id: int, course_id: int | None = None) -> str:
    """Where a grid finds its rows."""
    return f'{tracking_url(session_id, course_id)}/rows'


def nav_key(session_course_id: int) -> str:
    """Of a course's line in the sidebar: where one is."""
    return f'course-{session_course_id}'


def session_nav(session: Session, courses: Iterable[SessionCourse], role: SessionRole) -> list[NavGroup]:
    """What the viewer may track of this session."""
    group: NavGroup = {'label': session.title, 'items': []}
    if refusal(Capability.TRACK, role) is None:
        group['items'].append({'key': 'tracking', 'label': _('Tracking'), 'icon': 'monitoring',
                               'href': tracking_url(session.id)})
    for course in courses:
        if refusal(Capability.TRACK, role, course.id) is None:
            group['items'].append({'key': nav_key(course.id), 'label': course.course.title, 'icon': 'grid_view',
                                   'href': tracking_url(session.id, course.course_id)})
    group['items'].append({'key': 'announcements', 'label': _('Announcements'), 'icon': 'campaign',
                           'href': announcements_url(session.id)})
    group['items'].append({'key': 'home', 'label': _('Session home'), 'icon': 'home', 'href': session_url(session.id)})
    return [group]
