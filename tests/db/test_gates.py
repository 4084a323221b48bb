"""What an item waits for: its day, its section's day, and what has to be completed or passed before."""
from datetime import timedelta
from decimal import Decimal

import pytest

from db import Section, courses, customisation, grades, outlines, progress, submissions
from db.core import NotAllowed, NotFound, Upload, clock
from db.customisation import ItemDates, ItemRules
from db.items import ItemChanges
from db.records import CompletionRule

DAY = timedelta(days=1)


async def why(school, item, learner=None):
    reading = await progress.item_view(school.autumn_python, item.id, seen_by=learner or school.priya)
    return reading.closed and str(reading.closed)


async def test_an_item_opens_when_what_it_waits_for_is_completed_and_passed(school):
    await courses.edit_item(school.python, school.task.id,
                            ItemChanges(needs=[[school.quiz.id, 'passed'], [school.reading.id, 'completed']]),
                            by=school.helena)
    priya = school.priya_python
    assert await why(school, school.task) == (
        'Bike-share report opens when you have passed Clean a dataset and completed Values and types.')
    assert await why(school, school.task, school.tomas) is None, 'coaches read everything'
    with pytest.raises(NotAllowed, match='opens when you have'):
        await submissions.submit(priya, school.task.id, 'Early.', by=school.priya)
    await progress.mark_done(priya, school.reading.id, by=school.priya)
    work = await submissions.submit(priya, school.quiz.id, 'Mine.', by=school.priya)
    await submissions.grade_submission(work, Decimal(5), by=school.tomas)
    assert await why(school, school.task) == 'Bike-share report opens when you have passed Clean a dataset.'
    await submissions.grade_submission(work, Decimal(6), by=school.tomas)
    assert await why(school, school.task) is None
    await submissions.submit(priya, school.task.id, 'In time.', by=school.priya)
    await progress.mark_not_done(priya, school.reading.id, by=school.priya)
    assert 'completed Values and types' in await why(school, school.task)


async def test_what_a_session_hides_keeps_nothing_closed_and_is_called_as_it_calls_it(school):
    python = school.autumn_python
    await courses.edit_item(school.python, school.task.id, ItemChanges(needs=[[school.reading.id, 'completed']]),
                            by=school.helena)
    await customisation.rewrite(python, school.reading.id, title='Our types', by=school.tomas)
    await customisation.rewrite(python, school.task.id, title='Our report', by=school.tomas)
    assert await why(school, school.task) == 'Our report opens when you have completed Our types.'
    await customisation.hide(python, school.reading.id, by=school.tomas)
    assert await why(school, school.task) is None
    evening = await progress.item_view(school.evening_python, school.task.id, seen_by=school.bo)
    assert str(evening.closed) == 'Bike-share report opens when you have completed Values and types.'


async def test_points_to_pass_are_the_same_share_of_the_points_that_a_session_gives(school):
    await courses.edit_item(school.python, school.task.id, ItemChanges(needs=[[school.quiz.id, 'passed']]),
                            by=school.helena)
    await customisation.adjust(school.autumn_python, school.quiz.id, ItemRules(points=100), by=school.tomas)
    work = await submissions.submit(school.priya_python, school.quiz.id, 'Mine.', by=school.priya)
    await submissions.grade_submission(work, Decimal(59), by=school.tomas)
    assert await why(school, school.task)
    await submissions.grade_submission(work, Decimal(60), by=school.tomas)
    assert await why(school, school.task) is None


async def test_nothing_opens_before_its_day_nor_before_its_sections(school):
    page, soon = school.page, clock.now() + timedelta(hours=1)
    await courses.edit_item(school.python, page.id, ItemChanges(completes=CompletionRule.OPENED), by=school.helena)
    name = await courses.add_picture(school.python, page.id, Upload.of('a.png', b'\x89PNG\r\n\x1a\n'), by=school.helena)
    await customisation.set_dates(school.autumn_python, page.id, ItemDates(opens_at=soon), by=school.tomas)
    closed = await progress.item_view(school.autumn_python, page.id, seen_by=school.priya)
    assert str(closed.closed).startswith('Notebooks opens on ') and closed.body == ''
    with pytest.raises(NotFound):
        await progress.item_picture(school.autumn_python, page.id, name, seen_by=school.priya)
    with pytest.raises(NotAllowed):
        await progress.open_item(school.priya_python, page.id, by=school.priya)
    assert (await progress.item_view(school.evening_python, page.id, seen_by=school.bo)).closed is None
    with clock.stopped_at(soon):
        await progress.open_item(school.priya_python, page.id, by=school.priya)
    await customisation.set_dates(school.autumn_python, page.id, ItemDates(opens_at=None), by=school.tomas)
    await Section.filter(id=page.section_id).update(opens_day=55)
    opens = (await outlines.effective_outline(school.autumn_python)).by_id[page.id].opens_at
    assert opens == school.autumn.starts + 55 * DAY and await why(school, page)
    await customisation.open_section(school.autumn_python, page.section_id, None, by=school.tomas)
    assert await why(school, page) is None, 'this session opens it from the beginning'


async def test_what_comes_next_is_what_may_be_opened_now(school):
    python, priya = school.autumn_python, school.priya_python
    await customisation.set_dates(python, school.page.id, ItemDates(opens_at=clock.now() + DAY), by=school.tomas)
    await courses.edit_item(school.python, school.reading.id, ItemChanges(needs=[[school.quiz.id, 'passed']]),
                            by=school.helena)
    assert (await progress.learner_view(priya, seen_by=school.priya)).next_item.id == school.task.id
    await courses.edit_item(school.python, school.task.id, ItemChanges(required=False, opens_day=80, due_day=None),
                            by=school.helena)
    await courses.edit_item(school.python, school.quiz.id, ItemChanges(required=False), by=school.helena)
    assert (await progress.learner_view(priya, seen_by=school.priya)).next_item.id == school.quiz.id


async def test_who_is_excused_from_what_an_item_waits_for_may_open_it(school):
    await courses.edit_item(school.python, school.task.id, ItemChanges(needs=[[school.quiz.id, 'passed']]),
                            by=school.helena)
    assert await why(school, school.task)
    await grades.excuse(school.priya_python, f'item-{school.quiz.id}', why='Came later', by=school.tomas)
    assert await why(school, school.task) is None
