"""One cell of a gradebook, explained beside it: its worth, its history, and what can be done about it."""
from collections.abc import Callable
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import GRID_MODULES, KIT
from components.events import on_event
from components.grid.grid import WORDS as GRID
from components.text_field import TOO_LONG
from db.grades import MAX_LENGTH_REASON
from i18n import lazy, translated

WORDS = {name: GRID[name] for name in ('language', 'now', 'minutes', 'hours', 'days')} | {
    'close': lazy('Close'), 'history': lazy('History'), 'no_history': lazy('Nothing has been given here yet.'),
    'not_taken': lazy('not taken'), 'percent': lazy('Course grade in percent'), 'why': lazy('Reason'),
    'why_maybe': lazy('Reason, if there is one'), 'cancel': lazy('Cancel'),
    'excuse_': lazy('Excuse…'), 'excuse': lazy('Excuse'), 'unexcuse_': lazy('No longer excuse…'),
    'unexcuse': lazy('No longer excuse'),
    'set_': lazy('Set course grade…'), 'set': lazy('Set course grade'), 'withdraw_': lazy('Withdraw it…'),
    'withdraw': lazy('Withdraw it'), 'too_long': TOO_LONG,
}


class NoteMark(TypedDict):
    mark: str
    word: str


class NoteChange(TypedDict):
    by: str
    change: str  # '30 → 32'
    at: str
    note: str  # 'version 2', 'given by hand'
    why: str
    taken: bool


class NoteFormula(TypedDict):
    label: str
    text: str  # '82.50 = (20 × 78.00 + 80 × 83.63) / 100'
    notes: list[str]


class Note(TypedDict):
    id: int
    key: str
    title: str
    who: str
    value: str
    out_of: str
    letter: NotRequired[str]
    percent: NotRequired[str]  # what a grade that is set begins with
    marks: list[NoteMark]
    facts: list[str]
    formula: list[NoteFormula]
    href: NotRequired[str]
    link: NotRequired[str]
    history: list[NoteChange]  # newest first
    may: list[str]  # 'excuse', 'unexcuse', 'set', 'withdraw'


class CellNote(Element, component='cell_note.js', esm=KIT | GRID_MODULES):

    def __init__(self, *, zone: str, on_close: Callable[[], Any], on_excuse: Callable[[str], Any],
                 on_unexcuse: Callable[[str], Any], on_set: Callable[[str, str], Any],
                 on_withdraw: Callable[[str], Any]) -> None:
        super().__init__()
        self._props |= {'note': None, 'words': translated(WORDS), 'zone': zone, 'reason_limit': MAX_LENGTH_REASON}
        on_event(self, 'close', {}, lambda _: on_close())
        on_event(self, 'excuse', {'why': str}, lambda said: on_excuse(said['why']))
        on_event(self, 'unexcuse', {'why': str}, lambda said: on_unexcuse(said['why']))
        on_event(self, 'set', {'percent': str, 'why': str}, lambda said: on_set(said['percent'], said['why']))
        on_event(self, 'withdraw', {'why': str}, lambda said: on_withdraw(said['why']))

    @property
    def shown(self) -> tuple[int, str] | None:
        """Row and column."""
        note = self._props['note']
        return None if note is None else (note['id'], note['key'])

    def show(self, note: Note | None) -> None:
        """The same cell again is drawn in place, and what is being written there stays; None closes it."""
        self._props['note'] = note

    def accepted(self) -> None:
        """What was written has been done."""
        self.run_method('accepted')

    def refused(self, sentence: str) -> None:
        """What was typed stays."""
        self.run_method('refused', sentence)
