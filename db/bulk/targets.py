"""Whom a deed reaches and whom not: the preview and the deed ask the same."""
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ..core.refusals import Invalid, NotAllowed, Refusal

if TYPE_CHECKING:
    from ..records.enrolment import Enrolment

MAX_LEARNERS = 2000
"""Learners in one go."""
WITHDRAWN = 'has withdrawn'


class LeftOut(NamedTuple):
    """A learner, and what keeps the deed, or a part of it, from them."""
    name: str
    why: str
    """What follows the name in a sentence."""

    @property
    def sentence(self) -> str:
        return f'{self.name} {self.why}.'


@dataclass(frozen=True, slots=True)
class Reaching:
    reached: tuple[Any, ...]
    """Participations or enrolments, each with its learner."""
    left_out: tuple[LeftOut, ...]
    stays: tuple[LeftOut, ...] = ()
    """What of those that are reached does not come along, where they move."""

    @property
    def ids(self) -> list[int]:
        return [one.id for one in self.reached]

    @property
    def names(self) -> list[str]:
        return [one.learner.name for one in self.reached]

    def some(self) -> 'Reaching':
        """Itself; raises NotAllowed where there is nobody to do it to."""
        if not self.reached:
            why = self.left_out[0].sentence if len(self.left_out) == 1 else 'It reaches none of those who are chosen.'
            raise NotAllowed(why if self.left_out else 'Nobody is chosen.')
        return self


def sift(people: Iterable[Any], why_not: Callable[[Any], str | None]) -> Reaching:
    """:param why_not: what follows the name of an active learner whom the deed does not reach"""
    from ..records.enrolment import Membership
    reached, left_out = [], []
    for one in people:
        why = WITHDRAWN if one.state is Membership.WITHDRAWN else why_not(one)
        if why is None:
            reached.append(one)
        else:
            left_out.append(LeftOut(one.learner.name, why))
    return Reaching(tuple(reached), tuple(left_out))


async def participations(session_course: Any, ids: Iterable[int]) -> list[Any]:
    """Those of this session course, by name, each with its learner. What belongs elsewhere is not in the answer."""
    found = session_course.participations.filter(id__in=few(ids)).order_by('learner__name', 'id')
    return await found.select_related('learner', 'session_course')


async def enrolments(session: Any, ids: Iterable[int]) -> 'list[Enrolment]':
    """Those of this session, by name, each with its learner."""
    from ..records.enrolment import Enrolment
    found = Enrolment.filter(session_id=session.id, id__in=few(ids)).order_by('learner__name', 'id')
    return await found.select_related('learner')


@contextmanager
def about(name: str) -> Iterator[None]:
    """What is refused of one of many names them; then nothing is done to anybody."""
    try:
        yield
    except Invalid as no:
        raise Invalid(f'{name}: {no}', no.field) from no
    except Refusal as no:
        raise NotAllowed(f'{name}: {no}') from no


def few(ids: Iterable[int]) -> list[int]:
    few = list(dict.fromkeys(ids))
    if len(few) > MAX_LEARNERS:
        raise Invalid(f'Choose at most {MAX_LEARNERS:,} learners at a time.')
    return few
