"""Details and dates of a session, saved on demand, with a word when somebody else saves meanwhile."""
from collections.abc import Iterable
from functools import partial
from typing import Any

from nicegui import ui

from components.forms import forms
from components.live import on_change
from db import Person, Session, sessions
from db.core import reload
from db.sessions import SessionChanges
from i18n import _, lazy, listed, ngettext
from pages.admin.conflict_banner import conflict
from pages.admin.sessions.session.change_log_labels import NAMES
from pages.admin.sessions.session_form import SessionForm, values_of
from pages.impact import agreed, window_lines
from pages.undo import undo


async def details(viewer: Person, session: Session) -> None:
    notes = ui.element('div').classes('notes')
    form = SessionForm(values_of(session), categories=await sessions.session_categories(seen_by=viewer),
                       due=await sessions.due_dates(session, seen_by=viewer))

    async def save() -> None:
        with form.draft.checked():
            form.draft.check()
            typed, values = form.draft.changes, form.changes()
            if values:
                changes = SessionChanges(**values)
                impact = await sessions.dates_impact(session, changes, seen_by=viewer)
                action = (ngettext('End it for {n} learner', 'End it for {n} learners', impact.ends_now)
                          if impact.ends_now else _('Save anyway'))
                if not await agreed(window_lines(impact), action, title=_('Save these dates?')):
                    return
                before = _as_is(session, values)
                await sessions.configure(session, changes, by=viewer)
                if WHEN & values.keys():
                    undo(_('Dates saved'), partial(put_back, before, _as_is(session, values)))
            form.draft.saved(typed)
            notes.clear()

    async def put_back(before: SessionChanges, after: SessionChanges) -> None:
        await sessions.restore_settings(session, before, after, by=viewer)
        ui.notify(_('Undone'))

    async def look(__: object) -> None:
        await reload(session)
        if not (news := form.draft.meet(values_of(session))):
            return
        notes.clear()
        if form.draft.changes:
            who = (await sessions.logged_changes(session, seen_by=viewer))[0][0].who
            fact = (_('{who} changed {fields} meanwhile.', who=who, fields=_names(news)) if who else
                    _('Somebody changed {fields} meanwhile.', fields=_names(news)))
            conflict(notes, fact, str(MEANWHILE), form.draft)

    with form.foot:
        forms.button(_('Save'), save, kind='primary').mark('save')
    on_change(session.topic('settings'), look)


def _as_is(session: Session, names: Iterable[str]) -> SessionChanges:
    values: dict[str, Any] = {name: getattr(session, name) for name in names}
    return SessionChanges(**values)


def _names(news: set[str]) -> str:
    return listed(sorted(str(NAMES[name]) for name in news))


MEANWHILE = lazy('What you have typed is kept and, when you save, is what counts. Fields you have not touched show '
                 'what is saved now.')
WHEN = {'starts', 'ends', 'coach_starts', 'coach_ends', 'days', 'after_end', 'time_zone'}
"""Fields on which depends who may do what, and which can be put back by “Undo”."""
