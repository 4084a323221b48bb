"""One grid for every long list: AG Grid in our clothes, one element however many rows."""
from collections.abc import Callable, Hashable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from nicegui.element import Element

from components.browser_modules import GRID_MODULES, KIT
from components.browser_words import LANGUAGE
from components.events import on_event
from components.grid.grid_texts import OWN_TEXTS
from components.html import WORDS as MARKS
from components.legend import LEVELS
from i18n import Text, lazy, translated

KINDS = ('person', 'progress', 'heat', 'grade', 'num', 'text', 'strong', 'mark', 'state', 'seen', 'people', 'date')
RIGHT = ('grade', 'num')
MAX_ROWS_IN_VIEW = 200

WORDS = {
    'language': LANGUAGE,
    'now': lazy('now'), 'minutes': lazy('{n} min'), 'hours': lazy('{n} h'), 'days': lazy('{n} d'),
    'never': lazy('never'),
    'here': lazy('here now'),
    'from': lazy('from {day}'), 'until': lazy('until {day}'), 'and_more': lazy('{name} +{n}'),
    'grade': lazy('grade {n}'), 'no_grade': lazy('no grade'), 'plan': lazy('plan {n} %'),
    'progress': lazy('{done} of {total} done'),
    'unmatched': (lazy('No results.'), lazy('Clear the filters or shorten your search.')),
    'again': lazy('Try again'),
    'failed': lazy('The list could not be read. Nothing is lost.'),
    'gone': lazy('This list is not here any more, or you may not see it.'),
    'signed_out': lazy('You are signed out. Sign in again to continue.'),
    'marks': MARKS, 'levels': LEVELS, 'own': OWN_TEXTS,
}


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column. What a row must hold under `key` depends on the kind; `modules/index.js` draws each of them.

    person    'Ada Bell' | {name, sub?, here?, risk?: a mark, why?}
    progress  {done, total, plan?: per cent, tone?} | {percent, plan?, tone?} | None | {note: 'withdrawn'}
    heat      as progress, with {level?, grade?, seen?: instant, here?}
    grade     85.5 | '85.50' | None             num     12 (see `digits`)
    text      'words'                           strong  'words' | {text, sub}
    mark      {mark, score?, note?} | None      state   {word, mark?, tone?}
    seen      instant | {at, here} | None       people  ['Ada Bell', 'Bo Chan']
    date      day | instant | [from | None, to | None]

    An instant is ISO text with its offset. A value may carry `sort` where its own order is not the right one.
    """
    key: str
    label: str
    kind: str = 'text'
    sub: str | None = None          # a second line in the head
    hint: str | None = None         # what the column counts, on hover
    plan: float | None = None       # per cent where everybody should be today, unless a cell says otherwise
    digits: int | None = None
    width: int = 110
    slim: int | None = None         # the width on a phone
    narrow: bool = True             # False leaves the column out on a phone
    pinned: bool = False
    sortable: bool = True
    turned: bool = False            # the head stands upright, for columns narrower than their name
    group: str | None = None        # columns side by side with the same group share a head
    align: str | None = None        # 'right', 'center'; figures are right by themselves

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f'A column cannot be of kind "{self.kind}". There are {", ".join(KINDS)}.')

    def as_props(self) -> dict[str, Any]:
        align = self.align or ('right' if self.kind in RIGHT else 'center' if self.kind == 'mark' else None)
        return {name: value for name, value in (asdict(self) | {'align': align}).items() if value is not None}


class Grid(Element, component='grid.js', esm=KIT | GRID_MODULES):

    def __init__(self, columns: Sequence[Column], *, label: str, rows: str | Sequence[dict[str, Any]],
                 row_height: int = 44, height: str = '640px', total: int | None = None,
                 sort: tuple[str, str] = ('name', 'asc'),
                 filters: dict[str, Any] | None = None, empty: tuple[Text, Text] = (lazy('Nothing here.'), ''),
                 foot: dict[str, str] | None = None, selectable: bool = False, zone: str | None = None,
                 link: str | None = None, on_open: Callable[[Any, str], Any] | None = None,
                 on_select: Callable[[list[Any]], Any] | None = None,
                 on_sort: Callable[[str, str], Any] | None = None,
                 on_total: Callable[[int], Any] | None = None,
                 on_view: Callable[[frozenset[Hashable]], Any] | None = None) -> None:
        """Rows are either few and given here, or many and read in blocks from an address.

        The address answers `?start=0&end=100&sort=name&dir=asc` and whatever `filter` added with
        `{"rows": [...], "total": n}`. Every row has an `id`. An element placed inside the grid stands in its foot.

        :param total: how many rows there will be, where the page knows: the grid then has its height from the start
        :param foot: one text per column key, in a last row that stays in view
        :param link: where a row leads to, with `{id}` in it, and `{column}` where it depends on what was pressed
        :param on_open: what a plain press does instead, here in the page: is called with the id of the row and the key
            of the column
        :param on_sort: is called with the key of the column and 'asc' or 'desc'
        :param on_view: is called with the ids of rows that `in_view` has left out and that have come into view now
        """
        super().__init__()
        self._rows = {} if isinstance(rows, str) else {row['id']: dict(row) for row in rows}
        self._view: frozenset[Hashable] | None = None
        self._behind: set[Hashable] = set()
        self._props |= {
            'columns': tuple(column.as_props() for column in columns),
            'label': label, 'words': translated(WORDS), 'zone': zone,
            # A tuple is left alone, whereas NiceGUI watches lists and would send all rows again for one of them.
            'address': rows if isinstance(rows, str) else None, 'rows': tuple(self._rows.values()),
            'row-height': row_height, 'height': height, 'total': total,
            'sort': tuple(sort), 'filters': _wanted(filters or {}), 'empty': tuple(translated(empty)), 'foot': foot,
            'selectable': selectable, 'opens': on_open is not None, 'link': link, 'views': on_view is not None,
        }
        if on_open:
            on_event(self, 'open', {'id': int, 'column': str}, lambda said: on_open(said['id'], said['column']))
        if on_select:
            on_event(self, 'select', [int], on_select)
        if on_sort:
            sortable = {column.key for column in columns if column.sortable}
            on_event(self, 'sort', (str, str), lambda said: on_sort(*said)
                     if said[0] in sortable and said[1] in ('asc', 'desc') else None)
        if on_total:
            on_event(self, 'total', int, on_total)
        if on_view:
            on_event(self, 'view', [int], lambda ids: self._looks_at(ids, on_view))

    def in_view(self, ids: frozenset[Hashable]) -> frozenset[Hashable]:
        """Those of the ids whose rows stand before the reader now; the others are asked for when they do. Before the
        browser has told, all."""
        if self._view is None:
            return ids
        self._behind |= ids - self._view
        return ids & self._view

    def _looks_at(self, ids: list[int], on_view: Callable[[frozenset[Hashable]], Any]) -> Any:
        self._view = frozenset(ids[:MAX_ROWS_IN_VIEW])
        behind = self._view & self._behind
        self._behind -= behind
        return on_view(behind) if behind else None

    def patch(self, rows: Sequence[dict[str, Any]]) -> None:
        """Change cells where they are: each row gives its `id` and the keys that changed, nothing else travels.

        Changed cells light up; nothing is sorted or read again. Rows that are not loaded are left out.
        """
        for row in rows:
            if known := self._rows.get(row['id']):
                known.update(row)
        if rows:
            self.run_method('patch', list(rows))

    def refresh(self) -> None:
        """Read again what is loaded, staying where the reader is."""
        self.run_method('refresh')

    def filter(self, **filters: Any) -> None:
        """Show the rows that match, from the top. None or '' takes a filter away, others stay.

        With an address each goes along as a parameter. With rows given, `q` is looked for in all words of a row, every
        other name is a key of the row that must hold that value (or hold it in a list).
        """
        with self._props.suspend_updates():
            kept = self._props['filters'] | filters
            self._props['filters'] = _wanted(kept)
        self._tell('filter', self._props['filters'])

    def show(self, rows: Sequence[dict[str, Any]]) -> None:
        """Give the grid other rows, where they do not come from an address."""
        self._rows = {row['id']: dict(row) for row in rows}
        with self._props.suspend_updates():
            self._props['rows'] = tuple(self._rows.values())
        self._tell('show', list(self._rows.values()))

    def foot(self, texts: dict[str, str]) -> None:
        """Change texts in the last row."""
        with self._props.suspend_updates():
            self._props['foot'] = (self._props['foot'] or {}) | texts
        self._tell('footing', texts)

    def highlight(self, row_id: Any | None) -> None:
        """Mark the row whose details stand beside the grid."""
        with self._props.suspend_updates():
            self._props['highlighted'] = row_id
        self._tell('highlight', row_id)

    def deselect(self) -> None:
        self.run_method('deselect')

    async def neighbour(self, row_id: Any, step: int) -> Any | None:
        """The id of the row that stands `step` rows further down, as the reader has sorted it; None at either end."""
        found = await self.run_method('neighbour', row_id, step, timeout=5)
        return found if isinstance(found, int | str) else None  # a browser may say anything

    def _tell(self, method: str, *args: Any) -> None:
        """A page that is still being built carries the news in its props."""
        if self.client.has_socket_connection:
            self.run_method(method, *args)


def _wanted(filters: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if value not in (None, '')}
