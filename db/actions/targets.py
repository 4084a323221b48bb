"""Which learners an action applies to, and which it skips: the preview and the action ask the same."""
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from i18n import _, number, plazy

from ..core.refusals import Invalid, NotAllowed, Refusal
from ..records.enrolment import Enrolment, Membership
from ..records.session import Session
from ..records.session_course import SessionCourse

MAX_LEARNERS = 2000
"""Learners in one go."""
WITHDRAWN = plazy('follows the name of a learner', 'has withdrawn')


class SkippedLearner(NamedTuple):
    """A learner, and why the action, or a part of it, does not apply to them."""
    name: str
    why: str
    """What follows the name in a sentence."""

    @property
    def sentence(self) -> str:
        return _('{name} {why}.', name=self.name, why=self.why)


@dataclass(frozen=True, slots=True)
class Targets:
    included: tuple[Any, ...]
    """Participations or enrolments, each with its learner."""
    skipped: tuple[SkippedLearner, ...]
    remaining: tuple[SkippedLearner, ...] = ()
    """What of those that are included stays behind, where they move."""

    @property
    def ids(self) -> list[int]:
        return [one.id for one in self.included]

    @property
    def names(self) -> list[str]:
        return [one.learner.name for one in self.included]

    def not_empty(self) -> 'Targets':
        """Itself; raises NotAllowed where nobody is included."""
        if not self.included:
            why = self.skipped[0].sentence if len(self.skipped) == 1 else _('It reaches none of those who are chosen.')
            raise NotAllowed(why if self.skipped else _('Nobody is chosen.'))
        return self


def select_targets(people: Iterable[Any], why_not: Callable[[Any], str | None]) -> Targets:
    """:param why_not: what follows the name of an active learner whom the action skips"""
    included, skipped = [], []
    for one in people:
        why = str(WITHDRAWN) if one.state is Membership.WITHDRAWN else why_not(one)
        if why is None:
            included.append(one)
        else:
            skipped.append(SkippedLearner(one.learner.name, why))
    return Targets(tuple(included), tuple(skipped))


async def participations(session_course: SessionCourse, ids: Iterable[int]) -> list[Any]:
    """Those of this session course, by name, each with its learner. What belongs elsewhere is not in the answer."""
    found = session_course.participations.filter(id__in=limited(ids)).order_by('learner__name', 'id')
    return await found.select_related('learner', 'session_course')


async def enrolments(session: Session, ids: Iterable[int]) -> list[Enrolment]:
    """Those of this session, by name, each with its learner."""
    found = Enrolment.filter(session_id=session.id, id__in=limited(ids)).order_by('learner__name', 'id')
    return await found.select_related('learner')


@contextmanager
def naming(name: str) -> Iterator[None]:
    """What is refused of one of many names them; then nothing is done to anybody."""
    try:
        yield
    except Invalid as no:
        raise Invalid(_('{learner}: {problem}', learner=name, problem=no), no.field) from no
    except Refusal as no:
        raise NotAllowed(_('{learner}: {problem}', learner=name, problem=no)) from no


def limited(ids: Iterable[int]) -> list[int]:
    limited = list(dict.fromkeys(ids))
    if len(limited) > MAX_LEARNERS:
        raise Invalid(_('Choose up to {limit} learners at a time.', limit=number(MAX_LEARNERS)))
    return limited
