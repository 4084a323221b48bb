"""Previews of what somebody is writing: one at a time for each person, and not too many."""
import asyncio
import importlib

import pytest

from db.core import PREVIEWS

PAUSES = 'The preview pauses: you have asked for it very often.'
ALLOWED = 120
"""In a minute."""


@pytest.fixture
def previewing(campus):
    """Of our pages, once they are on their URLs."""
    return importlib.import_module('pages.markdown_previews').markdown_preview


async def test_who_asks_very_often_is_told_to_wait_and_nobody_else_is(campus, previewing):
    priya, emeka = previewing(campus.priya), previewing(campus.emeka)
    assert PREVIEWS.rates.startswith(f'{ALLOWED} per minute')
    for number in range(ALLOWED):
        assert await priya(f'*{number}*') == f'<p><em>{number}</em></p>\n'
    assert PAUSES in await priya('*once more*')
    assert PAUSES in await previewing(campus.priya)('*from another page*')
    assert PAUSES not in await emeka('*mine*')


async def test_previews_of_one_person_are_rendered_one_after_the_other(campus, previewing, monkeypatch):
    at_work, most = 0, 0

    async def renders(text, *_, **__):
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        await asyncio.sleep(0.01)
        at_work -= 1
        return text

    monkeypatch.setattr(importlib.import_module('components.prose.prose'), 'rendered', renders)
    here, there = previewing(campus.priya), previewing(campus.priya)
    assert await asyncio.gather(here('a'), there('b'), here('c')) == ['a', 'b', 'c']
    assert most == 1
