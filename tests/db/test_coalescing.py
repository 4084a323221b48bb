"""Many who want the same sums at the same moment get one read, and never an old one."""
import asyncio

import pytest

from db.core.coalescing import batched, single_flight


async def test_those_who_ask_together_share_one_read_that_begins_after_all_have_asked():
    began = []

    async def read():
        began.append(len(began) + 1)
        await asyncio.sleep(0)
        return began[-1]

    assert await single_flight('sums', read, pause=0.01) == 1
    answers = await asyncio.gather(*(single_flight('sums', read, pause=0.01) for _ in range(20)))
    assert answers == [2] * 20
    assert await single_flight('sums', read, pause=0.01) == 3, 'nothing is kept from before'


async def test_who_asks_while_it_is_read_gets_the_next_one():
    value, reading, go_on = [1], asyncio.Event(), asyncio.Event()

    async def read():
        seen = value[0]
        reading.set()
        await go_on.wait()
        return seen

    first = asyncio.create_task(single_flight('value', read, pause=0))
    await reading.wait()
    value[0] = 2
    second = asyncio.create_task(single_flight('value', read, pause=0))
    await asyncio.sleep(0)
    go_on.set()
    assert (await first, await second) == (1, 2)


async def test_what_goes_wrong_is_told_to_everybody():
    async def read():
        raise LookupError('gone')

    await asyncio.gather(*[asyncio.create_task(_told(read)) for _ in range(3)])


async def _told(read):
    with pytest.raises(LookupError):
        await single_flight('wrong', read, pause=0.01)


async def test_if_the_one_who_reads_goes_another_reads():
    async def read():
        await asyncio.sleep(0.01)
        return 'read'

    await single_flight('left', read, pause=0.05)
    leader = asyncio.create_task(single_flight('left', read, pause=0.05))
    await asyncio.sleep(0)
    follower = asyncio.create_task(single_flight('left', read, pause=0.05))
    await asyncio.sleep(0)
    leader.cancel()
    assert await follower == 'read'


async def test_each_gets_their_own_of_the_rows_that_are_read_once_for_all():
    reads = []

    async def read(ids):
        reads.append(set(ids))
        await asyncio.sleep(0)
        return {id_: f'row {id_}' for id_ in ids if id_ < 10}

    answers = await asyncio.gather(*(batched('rows', ids, read) for ids in ({1, 2}, {2, 3}, {3, 10})))
    assert answers == [{1: 'row 1', 2: 'row 2'}, {2: 'row 2', 3: 'row 3'}, {3: 'row 3'}]
    assert reads == [{1, 2, 3, 10}]
    assert await batched('rows', {1}, read) == {1: 'row 1'}
    assert len(reads) == 2, 'nothing is kept from before'


async def test_rows_are_read_for_those_who_stay_when_the_one_who_reads_goes():
    started, go_on = asyncio.Event(), asyncio.Event()

    async def read(ids):
        started.set()
        await go_on.wait()
        return dict.fromkeys(ids, 'row')

    leader = asyncio.create_task(batched('left rows', {1}, read))
    joined = asyncio.create_task(batched('left rows', {2}, read))
    await started.wait()
    leader.cancel()
    other = asyncio.create_task(batched('left rows', {3}, read))
    await asyncio.sleep(0)
    go_on.set()
    assert await asyncio.gather(joined, other) == [{2: 'row'}, {3: 'row'}]
