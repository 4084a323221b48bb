"""What is kept from coaches: switches for who may lock, and quiet lines with the reason for those whom a lock binds."""
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from components.events import on_event
from components.html import esc, glyph
from db.records import Part
from i18n import lazy, translated

NAMES = {
    Part.CONTENT: lazy('Content'), Part.DATES: lazy('Dates'), Part.GRADEBOOK: lazy('Gradebook'),
    Part.ANNOUNCEMENTS: lazy('Announcements'),
    Part.ENROLMENT: lazy('Enrolment'),
}
WORDS = {
    'lock': lazy('Lock {name}: {place}'),
    'locked': lazy('Locked'),
    'free': lazy('Coaches may change'),
    'count': lazy('{count} locked'),
}


class LockLine(TypedDict):
    part: str
    name: str
    free: str  # what coaches may do as long as it is not locked
    why: NotRequired[str | None]  # “Locked by NAME, date: REASON”; locked here
    above: NotRequired[str | None]  # locked already by what this place lies in: why


class LockPlace(TypedDict):
    id: int
    name: str
    note: NotRequired[str]
    lines: Sequence[LockLine]
    folded: NotRequired[bool]  # stands below the first as one line until it is opened


class Locks(Element, component='locks.js', esm=KIT):
    """A switch moves when what it asks for has happened: `on_lock` and `on_unlock` get the place's id and the part."""

    def __init__(self, places: Sequence[LockPlace], *, on_lock: Callable[[int, Part], Any],
                 on_unlock: Callable[[int, Part], Any], words: Mapping[str, Any] = WORDS) -> None:
        super().__init__()
        self._props |= {'places': tuple(places), 'words': translated(words)}
        on_event(self, 'lock', _TURN, lambda said: _turned(said, on_lock))
        on_event(self, 'unlock', _TURN, lambda said: _turned(said, on_unlock))

    def show(self, places: Sequence[LockPlace]) -> None:
        """Somebody has locked or unlocked something, or there are other courses."""
        if self._props['places'] != tuple(places):
            with self._props.suspend_updates():
                self._props['places'] = tuple(places)
            self.update()


def locked_lines(lines: Iterable[tuple[str, str]]) -> str:
    """One quiet line each, as (what is locked, “Locked by NAME: REASON”)."""
    said = ''.join(f'<li>{glyph("locked")}<span><b>{esc(what)}</b> {esc(why)}</span></li>' for what, why in lines)
    return f'<ul class="locked-lines">{said}</ul>' if said else ''


_TURN = {'place': int, 'part': str}


def _turned(said: dict[str, Any], turn: Callable[[int, Part], Any]) -> Any:
    return turn(said['place'], Part(said['part'])) if said['part'] in set(Part) else None
