"""Watching a film: where the learner is, and how much of it they have really played."""
import asyncio
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from math import isfinite
from pathlib import Path
from typing import Any

from formats.video_duration import length_of
from i18n import _

from ..access.guard import attendee, learner, only
from ..core.clock import now
from ..core.files import path_of
from ..core.refusals import Invalid, NotAllowed, NotFound
from ..core.transactions import transaction
from ..outlines.outline import OutlineItem, contents
from ..records.item import CompletionRule, ItemKind
from ..records.item_types import VideoSettings
from ..records.participation import Participation
from ..records.person import Person
from ..records.watched import Watched
from .intervals import Interval, limited, merged, percent_of
from .item_progress import complete_item, get_completion, item_open_to

FASTEST = 2.5
"""Times as fast as it was made: nobody plays it faster."""
PATIENCE = 5.0
"""Seconds by which clocks and lines may be wrong."""
MAX_INTERVALS = 500
"""Stretches in one report, or kept of one film."""
MAX_LENGTH_SECONDS = 24 * 3600


@only(learner)
async def record_playback(participation: Participation, item_id: int, position: float, length: float,
                          intervals: Sequence[Interval], *,
                          by: Person) -> Watched:
    """Keep where the learner is, and what was played since the last report. More than the time since then allows
    is not believed.

    :param intervals: `[from, to]` in seconds
    """
    item = await item_open_to(participation, item_id, by)
    length = await _length(participation, item, length)
    told = _checked(position, length, intervals)
    async with transaction() as outbox:
        await type(participation).select_for_update(no_key=True).get(
            id=participation.id)  # two windows may play it at once
        row = await get_completion(participation, item)
        watched, _ = await Watched.get_or_create(participation_id=participation.id, item_id=item.id)
        if abs(watched.length_seconds - length) > 1:
            watched.intervals = []  # another film than before
        before = watched.percent
        since = watched.reported_at or row.opened_at or now()
        watched.intervals = _rounded(limited(watched.intervals, told, _possible(since)))[:MAX_INTERVALS]
        watched.position_seconds, watched.length_seconds = round(position), round(length)
        watched.percent, watched.reported_at = percent_of(watched.intervals, length), now()
        await watched.save()
        if watched.percent != before:
            outbox.add(participation.topic('watched'))
        if item.completes is CompletionRule.WATCHED and watched.percent >= _enough(item):
            await complete_item(participation, row, item, outbox, by)
    return watched


async def playback_of(participation: Participation, item_id: int, *, seen_by: Person) -> Watched | None:
    """For its learner."""
    await attendee.check(seen_by, participation)
    return await Watched.get_or_none(participation_id=participation.id, item_id=item_id)


def _enough(item: OutlineItem) -> int:
    assert isinstance(item.settings, VideoSettings)
    return item.settings.watch_percent


def _possible(since: datetime) -> float:
    return max(0.0, (now() - since).total_seconds()) * FASTEST + PATIENCE


async def _length(participation: Participation, item: OutlineItem, told: float) -> float:
    """As the film itself says, and only where it does not, as the player says."""
    if item.kind is not ItemKind.VIDEO:
        raise NotAllowed(_('{title} is nothing to watch.', title=item.title))
    file_hash = (await contents(participation.session_course_id, item.id))['file_hash']
    if not file_hash:
        raise NotAllowed(_('{title} is played elsewhere: nobody can tell how much of it is watched.', title=item.title))
    try:
        known = await asyncio.to_thread(_length_of, path_of(file_hash))
    except NotFound:
        known = None
    if not _is_number(told) or not 0 < told <= MAX_LENGTH_SECONDS or known and abs(known - told) > 1 + known / 50:
        raise Invalid(_('A film is not of this length.'))
    return known or told


@lru_cache(maxsize=1000)
def _length_of(path: Path) -> float | None:
    """Its name is its content: it never changes."""
    return length_of(path)


def _checked(position: float, length: float, intervals: Sequence[Interval]) -> list[list[float]]:
    if not _is_number(position) or not 0 <= position <= length + 2:
        raise Invalid(_('This place is not in the film.'))
    if len(intervals) > MAX_INTERVALS or not all(
            len(interval) == 2 and all(map(_is_number, interval)) for interval in intervals):
        raise Invalid(_('These are not intervals of a film.'))
    if not all(0 <= start <= end <= length + 2 for start, end in intervals):
        raise Invalid(_('These intervals are not in the film.'))
    return merged([start, min(end, length)] for start, end in intervals)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)


def _rounded(intervals: list[list[float]]) -> list[list[float]]:
    return [[round(start, 2), round(end, 2)] for start, end in intervals]
