"""Those who are selected move to another session, with their work in the courses that both give."""
from nicegui import ui

from components.forms import forms
from db import Session, SessionCourse, bulk, sessions
from db.actions import Targets, UndoableAction
from db.core import Invalid
from i18n import _, lazy, ngettext, nlazy, plazy
from pages.coaching.bulk_actions.dialog import ActionDialog

WHAT = lazy('They are enrolled there and withdrawn here. What they have done in the courses you keep goes along; time, '
            'visits and posts stay.')
NOWHERE = lazy('There is no other session into which you may enrol.')


class Move(ActionDialog):
    verb, title = plazy('button', 'Move'), nlazy('Move {n} learner', 'Move {n} learners')

    async def draw(self) -> None:
        self._ids = await self.selection.in_session()
        self._targets: dict[int, Session] = {
            session.id: session for session in await bulk.move_destinations(self.selection.session,
                                                                            seen_by=self.viewer)}
        ui.label(str(WHAT if self._targets else NOWHERE)).classes('co-text')
        self._here = await sessions.session_courses(self.selection.session)
        if self._targets:
            self.fields['to'] = forms.select_field(
                _('To'), {id_: session.title for id_, session in self._targets.items()}, searchable=True,
                on_change=self._choose).mark('to')
        self._place = ui.element('div').classes('stack-s')
        self._keep: ui.select | None = None

    async def _choose(self, __: object = None) -> None:
        """Which courses both sessions give."""
        self._place.clear()
        self._keep = None
        if to := self._targets.get(self.fields['to'].value):
            there = {course.course_id for course in await sessions.session_courses(to)}
            both = {course.id: course.course.title for course in self._here if course.course_id in there}
            with self._place:
                if both:
                    self._keep = forms.several_field(_('Keep the work in'), both, list(both)).mark('keep')
                    self._keep.on_value_change(self.look)
                else:
                    ui.label(_('These sessions have no course in common: nothing goes along.')).classes('co-text')
        await self.look()

    async def reaches(self) -> Targets:
        return await bulk.move_targets(self.selection.session, self._ids, self._to(), seen_by=self.viewer,
                                       keep=self._kept())

    async def action(self) -> UndoableAction:
        to = self._to()
        self._moved_to = to.title
        return await bulk.move(self.selection.session, self._ids, to, by=self.viewer, keep=self._kept())

    def done(self, count: int) -> str:
        return ngettext('{n} learner moved to {session}', '{n} learners moved to {session}', count,
                        session=self._moved_to)

    def _to(self) -> Session:
        to = self._targets.get(self.fields['to'].value) if self._targets else None
        if to is None:
            raise Invalid(_('Choose a session.') if self._targets else NOWHERE, 'to')
        return to

    def _kept(self) -> list[SessionCourse]:
        chosen = set(self._keep.value or ()) if self._keep else set()
        return [course for course in self._here if course.id in chosen]
