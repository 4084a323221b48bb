"""What a coach has chosen to see of a list: kept in the address, so that it survives a reload."""
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request
from nicegui import ui

from db.core import ListQuery
from db.outlines import ITEM_STATUS_LABELS, ItemStatus
from db.records import MEMBERSHIP_LABELS, Membership
from i18n import _, lazy, plazy

STATES = {'active': plazy('of learners', 'All active'), 'to_grade': ITEM_STATUS_LABELS[ItemStatus.TO_GRADE],
          'never': plazy('of learners', 'Never entered'), 'completed': plazy('of learners', 'Completed'),
          'withdrawn': MEMBERSHIP_LABELS[Membership.WITHDRAWN]}
NARROWING = ('item', 'mark', 'grade', 'seen')
"""By an item and its state, by the grade, and by when somebody was last seen."""
GRADES = {'': plazy('of grades', 'Any'), 'below': lazy('Below the pass mark'), 'passed': lazy('At or above it'),
          'none': lazy('No grade yet')}
SEEN = {'': plazy('last seen', 'Any time'), '7': plazy('last seen', 'Not for 7 days'),
        '14': plazy('last seen', 'Not for 14 days'), '30': plazy('last seen', 'Not for 30 days'),
        'never': plazy('last seen', 'Never')}
USUAL = {'state': 'active', 'q': '', 'sort': 'name', 'dir': 'asc'}
MAX_LENGTH_SEARCH, MAX_DIGITS = 100, 9
"""Letters of a search, digits of a row number."""


class Choices:
    """`state`, `q`, `sort`, `dir`, how the list of a course is narrowed further, and what a page adds to them."""

    def __init__(self, path: str, values: dict[str, str]) -> None:
        self._path, self._values = path, values

    def __getitem__(self, name: str) -> str:
        return self._values.get(name, USUAL.get(name, ''))

    @property
    def filters(self) -> dict[str, str]:
        """For a grid; what is usual filters nothing, so that an empty list can say why it is empty."""
        return {name: '' if self[name] == USUAL.get(name) else self[name] for name in ('state', 'q', *NARROWING)}

    def sort(self, keys: set[str]) -> tuple[str, str]:
        """Column and direction; by name, where there is no such column."""
        return (self['sort'], self['dir']) if self['sort'] in keys else ('name', 'asc')

    def with_also(self, **values: str) -> 'Choices':
        """What a page adds."""
        return Choices(self._path, self._values | values)

    def keep(self, **values: Any) -> None:
        """The address follows; what is usual is left out of it."""
        self._values |= {name: str(value or '') for name, value in values.items()}
        query = {name: value for name, value in self._values.items() if value and value != USUAL.get(name)}
        ui.navigate.history.replace(self._path + (f'?{urlencode(query)}' if query else ''))


def _chosen(request: Request, state: str = 'active', q: str = '', sort: str = 'name', dir: str = 'asc',
            learner: str = '', item: str = '', mark: str = '', grade: str = '', seen: str = '') -> Choices:
    return Choices(request.url.path, {
        'state': state if state in STATES else 'active', 'q': q[:MAX_LENGTH_SEARCH], 'sort': sort,
        'dir': 'desc' if dir == 'desc' else 'asc', 'learner': learner, **_narrowing(item, mark, grade, seen)})


def _showing(start: str = '0', end: str = '100', state: str = 'active', q: str = '', sort: str = 'name',
             dir: str = 'asc', item: str = '', mark: str = '', grade: str = '', seen: str = '') -> ListQuery:
    chosen = _narrowing(item, mark, grade, seen)
    return ListQuery(start=_row('start', start), end=_row('end', end), sort=sort, descending=dir == 'desc',
                     search=q[:MAX_LENGTH_SEARCH], state=state if state in STATES else 'active',
                     item=int(chosen['item']) if chosen['item'] else None, item_status=chosen['mark'],
                     grade=chosen['grade'], seen=chosen['seen'])


def _narrowing(item: str, mark: str, grade: str, seen: str) -> dict[str, str]:
    """What is nonsense narrows nothing; a state is one of an item."""
    item = item if item.isascii() and item.isdigit() and len(item) <= MAX_DIGITS else ''
    return {'item': item, 'mark': mark if item and mark in set(ItemStatus) else '',
            'grade': grade if grade in GRADES else '', 'seen': seen if seen in SEEN else ''}


def _row(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS):
        raise HTTPException(422, _('“{name}” is the number of a row, from 0 on.', name=name))
    return int(text)


Chosen = Annotated[Choices, Depends(_chosen)]
"""What the address of a page says."""
Asked = Annotated[ListQuery, Depends(_showing)]
"""The block of rows that a grid asks for."""
