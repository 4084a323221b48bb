"""A gradebook that is typed into like a spreadsheet, by several coaches at once; one element however many cells."""
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import GRADEBOOK_MODULES, GRID_MODULES, KIT
from components.events import on_event
from components.grid.grid import WORDS as GRID
from i18n import Text, lazy, translated

KINDS = ('person', 'cell', 'mean', 'final')
HEIGHT = 'max(400px, calc(100dvh - 344px))'
"""The last row stays on the screen."""
TONES = 5
"""So many people at a time are told apart by colour; the initials tell the others."""

WORDS = GRID | {
    'mean': lazy('Mean of those shown'),
    'edit': lazy('Points of {name} for {column}'),
    'note': lazy('What led to this'),
    'column': lazy('Column {title}'),
    'there': lazy('{name} is at this cell'),
    'dropped': lazy('Dropped: one of the lowest, not counted'),
    'by_hand': lazy('Given by hand'),
    'held': lazy('Held: learners do not see it yet'),
    'counts': lazy('Counts as'),
    'set_by_hand': lazy('Set by hand instead of the computed grade'),
    'fails': lazy('Below the pass mark'),
    'where': lazy('{name} · {column}'),
    'conflict': lazy('{by} has put {current} here meanwhile. Yours: {text}.'),
    'nothing': lazy('nothing'),
    'keep': lazy('Keep {value}'), 'put': lazy('Put {value}'),
    'leave': lazy('Discard'), 'correct': lazy('Correct'),
}


@dataclass(frozen=True, kw_only=True)
class GradeHead:
    """One column. Under its key a row holds, by kind:

    person  {name, sub?}
    cell    '85' | {v: '85', m?: a mark, n?: its note, c?: what it counts as, d?: dropped, h?: given by hand}
    mean    '81.50'
    final   {v: '82.50', x: exact, l?: a letter, o?: set by hand, p?: passes}
    """
    key: str
    label: str
    kind: str = 'cell'
    sub: str | None = None
    hint: str | None = None
    width: int = 104
    slim: int | None = None
    held: bool = False
    menu: bool = False
    """There is something to do with the column."""
    group: str | None = None
    group_label: str | None = None

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f'A column cannot be of kind "{self.kind}". There are {", ".join(KINDS)}.')

    def as_props(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value not in (None, False)}


class Other(TypedDict):
    """Somebody else at a cell."""
    id: int  # of the row
    key: str
    name: str
    tone: NotRequired[int]


Entered = Callable[[int, str, str, str], Any]


class GradebookGrid(Element, component='gradebook.js',
                    esm=KIT | GRID_MODULES | GRADEBOOK_MODULES):

    def __init__(self, columns: Sequence[GradeHead], *, label: str, rows: str, total: int, may_edit: bool,
                 sort: tuple[str, str] = ('name', 'asc'), filters: dict[str, str] | None = None,
                 others: Iterable[Other] = (), empty: tuple[Text, Text] = (lazy('Nothing here.'), ''),
                 height: str = HEIGHT,
                 zone: str | None = None, link: str | None = None, on_enter: Entered | None = None,
                 on_open: Callable[[int, str], Any] | None = None, on_head: Callable[[str], Any] | None = None,
                 on_at: Callable[[int, str], Any] | None = None, on_away: Callable[[], Any] | None = None,
                 on_paste: Callable[[list[dict[str, Any]], int], Any] | None = None,
                 on_sort: Callable[[str, str], Any] | None = None,
                 on_counts: Callable[[dict[str, int]], Any] | None = None) -> None:
        """Rows are read from an address, which answers `?start=0&end=60` with `{"rows": [...], "total": n}`; each has
        an `id`, a `username`, a `class` and its `states`, of which `filters['state']` names one.

        :param link: where a learner’s name leads to, with `{id}` in it
        :param on_enter: is called with row, column, what was typed, and what had stood there; `settle` or `overtake`
            answers
        :param on_paste: is called with `[{id, key, text}]`, and how many cells fell beside the grid
        """
        super().__init__()
        self._props |= {
            'columns': _props(columns), 'label': label, 'words': translated(WORDS), 'zone': zone, 'address': rows,
            'total': total, 'may-edit': may_edit, 'sort': tuple(sort), 'filters': dict(filters or {}),
            'empty': tuple(translated(empty)), 'height': height, 'link': link, 'others': _toned(others),
        }
        place: dict[str, Any] = {'id': int, 'key': str}
        if on_enter:
            on_event(self, 'enter', place | {'text': str, 'seen': str},
                     lambda said: on_enter(said['id'], said['key'], said['text'], said['seen']))
        if on_open:
            on_event(self, 'open', place, lambda said: on_open(said['id'], said['key']))
        if on_head:
            on_event(self, 'head', {'key': str}, lambda said: on_head(said['key']))
        if on_at:
            on_event(self, 'at', place, lambda said: on_at(said['id'], said['key']))
        if on_away:
            on_event(self, 'away', {}, lambda _: on_away())
        if on_paste:
            on_event(self, 'paste', {'cells': [place | {'text': str}], 'outside': int},
                     lambda said: on_paste(said['cells'], said['outside']))
        if on_sort:
            on_event(self, 'sort', (str, str), lambda said: on_sort(*said) if said[1] in ('asc', 'desc') else None)
        if on_counts:
            on_event(self, 'counts', {}, lambda said: on_counts({
                name: number for name, number in said.items() if isinstance(number, int)}))

    def patch(self, rows: Sequence[dict[str, Any]]) -> None:
        """Rows as they are now; cells that have changed light up where they are."""
        if rows:
            self.run_method('patch', list(rows))

    def refresh(self) -> None:
        """Read all rows again, staying where the reader is."""
        self.run_method('refresh')

    def filter(self, **filters: str) -> None:
        with self._props.suspend_updates():
            self._props['filters'] = filters
        self.run_method('filter', filters)

    def arrange(self, columns: Sequence[GradeHead]) -> None:
        """Other columns; the rows are read again."""
        with self._props.suspend_updates():
            self._props['columns'] = _props(columns)
        self.run_method('arrange', self._props['columns'])

    def allow(self, may_edit: bool) -> None:
        with self._props.suspend_updates():
            self._props['may-edit'] = may_edit
        self.run_method('allow', may_edit)

    def settle(self, row_id: int, key: str, sentence: str | None = None) -> None:
        """What was typed is kept, or why not; then it stays in its cell to be corrected."""
        self.run_method('settle', row_id, key, sentence)

    def overtake(self, row_id: int, key: str, text: str, *, current: str, by: str, sentence: str) -> None:
        """Somebody else was faster: both values stand at the cell, and one of them is chosen."""
        self.run_method('overtake', row_id, key, text, current, by, sentence)

    def presence(self, others: Iterable[Other]) -> None:
        toned = _toned(others)
        with self._props.suspend_updates():
            self._props['others'] = toned
        self.run_method('presence', toned)

    def focus(self, row_id: int, key: str) -> None:
        self.run_method('focus', row_id, key)


def _props(columns: Sequence[GradeHead]) -> tuple[dict[str, Any], ...]:
    return tuple(column.as_props() for column in columns)


def _toned(others: Iterable[Other]) -> tuple[dict[str, Any], ...]:
    """Each person in one colour, whoever else is there."""
    return tuple({**other, 'tone': sum(map(ord, other['name'])) % TONES} for other in others)
