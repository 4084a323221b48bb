"""By which steps a walk has come to what it sees, so that it can come there again."""
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .control import Control


@dataclass
class _Layer:
    """The page, or a dialog or menu above it."""
    name: str
    depth: int
    way: tuple[str, ...] = ()
    """What was operated to open it."""
    fields: list[str] = field(default_factory=list)
    """Those that were changed in it, in this order."""


class Steps:

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """The page is opened anew."""
        self._layers = [_Layer('', 0)]
        self._last: tuple[str, ...] = ()
        self._is_new = False
        self._left = ''

    @property
    def is_fresh(self) -> bool:
        """Nothing has been operated yet."""
        return not self._last

    def take(self, one: Control, within: tuple[str, ...], *, saves: bool) -> None:
        """:param within: what had to be operated in the same layer before this was there"""
        top = self._layers[-1]
        touched: tuple[str, ...] = tuple(top.fields[:1]) if top.depth else ()  # a dialog asks before it is left
        if saves:
            touched = tuple(top.fields)
        elif one.of_field:
            touched = tuple(top.fields[-1:])
        before = [key for key in (*within, *touched) if key != one.key]
        asks = self._layers[0].fields[:1] if one.type == 'link' else []  # before the page is left
        self._last = (*asks, *top.way, *dict.fromkeys(before), one.key)
        if one.is_field and one.key not in top.fields:
            top.fields.append(one.key)

    def see(self, said: Mapping[str, Any], name: str) -> None:
        """What is on top now."""
        depth = said['depth']
        while self._layers[-1].depth > depth:
            self._left = self._layers.pop().name
        top = self._layers[-1]
        self._is_new = top.depth < depth or top.name != name
        if top.depth < depth:
            self._layers.append(_Layer(name, depth, self._last))
        elif top.name != name:
            self._layers[-1] = _Layer(name, depth, self._last)

    def has_set(self, key: str) -> bool:
        """This field, since the page, dialog or menu on top was opened."""
        return key in self._layers[-1].fields

    @property
    def has_set_any(self) -> bool:
        return bool(self._layers[-1].fields)

    @property
    def depth(self) -> int:
        """How many dialogs and menus are open."""
        return self._layers[-1].depth

    @property
    def way(self) -> tuple[str, ...]:
        """To what has appeared just now."""
        return self._last

    @property
    def opened_by(self) -> tuple[str, ...]:
        """What was operated until the layer on top was open."""
        return self._layers[-1].way

    @property
    def opener(self) -> str:
        """What has opened the layer on top."""
        return self.opened_by[-1] if self.opened_by else ''

    @property
    def is_new(self) -> bool:
        """Another layer is on top than before."""
        return self._is_new

    @property
    def left(self) -> str:
        """The layer that was left last, until it is forgotten."""
        return self._left

    def forget_left(self) -> None:
        self._left = ''

    def next(self, way: tuple[str, ...], here: Mapping[str, Control]) -> str | None:
        """The step that leads on from what is here, if one does: fields that came before it are set first."""
        for at in range(len(way) - 1, -1, -1):
            if way[at] in here:
                first = at
                while first and way[first - 1] in here and here[way[first - 1]].is_field:
                    first -= 1
                unset = [key for key in way[first:at] if key not in self._layers[-1].fields]
                return unset[0] if unset else way[at]
        return None
