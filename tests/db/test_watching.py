"""Watching a film: what was played counts once, where one was is remembered, and nobody watches faster than time."""
import struct
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import Participation, Watched, courses, progress
from db.core import Invalid, NotAllowed, Upload, clock
from db.items import ItemChanges
from db.outlines import ItemStatus
from db.progress.intervals import limited, merged, percent_of, seconds
from db.records import CompletionRule, ItemKind, VideoSettings
from formats.video_duration import length_of

STRETCHES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(list), max_size=12)
MINUTES = 60


def webm(length: float) -> bytes:
    """A film without pictures that says how long it is."""
    def part(id_: str, content: bytes) -> bytes:
        return bytes.fromhex(id_) + bytes([0x80 | len(content)]) + content
    info = part('2AD7B1', (1_000_000).to_bytes(3, 'big')) + part('4489', struct.pack('>d', length * 1000))
    return part('1A45DFA3', part('4282', b'webm')) + part('18538067', part('1549A966', info))


def mp4(length: int, scale: int = 600) -> bytes:
    def box(kind: bytes, content: bytes) -> bytes:
        return struct.pack('>I4s', 8 + len(content), kind) + content
    head = bytes(12) + struct.pack('>II', scale, length * scale) + bytes(80)
    return box(b'ftyp', b'isom' + bytes(4)) + box(b'free', bytes(50)) + box(b'moov', box(b'mvhd', head))


@pytest.fixture
async def film(school):
    """100 seconds long; complete when 80 % are watched."""
    section = await school.python.sections.all().first()
    film = await courses.add_item(school.python, section.id, ItemKind.VIDEO, 'Moving one value',
                                  ItemChanges(completes=CompletionRule.WATCHED,
                                              settings=VideoSettings(watch_percent=80)), by=school.helena)
    await courses.edit_item(school.python, film.id, file=Upload.of('film.webm', webm(100)), by=school.helena)
    await progress.open_item(school.priya_python, film.id, by=school.priya)
    return film


async def watch(school, film, *intervals, after=MINUTES * 2, position=None, length=100.0):
    """So many seconds after the last report, or after the page was opened."""
    watched = await Watched.get_or_none(item_id=film.id)
    opened = await school.priya_python.completions.filter(item_id=film.id).get()
    since = watched.reported_at if watched else opened.opened_at
    with clock.stopped_at(since + timedelta(seconds=after)):
        return await progress.record_playback(school.priya_python,
                                              film.id, intervals[-1][1] if position is None else position, length,
                                              intervals, by=school.priya)


async def done(school):
    return (await Participation.get(id=school.priya_python.id)).done


# Pure

def covered(intervals) -> set[int]:
    return {second for start, end in intervals for second in range(start, end)}


@given(STRETCHES)
def test_merging_changes_nothing_of_what_was_played(intervals):
    found = merged(intervals)
    assert covered(found) == covered(intervals)
    assert all(start < end for start, end in found)
    assert all(before[1] < after[0] for before, after in pairwise(found))
    assert merged(reversed(intervals)) == merged(found) == found
    assert seconds(found) == len(covered(intervals))


@given(STRETCHES, STRETCHES, st.integers(0, 60))
def test_no_more_is_believed_than_there_was_time_for(known, told, most):
    found = limited(known, told, most)
    assert covered(known) <= covered(found) <= covered(known) | covered(told)
    assert len(covered(found)) == min(len(covered(known)) + most, len(covered(known) | covered(told)))


@given(STRETCHES, st.integers(1, 60))
def test_a_percentage_is_whole_and_in_its_bounds(intervals, length):
    inside = [[min(start, length), min(end, length)] for start, end in intervals]
    percent = percent_of(inside, length)
    assert 0 <= percent <= 100
    assert percent < 100 or len(covered(inside)) >= length - 1


@pytest.mark.parametrize(('content', 'length'), [
    (webm(100), 100), (webm(0.5), 0.5), (mp4(90), 90), (b'', None), (b'\x1aE\xdf\xa3', None), (mp4(90)[:80], None),
    (mp4(90, scale=0), None), (b'\x00\x00\x00\x08ftyp' * 3, None), (bytes(64), None),
    (b'\x1aE\xdf\xa3' + b'\xff' * 60, None),
])
def test_a_film_says_how_long_it_is_or_nothing(tmp_path, content, length):
    (tmp_path / 'film').write_bytes(content)
    assert length_of(tmp_path / 'film') == length


@given(st.binary(max_size=120), st.integers(0, 110))
def test_a_broken_film_is_no_error(tmp_path_factory, noise, at):
    path = tmp_path_factory.getbasetemp() / 'noise'
    for whole in (webm(100), mp4(90)):
        path.write_bytes(whole[:at] + noise + whole[at + len(noise):])
        length = length_of(path)
        assert length is None or length > 0


# With a learner

async def test_what_was_played_is_kept_and_playing_it_again_counts_once(school, film):
    await watch(school, film, [0, 30.25], position=30.25)
    watched = await watch(school, film, [30.25, 40], [10, 20], position=20)
    assert (watched.intervals, watched.percent, watched.position_seconds) == ([[0, 40]], 40, 20)
    assert (await progress.playback_of(school.priya_python, film.id, seen_by=school.priya)).percent == 40
    assert await done(school) == 0
    assert (await progress.learner_view(school.priya_python,
                                        seen_by=school.priya)).cells[film.id].status is ItemStatus.GOING


async def test_watching_enough_of_it_completes_it_and_it_stays_so(school, film):
    await watch(school, film, [0, 79])
    assert await done(school) == 0
    await watch(school, film, [20, 80])
    assert await done(school) == 1
    await courses.edit_item(school.python, film.id, file=Upload.of('other.webm', webm(300)), by=school.helena)
    watched = await watch(school, film, [0, 3], length=300)
    assert (watched.percent, await done(school)) == (1, 1), 'another film begins at its beginning'


async def test_only_the_learner_watches(school, film):
    for stranger in (school.emeka, school.tomas, school.ines):
        with pytest.raises(NotAllowed):
            await progress.record_playback(school.priya_python, film.id, 1, 100, [[0, 1]], by=stranger)
        with pytest.raises(NotAllowed):
            await progress.playback_of(school.priya_python, film.id, seen_by=stranger)


async def test_more_than_the_time_since_the_last_report_allows_is_not_believed(school, film):
    watched = await watch(school, film, [0, 100], after=10)
    assert watched.intervals == [[0, 30]]
    watched = await watch(school, film, [0, 100], after=0)
    assert watched.intervals == [[0, 35]] and await done(school) == 0


@pytest.mark.parametrize(('position', 'length', 'intervals'), [
    (-1, 100, []), (200, 100, []), (float('nan'), 100, []), (1, 5, [[0, 5]]), (1, 1e9, []), (1, 100, [[50, 10]]),
    (1, 100, [[0, 200]]), (1, 100, [[-5, 5]]), (1, 100, [[0]]), (1, 100, [[0, float('inf')]]), (1, 100, [['0', '9']]),
    (1, 100, [[True, 5]]), (1, 100, [[0, 1]] * 501),
])
async def test_a_report_that_makes_no_sense_is_refused(school, film, position, length, intervals):
    with pytest.raises(Invalid):
        await progress.record_playback(school.priya_python, film.id, position, length, intervals, by=school.priya)
    assert not await Watched.all().exists()


async def test_what_is_no_film_of_ours_is_not_watched(school):
    section = await school.python.sections.all().first()
    elsewhere = await courses.add_item(school.python, section.id, ItemKind.VIDEO, 'Elsewhere',
                                       ItemChanges(url='https://example.org/film'), by=school.helena)
    for item in (elsewhere, school.page):
        with pytest.raises(NotAllowed):
            await progress.record_playback(school.priya_python, item.id, 1, 100, [[0, 1]], by=school.priya)
    with pytest.raises(Invalid, match='how much of a film elsewhere is watched'):
        await courses.edit_item(school.python, elsewhere.id, ItemChanges(completes=CompletionRule.WATCHED),
                                by=school.helena)
    uploaded = await courses.edit_item(school.python, elsewhere.id, ItemChanges(completes=CompletionRule.WATCHED),
                                       file=Upload.of('film.webm', webm(10)), by=school.helena)
    assert uploaded.completes is CompletionRule.WATCHED
