"""What happened, in words: one line for one action, or for a burst of the same action by several learners."""
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from components.feed.feed import Happening
from components.html import WORDS as MARKS
from db.records import EventVerb
from db.tracking import ActivityEntry
from i18n import LazyText, _, listed, pgettext, plazy
from pages.coaching.labels import instant, learners
from pages.coaching.urls import learner_url
from pages.sessions.urls import thread_url, tracking_url

BURST = timedelta(minutes=10)
NEAR_THE_TOP = 3
"""Lines that later actions may still join: further down the time beside a line would not be in order any more."""
TOGETHER = timedelta(seconds=2)
ECHOES: set[tuple[EventVerb, EventVerb]] = {
    ('opened', 'completed'), ('completed', 'submitted'), ('completed', 'graded'), ('completed', 'posted'),
    ('completed', 'opened_thread')}
"""One click, told twice: the first of the two goes without saying."""

ACTIONS: dict[EventVerb, tuple[str, LazyText]] = {  # mark, what a learner did
    'opened': ('going', plazy('learner … item', 'opened')),
    'started_attempt': ('going', plazy('learner … item', 'started')),
    'completed': ('done', plazy('learner … item', 'finished')),
    'marked_not_done': ('todo', plazy('learner … item', 'took back')),
    'submitted': ('grade', plazy('learner … item', 'submitted')),
    'unsubmitted': ('going', plazy('learner … item', 'withdrew')),
    'graded': ('done', plazy('coach … item', 'graded')),
    'returned': ('going', plazy('coach … item', 'asked for a revision of')),
}
SAID: dict[EventVerb, LazyText] = {'opened_thread': plazy('learner … title', 'opened the thread'),
                                   'posted': plazy('learner … title', 'posted in')}
"""What is about a thread of a discussion, not about an item."""


class ActivityFeed:
    """The lines of one session, the newest first."""

    def __init__(self, session_id: int, happened: Sequence[ActivityEntry]) -> None:
        self._session_id = session_id
        self._lines: list[ActivityLine] = []
        self.last_id = 0
        self.add(happened)

    @property
    def lines(self) -> list[Happening]:
        return [line.told(self._session_id) for line in self._lines]

    def add(self, happened: Sequence[ActivityEntry]) -> list[Happening]:
        """The lines that are new or say more now, the oldest first."""
        touched: dict[int, ActivityLine] = {}
        for one in _without_echoes(sorted(happened, key=lambda one: one.id)):
            line = self._line_for(one)
            line.people[one.participation_id] = one.learner
            line.last = one
            touched[line.first.id] = line
        self.last_id = max((self.last_id, *(one.id for one in happened)))
        return [line.told(self._session_id) for line in touched.values()]

    def _line_for(self, one: ActivityEntry) -> 'ActivityLine':
        for line in self._lines[:NEAR_THE_TOP]:
            if line.takes(one):
                return line
        self._lines.insert(0, ActivityLine(one, one))
        return self._lines[0]


@dataclass
class ActivityLine:
    first: ActivityEntry
    last: ActivityEntry
    people: dict[int, str] = field(default_factory=dict)
    """By participation."""

    def takes(self, one: ActivityEntry) -> bool:
        return _action(one) == _action(self.last) and one.at - self.last.at < BURST

    def told(self, session_id: int) -> Happening:
        if self.last.verb in SAID:
            return self._said(session_id)
        one, (mark, did) = self.last, ACTIONS[self.last.verb]
        what = str(did)
        late = one.verb == 'submitted' and one.details.get('late') and len(self.people) == 1
        if late:
            mark, what = 'late', pgettext('learner … item', 'submitted late:')
        who = _several(self.people)
        if one.verb == 'graded':
            who, what = one.by or _('Somebody'), _graded(one, who, alone=len(self.people) == 1)
        elif one.verb == 'returned':
            who, what = one.by or _('Somebody'), pgettext('coach … item', 'asked {learner} to revise', learner=who)
        return {
            'id': self.first.id, 'who': who, 'what': what,
            'item': one.item or one.details.get('column', ''), 'where': one.course, 'mark': mark,
            'word': str(MARKS[mark]), 'at': instant(one.at) or '', 'href': self._place(session_id),
        }

    def _said(self, session_id: int) -> Happening:
        one = self.last
        return {
            'id': self.first.id, 'who': _several(self.people), 'what': str(SAID[one.verb]),
            'item': one.details.get('title', ''), 'where': one.course, 'icon': 'forum', 'at': instant(one.at) or '',
            'href': thread_url(session_id, one.course_id, one.details.get('thread_id', 0)),
        }

    def _place(self, session_id: int) -> str:
        if len(self.people) == 1:
            return learner_url(session_id, self.last.course_id, self.last.participation_id)
        return tracking_url(session_id, self.last.course_id)


def _action(one: ActivityEntry) -> tuple[Any, ...]:
    """What must be the same for two actions to share a line."""
    thread = one.details.get('thread_id') if one.verb in SAID else None
    return one.verb, one.course_id, one.item_id, thread, one.by if one.verb in ('graded', 'returned') else ''


def _several(people: dict[int, str]) -> str:
    names = list(people.values())
    return listed(names) if len(names) < 3 else learners(len(names))


def _graded(one: ActivityEntry, who: str, *, alone: bool) -> str:
    given = one.details.get('new') if alone else None
    if given is None:
        return pgettext('coach … item', 'graded {learner} in', learner=who)
    return pgettext('coach … item', 'gave {learner} {points} for', learner=who, points=given)


def _without_echoes(happened: Sequence[ActivityEntry]) -> Iterable[ActivityEntry]:
    for n, one in enumerate(happened):
        if not any(_echo(one, later) for later in happened[n + 1:n + 4]):
            yield one


def _echo(one: ActivityEntry, later: ActivityEntry) -> bool:
    return ((one.verb, later.verb) in ECHOES and later.at - one.at < TOGETHER
            and (one.participation_id, one.item_id) == (later.participation_id, later.item_id))
