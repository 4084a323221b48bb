"""One learner of a session: which courses they take, dates of their own, and withdrawing them."""
from collections.abc import Collection, Sequence
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from components.check_list.check_list import CheckLine
from components.forms import forms
from components.html import ava, esc
from db import Enrolment, Person, Session, bulk, sessions
from db.core import Invalid, as_entered
from db.records import Membership
from db.sessions import SessionCourseRow
from i18n import _
from pages.admin.sessions.labels import WITHDRAWING
from pages.form_input import moment, whole
from pages.impact import FOLLOWS, agreed, leaving_lines, window_lines
from pages.undo import undo


async def learner_dialog(viewer: Person, session: Session, enrolment_id: int) -> None:
    enrolment, taken = await sessions.enrolment(session, enrolment_id, seen_by=viewer)
    courses = await sessions.course_lines(session, seen_by=viewer)
    await LearnerDialog(viewer, session, enrolment, taken, courses).open()


class LearnerDialog:

    def __init__(self, viewer: Person, session: Session, enrolment: Enrolment, taken: set[int],
                 courses: Sequence[SessionCourseRow]) -> None:
        """:param taken: the session courses that the learner takes"""
        self._viewer, self._session, self._enrolment = viewer, session, enrolment
        self._taken, self._courses, self._learner = taken, courses, enrolment.learner
        self._zone = ZoneInfo(session.time_zone)

    async def open(self) -> None:
        is_active = self._enrolment.state is Membership.ACTIVE
        with forms.dialog(self._learner.name) as self._box:
            with forms.dialog_body():
                who = f'{ava(self._learner.name)}<span class="muted">{esc(self._learner.username)}</span>'
                ui.html(who, sanitize=False).classes('line')
                if is_active:
                    self._draw_fields()
                else:
                    ui.label(_('Withdrawn. Enrolling again brings back all their work.')).classes('co-text')
            with forms.dialog_foot():
                if is_active:
                    forms.button(_('Withdraw'), self._leave, kind='danger')
                    forms.button(_('Save'), self._save, kind='primary').mark('save-learner')
                else:
                    forms.button(_('Enrol again'), lambda: self._box.submit(self._enrol_again), kind='primary')
        self._box.on('hide', self._box.delete)
        if action := await self._box:
            await action()

    def _draw_fields(self) -> None:
        self._times = _time_fields(self._enrolment, self._zone)
        with ui.element('fieldset').classes('ticks'):
            ui.html(_('Courses'), sanitize=False, tag='legend').classes('own-label')
            self._ticks = {line.id: ui.checkbox(line.title, value=line.id in self._taken) for line in self._courses}

    async def _save(self) -> None:
        with forms.checked(self._times):
            forms.check(self._times)
            given, before = _times(self._times, self._zone), _given(self._enrolment)
            wanted = {id_ for id_, box in self._ticks.items() if box.value}
            impact = await sessions.learner_dates_impact(self._session, self._enrolment, seen_by=self._viewer, **given)
            leaves = [_('{learner} leaves {course} at once. Their work in it is kept.',
                        learner=self._learner.name, course=line.title)
                      for line in self._courses if line.id in self._taken - wanted]
            if not await agreed([*window_lines(impact), *leaves], _('Save anyway'),
                                title=_('Change {learner}?', learner=self._learner.name)):
                return
            if given != before:
                await sessions.set_personal_dates(self._session, self._learner, by=self._viewer, **given)
                undo(_('{learner}’s dates saved', learner=self._learner.name), partial(self._put_back, before, given))
            if wanted != self._taken:
                await self._choose(wanted)
                undo(_('{learner}’s courses saved', learner=self._learner.name),
                     partial(self._take_again, wanted))
            self._box.close()

    async def _choose(self, wanted: Collection[int]) -> None:
        courses = [one for one in await sessions.session_courses(self._session) if one.id in wanted]
        await sessions.choose_courses(self._session, self._learner, courses, by=self._viewer)

    async def _take_again(self, wanted: Collection[int]) -> None:
        __, now = await self._as_it_is()
        if now != wanted:
            raise Invalid(_('Somebody has changed this since. Nothing was undone.'))
        await self._choose(self._taken)
        ui.notify(_('Undone'))

    async def _put_back(self, before: dict[str, Any], given: dict[str, Any]) -> None:
        now, __ = await self._as_it_is()
        if _given(now) != given:
            raise Invalid(_('Somebody has changed this since. Nothing was undone.'))
        await sessions.set_personal_dates(self._session, self._learner, by=self._viewer, **before)
        ui.notify(_('Undone'))

    async def _as_it_is(self) -> tuple[Enrolment, set[int]]:
        return await sessions.enrolment(self._session, self._enrolment.id, seen_by=self._viewer)

    async def _leave(self) -> None:
        if await forms.drops_changes(self._box):
            self._box.submit(self._withdraw)

    async def _withdraw(self) -> None:
        impact = await sessions.withdrawal_impact(self._session, [self._enrolment.id], seen_by=self._viewer)
        if await forms.confirm(_('Withdraw {learner}?', learner=self._learner.name), str(WITHDRAWING), _('Withdraw'),
                               danger=True, heading=str(FOLLOWS),
                               lines=[CheckLine(line) for line in leaving_lines(impact)]):
            done = await bulk.withdraw_many(self._session, [self._enrolment.id], by=self._viewer)
            undo(_('{learner} withdrawn', learner=self._learner.name), lambda: done.undo(by=self._viewer))

    async def _enrol_again(self) -> None:
        await sessions.enrol(self._session, self._learner, by=self._viewer)
        ui.notify(_('{learner} is enrolled again', learner=self._learner.name))


def _time_fields(enrolment: Enrolment, zone: ZoneInfo) -> dict[str, Any]:
    return {
        'starts': forms.date_time_field(_('Own start'), as_entered(enrolment.starts, zone), zone=zone,
                                        hint=_('Empty: as the session')),
        'ends': forms.date_time_field(_('Own end'), as_entered(enrolment.ends, zone, ends=True), edge='end',
                                      zone=zone, hint=_('Empty: as the session')),
        'extra_days': forms.number_field(_('Extra days'), enrolment.extra_days, least=0, most=3650, step=1,
                                         hint=_('Added to the end')).mark('extra_days'),
    }


def _times(fields: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    return {'starts': moment(fields['starts'].value, 'starts', zone),
            'ends': moment(fields['ends'].value, 'ends', zone, ends=True),
            'extra_days': whole(fields['extra_days'].value, 'extra_days', 0)}


def _given(enrolment: Enrolment) -> dict[str, Any]:
    return {'starts': enrolment.starts, 'ends': enrolment.ends, 'extra_days': enrolment.extra_days}
