"""Snoozing learners for a while, with a note that the other coaches read."""
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from nicegui import ui

from components.forms import forms
from db import Person, Session, SessionCourse, attention
from db.attention import LearnerAtRisk
from db.core import Invalid, clock
from i18n import _, lazy, ngettext
from pages.undo import undo

DAYS = {1: lazy('Tomorrow'), 3: lazy('In 3 days'), 7: lazy('In a week'), 14: lazy('In two weeks'),
        30: lazy('In 30 days')}


async def snooze(viewer: Person, record: Session | SessionCourse, people: Sequence[LearnerAtRisk]) -> None:
    """Asks until when and why; afterwards there is a way back."""
    ids = [one.id for one in people]
    with forms.dialog(_snoozing(people)) as box:
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
            undo(_snoozed(people), lambda: attention.unsnooze(record, ids, by=viewer, snoozed_at=at))

        with forms.dialog_body():
            ui.label(_('They are off this list until then. Coaches find them under “Snoozed”, with your note.')
                     ).classes('co-text')
            days = {number: str(label) for number, label in DAYS.items()}
            fields['until'] = forms.select_field(_('Until'), days, 3).mark('snooze-until')
            fields['note'] = forms.text_field(_('Who looks after them, and how'), max_length=500, lines=2
                                              ).mark('snooze-note').props('autofocus')
        with forms.dialog_foot():
            forms.cancel(box)
            forms.button(_snoozing(people), keep, kind='primary').mark('keep-snooze')
    box.on('hide', box.delete)
    box.open()


def _snoozing(people: Sequence[LearnerAtRisk]) -> str:
    if len(people) == 1:
        return _('Snooze {learner}', learner=people[0].name)
    return ngettext('Snooze {n} learner', 'Snooze {n} learners', len(people))


def _snoozed(people: Sequence[LearnerAtRisk]) -> str:
    if len(people) == 1:
        return _('{learner} snoozed.', learner=people[0].name)
    return ngettext('{n} learner snoozed.', '{n} learners snoozed.', len(people))
