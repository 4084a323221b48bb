"""One delivery comes whole or not at all: made ready unseen, beside whoever works here, shown in one short transaction.

What others change meanwhile is noticed: then it is made ready anew.
"""
import asyncio
from dataclasses import astuple

from tortoise.exceptions import IntegrityError

from i18n import _

from ...core.dates import say_day
from ...core.refusals import Invalid
from ...core.topics import Topic
from ...core.transactions import Outbox, transaction
from ...core.write_queue import to_the_end, when_free
from ...progress.figures import FIGURE_FIELDS
from ...records.event import Event, log
from ...records.participation import Participation
from ...records.session import Session
from ...records.system_actor import Actor
from ..staging import MAX_TRIES, Staging
from ..summary import ImportSummary, ProgressCallback
from .delivery import Delivery
from .figures import ComputedFigures, FigureRules, compute_figures, figure_rules, outdated_participations, store_figures
from .imported_session import ImportedSession, delete_created, prepare_session, recreate
from .learners import MEMBERSHIP_FIELDS, ImportedLearners, membership_values, prepare_learners, withdraw_leaving
from .new_submissions import NewSubmissions, complete_opened, new_submissions, stage_submissions

ATTEMPTS = 3


async def import_delivery(delivery: Delivery, by: Actor, on_progress: ProgressCallback) -> ImportSummary:
    for attempt in range(1, ATTEMPTS + 1):
        staging = Staging()
        try:
            return await _DeliveryImport(delivery, staging).run(by, on_progress)
        except IntegrityError as problem:
            if attempt == ATTEMPTS:
                raise Invalid(_('Somebody keeps changing {code} meanwhile. Nothing of it was imported; import '
                                'it again later.', code=delivery.code)) from problem
        finally:
            await to_the_end(asyncio.ensure_future(staging.clear()))
    raise AssertionError


class _DeliveryImport:

    def __init__(self, delivery: Delivery, staging: Staging) -> None:
        self._delivery, self._staging = delivery, staging
        self._summary = ImportSummary()
        self._imported: ImportedSession
        self._rules: dict[int, FigureRules]
        self._learners: ImportedLearners
        self._submissions: list[NewSubmissions] = []
        self._computed: list[ComputedFigures] = []

    async def run(self, by: Actor, on_progress: ProgressCallback) -> ImportSummary:
        await when_free(self._create_session, tries=MAX_TRIES)
        await self._prepare(on_progress)
        if not self._summary.nothing_changed:
            await when_free(lambda: self._publish(by), tries=MAX_TRIES)
        return self._summary

    async def _create_session(self) -> None:
        """What there is to learn is made and taken away again at once: so its ids and its outlines are known."""
        await refuse_other_dates(self._delivery)
        self._summary = ImportSummary()
        async with transaction():
            self._imported = await prepare_session(self._delivery, self._summary)
            self._rules = await figure_rules([one.id for one in self._imported.taught.values()])
            await delete_created(self._imported)

    async def _prepare(self, on_progress: ProgressCallback) -> None:
        on_progress(_('learners'), 0, 0)
        until = await _imported_until(self._imported.session.id)
        self._learners = await prepare_learners(self._delivery, self._imported, until, self._summary, self._staging)
        done = 0
        for module in self._delivery.modules:
            on_progress(_('work in {code}', code=module.code), done, 0)
            submissions = await new_submissions(self._delivery, module, self._imported, self._learners, self._summary)
            await self._compute_figures(self._imported.taught[module.code].id, submissions)
            await stage_submissions(self._delivery, module, submissions, self._staging)
            self._submissions.append(submissions)
            done += len(module.registrations) + len(module.submissions)

    async def _compute_figures(self, taught: int, submissions: NewSubmissions) -> None:
        new = [id_ for id_, one in self._learners.new.items() if one.session_course_id == taught]
        computed = await compute_figures(taught, self._rules[taught], submissions.facts(self._delivery), new)
        await self._staging.add(Participation, ('id', *MEMBERSHIP_FIELDS, *FIGURE_FIELDS), [
            (id_, *membership_values(self._learners.new[id_]), *astuple(right)) for id_, right in computed.new.items()])
        self._computed.append(computed)

    async def _publish(self, by: Actor) -> None:
        async with transaction() as outbox:
            await refuse_other_dates(self._delivery)
            await recreate(self._imported)
            outdated = [await outdated_participations(one) for one in self._computed]
            await self._staging.insert()
            await withdraw_leaving(self._learners)
            for submissions in self._submissions:
                await complete_opened(submissions)
            for one, again in zip(self._computed, outdated, strict=True):
                await store_figures(one, again)
            self._notify(outbox)
            await log('imported', by=by, session_id=self._imported.session.id, details={
                'source': self._delivery.source, 'until_day': self._delivery.until,
                'added': dict(self._summary.added), 'changed': dict(self._summary.changed)})

    def _notify(self, outbox: Outbox) -> None:
        outbox.add(*(Topic('session', self._imported.session.id, part) for part in ('settings', 'people', 'tracking')),
                  *(Topic('session_course', taught.id, part) for taught in self._imported.taught.values()
                    for part in ('outline', 'tracking')),
                  *(Topic('person', person_id, 'sessions') for person_id in self._learners.changed_people))


async def refuse_other_dates(delivery: Delivery) -> None:
    here = await Session.get_or_none(source=delivery.source)
    if here is not None and here.starts != delivery.starts:
        coming = say_day(delivery.starts, delivery.zone)
        if here.starts is None:
            raise Invalid(_('{code} is here already, without a first day; this import would have it begin on {day}. '
                            'Nothing was changed.', code=delivery.code, day=coming))
        raise Invalid(_('{code} is here already, beginning on {day_here}; this import would have it begin on {day}. '
                        'Nothing was changed.', code=delivery.code, day_here=say_day(here.starts, delivery.zone),
                        day=coming))


async def _imported_until(session_id: int) -> int | None:
    """The last day that an earlier import has seen of this session; None if it has seen everything or nothing."""
    last = await Event.filter(session_id=session_id, verb='imported').order_by('-id').first()
    return last.details.get('until_day') if last else None
