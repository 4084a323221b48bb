"""Enrolling people into a session: by name, or by pasting their usernames and seeing first what will happen."""
from nicegui import ui

from components import forms
from components.paste_people import Found, PastePeople
from components.people_picker import PeoplePicker
from db import Membership, Named, Person, Session
from pages.admin.choosing import chosen, searched_by
from pages.admin.sessions.words import people

MOST = 2000
"""Usernames in one go: a longer list belongs into an import."""


async def enrolling(viewer: Person, session: Session) -> None:
    async def enrol(learners: list[Person]) -> None:
        await session.enrol(*learners, by=viewer)
        ui.notify(f'{people(len(learners))} enrolled')
        box.close()

    async def enrol_chosen() -> None:
        if not picker.people:
            picker.error = 'Choose somebody first.'
            return
        await enrol(await chosen(picker.people))

    async def enrol_pasted(usernames: list[str]) -> None:
        named = await session.who_are(usernames, seen_by=viewer)
        await enrol([one.person for one in named.values()])

    async def look_up(usernames: list[str]) -> list[Found]:
        named = await session.who_are(usernames[:MOST], seen_by=viewer)
        found = [_found(name, named.get(name.strip().casefold())) for name in usernames[:MOST]]
        return found + [Found(username=name, what='unknown', note=f'Beyond {MOST:,}: not looked up')
                        for name in usernames[MOST:]]

    with forms.dialog('Enrol people', wide=True) as box:
        with forms.dialog_body(), ui.element('div').classes('line wrap by-name'):
            picker = PeoplePicker('By name', search=searched_by(viewer))
            forms.button('Enrol', enrol_chosen, kind='primary').mark('enrol-chosen')
        PastePeople(look_up=look_up, on_enrol=enrol_pasted)
    box.on('hide', box.delete)
    box.open()


def _found(username: str, named: Named | None) -> Found:
    if named is None:
        return Found(username=username, what='unknown')
    what = {None: 'enrol', Membership.WITHDRAWN: 'again', Membership.ACTIVE: 'already'}[named.here]
    return Found(username=named.person.username, name=named.person.name, what=what)
