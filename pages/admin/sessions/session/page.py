"""One session, as those who run it set it up: dates, courses and coaches, learners, locks, and what was changed."""
from typing import Annotated

from fastapi import Query, Request
from nicegui import ui

from components import design
from components.live import live
from components.tabs.tabs import Tab, Tabs
from db import Person, Session, sessions
from i18n import _, lazy
from pages.admin.sessions.session.change_log import log
from pages.admin.sessions.session.courses import courses
from pages.admin.sessions.session.details import details
from pages.admin.sessions.session.learners import learners
from pages.admin.sessions.session.locks import locks
from pages.admin.sessions.session.status import status
from pages.dependencies import ConfiguredSession, OpenId, Viewer
from pages.frame import frame

TABS = {'details': lazy('Details and dates'), 'courses': lazy('Courses and coaches'), 'learners': lazy('Learners'),
        'locks': lazy('Locks'), 'log': lazy('Change log')}


@ui.page('/admin/sessions/{session_id:int}')
async def editor(request: Request, viewer: Viewer, session: ConfiguredSession, tab: str = 'details',
                 before: Annotated[int | None, Query(ge=0, lt=2**31)] = None,
                 learner: OpenId = None) -> None:
    path = [(_('Sessions'), '/admin/sessions')]
    with frame(viewer, session.title, here='admin-sessions', path=path), \
            ui.element('div').classes(f'{design.DENSE} stack'):
        with ui.element('div'):
            await status(viewer, session)
            await _tabs(viewer, session, tab if tab in TABS else 'details')
        match tab:
            case 'courses':
                await courses(viewer, session)
            case 'learners':
                await learners(request, viewer, session, learner)
            case 'locks':
                await locks(viewer, session)
            case 'log':
                await log(viewer, session, before=before)
            case _:
                await details(viewer, session)


async def _tabs(viewer: Person, session: Session, here: str) -> None:
    async def counts() -> dict[str, int]:
        roster = await sessions.roster_counts(session, seen_by=viewer)
        sizes = await sessions.session_sizes(session)
        return {'courses': sizes.courses, 'learners': roster['active'], 'locks': sizes.locks}

    def show(counted: dict[str, int]) -> None:
        Tabs([Tab(key=key, label=str(label), href=f'/admin/sessions/{session.id}?tab={key}', count=counted.get(key))
              for key, label in TABS.items()], here=here, label=_('Parts of this session'))

    await live([session.topic('settings'), session.topic('people')], load=counts, show=show)
