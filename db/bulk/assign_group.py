"""Putting learners of a session in a class, or in none."""
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.refusals import Invalid
from ..core.topics import Outbox, transaction
from ..records.event import log
from .snapshot import Watch, put_back, rows
from .targets import Reaching, enrolments, sift
from .undo import Done

if TYPE_CHECKING:
    from ..records.person import Person

MAX_LENGTH_NAME = 80


class PuttingInClass:
    """Of a session; the ids are those of enrolments."""

    async def class_names(self: Any, *, seen_by: 'Person') -> list[str]:
        """Of the learners who are in the session now."""
        from ..records.enrolment import Enrolment, Membership
        await can(Capability.TRACK).check(seen_by, self)
        found = Enrolment.filter(session_id=self.id, state=Membership.ACTIVE).exclude(class_name='')
        names: Any = await found.distinct().values_list('class_name', flat=True)
        return sorted(set(names), key=str.casefold)

    async def class_reaches(self: Any, ids: Iterable[int], class_name: str, *, seen_by: 'Person') -> Reaching:
        await can(Capability.ENROL).check(seen_by, self)
        name = _called(class_name)

        def why_not(one: Any) -> str | None:
            return None if one.class_name != name else f'is in {name} already' if name else 'is in no class'
        return sift(await enrolments(self, ids), why_not)

    @only(can(Capability.ENROL))
    async def put_in_class(self: Any, ids: Iterable[int], class_name: str, *, by: 'Person') -> Done:
        """Empty takes them out of theirs."""
        from ..records.enrolment import Enrolment
        name, watched = _called(class_name), ('class_name',)
        async with transaction() as outbox:
            reaching = (await self.class_reaches(ids, name, seen_by=by)).some()
            here = Enrolment.filter(id__in=reaching.ids)
            before = await rows(Watch(here, watched))
            await here.update(class_name=name)
            after = await rows(Watch(here, watched))
            await self._classes_moved(reaching, outbox)
            for one in reaching.reached:
                await log('put_in_class', by=by, session_id=self.id,
                          details={'learner_id': one.learner_id, 'old': one.class_name, 'new': name})

        async def back(by: 'Person', outbox: Outbox) -> None:
            if await rows(Watch(here, watched)) != after:
                raise Invalid('Somebody has put them in another class since. Nothing was undone.')
            await put_back(before, after)
            await self._classes_moved(reaching, outbox)

        return Done('put_in_class', reaching, [(can(Capability.ENROL), self)], back, about=name,
                    where={'session_id': self.id})

    async def _classes_moved(self: Any, reaching: Reaching, outbox: Outbox) -> None:
        from ..core.topics import Topic
        from ..records.participation import Participation
        outbox.add(self.topic('people'), self.topic('tracking').about(*reaching.ids))
        for id_, course_id in await Participation.filter(enrolment_id__in=reaching.ids
                                                         ).values_list('id', 'session_course_id'):
            outbox.add(Topic('session_course', course_id, 'tracking').about(id_))


def _called(class_name: str) -> str:
    name = ' '.join(class_name.split())
    if len(name) > MAX_LENGTH_NAME:
        raise Invalid(f'The name of a class has at most {MAX_LENGTH_NAME} characters.', 'class_name')
    return name
