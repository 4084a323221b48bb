"""The page around one part of a session course: its path, its title and the tabs to its other parts."""
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from nicegui import ui

from components import design
from components.html import esc
from db import Person, SessionCourse, sessions
from db.access import SessionRole, role_in
from i18n import _
from pages.coaching.course_tabs import course_tabs
from pages.coaching.urls import nav_key, session_nav
from pages.frame import frame
from pages.sessions.urls import session_url, tracking_url


@asynccontextmanager
async def course_part(viewer: Person, course: SessionCourse, here: str, title: str = '', *,
                      beside: Callable[[], object] = lambda: None) -> AsyncIterator[SessionRole]:
    """:param here: the key of its tab
    :param title: what the page is about, where it is not the whole course
    :param beside: draws what stands at the end of the line with the course's title
    """
    session = course.session
    stands = await role_in(viewer, session.id)
    assert stands is not None, 'the dependency has asked already'
    courses = await sessions.session_courses(session)
    path: list[tuple[str, str | None]] = [(_('My sessions'), '/sessions'), (session.title, session_url(session.id))]
    if title:
        path.append((course.course.title, tracking_url(session.id, course.course_id)))
    with frame(viewer, title or course.course.title, here=nav_key(course.id), session=session,
               nav=session_nav(session, courses, stands), path=path), \
            ui.element('div').classes(f'{design.DENSE} {design.STACK}'):
        if not title:
            with ui.element('div').classes('line wrap'):
                ui.html(f'<h1 class="co-title">{esc(course.course.title)}</h1>', sanitize=False).classes('grow')
                beside()
        course_tabs(course, here)
        yield stands
