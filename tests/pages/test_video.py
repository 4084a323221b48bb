"""A film on its page: what is told of it, what is believed, and what is loaded from elsewhere."""
from datetime import timedelta

import pytest

from components.video.video import EmbeddedVideo, Video
from db import Watched, courses, progress, sessions
from db.core import Upload, clock, settings
from db.courses import embedded
from db.items import ItemChanges
from db.records import CompletionRule, ItemCompletion, ItemKind, VideoSettings
from db.sessions import SessionChanges
from tests.pages.forging import everything, send
from tests.pages.screen import quiet, sees, the, words

WEBM = b'\x1aE\xdf\xa3\x01\x00\x00\x00webm'
HOSTS = {'youtube.com', 'youtu.be', 'vimeo.com', 'tube.example'}


async def film(campus, **values):
    section = await campus.python.sections.all().first()
    made = await courses.add_item(campus.python, section.id, ItemKind.VIDEO, 'A film', ItemChanges(**values),
                                  by=campus.helena)
    return made, f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{made.id}'


async def our_film(campus):
    made, path = await film(campus, completes=CompletionRule.WATCHED, settings=VideoSettings(watch_percent=50))
    await courses.edit_item(campus.python, made.id, file=Upload.of('film.webm', WEBM), by=campus.helena)
    return made, path


async def opened_a_minute_ago(campus, made) -> None:
    await progress.open_item(campus.priya_python, made.id, by=campus.priya)
    await ItemCompletion.filter(item_id=made.id).update(opened_at=clock.now() - timedelta(minutes=1))


async def test_what_is_played_is_counted_in_every_window_and_completes_it(campus):
    made, path = await our_film(campus)
    await opened_a_minute_ago(campus, made)
    here, there = [await campus.visit(campus.priya, path) for _ in '12']
    emeka = await campus.visit(campus.emeka, path)
    send(here, the(here, Video), 'watched', {'position': 30.5, 'length': 100, 'intervals': [[0, 30.5]]})
    for page in (here, there):
        await sees(page, "'percent': 30", "'position': 30")
    send(there, the(there, Video), 'watched', {'position': 60, 'length': 100, 'intervals': [[30, 33], [10, 20]]})
    await sees(here, "'percent': 33")
    await Watched.all().update(reported_at=clock.now() - timedelta(minutes=1))
    send(here, the(here, Video), 'watched', {'position': 55, 'length': 100, 'intervals': [[33, 55]]})
    await sees(there, "'complete': True", "'enough': 50")
    assert the(emeka, Video)._props['standing']['percent'] == 0


async def test_what_makes_no_sense_was_not_watched(campus):
    made, path = await our_film(campus)
    await opened_a_minute_ago(campus, made)
    priya = await campus.visit(campus.priya, path)
    await quiet()
    before = await everything()
    good = {'position': 5, 'length': 100, 'intervals': [[0, 5]]}
    for said in (None, [], 'x', {}, good | {'position': None}, good | {'length': 0}, good | {'intervals': [[0, 500]]},
                 good | {'intervals': [[0]]}, good | {'intervals': [['0', '5']]}, good | {'intervals': 'all'}):
        send(priya, the(priya, Video), 'watched', said)
    await quiet()
    assert await everything() == before


async def test_after_the_end_and_for_staff_nothing_is_told(campus):
    _, path = await our_film(campus)
    tomas = await campus.visit(campus.tomas, path)
    assert the(tomas, Video)._props['every'] is None and the(tomas, Video)._props['standing'] is None
    priya = await campus.visit(campus.priya, path)
    told: list[tuple] = []
    box = the(priya, Video)
    box.run_method = lambda *args, **_: told.append(args)
    await sessions.configure(campus.autumn, SessionChanges(ends=clock.now() - timedelta(days=1)), by=campus.samuel)
    await sees(priya, 'This session ended on')
    send(priya, box, 'watched', {'position': 5, 'length': 100, 'intervals': [[0, 5]]})
    await quiet()
    assert ('stop',) in told and not await Watched.all().exists()


async def test_nothing_is_loaded_from_outside_unless_the_house_allows_that_host(campus, monkeypatch):
    _, path = await film(campus, url='https://www.youtube.com/watch?v=abc-DEF_123')
    priya = await campus.visit(campus.priya, path)
    assert not [one for one in priya.client.elements.values() if isinstance(one, EmbeddedVideo)]
    await sees(priya, f'href="{path}/link" target="_blank"', 'https://www.youtube.com/watch?v=abc-DEF_123')
    monkeypatch.setattr(settings(), 'embeds', ' WWW.YouTube.com, vimeo.com')
    priya = await campus.visit(campus.priya, path)
    assert the(priya, EmbeddedVideo)._props['elsewhere'] == 'https://www.youtube-nocookie.com/embed/abc-DEF_123'
    await sees(priya, "'host': 'youtube-nocookie.com'")
    assert '<iframe' not in words(priya)


@pytest.mark.parametrize(('url', 'address'), [
    ('https://youtu.be/abc-DEF_123?t=5', 'https://www.youtube-nocookie.com/embed/abc-DEF_123'),
    ('https://www.youtube.com/shorts/abc-DEF_123', 'https://www.youtube-nocookie.com/embed/abc-DEF_123'),
    ('https://vimeo.com/channels/x/123456', 'https://player.vimeo.com/video/123456?dnt=1'),
    ('https://tube.example/w/abc', 'https://tube.example/videos/embed/abc'),
    ('https://tube.example/film.html', 'https://tube.example/film.html'),
    ('https://youtube.com/watch?v="onload=x', None), ('https://youtube.com/', None), ('https://vimeo.com/about', None),
    ('http://youtu.be/abc-DEF_123', None), ('https://elsewhere.example/film', None), ('javascript:alert(1)', None),
    ('https://youtube.com.evil.example/watch?v=abcdef', None), ('https://[', None),
    ('https://youtube.com@evil.example/watch?v=abcdef', None),
])
def test_only_hosts_that_are_allowed_are_played_here_and_by_the_player_that_knows_least(url, address):
    found = embedded(url, HOSTS)
    assert (found and found.address) == address
