"""Grading beside a list: what the coach typed reaches the page, and a refusal comes back to the field."""
from decimal import Decimal
from types import SimpleNamespace

import pytest
from nicegui.testing import user_simulation

from components.tray import WORDS, Tray
from db import Refusal

ELIF = {'id': 1, 'name': 'Elif Ek', 'username': 'elif', 'facts': [], 'tabs': [
    {'key': 'work', 'label': 'To grade', 'empty': 'Nothing handed in yet.', 'handed': [
        {'id': 7, 'item': 'Report', 'at': '2026-11-24T06:03:45+00:00', 'out_of': '60'}]}]}


async def grade(points: str, on_grade) -> list[tuple]:
    """A coach presses "Grade"; what the tray answers."""
    made: list[Tray] = []
    async with user_simulation(lambda: made.append(Tray(ELIF, on_grade=on_grade))) as user:
        await user.open('/')
        told: list[tuple] = []
        made[0].run_method = lambda *args, **_: told.append(args)
        await made[0]._grade(SimpleNamespace(args={'submission': 7, 'points': points, 'comment': 'Good charts.'}))
        return told


async def test_a_grade_arrives_as_an_exact_number():
    given: list = []
    told = await grade('48,5', lambda *grade: given.append(grade))
    assert given == [(7, Decimal('48.5'), 'Good charts.')]
    assert told == [('settle', 7, None)]


async def test_a_refusal_stands_under_the_field():
    async def refuse(*_) -> None:
        raise Refusal('This session has ended.')

    assert await grade('48.5', refuse) == [('settle', 7, 'This session has ended.')]


@pytest.mark.parametrize('points', ['', 'many', 'NaN', 'Infinity', '1e'])
async def test_what_is_no_number_reaches_nobody(points: str):
    given: list = []
    told = await grade(points, lambda *grade: given.append(grade))
    assert given == []
    assert told == [('settle', 7, WORDS['no_number'])]
