"""Many who want the same sums at the same moment get one read, and never an old one."""
import asyncio

import pytest

from db.together import read_together


async def test_those_who_ask_together_share_one_read_that_begins_after_all_have_asked():
    began = []

    async def read():
        began.append(len(began) + 1)
        await asyncio.sleep(0)
        return began[-1]

    assert await read_together('sums', read, pause=0.01) == 1
    answers = await asyncio.gather(*(read_together('sums', read, pause=0.01) for _ in range(20)))
    assert answers == [2] * 20
    assert await read_together('sums', read, pause=0.01) == 3, 'nothing is kept from before'


async def test_who_asks_while_it_is_read_gets_the_next_one():
    value, reading, go_on = [1], asyncio.Event(), asyncio.Event()

    async def read():
        seen = value[0]
        reading.set()
        await go_on.wait()
        return seen

    first = asyncio.create_task(read_together('value', read, pause=0))
    await reading.wait()
    value[0] = 2
    second = asyncio.create_task(read_together('value', read, pause=0))
    await asyncio.sleep(0)
    go_on.set()
    assert (await first, await second) == (1, 2)


async def test_what_goes_wrong_is_told_to_everybody():
    async def read():
        raise LookupError('gone')

    await asyncio.gather(*[asyncio.create_task(_told(read)) for _ in range(3)])


async def _told(read):
    with pytest.raises(LookupError):
        await read_together('wrong', read, pause=0.01)


async def test_if_the_one_who_reads_goes_another_reads():
    async def read():
        await asyncio.sleep(0.01)
        return 'read'

    await read_together('left', read, pause=0.05)
    leader = asyncio.create_task(read_together('left', read, pause=0.05))
    await asyncio.sleep(0)
    follower = asyncio.create_task(read_together('left', read, pause=0.05))
    await asyncio.sleep(0)
    leader.cancel()
    assert await follower == 'read'
