"""By which steps a walk has come to what it sees, so that it can come there again."""
from dataclasses import dataclass
from typing import Any


@dataclass
class _Layer:
    """The page, or a dialog or menu above it."""
    name: str
    depth: int
    way: tuple[str, ...] = ()
    """What was operated to open it."""
    touched: str | None = None
    """The first field in it that was changed: it asks before it is left."""


class Steps:

    def __init__(self) -> None:
        self.start()

    def start(self) -> None:
        """The page is opened anew."""
        self._layers = [_Layer('', 0)]
        self._last: tuple[str, ...] = ()
        self._is_new = False

    @property
    def is_fresh(self) -> bool:
        """Nothing has been operated yet."""
        return not self._last

    def take(self, key: str, within: tuple[str, ...], *, is_field: bool) -> None:
        """:param within: what had to be operated in the same layer before this was there"""
        top = self._layers[-1]
        touched = (top.touched,) if top.touched else ()
        self._last = (*top.way, *within, *touched, key)
        if is_field and top.depth and not top.touched:
            top.touched = key

    def see(self, said: dict[str, Any], name: str) -> None:
        """What is on top now."""
        depth = said['depth']
        while self._layers[-1].depth > depth:
            self._layers.pop()
        top = self._layers[-1]
        self._is_new = top.depth < depth or top.name != name
        if top.depth < depth:
            self._layers.append(_Layer(name, depth, self._last))
        elif top.name != name:
            self._layers[-1] = _Layer(name, depth, self._last)

    @property
    def way(self) -> tuple[str, ...]:
        """To what has appeared just now."""
        return self._last

    @property
    def is_new(self) -> bool:
        """Another layer is on top than before."""
        return self._is_new

    def next(self, way: tuple[str, ...], here: dict[str, Any]) -> str | None:
        """The step that leads on from what is here, if one does."""
        for at in range(len(way) - 1, -1, -1):
            if way[at] in here:
                untouched = self._layers[-1].depth and not self._layers[-1].touched
                first = untouched and at and way[at - 1] in here and here[way[at - 1]].is_field
                return way[at - 1] if first else way[at]
        return None
