"""Snoozing learners for a while, with a note that the other coaches read."""
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from nicegui import ui

from components.forms import forms
from db import Person, Session, SessionCourse, attention
from db.attention import LearnerAtRisk
from db.core import Invalid, clock
from pages.coaching.labels import learners
from pages.undo import undo

DAYS = {1: 'Tomorrow', 3: 'In 3 days', 7: 'In a week', 14: 'In two weeks', 30: 'In 30 days'}


async def snooze(viewer: Person, record: Session | SessionCourse, people: Sequence[LearnerAtRisk]) -> None:
    """Asks until when and why; afterwards there is a way back."""
    ids = [one.id for one in people]
    with forms.dialog(f'Snooze {_who(people)}') as box:
        fields: dict[str, Any] = {}

        async def keep() -> None:
            forms.no_errors(fields.values())
            until = clock.now() + timedelta(days=fields['until'].value)
            try:
                at = await attention.snooze(record, ids, until, fields['note'].value or '', by=viewer)
            except Invalid as no:
                if no.field not in fields:
                    raise
                forms.error(fields[no.field], str(no))
                return
            box.close()
            undo(f'{_who(people)} snoozed.', lambda: attention.unsnooze(record, ids, by=viewer, snoozed_at=at))

        with forms.dialog_body():
            ui.label('They are off this list until then. Coaches find them under “Snoozed”, with your note.'
                     ).classes('co-text')
            fields['until'] = forms.select_field('Until', DAYS, 3).mark('snooze-until')
            fields['note'] = forms.text_field('Who looks after them, and how', max_length=500, lines=2
                                              ).mark('snooze-note').props('autofocus')
        with forms.dialog_foot():
            forms.cancel(box)
            forms.button(f'Snooze {_who(people)}', keep, kind='primary').mark('keep-snooze')
    box.on('hide', box.delete)
    box.open()


def _who(people: Sequence[LearnerAtRisk]) -> str:
    return people[0].name if len(people) == 1 else learners(len(people))
