"""Whether what was set, in a field of a page or of a dialog, is there again when the page is opened anew."""
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .control import Control
from .found import Found

SAID_ONCE = ('password', 'search')
Where = tuple[str, ...]
"""The page, what has opened the dialog, and its title; the page alone has neither."""


@dataclass
class _Set:
    value: str
    opening: int
    keys: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Operated:
    control: Control
    name: str
    where: Where
    opening: int
    before: str


class ReadBack:

    def __init__(self, found: Found) -> None:
        self._found = found
        self._set: set[str] = set()
        self._kept: dict[str, str] = {}
        self._title = ''
        self._operated: _Operated | None = None
        self._all: dict[tuple[Where, str], _Set] = {}

    @property
    def waits(self) -> bool:
        """Something was saved that has not been seen since."""
        return bool(self._kept)

    def operates(self, one: Control, where: Where, opening: int, controls: Sequence[Control]) -> None:
        """It holds another value after this.

        :param opening: counts how often a page was opened
        """
        self._operated = None
        if name := next((name for other, name in _named(controls) if other.n == one.n), ''):
            self._operated = _Operated(one, name, where, opening, _shown(controls)[name])

    def has_set(self, key: str) -> None:
        self._set.add(key)

    def saving(self, fields: Iterable[Control], title: str) -> None:
        """A form is about to be saved; of a dialog, with its title."""
        self._title = title
        self._kept = {one.key: one.value for one in fields if (
            one.key in self._set and one.kind not in SAID_ONCE and not one.off)}
        self._set -= set(self._kept)

    def forget(self) -> None:
        self._kept = {}

    def waits_at(self, where: Where, opening: int) -> bool:
        """Something was set there since the page was opened that has not been read back anywhere."""
        return any(at == where and one.opening == opening and not one.keys <= self._found.read
                   for (at, _), one in self._all.items())

    def missed(self, where: Where) -> set[str]:
        """What was set there and has not been read back anywhere."""
        return set().union(*(one.keys for (at, _), one in self._all.items() if at == where)) - self._found.read

    def look(self, controls: Iterable[Control], where: Where, opening: int) -> None:
        shown = _shown(controls)
        if self._operated:
            self._take_up(self._operated, shown, where)
        for name, value in shown.items():
            one = self._all.get((where, name))
            if one and one.opening < opening and _alike(one.value, value):
                self._found.read |= one.keys

    def _take_up(self, one: '_Operated', shown: Mapping[str, str], where: Where) -> None:
        self._operated = None
        value = shown.get(one.name)
        if one.where == where and value is not None and (value != one.before or one.control.type == 'radio'):
            earlier = self._all.get((where, one.name))
            self._all[where, one.name] = _Set(
                value, one.opening, {one.control.key, *(earlier.keys if earlier else ())})

    def compare(self, controls: Iterable[Control], layer: str, title: str) -> None:
        """A dialog for something new begins empty; in another one there was something before. One that has neither the
        same title nor one that was typed is of somebody else: who was renamed stands elsewhere in a list."""
        if layer and title != self._title and title not in self._kept.values():
            return
        shown = {one.key: one.value for one in controls if one.is_field}
        kept = {key: value for key, value in self._kept.items() if key in shown}
        for key in kept:
            del self._kept[key]
        before = [self._found.kinds[key].example for key in kept]
        if layer and not any(one.type in ('text', 'date') and one.value for one in before):
            return
        for key, value in kept.items():
            if not _alike(shown[key], value):
                self._found.fault(key, f'was saved as {value!r} and comes back as {shown[key]!r}')


def _shown(controls: Iterable[Control]) -> dict[str, str]:
    """What each field holds; several that exclude each other are one."""
    shown: dict[str, str] = {}
    for one, name in _named(controls):
        if one.type != 'radio':
            shown[name] = one.value
        elif one.value == 'true' or name not in shown:
            shown[name] = one.name if one.value == 'true' else ''
    return shown


def _named(controls: Iterable[Control]) -> Iterator[tuple[Control, str]]:
    """Fields, each by the same name whatever it holds at the moment."""
    groups: list[tuple[str, str]] = []
    for one in controls:
        if one.type == 'radio':
            group = one.part, one.group
            if group not in groups:
                groups.append(group)
            yield one, f'{one.part} radio {groups.index(group)}'
        elif one.is_set:
            yield one, f'{re.sub("switch from [a-z]+ ", "switch ", one.key)} {one.nth}'


def _alike(one: str, other: str) -> bool:
    try:
        return float(one) == float(other)
    except ValueError:
        return one.strip() == other.strip()
