"""One delivery comes whole or not at all: made ready unseen, beside whoever works here, shown in one short transaction.

What others change meanwhile is noticed: then it is made ready anew.
"""
import asyncio
from dataclasses import astuple

from tortoise.exceptions import IntegrityError

from ...core.dates import say_day
from ...core.refusals import Invalid
from ...core.topics import Outbox, Topic, transaction
from ...core.write_queue import to_the_end, when_free
from ...progress.figures import FIGURE_FIELDS
from ...records.event import Event, log
from ...records.participation import Participation
from ...records.session import Session
from ...records.system_actor import Actor
from ..staging import PATIENT, Staging
from ..tally import Tally, Watch
from .delivery import Delivery
from .figures import Counted, Rules, count, keep, moved_meanwhile, rules_of
from .learners import MEMBERSHIP, TakingPart, kept_membership, let_go, take_part
from .offering import Offered, offer, put_back, take_away
from .work import Work, complete_opened, new_work, stage

ATTEMPTS = 3


async def bring_in(delivery: Delivery, by: Actor, watch: Watch) -> Tally:
    for attempt in range(1, ATTEMPTS + 1):
        staging = Staging()
        try:
            return await _Coming(delivery, staging).bring_in(by, watch)
        except IntegrityError as problem:
            if attempt == ATTEMPTS:
                raise Invalid(f'Somebody keeps changing {delivery.code} meanwhile. Nothing of it was imported; import '
                              'it again later.') from problem
        finally:
            await to_the_end(asyncio.ensure_future(staging.clear()))
    raise AssertionError


class _Coming:

    def __init__(self, delivery: Delivery, staging: Staging) -> None:
        self._delivery, self._staging = delivery, staging
        self._tally = Tally()
        self._offered: Offered
        self._rules: dict[int, Rules]
        self._part: TakingPart
        self._works: list[Work] = []
        self._counted: list[Counted] = []

    async def bring_in(self, by: Actor, watch: Watch) -> Tally:
        await when_free(self._offer, tries=PATIENT)
        await self._make_ready(watch)
        if not self._tally.nothing_changed:
            await when_free(lambda: self._show(by), tries=PATIENT)
        return self._tally

    async def _offer(self) -> None:
        """What there is to learn is made and taken away again at once: so its ids and its outlines are known."""
        await refuse_other_dates(self._delivery)
        self._tally = Tally()
        async with transaction():
            self._offered = await offer(self._delivery, self._tally)
            self._rules = await rules_of([one.id for one in self._offered.taught.values()])
            await take_away(self._offered)

    async def _make_ready(self, watch: Watch) -> None:
        watch('learners', 0, 0)
        until = await _brought_in_until(self._offered.session.id)
        self._part = await take_part(self._delivery, self._offered, until, self._tally, self._staging)
        done = 0
        for module in self._delivery.modules:
            watch(f'work in {module.code}', done, 0)
            work = await new_work(self._delivery, module, self._offered, self._part, self._tally)
            await self._count(self._offered.taught[module.code].id, work)
            await stage(self._delivery, module, work, self._staging)
            self._works.append(work)
            done += len(module.registrations) + len(module.submissions)

    async def _count(self, taught: int, work: Work) -> None:
        new = [id_ for id_, one in self._part.new.items() if one.session_course_id == taught]
        counted = await count(taught, self._rules[taught], work.facts(self._delivery), new)
        await self._staging.add(Participation, ('id', *MEMBERSHIP, *FIGURE_FIELDS), [
            (id_, *kept_membership(self._part.new[id_]), *astuple(right)) for id_, right in counted.new.items()])
        self._counted.append(counted)

    async def _show(self, by: Actor) -> None:
        async with transaction() as outbox:
            await refuse_other_dates(self._delivery)
            await put_back(self._offered)
            moved = [await moved_meanwhile(one) for one in self._counted]
            await self._staging.show()
            await let_go(self._part)
            for work in self._works:
                await complete_opened(work)
            for one, again in zip(self._counted, moved, strict=True):
                await keep(one, again)
            self._tell(outbox)
            await log('imported', by=by, session_id=self._offered.session.id, details={
                'source': self._delivery.source, 'until_day': self._delivery.until,
                'added': dict(self._tally.added), 'changed': dict(self._tally.changed)})

    def _tell(self, outbox: Outbox) -> None:
        outbox.add(*(Topic('session', self._offered.session.id, part) for part in ('settings', 'people', 'tracking')),
                  *(Topic('session_course', taught.id, part) for taught in self._offered.taught.values()
                    for part in ('outline', 'tracking')),
                  *(Topic('person', person_id, 'sessions') for person_id in self._part.moved))


async def refuse_other_dates(delivery: Delivery) -> None:
    here = await Session.get_or_none(source=delivery.source)
    if here is not None and here.starts != delivery.starts:
        begins = f'beginning on {say_day(here.starts, delivery.zone)}' if here.starts else 'without a first day'
        raise Invalid(f'{delivery.code} is here already, {begins}; this import would have it begin on '
                      f'{say_day(delivery.starts, delivery.zone)}. Nothing was changed.')


async def _brought_in_until(session_id: int) -> int | None:
    """The last day that an earlier import has seen of this session; None if it has seen everything or nothing."""
    last = await Event.filter(session_id=session_id, verb='imported').order_by('-id').first()
    return last.details.get('until_day') if last else None
