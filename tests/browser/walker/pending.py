"""What was seen and is still to be done, and whether it is worth going back for it."""
from collections import Counter

from .addresses import Addresses
from .control import Control
from .found import Found, Kind
from .keys import EVERYWHERE
from .steps import Steps
from .words import Words

AGAIN = 5


class Pending:

    def __init__(self, found: Found, addresses: Addresses, words: Words, *, frame: bool) -> None:
        self._found, self._addresses, self._words, self._frame = found, addresses, words, frame
        self._retraced = Counter[tuple[str, str, str]]()
        self._given_up: set[tuple[str, str]] = set()

    def wants(self, one: Control) -> bool:
        return self._found.kinds[one.key].open and not one.off and (self._frame or one.part != EVERYWHERE)

    def todo(self, controls: list[Control]) -> list[Control]:
        """One of each kind, one that is known to be reached if there is any."""
        todo: dict[str, Control] = {}
        for one in controls:
            if self.wants(one) and (one.key not in todo or one.reached > todo[one.key].reached):
                todo[one.key] = one
        return list(todo.values())

    def step_back(self, steps: Steps, address: str, controls: list[Control]) -> Control | None:
        """Into the dialog that was just left, while what has opened it is still there."""
        if steps.left:
            here = {one.key: one for one in controls if not one.off}
            for kind in self._at(address):
                if kind.layer == steps.left and (step := steps.next(kind.way, here)) and self._may_retrace(
                        kind, step, address):
                    return here[step]
            steps.forget_left()
        return None

    def step(self, steps: Steps, address: str, controls: list[Control]) -> Control | None:
        """What has to be operated again to come to it; what leads nowhere several times is given up."""
        here = {one.key: one for one in controls if not one.off}
        for kind in self._at(address):
            if (step := steps.next(kind.way, here)) and self._may_retrace(kind, step, address):
                return here[step]
        return None

    def may_return(self, steps: Steps, address: str) -> bool:
        return not steps.is_fresh and any(self._may_retrace(kind, '', address) for kind in self._at(address))

    def _at(self, address: str) -> list[Kind]:
        """What was seen on such a page and is still to be done."""
        place = self._place(address)
        return [kind for kind in self._found.kinds.values() if (
            self.wants(kind.example) and (kind.example.key, address) not in self._given_up
            and self._place(kind.address) == place)]

    def _place(self, address: str) -> tuple[str, str]:
        return self._addresses.pattern(address), self._words.sort(address)

    def _may_retrace(self, kind: Kind, step: str, address: str) -> bool:
        at = kind.example.key, step, address
        self._retraced[at] += 1
        if self._retraced[at] > AGAIN:
            self._given_up.add((kind.example.key, address))
        return (kind.example.key, address) not in self._given_up
