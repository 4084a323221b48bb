"""Under a field: everything that says something about it, layer by layer, which one holds, and the way back."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from i18n import lazy, translated

WORDS = {'holds': lazy('holds'), 'revert': lazy('Follow the course'), 'revert_of': lazy('Follow the course: {name}')}


class ProvenanceLine(TypedDict):
    whose: str
    says: str
    by: NotRequired[str]  # who set it, when and why
    holds: NotRequired[bool]


class Provenance(Element, component='provenance.js', esm=KIT):
    """One line says what is followed; several say which of them holds, by shape, word and weight."""

    def __init__(self, name: str, *, on_revert: Callable[[], Any] | None = None,
                 words: Mapping[str, Any] = WORDS) -> None:
        """:param name: of the field, for who cannot see where this stands"""
        super().__init__()
        self._props |= {'name': name, 'lines': (), 'locked': None, 'reverts': False, 'words': translated(words)}
        if on_revert:
            self.on('revert', lambda: on_revert() if self._props['reverts'] else None, [])

    def show(self, lines: Sequence[ProvenanceLine], *, reverts: bool = False, locked: str | None = None) -> None:
        """:param reverts: whether there is something of its own here to give up
        :param locked: why nobody may
        """
        now = {'lines': tuple(lines), 'reverts': reverts and locked is None, 'locked': locked}
        if any(self._props[name] != value for name, value in now.items()):
            with self._props.suspend_updates():
                self._props |= now
            self.update()
