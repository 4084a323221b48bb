"""Texts are rendered once for all who open them, and long ones in another process."""
import asyncio
import threading

import pytest

from components.prose import prose
from db.core import TooComplex, settings
from formats import markdown as md

LONG = '**Cells** hold what you compute. ' * 500
HOSTILE = '|' * 501 + '\n' + '|-' * 500 + '|\n' + '|\n' * 4000


@pytest.fixture(autouse=True)
def nothing_kept():
    prose.forget_texts()
    yield
    prose.forget_texts()


@pytest.fixture
def jobs(monkeypatch):
    """Texts that went to a worker."""
    given = []
    run = type(prose.RENDERING).run

    async def counted(self, function, *args, **kwargs):
        given.append(args[0])
        return await run(self, function, *args, **kwargs)

    monkeypatch.setattr(type(prose.RENDERING), 'run', counted)
    return given


async def test_a_text_that_is_opened_a_thousand_times_is_rendered_once(jobs):
    first = await prose.rendered(LONG, '/files/')
    for _ in range(999):
        assert await prose.rendered(LONG, '/files/') == first
    assert jobs == [LONG] and first == md.render(LONG, '/files/')


async def test_all_who_open_it_at_the_same_moment_wait_for_one_job(jobs):
    found = await asyncio.gather(*(prose.rendered(LONG) for _ in range(50)))
    assert jobs == [LONG] and set(found) == {md.render(LONG)}


async def test_one_who_leaves_takes_it_from_nobody(jobs):
    leaves, stays = (asyncio.create_task(prose.rendered(LONG)) for _ in range(2))
    await asyncio.sleep(0)
    leaves.cancel()
    assert await stays == md.render(LONG) and jobs == [LONG]


async def test_other_files_and_other_rules_are_another_text(jobs):
    text = f'{LONG} ![a](file:a.png)'
    found = {await prose.rendered(text), await prose.rendered(text, '/1/'), await prose.rendered(text, '/2/'),
             await prose.rendered(text, '/1/', pictures=False), await prose.drawn(lambda: prose.words(text))}
    assert len(found) == 5


async def test_pictures_load_from_the_hosts_that_the_installation_allows(monkeypatch):
    chart = '![A chart](https://x.example/chart.png)'
    assert '<img' not in await prose.rendered(chart)
    monkeypatch.setattr(settings(), 'pictures', 'x.example, y.example:8443')
    assert '<img' in await prose.rendered(chart) and '<img' in await prose.rendered(f'{chart} {LONG}')


async def test_a_short_text_needs_no_other_process(jobs):
    assert await prose.rendered('It is *done*.') == '<p>It is <em>done</em>.</p>\n'
    assert not jobs


async def test_no_long_text_is_rendered_by_the_server_itself(monkeypatch):
    def here(*args, **kwargs):
        raise AssertionError(f'rendered in {threading.current_thread().name}')

    monkeypatch.setattr(prose, '_job', here)
    assert await prose.rendered(LONG) == md.render(LONG)
    assert 'too complex' in await prose.rendered(HOSTILE)


async def test_a_table_that_would_hold_everybody_up_is_told_in_a_sentence_and_never_rendered(jobs):
    said = '<p class="muted">This text is too complex to show. Shorten it or split the table.</p>'
    assert await prose.rendered(HOSTILE) == said
    assert not jobs


async def test_what_took_too_long_is_told_in_a_sentence_and_tried_again_later(monkeypatch, jobs):
    async def ended(*_, **__):
        jobs.append('')
        raise TooComplex('Too much.')

    monkeypatch.setattr(type(prose.RENDERING), 'run', ended)
    assert await prose.rendered(LONG) == await prose.rendered(LONG) == '<p class="muted">Too much.</p>'
    assert len(jobs) == 1
    monkeypatch.undo()
    monkeypatch.setattr(prose, 'monotonic', lambda: float('inf'))
    assert await prose.rendered(LONG) == md.render(LONG)


async def test_a_page_does_not_wait_for_ever(monkeypatch):
    monkeypatch.setattr(prose, 'PATIENCE', 0)
    assert 'Reload the page in a moment' in await prose.rendered(LONG)
    while prose._under_way:  # noqa: ASYNC110 - nothing tells
        await asyncio.sleep(0.01)
    assert await prose.rendered(LONG) == md.render(LONG)


async def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(prose, 'MAX_KEPT', 10_000)
    for n in range(200):
        await prose.rendered(f'{n} ' * 100)
    assert prose._kept._size <= 10_000
    assert sum(len(made) + len(key) for key, (made, _) in prose._kept._texts.items()) == prose._kept._size
    assert len(prose._kept._texts) > 5


def test_nothing_is_rendered_where_nobody_can_wait():
    with pytest.raises(RuntimeError, match='prose.drawn'):
        prose.render('a')
