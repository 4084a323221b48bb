"""One learner of a session: which courses they take, dates of their own, and withdrawing them."""
from typing import Any
from zoneinfo import ZoneInfo

from nicegui import ui

from components import forms
from components.html import ava, esc
from db import Enrolment, Invalid, Membership, Person, Session, as_entered, entered
from pages.admin.sessions.words import WITHDRAWING


async def one_learner(viewer: Person, session: Session, enrolment_id: int) -> None:
    enrolment, taken = await session.enrolment(enrolment_id, seen_by=viewer)
    learner = enrolment.learner
    active = enrolment.state is Membership.ACTIVE
    programme = await session.programme(seen_by=viewer)
    zone = ZoneInfo(session.time_zone)

    async def save() -> None:
        forms.no_errors(times.values())
        try:
            given = _times(times, zone)
            if given != _given(enrolment):
                await session.give_time(learner, by=viewer, **given)
            wanted = {id_ for id_, box in ticks.items() if box.value}
            if wanted != taken:
                await session.choose_courses(learner, [one for one in await session.session_courses.all()
                                                       if one.id in wanted], by=viewer)
        except Invalid as no:
            if no.field not in times:
                raise
            forms.error(times[no.field], str(no))
            return
        box.close()

    async def withdraw() -> None:
        if await forms.confirm(f'Withdraw {learner.name}?', WITHDRAWING, 'Withdraw', danger=True):
            await session.withdraw(learner, by=viewer)

    async def enrol_again() -> None:
        await session.enrol(learner, by=viewer)
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
                    ticks = {line.id: ui.checkbox(line.title, value=line.id in taken) for line in programme}
            else:
                ui.label('Withdrawn. Enrolling again brings back all their work.').classes('co-text')
        with forms.dialog_foot():
            if active:
                forms.button('Withdraw', leave, kind='danger')
                forms.button('Save', save, kind='primary').mark('save-learner')
            else:
                forms.button('Enrol again', lambda: box.submit(enrol_again), kind='primary')
    box.on('hide', box.delete)
    if deed := await box:
        await deed()


def _time_fields(enrolment: Enrolment, zone: ZoneInfo) -> dict[str, Any]:
    return {
        'starts': forms.date_time_field('Own start', as_entered(enrolment.starts, zone), hint='Empty: as the session'),
        'ends': forms.date_time_field('Own end', as_entered(enrolment.ends, zone, ends=True), edge='end',
                                      hint='Empty: as the session'),
        'extra_days': forms.number_field('Extra days', enrolment.extra_days, least=0, most=3650, step=1,
                                         hint='Added to the end').mark('extra_days'),
    }


def _times(fields: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    def instant(name: str) -> Any:
        try:
            return entered(fields[name].value, zone, ends=name == 'ends')
        except Invalid as no:
            raise Invalid(str(no), name) from None
    return {'starts': instant('starts'), 'ends': instant('ends'), 'extra_days': int(fields['extra_days'].value or 0)}


def _given(enrolment: Enrolment) -> dict[str, Any]:
    return {'starts': enrolment.starts, 'ends': enrolment.ends, 'extra_days': enrolment.extra_days}
