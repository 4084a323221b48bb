"""Details and dates of a session, saved on demand, with a word when somebody else saves meanwhile."""
from nicegui import ui

from components import forms
from components.live import on_ring
from db import Person, Session
from pages.admin.conflict import conflict
from pages.admin.sessions.form import SessionForm, values_of
from pages.admin.sessions.log_words import NAMES


async def details(viewer: Person, session: Session) -> None:
    notes = ui.element('div').classes('notes')
    form = SessionForm(values_of(session), categories=await Session.categories(seen_by=viewer),
                       due=await session.due_days(seen_by=viewer))

    async def save() -> None:
        with form.draft.checked():
            typed, changes = form.draft.changes, form.changes()
            if changes:
                await session.configure(by=viewer, **changes)
            form.draft.saved(typed)
            notes.clear()

    async def look(_: object) -> None:
        await session.refresh_from_db()
        if not (news := form.draft.meet(values_of(session))):
            return
        notes.clear()
        if form.draft.changes:
            who = (await session.changes(seen_by=viewer))[0][0].who
            conflict(notes, f'{who or "Somebody"} changed {_names(news)} meanwhile.', MEANWHILE, form.draft)

    with form.foot:
        forms.button('Save', save, kind='primary').mark('save')
    on_ring(session.topic('settings'), look)


def _names(news: set[str]) -> str:
    names = sorted(NAMES[name] for name in news)
    return names[0] if len(names) == 1 else f'{", ".join(names[:-1])} and {names[-1]}'


MEANWHILE = ('What you have typed is kept and, when you save, is what counts. Fields you have not touched show what is '
             'saved now.')
