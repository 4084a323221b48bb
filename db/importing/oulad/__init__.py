"""Importing the Open University Learning Analytics Dataset: each module a course, each presentation code a session.

Rows are found again by what they are called there, so an import adds what is missing and leaves alone what is here.
A session comes whole or not at all: each is one transaction.
"""
import asyncio
from os import PathLike
from typing import Any

from formats import oulad

from ...access import administrator
from ...dates import say_day
from ...event import log
from ...house import or_the_house
from ...live import Bells, Topic, change
from ...refusals import Invalid
from ..tally import Tally, Watch, nobody_watches
from .delivery import Delivery, deliveries
from .learners import take_part
from .offering import offer
from .work import hand_in_all

__all__ = ['import_oulad', 'read']


async def import_oulad(folder: str | PathLike[str], *, by: Any, day: int | None = None,
                       watch: Watch = nobody_watches) -> Tally:
    """Bring in what the folder holds; returns what was done.

    :param by: an administrator, or the house
    :param day: moves the sessions so that today is this day of theirs, and loads only what happened until then
    """
    await or_the_house(administrator).check(by)
    watch('Reading', 0, 0)
    data = await read(folder)
    coming = deliveries(data, day)
    for delivery in coming:
        await _refuse_other_dates(delivery)
    tally, done, total = Tally(bad_rows=list(data.bad_rows)), 0, sum(delivery.rows for delivery in coming)
    for delivery in coming:
        def watch_one(what: str, rows: int, _: int, before: int = done, code: str = delivery.code) -> None:
            watch(f'{code}: {what}', before + rows, total)
        async with change() as bells:
            tally.include(await _bring_in(delivery, by, bells, watch_one))
        done += delivery.rows
    watch('Done', total, total)
    return tally


async def read(folder: str | PathLike[str]) -> oulad.Oulad:
    """The files, read off the event loop."""
    try:
        data = await asyncio.to_thread(oulad.read, folder)
    except oulad.OuladUnreadable as problem:
        raise Invalid(str(problem)) from problem
    if not data.presentations:
        raise Invalid(f'{folder} holds no presentation that can be read.')
    return data


async def _bring_in(delivery: Delivery, by: Any, bells: Bells, watch: Watch) -> Tally:
    tally = Tally()
    offered = await offer(delivery, tally)
    until = await _brought_in_until(offered.session.id)
    watch('learners', 0, 0)
    taking_part = await take_part(delivery, offered, until, tally)
    await hand_in_all(delivery, offered, taking_part, tally, watch)
    if tally.nothing_changed:
        return tally
    bells.add(*(Topic('session', offered.session.id, part) for part in ('settings', 'people', 'tracking')),
              *(Topic('session_course', taught.id, part) for taught in offered.taught.values()
                for part in ('outline', 'tracking')),
              *(Topic('person', person_id, 'sessions') for person_id in taking_part.moved))
    await log('imported', by=by, session_id=offered.session.id, details={
        'source': delivery.source, 'until_day': delivery.until,
        'added': dict(tally.added), 'changed': dict(tally.changed)})
    return tally


async def _refuse_other_dates(delivery: Delivery) -> None:
    from ...session import Session
    here = await Session.get_or_none(source=delivery.source)
    if here is not None and here.starts != delivery.starts:
        begins = f'beginning on {say_day(here.starts, delivery.zone)}' if here.starts else 'without a first day'
        raise Invalid(f'{delivery.code} is here already, {begins}; this import would have it begin on '
                      f'{say_day(delivery.starts, delivery.zone)}. Nothing was changed.')


async def _brought_in_until(session_id: int) -> int | None:
    """The last day that an earlier import has seen of this session; None if it has seen everything or nothing."""
    from ...event import Event
    last = await Event.filter(session_id=session_id, verb='imported').order_by('-id').first()
    return last.details.get('until_day') if last else None
