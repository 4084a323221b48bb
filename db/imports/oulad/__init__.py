"""Importing the Open University Learning Analytics Dataset: each module a course, each presentation code a session.

Rows are found again by what they are called there, so an import adds what is missing and leaves alone what is here.
A session comes whole or not at all, and those who work here go on meanwhile (`bringing.py`).
"""
import asyncio
from os import PathLike

from formats import oulad

from ...access.guard import administrator
from ...access.system import or_system
from ...core.refusals import Invalid
from ...records.system_actor import Actor
from ..tally import Tally, Watch, nobody_watches
from .bringing import bring_in, refuse_other_dates
from .delivery import deliveries

__all__ = ['import_oulad', 'read']


async def import_oulad(folder: str | PathLike[str], *, by: Actor, day: int | None = None,
                       watch: Watch = nobody_watches) -> Tally:
    """Bring in what the folder holds; returns what was done.

    :param by: an administrator, or the system
    :param day: moves the sessions so that today is this day of theirs, and loads only what happened until then
    """
    await or_system(administrator).check(by)
    watch('Reading', 0, 0)
    data = await read(folder)
    coming = deliveries(data, day)
    for delivery in coming:
        await refuse_other_dates(delivery)
    tally, done, total = Tally(bad_rows=list(data.bad_rows)), 0, sum(delivery.rows for delivery in coming)
    for delivery in coming:
        def watch_one(what: str, rows: int, _: int, before: int = done, code: str = delivery.code) -> None:
            watch(f'{code}: {what}', before + rows, total)
        tally.include(await bring_in(delivery, by, watch_one))
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
