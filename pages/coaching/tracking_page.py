"""What tracking a session and tracking one of its courses have in common: the list of learners, and what it follows."""
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from nicegui import ui

from components import design
from components.choosers.choosers import Chooser, Choosers
from components.filters.filters import Filters
from components.grid.grid import Column, Grid
from components.live import live_rows
from db import Person, Session, SessionCourse
from db.core import Refusal
from db.progress import LearnerCounts
from i18n import _, translated
from pages.coaching.bulk_actions.bar import BulkActions
from pages.coaching.enrol_dialog import EnrolDialog
from pages.coaching.labels import NO_LEARNERS
from pages.coaching.list_filters import STATES, Choices
from pages.coaching.lock_notices import LockNotices

PAUSE = 1.0
"""Seconds: figures over a whole session or course are read again this often at most."""


class TrackingPage:
    """A page draws its parts, the list among them by `_draw_list`, and says here what stands in it. Rows that change
    are patched in place; other columns make another grid."""

    _narrowed_by: Iterable[str]
    """The choices, besides the state and the search, that leave out rows."""
    _head: ui.html
    _acting: BulkActions
    _enrolling: EnrolDialog
    _locked: LockNotices

    def __init__(self, viewer: Person, place: Session | SessionCourse, chosen: Choices) -> None:
        self._viewer, self._place, self._chosen = viewer, place, chosen

    # what a page says

    def _counts(self) -> LearnerCounts:
        raise NotImplementedError

    def _columns(self) -> list[Column]:
        raise NotImplementedError

    def _foot(self) -> dict[str, str]:
        """The last row of the grid."""
        raise NotImplementedError

    def _menus(self) -> list[Chooser]:
        """What narrows the list, beside the states and the search."""
        raise NotImplementedError

    def _filters_of_rows(self) -> dict[str, Any]:
        """What is chosen, as the address of the rows has it."""
        raise NotImplementedError

    def _make_grid(self, columns: Sequence[Column], common: Mapping[str, Any]) -> Grid:
        """:param common: what the grids of both pages are given"""
        raise NotImplementedError

    async def _rows(self, keys: frozenset[Hashable]) -> list[dict[str, Any]]:
        """Read again after a notice."""
        raise NotImplementedError

    def _head_text(self) -> str:
        raise NotImplementedError

    def _why_not_enrol(self) -> Refusal | None:
        raise NotImplementedError

    def _lock_lines(self) -> Any:
        """What `LockNotices` shows."""
        raise NotImplementedError

    # the list

    def _draw_list(self, label: str) -> None:
        with ui.element('section').classes(design.PANEL_FLUSH) as panel:
            panel._props['aria-label'] = label
            self._filters = Filters(translated(STATES), state=self._chosen['state'], q=self._chosen['q'],
                                    label=_('Show'), placeholder=_('Find a learner'), counts=self._counts()._asdict(),
                                    on_change=self._narrow)
            self._choosers = Choosers(self._menus(), label=_('Narrow the list'), on_choose=self._choose)
            self._room = ui.element('div')
            self._draw_grid()
            self._draw_below_grid()

    def _draw_below_grid(self) -> None:
        """What belongs to the list and stands below its grid."""

    def _draw_grid(self) -> None:
        self._drawn = self._columns()
        self._room.clear()
        with self._room:
            self._grid = self._make_grid(self._drawn, {
                'total': self._total(), 'zone': self._viewer.zone.key, 'filters': self._filters_of_rows(),
                'foot': self._foot(), 'empty': translated(NO_LEARNERS), 'selectable': True,
                'on_select': lambda ids: self._acting.choose(ids), 'on_view': lambda keys: self._live.look(keys),
                'on_sort': lambda sort, dir: self._chosen.keep(sort=sort, dir=dir)})

    def _follow_rows(self) -> None:
        """From now on the rows that are looked at change as they are told."""
        self._live = live_rows(self._place.topic('tracking'), load=self._rows, grid=self,
                               in_view=lambda keys: self._grid.in_view(keys))

    def patch(self, rows: Sequence[dict[str, Any]]) -> None:
        self._grid.patch(rows)

    def refresh(self) -> None:
        self._grid.refresh()

    def _total(self) -> int | None:
        """Known as long as nothing is searched for."""
        if any(self._chosen[name] for name in ('q', *self._narrowed_by)):
            return None
        return self._counts()._asdict()[self._chosen['state']]

    def _menu(self, key: str, label: str, options: dict[str, str]) -> Chooser:
        chosen = self._chosen[key]
        return {'key': key, 'label': label, 'options': tuple(options.items()),
                'value': chosen if chosen in options else ''}

    def _choose(self, **values: str) -> None:
        self._narrow(**values)

    def _narrow(self, **values: str) -> None:
        self._chosen.keep(**values)
        self._grid.filter(**self._filters_of_rows())

    # what changes

    def _show_counts(self) -> None:
        """The counts of the states, the last row and the line at the head."""
        self._filters.count(self._counts()._asdict())
        self._grid.foot(self._foot())
        if self._head.content != (text := self._head_text()):
            self._head.content = text

    def _show_columns(self) -> bool:
        """Draws the grid anew where its columns are others now; says whether it did."""
        if self._columns() == self._drawn:
            return False
        self._draw_grid()
        self._acting.choose([])
        return True

    def _show_locks(self) -> None:
        self._locked.show(self._lock_lines())
        self._enrolling.show(self._why_not_enrol())
        self._acting.look_again()
