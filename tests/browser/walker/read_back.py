"""Whether what was in the fields when they were saved is in them again."""
from collections.abc import Iterable, Mapping

from .control import Control
from .found import Found

SAID_ONCE = ('password', 'search')


class ReadBack:

    def __init__(self, found: Found) -> None:
        self._found = found
        self._set: set[str] = set()
        self._kept: dict[str, str] = {}

    @property
    def waits(self) -> bool:
        """Something was saved that has not been seen since."""
        return bool(self._kept)

    def has_set(self, key: str) -> None:
        self._set.add(key)

    def saving(self, fields: Iterable[Control]) -> None:
        """A form is about to be saved."""
        self._kept = {one.key: one.value for one in fields if (
            one.key in self._set and one.kind not in SAID_ONCE and not one.off)}
        self._set -= set(self._kept)

    def forget(self) -> None:
        self._kept = {}

    def compare(self, shown: Mapping[str, str], layer: str) -> None:
        """A dialog for something new begins empty; in another one there was something before."""
        kept = {key: value for key, value in self._kept.items() if key in shown}
        for key in kept:
            del self._kept[key]
        before = [self._found.kinds[key].example for key in kept]
        if layer and not any(one.type in ('text', 'date') and one.value for one in before):
            return
        for key, value in kept.items():
            if not _alike(shown[key], value):
                self._found.fault(key, f'was saved as {value!r} and comes back as {shown[key]!r}')
        self._found.read_back += len(kept)


def _alike(one: str, other: str) -> bool:
    try:
        return float(one) == float(other)
    except ValueError:
        return one.strip() == other.strip()
