"""Choosing people in the administration: what a picker asks, and the people behind its answers."""
from collections.abc import Awaitable, Callable, Iterable, Sequence

from components.people_picker.people_picker import PeoplePicker, PersonChoice
from db import Person, people
from db.core import Refusal


def choices(people: Iterable[Person]) -> list[PersonChoice]:
    return [PersonChoice(id=person.id, name=person.name, username=person.username) for person in people]


def searched_by(viewer: Person) -> Callable[[str], Awaitable[list[PersonChoice]]]:
    async def search(text: str) -> list[PersonChoice]:
        return choices(await people.suggest(text, seen_by=viewer))
    return search


async def chosen(choices_: Sequence[PersonChoice]) -> list[Person]:
    """In the order in which they stand there."""
    by_id = await people.people_with_ids(one['id'] for one in choices_)
    return [by_id[one['id']] for one in choices_ if one['id'] in by_id]


def appointing(label: str, people: Sequence[Person], *, viewer: Person, hint: str,
               appoint: Callable[[list[Person]], Awaitable[None]]) -> PeoplePicker:
    """A picker whose every change is kept at once; what is refused is taken back and said below."""
    kept = [choices(people)]

    async def change(now: list[PersonChoice]) -> None:
        try:
            await appoint(await chosen(now))
            kept[0] = now
        except Refusal as no:
            picker.set(kept[0])
            picker.error = str(no)

    picker = PeoplePicker(label, search=searched_by(viewer), people=kept[0], hint=hint, on_change=change)
    return picker
