"""A course without work is taken out of a session, and comes back exactly as it was."""
from datetime import timedelta

import pytest
from tortoise import Tortoise

from db import communication, courses, customisation, grades, outlines, sessions
from db.core import Invalid, NotAllowed, clock
from db.customisation import ItemDates
from db.grades import GradebookChanges
from db.items import ItemChanges
from db.quizzes import Slot
from db.records import Event, ItemKind, Part
from tests.db.quiz_cast import choice

MOVES = {'updated_at'}


@pytest.fixture
async def taught(school):
    """With all that coaches can make of a course before anybody has worked in it."""
    course, by = school.autumn_python, school.tomas
    await customisation.hide(course, school.quiz.id, by=by)
    await customisation.rewrite(course, school.page.id, title='Ours', body='Ours', by=by)
    await customisation.set_dates(course, school.task.id, ItemDates(due_at=clock.now() + timedelta(days=3)), by=by)
    await customisation.open_section(course, school.page.section_id, school.autumn.starts, by=by)
    quiz = await customisation.add_session_item(course, school.page.section_id, ItemKind.QUIZ, 'Own',
                                                ItemChanges(needs=[[
        school.page.id, 'completed']]), by=by)
    question = await courses.add_question(course, choice('Own'), by=by)
    await courses.set_questions(course, quiz.id, [Slot(question_id=question.id)], by=by)
    await grades.set_up_gradebook(course, GradebookChanges(certifies=True), by=by)
    await communication.announce(course, 'Hello', 'Welcome.', by=by)
    await communication.send_message(course, [school.priya], 'Hello', 'Have you begun?', by=by)
    await sessions.lock(school.autumn, Part.CONTENT, 'Exam week', by=school.samuel, session_course=course)
    return course


async def everything() -> dict:
    """Every row there is, but for what the log says; the log only for what it is about."""
    found = {}
    for model in Tortoise.apps['models'].values():
        if model is not Event:
            found[model.__name__] = {row.pop('id', None) or str(row): {
                name: value for name, value in row.items() if name not in MOVES} for row in await model.all().values()}
    about = Event.all().order_by('id').values_list('id', 'session_course_id', 'participation_id', 'item_id')
    found['about'] = {id_: named for id_, *named in await about}
    return found


async def test_undoing_brings_back_every_row(school, taught):
    before, coaches = await everything(), await taught.coaches.all()
    removed = await sessions.remove_course(school.autumn, taught, by=school.samuel)
    assert len((await everything())['Participation']) < len(before['Participation'])
    await removed.undo(by=school.samuel)
    after = await everything()
    now = {id_: named for id_, named in after.pop('about').items() if id_ in before['about']}
    assert now == before.pop('about')
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert await taught.coaches.all() == coaches
    assert [item.title for item in (await outlines.effective_outline(taught)).items if item.of_this_session] == ['Own']


async def test_who_may_not_configure_the_session_brings_nothing_back(school, taught):
    removed = await sessions.remove_course(school.autumn, taught, by=school.samuel)
    for stranger in (school.tomas, school.aiko, school.priya):
        with pytest.raises(NotAllowed):
            await removed.undo(by=stranger)
    assert not await school.autumn.session_courses.filter(id=taught.id).exists()


@pytest.mark.parametrize('since', ['added again', 'somebody withdrawn', 'undone'])
async def test_what_has_changed_since_is_not_undone(school, taught, since):
    removed = await sessions.remove_course(school.autumn, taught, by=school.samuel)
    if since == 'added again':
        await sessions.add_course(school.autumn, school.python, by=school.samuel)
    elif since == 'somebody withdrawn':
        await sessions.withdraw(school.autumn, school.priya, by=school.samuel)
    else:
        await removed.undo(by=school.samuel)
    before = await everything()
    with pytest.raises(Invalid, match='changed the session since'):
        await removed.undo(by=school.samuel)
    assert await everything() == before
