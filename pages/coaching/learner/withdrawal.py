"""The learner at the side withdraws, or comes back: what the tray offers a coach, and what it does."""
from collections.abc import Callable

from nicegui import ui

from components.check_list.check_list import CheckLine, check_list
from components.forms import forms
from components.tray.tray import Action
from db import Participation, Person, SessionCourse, bulk, progress, sessions
from db.access import Capability, SessionRole, refusal
from db.actions import UndoableAction
from db.core import IsLocked
from db.records import Membership
from db.tracking import LearnerRow
from i18n import _, lazy
from pages.impact import leaving_lines
from pages.undo import undo

WITHDRAWING = lazy('They cannot enter it any more, and their open pages leave at once. Their work and their results '
                   'are kept; enrolling them again brings everything back.')


class LearnerWithdrawal:

    def __init__(self, viewer: Person, course: SessionCourse, role: Callable[[], SessionRole]) -> None:
        """:param role: what the viewer is in the session, as it is now"""
        self._viewer, self._course, self._role = viewer, course, role

    def actions(self, row: LearnerRow) -> list[Action]:
        no = refusal(Capability.ENROL, self._role(), self._course.id)
        if no and not isinstance(no, IsLocked):
            return []
        withdrawn = row.state == Membership.WITHDRAWN
        locked = str(no) if no else None
        if withdrawn:
            return [Action(key='enrol', label=_('Enrol again'), icon='person_add', locked=locked)]
        return [Action(key='withdraw', label=_('Withdraw'), icon='person_remove', locked=locked)]

    async def act(self, key: str, participation_id: int) -> None:
        taking = await self._taking(participation_id)
        if key == 'enrol':
            await sessions.enrol_in_course(self._course, taking.learner, by=self._viewer)
        elif key == 'withdraw':
            await self._withdraw(taking)

    async def _withdraw(self, taking: Participation) -> None:
        """Who oversees the whole session says from where."""
        course, session, learner = self._course, self._course.session, taking.learner
        from_all = refusal(Capability.ENROL, self._role()) is None
        title = course.course.title
        follows = [(_('Leaving {title}', title=title), leaving_lines(
            await sessions.course_withdrawal_impact(course, [taking.id], seen_by=self._viewer)))]
        if from_all:
            follows.append((_('Leaving the whole session'), leaving_lines(
                await sessions.withdrawal_impact(session, [taking.enrolment_id], seen_by=self._viewer))))
        with forms.dialog(_('Withdraw {name}?', name=learner.name)) as box:
            with forms.dialog_body():
                where = (_('From {title}, or from the whole session.', title=title) if from_all else
                         _('From {title}, in this session.', title=title))
                ui.label(f'{where} {WITHDRAWING}').classes('co-text')
                for heading, lines in follows:
                    if lines:
                        check_list([CheckLine(line) for line in lines], heading)
            with forms.dialog_foot():
                forms.cancel(box).props('autofocus')
                if from_all:
                    forms.button(_('From the session'), lambda: box.submit('session'), kind='danger'
                                 ).mark('from-session')
                label = _('From this course') if from_all else _('Withdraw')
                forms.button(label, lambda: box.submit('course'), kind='danger').mark('from-course')
        box.on('hide', box.delete)
        wanted = await box
        forms.take_from_sight(box)
        if wanted == 'session':
            self._withdrawn(await bulk.withdraw_many(session, [taking.enrolment_id], by=self._viewer), learner)
        elif wanted == 'course':
            self._withdrawn(await bulk.withdraw_many(course, [taking.id], by=self._viewer), learner)

    def _withdrawn(self, done: UndoableAction, learner: Person) -> None:
        async def back() -> None:
            await done.undo(by=self._viewer)
            ui.notify(_('Undone'))
        undo(_('{name} withdrawn', name=learner.name), back)

    async def _taking(self, participation_id: int) -> Participation:
        return await progress.participation_in(self._course, participation_id)
