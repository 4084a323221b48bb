"""Importing the Open University Learning Analytics Dataset: each module a course, each presentation code a session.

Rows are found again by what they are called there, so an import adds what is missing and leaves alone what is here.
A session comes whole or not at all, and those who work here go on meanwhile (`importing.py`).
"""
import asyncio
from os import PathLike

from formats import oulad
from i18n import _

from ...access.guard import administrator
from ...access.system import or_system
from ...core.refusals import Invalid
from ...records.system_actor import Actor
from ..summary import ImportSummary, ProgressCallback, no_progress
from .delivery import deliveries
from .importing import import_delivery, refuse_other_dates

__all__ = ['import_oulad', 'read_dataset']


async def import_oulad(folder: str | PathLike[str], *, by: Actor, day: int | None = None,
                       on_progress: ProgressCallback = no_progress) -> ImportSummary:
    """Bring in what the folder holds; returns what was done.

    :param by: an administrator, or the system
    :param day: moves the sessions so that today is this day of theirs, and loads only what happened until then
    """
    await or_system(administrator).check(by)
    on_progress(_('Reading'), 0, 0)
    data = await read_dataset(folder)
    coming = deliveries(data, day)
    for delivery in coming:
        await refuse_other_dates(delivery)
    summary, done, total = ImportSummary(bad_rows=list(data.bad_rows)), 0, sum(delivery.rows for delivery in coming)
    for delivery in coming:
        def on_rows(what: str, rows: int, __: int, before: int = done, code: str = delivery.code) -> None:
            on_progress(f'{code}: {what}', before + rows, total)
        summary.include(await import_delivery(delivery, by, on_rows))
        done += delivery.rows
    on_progress(_('Done'), total, total)
    return summary


async def read_dataset(folder: str | PathLike[str]) -> oulad.Oulad:
    """The files, read off the event loop."""
    try:
        data = await asyncio.to_thread(oulad.read, folder)
    except oulad.OuladUnreadable as problem:
        raise Invalid(str(problem)) from problem
    if not data.presentations:
        raise Invalid(_('{folder} holds no presentation that can be read.', folder=folder))
    return data
