"""One learner of a session: which courses they take, dates of their own, and withdrawing them."""
from collections.abc import Collection
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
from pages.admin.sessions.labels import WITHDRAWING
from pages.form_input import moment, whole
from pages.impact import FOLLOWS, agreed, leaving_lines, window_lines
from pages.undo import undo


async def learner_dialog(viewer: Person, session: Session, enrolment_id: int) -> None:
    enrolment, taken = await sessions.enrolment(session, enrolment_id, seen_by=viewer)
    learner = enrolment.learner
    active = enrolment.state is Membership.ACTIVE
    courses = await sessions.course_lines(session, seen_by=viewer)
    zone = ZoneInfo(session.time_zone)

    async def save() -> None:
        with forms.checked(times):
            forms.check(times)
            given, before = _times(times, zone), _given(enrolment)
            wanted = {id_ for id_, box in ticks.items() if box.value}
            impact = await sessions.learner_dates_impact(session, enrolment, seen_by=viewer, **given)
            leaves = [f'{learner.name} leaves {line.title} at once. Their work in it is kept.'
                      for line in courses if line.id in taken - wanted]
            if not await agreed([*window_lines(impact), *leaves], 'Save anyway', title=f'Change {learner.name}?'):
                return
            if given != before:
                await sessions.set_personal_dates(session, learner, by=viewer, **given)
                undo(f'{learner.name}’s dates saved', partial(put_back, before, given))
            if wanted != taken:
                await choose(wanted)
                undo(f'{learner.name}’s courses saved', partial(take_again, wanted))
            box.close()

    async def choose(wanted: Collection[int]) -> None:
        courses = await sessions.session_courses(session)
        await sessions.choose_courses(session, learner, [one for one in courses if one.id in wanted], by=viewer)

    async def take_again(wanted: Collection[int]) -> None:
        _, now = await sessions.enrolment(session, enrolment_id, seen_by=viewer)
        if now != wanted:
            raise Invalid('Somebody has changed this since. Nothing was undone.')
        await choose(taken)
        ui.notify('Undone')

    async def put_back(before: dict[str, Any], given: dict[str, Any]) -> None:
        now, _ = await sessions.enrolment(session, enrolment_id, seen_by=viewer)
        if _given(now) != given:
            raise Invalid('Somebody has changed this since. Nothing was undone.')
        await sessions.set_personal_dates(session, learner, by=viewer, **before)
        ui.notify('Undone')

    async def withdraw() -> None:
        impact = await sessions.withdrawal_impact(session, [enrolment_id], seen_by=viewer)
        if await forms.confirm(f'Withdraw {learner.name}?', WITHDRAWING, 'Withdraw', danger=True, heading=FOLLOWS,
                               lines=[CheckLine(line) for line in leaving_lines(impact)]):
            done = await bulk.withdraw_many(session, [enrolment_id], by=viewer)
            undo(f'{learner.name} withdrawn', lambda: done.undo(by=viewer))

    async def enrol_again() -> None:
        await sessions.enrol(session, learner, by=viewer)
        ui.notify(f'{learner.name} is enrolled again')

    async def leave() -> None:
        if await forms.drops_changes(box):
            box.submit(withdraw)

    with forms.dialog(learner.name) as box:
        with forms.dialog_body():
            who = f'{ava(learner.name)}<span class="muted">{esc(learner.username)}</span>'
            ui.html(who, sanitize=False).classes('line')
            if active:
                times = _time_fields(enrolment, zone)
                with ui.element('fieldset').classes('ticks'):
                    ui.html('Courses', sanitize=False, tag='legend').classes('own-label')
                    ticks = {line.id: ui.checkbox(line.title, value=line.id in taken) for line in courses}
            else:
                ui.label('Withdrawn. Enrolling again brings back all their work.').classes('co-text')
        with forms.dialog_foot():
            if active:
                forms.button('Withdraw', leave, kind='danger')
                forms.button('Save', save, kind='primary').mark('save-learner')
            else:
                forms.button('Enrol again', lambda: box.submit(enrol_again), kind='primary')
    box.on('hide', box.delete)
    if action := await box:
        await action()


def _time_fields(enrolment: Enrolment, zone: ZoneInfo) -> dict[str, Any]:
    return {
        'starts': forms.date_time_field('Own start', as_entered(enrolment.starts, zone), zone=zone,
                                        hint='Empty: as the session'),
        'ends': forms.date_time_field('Own end', as_entered(enrolment.ends, zone, ends=True), edge='end',
                                      zone=zone, hint='Empty: as the session'),
        'extra_days': forms.number_field('Extra days', enrolment.extra_days, least=0, most=3650, step=1,
                                         hint='Added to the end').mark('extra_days'),
    }


def _times(fields: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    return {'starts': moment(fields['starts'].value, 'starts', zone),
            'ends': moment(fields['ends'].value, 'ends', zone, ends=True),
            'extra_days': whole(fields['extra_days'].value, 'extra_days', 0)}


def _given(enrolment: Enrolment) -> dict[str, Any]:
    return {'starts': enrolment.starts, 'ends': enrolment.ends, 'extra_days': enrolment.extra_days}
