"""What a long list is narrowed to and how it is sorted: kept in the address, so that it survives a reload."""
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Annotated, Any, Literal
from urllib.parse import urlencode

from fastapi import Depends, Query, Request
from nicegui import ui

from components.filters.filters import Filters
from components.grid.grid import Column, Grid
from db.core import ListQuery
from i18n import Text, translated

Counts = Mapping[str, int]
MAX_LENGTH_SEARCH = 100


class ListFilters:
    """The choices above one grid, read from the address of the page. `state` is one of `states`."""

    def __init__(self, request: Request, *, states: Mapping[str, Text], columns: Sequence[Column], sort: str,
                 count: Callable[..., Awaitable[Counts]], also: Sequence[str] = ()) -> None:
        """:param states: from key to words; the first is the usual one
        :param sort: the usual column
        :param count: is called with what was typed and chosen besides the state
        :param also: names of what else the page lets people choose
        """
        self._path, self._states, self._columns, self._count = request.url.path, states, columns, count
        self._usual = {'state': next(iter(states)), 'sort': sort, 'dir': 'asc'}
        asked = request.query_params
        self._also = ('q', *also)
        self._chosen = {name: asked.get(name, self._usual.get(name, '')) for name in (*self._usual, *self._also, 'tab')}
        self._chosen['q'] = self._chosen['q'][:MAX_LENGTH_SEARCH]
        if self._chosen['state'] not in states:
            self._chosen['state'] = self._usual['state']
        if self._chosen['sort'] not in {column.key for column in columns if column.sortable}:
            self._chosen['sort'] = sort

    def __getitem__(self, name: str) -> str:
        return self._chosen.get(name, '')

    async def filters(self, *, label: str, placeholder: str) -> None:
        """The states with their counts, and the search."""
        self._filters = Filters(translated(self._states), state=self['state'], q=self['q'], placeholder=placeholder,
                                label=label, counts=await self._counts(), on_change=self.choose)

    def grid(self, *, rows: str, **look: Any) -> Grid:
        """Shows what is chosen from now on."""
        chosen = {'state': self._unusual(self['state']), **self._narrowed}
        filters = {name: value for name, value in chosen.items() if value}
        self._grid = Grid(self._columns, rows=rows, filters=filters, row_height=48,
                          sort=(self['sort'], 'desc' if self['dir'] == 'desc' else 'asc'), on_sort=self._sorted, **look)
        return self._grid

    async def choose(self, **values: str) -> None:
        self._keep(**values)
        if 'state' in values:
            values['state'] = self._unusual(values['state'])
        self._grid.filter(**values)
        if values.keys() != {'state'}:
            await self._recount()

    async def look_again(self, _: object = None) -> None:
        """Something in the list may have changed."""
        self._grid.refresh()
        await self._recount()

    @property
    def _narrowed(self) -> dict[str, str]:
        """What was typed, and what the page adds to be chosen."""
        return {name: self[name] for name in self._also}

    def _unusual(self, state: str) -> str:
        """The grid is told of a state only where it leaves out something: an empty list then says so."""
        return '' if state == self._usual['state'] else state

    async def _counts(self) -> Counts:
        return await self._count(**self._narrowed)

    async def _recount(self) -> None:
        self._filters.count(await self._counts())

    def _sorted(self, key: str, direction: str) -> None:
        self._keep(sort=key, dir=direction)

    def _keep(self, **values: str) -> None:
        """The address follows; what is usual is left out of it."""
        self._chosen |= values
        query = {name: value for name, value in self._chosen.items() if value and value != self._usual.get(name)}
        ui.navigate.history.replace(self._path + (f'?{urlencode(query)}' if query else ''))


Row = Annotated[int, Query(ge=0, le=10_000_000)]


def _showing(start: Row = 0, end: Row = 100, sort: str = 'name', dir: Literal['asc', 'desc'] = 'asc',
             q: str = '', state: str = '') -> ListQuery:
    return ListQuery(start=start, end=end, sort=sort, descending=dir == 'desc', search=q[:MAX_LENGTH_SEARCH],
                     state=state)


Asked = Annotated[ListQuery, Depends(_showing)]
"""The block of rows that a grid asks for."""
