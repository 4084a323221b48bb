"""The attention list of a session or of one of its courses: kept up to date, filtered, tuned, and acted in."""
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Any

from nicegui import ui

from components.attention_list.attention_list import AttentionAction, AttentionRows
from components.live import on_change, on_time
from db import Person, Session, SessionCourse, attention
from db.attention import AttentionList, LearnerAtRisk
from db.core import NotFound
from i18n import _, pgettext, translated
from pages.coaching.attention.reasons import EMPTY, KINDS, line
from pages.coaching.attention.snooze_dialog import snooze
from pages.coaching.attention.thresholds_dialog import ThresholdsDialog
from pages.coaching.list_filters import Choices

PAUSE = 1.0
"""Seconds: who needs attention is read again this often at most."""
STEP = 20
UNSNOOZE, SNOOZE = 'unsnooze', 'snooze'


class AttentionPanel:

    def __init__(self, viewer: Person, record: Session | SessionCourse, attention: AttentionList, chosen: Choices, *,
                 may_tune: bool, may_snooze: Callable[[], bool],
                 actions: Callable[[], Sequence[AttentionAction]],
                 act: Callable[[str, Sequence[LearnerAtRisk]], Awaitable[None]]) -> None:
        """
        :param actions: what else can be done, beside snoozing; asked again when locks change
        :param act: does one of these
        """
        self._viewer, self._record, self._attention, self._chosen = viewer, record, attention, chosen
        self._may_snooze, self._actions, self._do = may_snooze, actions, act
        self._session = record if isinstance(record, Session) else record.session
        self._limit = STEP
        self._triage = AttentionRows(
            self._lines(), kinds=translated(KINDS), counts=attention.counts, kind=self.kind, actions=self._offered(),
            empty=translated(EMPTY), on_kind=self._narrow, on_act=self._act, on_more=self._more,
            on_thresholds=self._tune if may_tune else None)
        on_change([record.topic('tracking'), self._session.topic('attention'), self._session.topic('settings')],
                self._look, burst=PAUSE)
        self._alarm = on_time([], self.look_again)
        ui.context.client.on_connect(self._wind)  # nobody waits for it
        self.on_count: Callable[[AttentionList], Any] = lambda attention: None

    @property
    def kind(self) -> str:
        """Which of them are shown: a reason, `snoozed`, or everybody."""
        return self._chosen['needs'] if self._chosen['needs'] in KINDS else ''

    @property
    def attention(self) -> AttentionList:
        return self._attention

    async def look_again(self) -> None:
        await self._look(None)

    def offer_again(self) -> None:
        """Locks, or the coaches' time, have changed."""
        self._triage.offer(self._offered())

    async def _look(self, _: frozenset[Hashable] | None) -> None:
        kind = self.kind
        listed = await attention.shared_attention(self._record, seen_by=self._viewer, reason=kind, limit=self._limit)
        if kind != self.kind:
            return  # somebody has asked for others meanwhile, and gets them
        self._attention = listed
        self._alarm.set([self._attention.changes_at] if self._attention.changes_at else [])
        self._show()

    def _show(self) -> None:
        self._triage.show(self._lines(), self._attention.counts, self.kind)
        self.on_count(self._attention)

    async def _wind(self) -> None:
        at = await attention.attention_changes_at(self._record, seen_by=self._viewer)
        self._alarm.set([at] if at else [])

    async def _read_now(self) -> None:
        """At once: somebody waits for it."""
        kind = self.kind
        listed = await attention.attention(self._record, seen_by=self._viewer, reason=kind, limit=self._limit)
        if kind == self.kind:
            self._attention = listed
            self._show()

    async def _narrow(self, kind: str) -> None:
        self._chosen.keep(needs=kind)
        self._limit = STEP
        await self._read_now()
        self.offer_again()

    async def _more(self) -> None:
        self._limit += STEP
        await self._read_now()

    async def _act(self, key: str, ids: list[int]) -> None:
        people = [one for one in self._attention.people if one.id in ids]
        if not people:
            raise NotFound(_('They don’t need attention any more.'))
        if key == UNSNOOZE:
            await attention.unsnooze(self._record, [one.id for one in people], by=self._viewer)
        elif key == SNOOZE:
            await snooze(self._viewer, self._record, people)
        else:
            await self._do(key, people)

    async def _tune(self) -> None:
        thresholds = await attention.get_thresholds(self._record, seen_by=self._viewer)
        await ThresholdsDialog(self._viewer, self._record, thresholds).open()

    def _lines(self) -> list[Any]:
        return [line(one, self._session.id, self._viewer.zone) for one in self._attention.people]

    def _offered(self) -> list[AttentionAction]:
        awake: AttentionAction = {'key': UNSNOOZE, 'label': _('End snooze'), 'icon': 'alarm_on'}
        off: AttentionAction = {'key': SNOOZE, 'label': pgettext('button', 'Snooze'), 'icon': 'snooze'}
        snoozing = [awake if self.kind == 'snoozed' else off] if self._may_snooze() else []
        return [*(() if self.kind == 'snoozed' else self._actions()), *snoozing]
