"""Grading beside a list: what the coach typed reaches the page, and a refusal comes back to the field."""
from decimal import Decimal

import pytest
from nicegui.testing import user_simulation

from components.tray.tray import WORDS, Tray, changes
from db.core import Refusal

ELIF = {'id': 1, 'name': 'Elif Ek', 'username': 'elif', 'facts': [], 'tabs': [
    {'key': 'work', 'label': 'To grade', 'empty': 'Nothing submitted yet.', 'handed': [
        {'id': 7, 'item': 'Report', 'at': '2026-11-24T06:03:45+00:00', 'out_of': '60'}]}]}


async def grade(points: str, on_grade) -> list[tuple]:
    """A coach presses "Grade"; what the tray answers."""
    made: list[Tray] = []
    async with user_simulation(lambda: made.append(Tray(ELIF, on_grade=on_grade))) as user:
        await user.open('/')
        told: list[tuple] = []
        made[0].run_method = lambda *args, **_: told.append(args)
        await made[0]._grade({'submission': 7, 'points': points, 'comment': 'Good charts.'})
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
    assert told == [('settle', 7, str(WORDS['no_number']))]


# what travels

WORK = {'id': 7, 'item': 'Report', 'at': '2026-11-24T06:03:45+00:00', 'out_of': '60', 'text': 'x' * 100_000,
        'points': None}


def elif_with(*, points: str | None = None, facts: tuple = (), lines: tuple = ('Notebooks', 'Report')) -> dict:
    return ELIF | {'facts': list(facts), 'tabs': [
        {'key': 'items', 'label': 'Items', 'empty': 'Nothing.', 'lines': [{'what': line} for line in lines]},
        {'key': 'work', 'label': 'Work', 'empty': 'Nothing.', 'handed': [WORK | {'points': points}]}]}


async def test_a_long_text_does_not_travel_again_with_its_grade():
    assert changes(elif_with(), elif_with(points='48')) == {'tabs': {'work': {'handed': [{'id': 7, 'points': '48'}]}}}


async def test_only_lines_that_changed_travel():
    assert changes(elif_with(), elif_with(lines=('Notebooks', 'Essay'))) == {
        'tabs': {'items': {'lines_at': {1: {'what': 'Essay'}}}}}
    longer = changes(elif_with(), elif_with(lines=('Notebooks', 'Report', 'Essay')))
    assert [line['what'] for line in longer['tabs']['items']['lines']] == ['Notebooks', 'Report', 'Essay']


async def test_a_line_that_came_on_top_travels_alone_also_where_the_last_has_gone():
    assert changes(elif_with(), elif_with(lines=('Film', 'Notebooks', 'Report'))) == {
        'tabs': {'items': {'lines_above': [{'what': 'Film'}], 'lines_kept': 2}}}
    assert changes(elif_with(), elif_with(lines=('Film', 'Notebooks'))) == {
        'tabs': {'items': {'lines_above': [{'what': 'Film'}], 'lines_kept': 1}}}


async def test_nothing_new_is_nothing_to_tell():
    assert changes(elif_with(), elif_with()) == {}


async def test_the_open_tab_stays_whatever_is_first_now():
    assert changes(ELIF | {'first': 'work'}, ELIF | {'first': 'items'}) == {}


async def test_new_work_travels_whole():
    more = elif_with()
    more['tabs'][1]['handed'] = [WORK | {'id': 8, 'text': 'A second try.'}, WORK]
    [new, old] = changes(elif_with(), more)['tabs']['work']['handed']
    assert new['text'] == 'A second try.'
    assert old == {'id': 7}


async def test_what_is_gone_is_told_as_nothing():
    assert changes(ELIF | {'reason': {'mark': 'late', 'text': 'Late'}}, ELIF) == {'reason': None}
