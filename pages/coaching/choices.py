"""What a coach has chosen to see of a list: kept in the address, so that it survives a reload."""
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request
from nicegui import ui

from db import Showing

STATES = {'active': 'All active', 'to_grade': 'To grade', 'never': 'Never entered', 'completed': 'Completed',
          'withdrawn': 'Withdrawn'}
USUAL = {'state': 'active', 'q': '', 'sort': 'name', 'dir': 'asc'}
LONGEST_SEARCH, FARTHEST = 100, 9
"""Letters of a search, digits of a row number."""


class Choices:
    """`state`, `q`, `sort`, `dir`, and what a page adds to them."""

    def __init__(self, path: str, values: dict[str, str]) -> None:
        self._path, self._values = path, values

    def __getitem__(self, name: str) -> str:
        return self._values.get(name, USUAL.get(name, ''))

    @property
    def filters(self) -> dict[str, str]:
        """For a grid; what is usual filters nothing, so that an empty list can say why it is empty."""
        return {name: '' if self[name] == USUAL[name] else self[name] for name in ('state', 'q')}

    def sort(self, keys: set[str]) -> tuple[str, str]:
        """Column and direction; by name, where there is no such column."""
        return (self['sort'], self['dir']) if self['sort'] in keys else ('name', 'asc')

    def keep(self, **values: Any) -> None:
        """The address follows; what is usual is left out of it."""
        self._values |= {name: str(value or '') for name, value in values.items()}
        query = {name: value for name, value in self._values.items() if value and value != USUAL.get(name)}
        ui.navigate.history.replace(self._path + (f'?{urlencode(query)}' if query else ''))


def _chosen(request: Request, state: str = 'active', q: str = '', sort: str = 'name', dir: str = 'asc',
            learner: str = '') -> Choices:
    return Choices(request.url.path, {
        'state': state if state in STATES else 'active', 'q': q[:LONGEST_SEARCH], 'sort': sort,
        'dir': 'desc' if dir == 'desc' else 'asc', 'learner': learner})


def _showing(start: str = '0', end: str = '100', state: str = 'active', q: str = '', sort: str = 'name',
             dir: str = 'asc') -> Showing:
    return Showing(start=_row('start', start), end=_row('end', end), sort=sort, descending=dir == 'desc',
                   search=q[:LONGEST_SEARCH], state=state if state in STATES else 'active')


def _row(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= FARTHEST):
        raise HTTPException(422, f'“{name}” is the number of a row, from 0 on.')
    return int(text)


Chosen = Annotated[Choices, Depends(_chosen)]
"""What the address of a page says."""
Asked = Annotated[Showing, Depends(_showing)]
"""The block of rows that a grid asks for."""
