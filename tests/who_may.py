"""Who may what, when: the expected table of the domain (§2 to §4), written by hand, in compact form.

Rule, verb and page are each checked against it. A letter says when:
    A always            R from the coaches' start on, for reading      W while the coaches' window is open
    L listed for coaches    l listed for learners    e a learner enters    w a learner works    . never
An exclamation mark: not while the part is locked.
"""
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import NamedTuple

from db.access import Capability
from db.core import AfterEnd, State
from db.records import Part

KINDS = ('administrator', 'session administrator', 'another session administrator', 'session coach', 'course coach',
         'coach of the other course', 'learner', 'learner of the other course', 'withdrawn learner', 'teacher',
         'stranger')

TABLE = {
    Capability.LIST:         'A  A  .  L  L  L  l  l  .  .  .',
    Capability.ENTER:        'A  A  .  R  R  R  e  e  .  .  .',
    Capability.ENTER_COURSE: 'A  A  .  R  R  .  e  .  .  .  .',
    Capability.CONFIGURE:    'A  A  .  .  .  .  .  .  .  .  .',
    Capability.ENROL:        'A  A  .  W! W! .  .  .  .  .  .',
    Capability.CUSTOMISE:    'A  .  .  W! W! .  .  .  .  .  .',
    Capability.DATE:         'A  .  .  W! W! .  .  .  .  .  .',
    Capability.GRADEBOOK:    'A  .  .  W! W! .  .  .  .  .  .',
    Capability.ANNOUNCE:     'A  A  .  W! W! .  .  .  .  .  .',
    Capability.GRADE:        'A  .  .  W  W  .  .  .  .  .  .',
    Capability.TRACK:        'A  A  .  R  R  .  .  .  .  .  .',
    Capability.LEARN:        '.  .  .  .  .  .  w  .  .  .  .',
}
DISCUSSES =                  'A  .  .  W  W  .  w  .  .  .  .'
"""Who writes in a discussion."""
PART = {
    Capability.ENROL: Part.ENROLMENT, Capability.CUSTOMISE: Part.CONTENT, Capability.DATE: Part.DATES,
    Capability.GRADEBOOK: Part.GRADEBOOK, Capability.ANNOUNCE: Part.ANNOUNCEMENTS,
}

COACH_STARTS = datetime(2026, 3, 1, tzinfo=UTC)
STARTS, ENDS, COACH_ENDS = (COACH_STARTS + timedelta(days=days) for days in (7, 100, 114))
INSTANTS = {  # the first and the last instant of every phase
    'before': (COACH_STARTS - timedelta(days=3), COACH_STARTS - timedelta(microseconds=1)),
    'preparing': (COACH_STARTS, STARTS - timedelta(microseconds=1)),
    'running': (STARTS, ENDS - timedelta(microseconds=1)),
    'closing': (ENDS, COACH_ENDS - timedelta(microseconds=1)),
    'over': (COACH_ENDS, COACH_ENDS + timedelta(days=400)),
}
LOCKS = ('none', 'the session', 'this course', 'the other course', 'another part')


class Case(NamedTuple):
    capability: Capability
    kind: str
    phase: str
    state: State
    after_end: AfterEnd
    lock: str

    @property
    def allowed(self) -> bool:
        return self.allowed_by(TABLE[self.capability])

    def allowed_by(self, row: str) -> bool:
        """As a row of the table says."""
        when = row.split()[KINDS.index(self.kind)]
        if when.endswith('!') and self.lock in ('the session', 'this course'):
            return False
        return _WHEN[when[0]](self)


_WHEN = {
    '.': lambda case: False,
    'A': lambda case: True,
    'L': lambda case: case.state is not State.ARCHIVED,
    'R': lambda case: case.state is not State.ARCHIVED and case.phase != 'before',
    'W': lambda case: case.state is not State.ARCHIVED and case.phase in ('preparing', 'running', 'closing'),
    'l': lambda case: case.state in (State.PUBLISHED, State.CANCELLED) and not _gone(case),
    'e': lambda case: case.state is State.PUBLISHED and (case.phase == 'running' or _ended(case) and not _gone(case)),
    'w': lambda case: case.state is State.PUBLISHED and (
        case.phase == 'running' or _ended(case) and case.after_end is AfterEnd.OPEN),
}


def _ended(case: Case) -> bool:
    return case.phase in ('closing', 'over')


def _gone(case: Case) -> bool:
    return _ended(case) and case.after_end is AfterEnd.CLOSED


def cases(capabilities=tuple(TABLE), kinds=KINDS, locks=LOCKS) -> Iterator[Case]:
    """Every case; locks only where one could matter."""
    for capability, kind, phase, state, after_end in product(capabilities, kinds, INSTANTS, State, AfterEnd):
        for lock in locks if capability in PART else ('none',):
            yield Case(capability, kind, phase, state, after_end, lock)
