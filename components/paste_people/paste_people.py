"""Enrolling many people at once: paste their usernames, see what will happen, then let it happen."""
import inspect
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.browser_words import LANGUAGE, Plural
from components.events import on_event
from i18n import lazy, nlazy, translated

WORDS = {
    'language': LANGUAGE,
    'label': lazy('Usernames'),
    'hint': lazy('One a line, or with commas or semicolons between them. Nobody is enrolled until you confirm.'),
    'preview': lazy('Preview'),
    'nothing': lazy('Who will be enrolled shows here.'),
    'enrol': lazy('Will be enrolled'),
    'again': lazy('Comes back'),
    'already': lazy('Already here'),
    'unknown': lazy('Nobody has this username'),
    'sum_enrol': lazy('{count} to enrol'),
    'sum_again': lazy('{count} to come back'),
    'sum_already': lazy('{count} already here'),
    'sum_unknown': lazy('{count} unknown'),
    'button': Plural(nlazy('Enrol {n} person', 'Enrol {n} people')),
    'button_none': lazy('Enrol'),
}


class PastedPerson(TypedDict):
    """What will happen to one pasted username: enrol, again (had withdrawn), already or unknown."""

    username: str
    what: str
    name: NotRequired[str]
    note: NotRequired[str]  # said instead of the usual words


LookUp = Callable[[list[str]], Sequence[PastedPerson] | Awaitable[Sequence[PastedPerson]]]


def usernames_in(text: str) -> list[str]:
    """The usernames in a pasted text, each once, in the order they came."""
    names: dict[str, str] = {}
    for piece in re.split(r'[\n\r,;\t]+', text):
        name = piece.strip().strip('"\'').strip()
        if name:
            names.setdefault(name.casefold(), name)
    return list(names.values())


class PastePeople(Element, component='paste_people.js', esm=KIT):
    """`look_up` says what will happen to each username, `on_enrol` gets those to enrol; `clear_text` begins anew."""

    def __init__(self, *, look_up: LookUp, on_enrol: Callable[[list[str]], Any],
                 words: Mapping[str, Any] = WORDS) -> None:
        super().__init__()
        self._look_up, self._on_enrol = look_up, on_enrol
        self._text: str = ''
        self._callbacks: list[Callable[[], Any]] = []
        self._props |= {'rows': (), 'words': translated(words)}
        on_event(self, 'text', str, self._read)
        self.on('enrol', self._enrol)

    @property
    def value(self) -> str:
        return self._text

    def on_value_change(self, callback: Callable[[], Any]) -> None:
        """Something else is typed."""
        self._callbacks.append(callback)

    @property
    def to_enrol(self) -> list[str]:
        return [row['username'] for row in self._props['rows'] if row['what'] in ('enrol', 'again')]

    def clear_text(self) -> None:
        self._become('')
        self._props['rows'] = ()
        self.run_method('clear')

    def _become(self, text: str) -> None:
        self._text = text
        for callback in self._callbacks:
            callback()

    async def _read(self, text: str) -> None:
        self._become(text)
        names = usernames_in(text)
        found = self._look_up(names) if names else []
        rows = await found if inspect.isawaitable(found) else found
        if self._text == text:  # nothing newer has been typed meanwhile
            self._props['rows'] = tuple(rows)

    def _enrol(self) -> Any:
        names = self.to_enrol
        return self._on_enrol(names) if names else None
