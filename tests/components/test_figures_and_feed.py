"""The strip of figures and the feed send news only, and keep them for a page that is drawn again."""
from nicegui.testing import user_simulation

from components.feed.feed import KEPT, Feed
from components.figures.figures import FigureStrip


async def shown(build):
    made: list = []
    async with user_simulation(lambda: made.append(build())) as user:
        await user.open('/')
    told: list[tuple] = []
    made[0].run_method = lambda *args, **_: told.append(args)
    return made[0], told


def line(id_: int) -> dict:
    return {'id': id_, 'who': 'Bo Ek', 'what': 'finished', 'at': '2026-11-24T06:03:45+00:00'}


async def test_only_what_changed_about_a_figure_is_told():
    figures, told = await shown(lambda: FigureStrip(
        [{'key': 'here', 'label': 'Here now', 'value': 4, 'note': '19 today', 'hint': 'Open pages.'}], label='Glance'))
    figures.patch('here', value=5, note='19 today')
    figures.patch('here', value=5)
    assert told == [('patch', 'here', {'value': 5})]
    assert figures._props['figures'][0]['value'] == 5


async def test_a_line_told_twice_stands_once():
    feed, told = await shown(lambda: Feed('Activity', [line(1)], empty='No activity yet.'))
    feed.add(line(2))
    feed.add(line(2))
    assert [item['id'] for item in feed._props['items']] == [2, 1]
    assert told == [('add', line(2)), ('add', line(2))]


async def test_a_feed_forgets_what_is_old():
    feed, _ = await shown(lambda: Feed('Activity', [line(n) for n in range(KEPT)], empty='No activity yet.'))
    feed.add(line(KEPT))
    assert len(feed._props['items']) == KEPT
