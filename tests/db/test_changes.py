"""What is not said stays as it is; None is said."""
from dataclasses import FrozenInstanceError

import pytest

from db import Item, Session, courses, sessions
from db.core import UNSET
from db.grades import GradebookChanges
from db.items import ItemChanges
from db.people import AccountChanges
from db.sessions import SessionChanges


def test_what_is_not_said_is_not_among_what_is_said():
    assert SessionChanges().said() == {}
    assert SessionChanges(title='Autumn', ends=None).said() == {'title': 'Autumn', 'ends': None}
    assert SessionChanges().ends is UNSET


def test_nothing_unknown_can_be_said_and_nothing_said_is_changed():
    with pytest.raises(TypeError):
        AccountChanges(is_admin=True)
    with pytest.raises(TypeError):
        GradebookChanges(mood='good')
    with pytest.raises(FrozenInstanceError):
        SessionChanges(title='Autumn').title = 'Winter'


async def test_a_date_that_is_not_said_stays_and_none_takes_it_away(school):
    starts, ends = school.autumn.starts, school.autumn.ends
    assert starts and ends
    await sessions.configure(school.autumn, SessionChanges(ends=None), by=school.samuel)
    session = await Session.get(id=school.autumn.id)
    assert (session.starts, session.ends, session.title) == (starts, None, 'Data Analyst · Autumn')


async def test_nothing_said_of_an_item_changes_nothing_of_it(school):
    before = await Item.get(id=school.quiz.id).values()
    await courses.edit_item(school.python, school.quiz.id, ItemChanges(), by=school.helena)
    after = await Item.get(id=school.quiz.id).values()
    assert {name for name in before if before[name] != after[name]} <= {'updated_at'}


async def test_a_new_session_is_called_as_its_title_says_whatever_else_is_said(school):
    said = SessionChanges(title='Another', category='Evenings', time_zone='')
    session = await sessions.create_session('Spring', said, by=school.samuel)
    assert (session.title, session.category) == ('Spring', 'Evenings') and session.time_zone
