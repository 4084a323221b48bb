"""A text in Markdown that would be too complex to show is refused at its field, by every verb that keeps one."""
from dataclasses import replace

import pytest

from db import communication, courses, customisation, sessions
from db.core import Invalid
from db.courses import CourseChanges
from db.items import ItemChanges
from db.sessions import SessionChanges
from tests.db.quiz_cast import choice

TABLE = '|' * 501 + '\n' + '|-' * 500 + '|\n' + '|\n' * 400
"""Of 500 columns: within every length."""


async def page(school):
    await courses.edit_item(school.python, school.page.id, ItemChanges(body=TABLE), by=school.helena)


async def draft_of_a_page(school):
    await courses.save_draft(school.python, school.page.id, ItemChanges(body=TABLE), by=school.helena)


async def words_of_a_session(school):
    await customisation.rewrite(school.autumn_python, school.page.id, by=school.tomas, body=TABLE)


async def session_item(school):
    section = await school.python.sections.all().first()
    await customisation.add_session_item(school.autumn_python, section.id, 'page', 'Own', ItemChanges(body=TABLE),
                                         by=school.tomas)


async def course(school):
    await courses.edit_course(school.python, CourseChanges(description=TABLE), by=school.helena)


async def session(school):
    await sessions.configure(school.autumn, SessionChanges(description=TABLE), by=school.samuel)


async def question(school):
    await courses.add_question(school.python, replace(choice(), text=TABLE), by=school.helena)


async def feedback_of_a_question(school):
    await courses.add_question(school.python, replace(choice(), feedback=TABLE), by=school.helena)


async def announcement(school):
    await communication.announce(school.autumn_python, 'News', TABLE, by=school.tomas)


async def thread(school):
    await communication.open_thread(school.autumn_python, 'Table', TABLE, by=school.priya)


@pytest.mark.parametrize(('writes', 'field'), [
    (page, 'body'), (draft_of_a_page, 'body'), (words_of_a_session, 'body'), (session_item, 'body'),
    (course, 'description'), (session, 'description'), (question, 'text'), (feedback_of_a_question, 'feedback'),
    (announcement, 'text'), (thread, 'text'),
], ids=lambda one: getattr(one, '__name__', one).replace('_', ' '))
async def test_a_text_that_is_too_complex_is_refused_at_its_field(school, writes, field):
    with pytest.raises(Invalid, match='too complex to show. Shorten it or split the table') as no:
        await writes(school)
    assert no.value.field == field


async def test_what_was_kept_before_there_was_this_rule_stays_and_its_other_fields_can_be_changed(school):
    await type(school.page).filter(id=school.page.id).update(body=TABLE)
    item = await courses.edit_item(school.python, school.page.id, ItemChanges(title='Notebooks, again'),
                                   by=school.helena)
    assert (item.title, item.body) == ('Notebooks, again', TABLE)
