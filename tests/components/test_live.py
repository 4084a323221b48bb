"""Live regions: drawn for their own viewer, let go with their element, and caught up after a gap."""
import asyncio
from datetime import timedelta

import pytest
from nicegui import ui
from nicegui.testing import User, user_simulation

import components.live
from components.live import catch_up, live, live_rows, on_change, on_time
from db.core import DatabaseBusy, NotAllowed, Topic, clock, subscription_count
from db.core.transactions import transaction

HERE = Topic('session_course', 9001, 'tracking')


class Grid(list):
    """Stands in for a grid: keeps what it is told."""

    def patch(self, rows):
        self.append(list(rows))

    def refresh(self):
        self.append('refreshed')


@pytest.fixture
async def user(school):
    async with user_simulation() as user:
        yield user


async def opened(user: User, build) -> None:
    @ui.page('/here')
    async def here() -> None:
        await build()
    await user.open('/here')


async def notice(*keys):
    async with transaction(HERE.about(*keys) if keys else HERE):
        pass
    await asyncio.sleep(0.1)


async def test_a_region_is_drawn_again_after_a_ring(user):
    values = ['first']

    async def build():
        async def load():
            return values[-1]
        await live(HERE, load=load, show=ui.label)

    await opened(user, build)
    await user.should_see('first')
    values.append('second')
    await notice()
    await user.should_see('second')
    await user.should_not_see('first')


async def test_a_region_closes_with_the_reason_when_its_viewer_may_not_look_any_more(user):
    async def build():
        async def load():
            if refusals:
                raise refusals[0]
            return 'secret'
        await live(HERE, load=load, show=ui.label)

    refusals = []
    await opened(user, build)
    await user.should_see('secret')
    refusals.append(NotAllowed('Not yours any more.'))
    await notice()
    await user.should_see('Not yours any more.')
    await user.should_not_see('secret')
    assert subscription_count() == 0


async def test_a_region_that_a_busy_database_refuses_looks_again_by_itself(user, monkeypatch):
    monkeypatch.setattr(components.live, 'BUSY', 0.05)
    values, refusals = ['first'], []

    async def build():
        async def load():
            if refusals:
                raise refusals.pop()
            return values[-1]
        await live(HERE, load=load, show=ui.label)

    await opened(user, build)
    values.append('second')
    refusals.extend([DatabaseBusy(), DatabaseBusy()])
    await notice()
    await user.should_see('second', retries=50)
    values.append('third')
    await notice()
    await user.should_see('third', retries=50)


async def test_a_burst_is_one_look_at_all_its_rows(user):
    grid, loads = Grid(), []

    async def build():
        async def load(keys):
            loads.append(keys)
            return [{'id': key} for key in sorted(keys)]
        live_rows(HERE, load=load, grid=grid)

    await opened(user, build)
    async with transaction(HERE.about(1)):
        pass
    await notice(2)
    assert loads == [frozenset({1, 2})] and grid == [[{'id': 1}, {'id': 2}]]
    await notice()
    assert grid[-1] == 'refreshed'


async def test_a_gap_in_the_numbers_means_that_everything_is_read_again(user):
    grid = Grid()

    async def build():
        async def load(keys):
            return [{'id': key} for key in keys]
        live_rows(HERE, load=load, grid=grid)

    await opened(user, build)
    from db.core.topics import _numbers
    _numbers[HERE] += 1
    await notice(5)
    assert grid == ['refreshed']


async def test_after_a_lost_connection_everything_is_read_again(user):
    looks = []

    async def build():
        async def look(keys):
            looks.append(keys)
        on_change(HERE, look)

    await opened(user, build)
    await catch_up(user.client)
    assert looks == [None]


async def test_a_page_that_is_closed_leaves_no_listener_behind(user):
    async def build():
        async def load():
            return 'x'
        await live(HERE, load=load, show=ui.label)
        live_rows(HERE, load=lambda keys: load(), grid=Grid())

    await opened(user, build)
    assert subscription_count() == 2
    user.client.delete()
    assert subscription_count() == 0


async def test_an_instant_that_comes_is_seen_once_and_one_gone_by_is_not(user):
    looks = []

    async def build():
        async def look():
            looks.append(clock.now())
        on_time([clock.now() - timedelta(days=1), clock.now() + timedelta(seconds=0.05)], look)

    await opened(user, build)
    await asyncio.sleep(0.3)
    assert len(looks) == 1


async def test_a_action_done_by_somebody_else_draws_in_the_viewers_own_context(user):
    from contextvars import ContextVar
    who = ContextVar('who', default='nobody')
    seen = []

    async def build():
        who.set('the viewer')

        async def load():
            seen.append(who.get())
            return 'x'
        await live(HERE, load=load, show=ui.label)

    await opened(user, build)
    who.set('somebody else')
    await notice()
    assert seen == ['the viewer', 'the viewer']
