"""The learners of a session: who is enrolled, enrolling more, withdrawing some."""
from functools import partial

from fastapi import Request
from nicegui import ui

from components import design
from components.check_list.check_list import CheckLine
from components.forms import forms
from components.grid.grid import Grid
from components.live import on_change
from db import Person, Session, bulk, sessions
from db.actions import UndoableAction
from db.records import MEMBERSHIP_LABELS
from db.sessions import ROSTER_COLUMNS
from i18n import Text, _, lazy, ngettext
from pages.admin.list_filters import ListFilters
from pages.admin.sessions.labels import WITHDRAWING
from pages.admin.sessions.session.enrol_dialog import enrol_dialog
from pages.admin.sessions.session.learner_dialog import learner_dialog
from pages.frame import opened_once
from pages.impact import FOLLOWS, leaving_lines
from pages.list_columns import ColumnLook, grid_columns
from pages.undo import undo

STATES: dict[str, Text] = {**{state.value: label for state, label in MEMBERSHIP_LABELS.items()}, 'all': lazy('All')}

LOOKS: dict[str, ColumnLook] = {
    'name': {'kind': 'person', 'width': 240, 'slim': 200, 'pinned': True},
    'state': {'kind': 'state'},
    'enrolled': {'narrow': False},
    'courses': {'width': 80, 'narrow': False},
    'dates': {'width': 170, 'narrow': False, 'hint': lazy('Dates of their own, instead of the session’s')},
    'extra': {'width': 90, 'narrow': False},
    'last_seen': {'kind': 'seen'},
}


async def learners(request: Request, viewer: Person, session: Session, learner: int | None = None) -> None:
    """:param learner: the enrolment that is open"""
    shown = ListFilters(request, states=STATES, columns=grid_columns(ROSTER_COLUMNS, LOOKS),
                        sort='name', count=partial(_count, viewer, session))
    with ui.element('section').classes(design.PANEL_FLUSH):
        with ui.element('div').classes('narrowing'):
            await shown.filters(label=_('State'), placeholder=_('Find a learner'))
            forms.button(_('Enrol people'), partial(enrol_dialog, viewer, session), icon='person_add', kind='primary')
        picked = Picked(viewer, session)
        picked.grid = shown.grid(
            rows=f'/admin/sessions/{session.id}/learners', label=_('Learners'), height='calc(100vh - 270px)',
            zone=viewer.zone.key, selectable=True, on_select=picked.show,
            link=f'/admin/sessions/{session.id}?tab=learners&learner={{id}}',
            on_open=lambda id_, __: learner_dialog(viewer, session, id_),
            empty=(_('No learners here.'), _('Enrol people: by name, or by pasting their usernames.')))
    if learner is not None:
        opened_once(partial(learner_dialog, viewer, session, learner))
    on_change(session.topic('people'), shown.look_again)


async def _count(viewer: Person, session: Session, q: str) -> dict[str, int]:
    counts = await sessions.roster_counts(session, seen_by=viewer, search=q)
    return {**counts, 'all': sum(counts.values())}


class Picked:
    """What can be done to the learners that are ticked."""

    grid: Grid

    def __init__(self, viewer: Person, session: Session) -> None:
        self._viewer, self._session = viewer, session
        self._ids: list[int] = []
        with ui.element('div').classes('picked').props('role=status') as self._bar:
            self._words = ui.label().classes('m fig')
            forms.button(_('Withdraw'), self._withdraw, icon='person_remove', small=True)
        self._bar.set_visibility(False)

    def show(self, ids: list[int]) -> None:
        self._ids = ids
        self._words.set_text(ngettext('{n} selected', '{n} selected', len(ids)))
        self._bar.set_visibility(bool(ids))

    async def _withdraw(self) -> None:
        enrolled = await sessions.enrolled(self._session, self._ids, seen_by=self._viewer)
        people = [enrolment.learner for enrolment in enrolled if enrolment.state == 'active']
        if not people:
            ui.notify(_('They are withdrawn already.'))
            return
        impact = await sessions.withdrawal_impact(self._session, self._ids, seen_by=self._viewer)
        n = len(people)
        if await forms.confirm(ngettext('Withdraw {n} learner?', 'Withdraw {n} learners?', n), str(WITHDRAWING),
                               ngettext('Withdraw {n} learner', 'Withdraw {n} learners', n), danger=True,
                               lines=[CheckLine(line) for line in leaving_lines(impact)], heading=str(FOLLOWS)):
            done = await bulk.withdraw_many(self._session, self._ids, by=self._viewer)
            undo(ngettext('{n} learner withdrawn', '{n} learners withdrawn', n), partial(self._back, done))
            self.grid.deselect()
            self.show([])

    async def _back(self, done: UndoableAction) -> None:
        await done.undo(by=self._viewer)
        ui.notify(_('Undone'))
