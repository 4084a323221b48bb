"""Choosing people by typing a part of their names."""
import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.browser_words import LANGUAGE, Plural
from components.events import on_event
from i18n import lazy, nlazy, translated

WORDS = {
    'language': LANGUAGE,
    'placeholder': lazy('Name or username'),
    'remove': lazy('Remove {name}'),
    'found': Plural(nlazy('{n} person found', '{n} people found')),
    'nobody': lazy('Nobody called “{text}” can be added.'),
    'nobody_yet': lazy('Nobody chosen yet.'),
}


class PersonChoice(TypedDict):
    id: Any
    name: str
    username: str


Search = Callable[[str], Sequence[PersonChoice] | Awaitable[Sequence[PersonChoice]]]


class PeoplePicker(Element, component='people_picker.js', esm=KIT):
    """People as removable chips, and a search box that asks `search` with what is typed.

    Only people whom `search` has offered here can be chosen, whatever a browser sends.
    """

    def __init__(self, label: str, *, search: Search, people: Sequence[PersonChoice] = (), hint: str = '',
                 readonly: bool = False, words: Mapping[str, Any] = WORDS,
                 on_change: Callable[[list[PersonChoice]], Any] | None = None) -> None:
        super().__init__()
        self._search, self._on_change = search, on_change
        self._offered: dict[Any, PersonChoice] = {}
        self._callbacks: list[Callable[[], Any]] = []
        self._props |= {'label': label, 'hint': hint, 'people': tuple(people), 'readonly': readonly,
                        'words': translated(words)}
        on_event(self, 'search', str, self._look)
        on_event(self, 'choose', int, self._choose)
        on_event(self, 'drop', int, self._drop)

    @property
    def people(self) -> list[PersonChoice]:
        return list(self._props['people'])

    @property
    def value(self) -> list[int]:
        return [person['id'] for person in self.people]

    def on_value_change(self, callback: Callable[[], Any]) -> None:
        """Somebody has chosen other people."""
        self._callbacks.append(callback)

    @property
    def error(self) -> str | None:
        return self._props.get('error')

    @error.setter
    def error(self, sentence: str | None) -> None:
        self._props['error'] = sentence

    def set(self, people: Sequence[PersonChoice]) -> None:
        self._props['people'] = tuple(people)

    async def _look(self, text: str) -> None:
        found = self._search(text)
        people = await found if inspect.isawaitable(found) else found
        chosen = {person['id'] for person in self.people}
        free = [person for person in people if person['id'] not in chosen]
        self._offered |= {person['id']: person for person in free}
        self.run_method('offer', text, free)

    def _choose(self, key: Any) -> Any:
        person = self._offered.get(key)
        if person and person not in self.people:
            return self._become([*self.people, person])
        return None

    def _drop(self, key: Any) -> Any:
        return self._become([person for person in self.people if person['id'] != key])

    def _become(self, people: list[PersonChoice]) -> Any:
        self.set(people)
        self.error = None
        for callback in self._callbacks:
            callback()
        return self._on_change(people) if self._on_change else None
