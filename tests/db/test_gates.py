"""What an item waits for: its day, its section's day, and what has to be completed or passed before."""
from datetime import timedelta
from decimal import Decimal

import pytest

from db import CompletionRule, ItemChanges, ItemDates, ItemRules, NotAllowed, NotFound, Section, Upload, clock

DAY = timedelta(days=1)


async def why(school, item, learner=None):
    reading = await school.autumn_python.item(item.id, seen_by=learner or school.priya)
    return reading.closed and str(reading.closed)


async def test_an_item_opens_when_what_it_waits_for_is_completed_and_passed(school):
    await school.python.edit_item(school.task.id,
                                  ItemChanges(needs=[[school.quiz.id, 'passed'], [school.reading.id, 'completed']]),
                                  by=school.helena)
    priya = school.priya_python
    assert await why(school, school.task) == (
        'Bike-share report opens when you have passed Clean a dataset and completed Values and types.')
    assert await why(school, school.task, school.tomas) is None, 'coaches read everything'
    with pytest.raises(NotAllowed, match='opens when you have'):
        await priya.submit(school.task.id, 'Early.', by=school.priya)
    await priya.mark_done(school.reading.id, by=school.priya)
    work = await priya.submit(school.quiz.id, 'Mine.', by=school.priya)
    await work.grade(Decimal(5), by=school.tomas)
    assert await why(school, school.task) == 'Bike-share report opens when you have passed Clean a dataset.'
    await work.grade(Decimal(6), by=school.tomas)
    assert await why(school, school.task) is None
    await priya.submit(school.task.id, 'In time.', by=school.priya)
    await priya.mark_not_done(school.reading.id, by=school.priya)
    assert 'completed Values and types' in await why(school, school.task)


async def test_what_a_session_hides_keeps_nothing_closed_and_is_called_as_it_calls_it(school):
    python = school.autumn_python
    await school.python.edit_item(school.task.id, ItemChanges(needs=[[school.reading.id, 'completed']]),
                                  by=school.helena)
    await python.rewrite(school.reading.id, title='Our types', by=school.tomas)
    await python.rewrite(school.task.id, title='Our report', by=school.tomas)
    assert await why(school, school.task) == 'Our report opens when you have completed Our types.'
    await python.hide(school.reading.id, by=school.tomas)
    assert await why(school, school.task) is None
    evening = await school.evening_python.item(school.task.id, seen_by=school.bo)
    assert str(evening.closed) == 'Bike-share report opens when you have completed Values and types.'


async def test_points_to_pass_are_the_same_share_of_the_points_that_a_session_gives(school):
    await school.python.edit_item(school.task.id, ItemChanges(needs=[[school.quiz.id, 'passed']]), by=school.helena)
    await school.autumn_python.adjust(school.quiz.id, ItemRules(points=100), by=school.tomas)
    work = await school.priya_python.submit(school.quiz.id, 'Mine.', by=school.priya)
    await work.grade(Decimal(59), by=school.tomas)
    assert await why(school, school.task)
    await work.grade(Decimal(60), by=school.tomas)
    assert await why(school, school.task) is None


async def test_nothing_opens_before_its_day_nor_before_its_sections(school):
    page, soon = school.page, clock.now() + timedelta(hours=1)
    await school.python.edit_item(page.id, ItemChanges(completes=CompletionRule.OPENED), by=school.helena)
    name = await school.python.add_picture(page.id, Upload.of('a.png', b'\x89PNG\r\n\x1a\n'), by=school.helena)
    await school.autumn_python.set_dates(page.id, ItemDates(opens_at=soon), by=school.tomas)
    closed = await school.autumn_python.item(page.id, seen_by=school.priya)
    assert str(closed.closed).startswith('Notebooks opens on ') and closed.body == ''
    with pytest.raises(NotFound):
        await school.autumn_python.picture(page.id, name, seen_by=school.priya)
    with pytest.raises(NotAllowed):
        await school.priya_python.open(page.id, by=school.priya)
    assert (await school.evening_python.item(page.id, seen_by=school.bo)).closed is None
    with clock.stopped_at(soon):
        await school.priya_python.open(page.id, by=school.priya)
    await school.autumn_python.set_dates(page.id, ItemDates(opens_at=None), by=school.tomas)
    await Section.filter(id=page.section_id).update(opens_day=55)
    opens = (await school.autumn_python.outline()).by_id[page.id].opens_at
    assert opens == school.autumn.starts + 55 * DAY and await why(school, page)
    await school.autumn_python.open_section(page.section_id, None, by=school.tomas)
    assert await why(school, page) is None, 'this session opens it from the beginning'


async def test_what_comes_next_is_what_may_be_opened_now(school):
    python, priya = school.autumn_python, school.priya_python
    await python.set_dates(school.page.id, ItemDates(opens_at=clock.now() + DAY), by=school.tomas)
    await school.python.edit_item(school.reading.id, ItemChanges(needs=[[school.quiz.id, 'passed']]), by=school.helena)
    assert (await priya.learner_view(seen_by=school.priya)).next_item.id == school.task.id
    await school.python.edit_item(school.task.id, ItemChanges(required=False, opens_day=80, due_day=None),
                                  by=school.helena)
    await school.python.edit_item(school.quiz.id, ItemChanges(required=False), by=school.helena)
    assert (await priya.learner_view(seen_by=school.priya)).next_item.id == school.quiz.id


async def test_who_is_excused_from_what_an_item_waits_for_may_open_it(school):
    await school.python.edit_item(school.task.id, ItemChanges(needs=[[school.quiz.id, 'passed']]), by=school.helena)
    assert await why(school, school.task)
    await school.priya_python.excuse(f'item-{school.quiz.id}', why='Came later', by=school.tomas)
    assert await why(school, school.task) is None
