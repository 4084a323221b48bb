"""When items open, are due and close in one session of a shared course, and who has said so."""
from datetime import timedelta

import pytest

from db import Item, Section, courses, customisation, extensions, outlines, progress, sessions
from db.core import Invalid, clock
from db.customisation import ItemDates
from db.extensions import ExtensionGrant
from db.items import ItemChanges
from db.records import Customisation, ItemKind
from db.sessions import SessionChanges

DAY = timedelta(days=1)


async def effective(school, item):
    return (await outlines.effective_outline(school.autumn_python)).by_id[item.id]


async def test_own_dates_win_over_the_courses_and_an_extension_over_both(school):
    python, base = school.autumn_python, (await effective(school, school.task)).due_at
    evening = await outlines.effective_outline(school.evening_python)
    await customisation.set_dates(python, school.task.id, ItemDates(due_at=base + 2 * DAY), by=school.tomas)
    assert (await effective(school, school.task)).due_at == base + 2 * DAY
    await extensions.extend(school.priya_python, school.task.id, ExtensionGrant(due_at=base + 9 * DAY), reason='Ill',
                            by=school.tomas)
    own = await progress.learner_view(school.priya_python, seen_by=school.priya)
    assert own.outline.by_id[school.task.id].due_at == base + 9 * DAY
    course, session, learner = (await customisation.date_sources(python, school.task.id, school.priya_python.id,
                                                                 seen_by=school.tomas))['due_at']
    assert (course.at, course.day, course.wins) == (base, 60, False)
    assert (session.at, session.set_by.name, session.wins) == (base + 2 * DAY, 'Tomás Rey', False)
    assert (learner.at, learner.why, learner.wins) == (base + 9 * DAY, 'Ill', True)
    await customisation.set_dates(python, school.task.id, ItemDates(due_at=None), by=school.tomas)
    assert (await effective(school, school.task)).due_at == base
    assert await outlines.effective_outline(school.evening_python) == evening


async def test_the_layer_that_wins_is_the_date_that_holds(school):
    """Whatever is set, the screen of the coach and that of the learner agree."""
    python, task, today = school.autumn_python, school.task.id, clock.now().replace(microsecond=0)
    await courses.edit_item(school.python, task, ItemChanges(opens_day=0, closes_day=61), by=school.helena)

    async def agree(own: str) -> None:
        found = await customisation.date_sources(python, task, school.priya_python.id, seen_by=school.tomas)
        outline = (await progress.learner_view(school.priya_python, seen_by=school.priya)).outline
        for name, layers in found.items():
            [winner] = [layer for layer in layers if layer.wins]
            assert winner.at == getattr(outline.by_id[task], name), name
        assert [layer.whose for layer in found['opens_at'] if layer.wins] == [own]

    await agree('course')
    await customisation.set_dates(python, task, ItemDates(opens_at=today - DAY), by=school.tomas)
    await agree('session')
    await customisation.open_section(python, school.page.section_id, today - 45 * DAY, by=school.tomas)
    await agree('session')
    await customisation.set_dates(python, school.quiz.id, ItemDates(due_at=today + 9 * DAY), by=school.tomas)
    await customisation.open_section(python, school.page.section_id, today + DAY, by=school.tomas)
    await agree('section')
    due = (await effective(school, school.task)).due_at
    await extensions.extend(school.priya_python, task, ExtensionGrant(due_at=due + 20 * DAY), reason='Ill',
                            by=school.tomas)
    await agree('section')
    closes = (await customisation.date_sources(python, task, school.priya_python.id,
                                               seen_by=school.tomas))['closes_at'][-1]
    assert (closes.whose, closes.at) == ('learner', due + 20 * DAY), 'it stays open as long as it is not due'


@pytest.mark.parametrize('dates', [
    {'opens_at': 3, 'due_at': 2}, {'due_at': 3, 'closes_at': 2}, {'opens_at': 3, 'closes_at': 2}, {'opens_at': 500},
    {'closes_at': -500},
])
async def test_dates_that_make_no_sense_together_are_refused(school, dates):
    asked = {name: clock.now() + timedelta(days=days) for name, days in dates.items()}
    with pytest.raises(Invalid, match='before'):
        await customisation.set_dates(school.autumn_python, school.task.id, ItemDates(**asked), by=school.tomas)
    assert not await Customisation.exists()


async def test_a_section_opens_when_this_session_says(school):
    python, section, soon = school.autumn_python, school.page.section_id, clock.now() + DAY
    with pytest.raises(Invalid, match='Clean a dataset would be over before its section opens'):
        await customisation.open_section(python, section, soon, by=school.tomas)
    await customisation.set_dates(python, school.quiz.id, ItemDates(due_at=soon + DAY), by=school.tomas)
    await customisation.open_section(python, section, soon, by=school.tomas)
    assert (await effective(school, school.page)).opens_at == soon
    with pytest.raises(Invalid, match='Its section opens after that'):
        await customisation.set_dates(python, school.quiz.id, ItemDates(due_at=soon - DAY), by=school.tomas)
    [shown] = await customisation.customising(python, seen_by=school.marta)
    assert (shown.opens_at, shown.is_own, shown.set_by.name) == (soon, True, 'Tomás Rey')
    assert all(item.opens_at is None for item in (await outlines.effective_outline(school.evening_python)).items)
    await customisation.revert_section(python, section, by=school.tomas)
    assert (await effective(school, school.page)).opens_at is None


async def test_dates_made_the_sessions_own_stay_when_the_course_or_the_start_moves(school):
    python, start = school.autumn_python, school.autumn.starts
    await Section.filter(id=school.page.section_id).update(opens_day=1)
    before = await outlines.effective_outline(python)
    dates = [(item.opens_at, item.due_at) for item in before.items]
    assert await customisation.pin_dates(python, by=school.tomas) == 3
    assert await customisation.pin_dates(python, by=school.tomas) == 0, 'they are already'
    await courses.edit_item(school.python, school.task.id, ItemChanges(due_day=3), by=school.helena)
    await sessions.configure(school.autumn, SessionChanges(starts=start - 4 * DAY), by=school.samuel)
    assert [(item.opens_at, item.due_at) for item in (await outlines.effective_outline(python)).items] == dates
    await customisation.reset_dates(python, by=school.tomas)
    assert (await effective(school, school.task)).due_at < start
    assert not await Customisation.exists()


async def test_an_item_of_this_session_only_has_dates_like_any_other(school):
    python, soon = school.autumn_python, clock.now() + DAY
    item = await customisation.add_session_item(python, school.page.section_id, ItemKind.PAGE, 'Guest talk',
                                                by=school.tomas)
    await customisation.set_dates(python, item.id, ItemDates(due_at=soon), by=school.tomas)
    assert (await effective(school, item)).due_at == soon
    [layer] = (await customisation.date_sources(python, item.id, seen_by=school.tomas))['due_at']
    assert (layer.whose, layer.at, layer.wins) == ('session', soon, True)
    assert await Item.filter(id=item.id, due_day=None).exists()
