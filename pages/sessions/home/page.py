"""The home of a session: what is due next, how far one is in each course, who helps."""
from collections.abc import Hashable

from nicegui import ui

from components import design
from components.agenda.agenda import AgendaList
from components.coaches import Coach, coach_list, coach_markup
from components.course_list.course_list import CourseList, CourseRow
from components.html import banner
from components.live import Subscription, on_change, on_time
from components.prose.prose import rendered
from db import Person, SessionCourse, communication, people
from db.access import Capability
from db.communication import Announcements
from db.core import Topic, clock, numbers, reload
from db.people import Inbox
from db.progress import LearnerView
from i18n import _, lazy, listed
from pages.dependencies import EnteredSession, Viewer
from pages.frame import frame
from pages.sessions import labels
from pages.sessions.announcement_panel import MAX_ANNOUNCEMENTS, AnnouncementPanel
from pages.sessions.home import agenda as due_next
from pages.sessions.home.header import head
from pages.sessions.home.state import HomeState, load_home
from pages.sessions.home.unread_messages import UnreadMessagesPanel
from pages.sessions.time_labels import turns
from pages.sessions.urls import course_url, item_url, tracking_url

COACHES = lazy('Coaches')
NO_COACHES = lazy('Nobody is named yet.')


@ui.page('/sessions/{session_id}')
async def home(viewer: Viewer, session: EnteredSession) -> None:
    found, news = await load_home(session, viewer), await communication.announcements(session, seen_by=viewer,
                                                                                      most=MAX_ANNOUNCEMENTS)
    written = await people.inbox(viewer, seen_by=viewer, session_id=session.id, unread_only=True)
    with frame(viewer, session.title, here='sessions', path=[(_('My sessions'), '/sessions')]):
        with ui.element('div').classes(f'{design.CALM} stack-l'):
            await SessionHome(viewer, found).draw(news, written)


class SessionHome:
    """The parts of the page, and what makes them follow."""

    def __init__(self, viewer: Person, found: HomeState) -> None:
        self._viewer, self._session, self._found = viewer, found.session, found

    async def draw(self, news: Announcements, written: Inbox) -> None:
        viewer, found = self._viewer, self._found
        self._banner = ui.html(self._why_read_only(), sanitize=False).classes('may-be-empty')
        self._head = ui.html(head(found, viewer.zone), sanitize=False, tag='header')
        with ui.element('div').classes('split'):
            with ui.element('div').classes(design.STACK):
                self._agenda = self._due_next()
                self._courses = CourseList(_('My courses') if found.views else _('Courses'), self._rows(), empty=(
                    _('No courses yet'), _('They appear here as soon as the session has some.')))
            with ui.element('div').classes(design.STACK):
                await UnreadMessagesPanel(viewer, found.session, written).draw()
                self._news = await AnnouncementPanel(viewer, found.session, news, lambda: self._found.role).draw()
                self._coaches = coach_list(str(COACHES), self._coach_lines(), empty=str(NO_COACHES))
                if found.session.description:
                    await _about(found.session.description)
        self._subscription: Subscription = on_change(self._topics(), self._look)
        self._edges = on_time(found.changes_at, self._subscription.look, since=found.asked_at)
        self._turns = on_time(turns([found.window], viewer.zone), self._say_again, since=found.asked_at)

    async def _look(self, keys: frozenset[Hashable] | None) -> None:
        if keys is not None and self._session.id not in keys:
            return
        await reload(self._session)
        self._found = await load_home(self._session, self._viewer)
        self._subscription.follow(self._topics())
        self._edges.set(self._found.changes_at, since=self._found.asked_at)
        await self._say_again()
        await self._news.look()

    async def _say_again(self) -> None:
        """Draw what is known already, as it reads now."""
        self._turns.set(turns([self._found.window], self._viewer.zone))
        self._banner.content = self._why_read_only()
        self._head.content = head(self._found, self._viewer.zone)
        self._courses.show(self._rows())
        self._coaches.content = coach_markup(str(COACHES), self._coach_lines(), empty=str(NO_COACHES))
        self._agenda.set_visibility(self._may_work)
        days, more = due_next.agenda(self._found.taken, self._viewer.zone)
        self._agenda.show(days, more=more)

    def _topics(self) -> list[Topic]:
        mine = [self._viewer.topic('figures'), self._viewer.topic('access'), self._session.topic('settings')]
        return [*mine, *(course.topic('outline') for course, _ in self._found.taken)]

    def _why_read_only(self) -> str:
        no = self._found.why_read_only
        return banner('lock', *labels.fact_and_rest(str(no))) if no else ''

    @property
    def _may_work(self) -> bool:
        return bool(self._found.views) and not self._found.why_read_only

    def _due_next(self) -> AgendaList:
        """For learners, as long as they may still do it."""
        days, more = due_next.agenda(self._found.taken, self._viewer.zone)
        nothing, why = due_next.NOTHING
        agenda = AgendaList(_('Due next'), days, more=more, empty=(str(nothing), str(why)))
        agenda.set_visibility(self._may_work)
        return agenda

    def _rows(self) -> list[CourseRow]:
        found = self._found
        return [self._my_row(course, found.views[course.id]) if course.id in found.views else self._staff_row(course)
                for course in found.courses if course.id in found.views or found.may(Capability.ENTER_COURSE, course)]

    def _my_row(self, course: SessionCourse, view: LearnerView) -> CourseRow:
        done, plan = numbers.percent(view.done, view.total), view.outline.plan(clock.now())
        row = self._row(course)
        row |= {'progress': done, 'progress_text': numbers.progress_text(view.done, view.total), 'plan': plan,
                'tone': 'good' if done == 100 else 'warn' if labels.behind(done, plan) else '',
                'grade': numbers.grade_text(view.grade)}
        if (following := view.next_item):
            where = item_url(course.session_id, course.course_id, following.id)
            return row | {'next': following.title, 'next_href': where}
        return row | {'next': _('Everything is done') if view.outline.items else _('Nothing in it yet')}

    def _staff_row(self, course: SessionCourse) -> CourseRow:
        row = self._row(course)
        if self._found.may(Capability.TRACK, course):
            row |= {'action': _('Tracking'), 'action_href': tracking_url(course.session_id, course.course_id)}
        return row

    def _row(self, course: SessionCourse) -> CourseRow:
        teaching = [coach.name for coach in self._found.coaches if course.course.title in coach.courses]
        return {'id': str(course.id), 'name': course.course.title, 'sub': listed(teaching),
                'href': course_url(course.session_id, course.course_id)}

    def _coach_lines(self) -> list[Coach]:
        return [Coach(coach.name, ' · '.join([*([_('Session coach')] if coach.oversees else []), *coach.courses]))
                for coach in self._found.coaches]


async def _about(description: str) -> None:
    with ui.element('section').classes(design.PANEL_FLUSH) as panel:
        panel._props['aria-label'] = title = _('About this session')
        ui.html(f'<h2 class="co-heading">{title}</h2>', sanitize=False).classes(design.PANEL_HEAD)
        ui.html(await rendered(description), sanitize=False).classes('prose about')
