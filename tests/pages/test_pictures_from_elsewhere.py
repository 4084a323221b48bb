"""A picture at another host is a link, wherever words are written: opening a page tells nobody else about it."""
import pytest

from components.inbox.inbox import MessageList
from db import communication, courses, quizzes, sessions
from db.courses import CourseChanges
from db.items import ItemChanges
from db.records import MessageCopy
from db.sessions import SessionChanges
from formats.questions import QuestionData, QuestionKind
from tests.pages.forging import send
from tests.pages.quizzes import add_quiz
from tests.pages.screen import sees, the, words

TEXT = 'Look: ![A chart](https://elsewhere.example/spy.png)'


async def in_an_announcement(campus) -> str:
    await communication.announce(campus.autumn, 'Portfolio evening', TEXT, by=campus.marta)
    return '/sessions/{autumn}/announcements'


async def in_an_item(campus) -> str:
    await courses.edit_item(campus.python, campus.page.id, ItemChanges(body=TEXT), by=campus.helena)
    return '/sessions/{autumn}/courses/{python}/items/{page}'


async def in_a_question(campus) -> str:
    item, _ = await add_quiz(campus, QuestionData(kind=QuestionKind.ESSAY, title='Why', text=TEXT))
    await quizzes.start_attempt(campus.priya_python, item.id, by=campus.priya)
    return f'/sessions/{{autumn}}/courses/{{python}}/items/{item.id}'


async def in_the_description_of_a_session(campus) -> str:
    await sessions.configure(campus.autumn, SessionChanges(description=TEXT), by=campus.samuel)
    return '/sessions/{autumn}'


async def in_the_description_of_a_course(campus) -> str:
    await courses.edit_course(campus.python, CourseChanges(description=TEXT), by=campus.helena)
    return '/sessions/{autumn}/courses/{python}'


async def in_a_message(campus) -> str:
    await communication.send_message(campus.autumn, [campus.priya], 'Your report', TEXT, by=campus.marta)
    return '/messages'


@pytest.mark.parametrize('write', [
    in_an_announcement, in_an_item, in_a_question, in_the_description_of_a_session, in_the_description_of_a_course,
    in_a_message])
async def test_a_picture_from_elsewhere_is_a_link(campus, write):
    path = await write(campus)
    priya = await campus.visit(campus.priya, path.format(
        autumn=campus.autumn.id, python=campus.python.id, page=campus.page.id))
    if write is in_a_message:
        send(priya, the(priya, MessageList), 'open', (await MessageCopy.get()).id)
    await sees(priya, 'href="https://elsewhere.example/spy.png"')
    assert '<img' not in words(priya).partition('Look: ')[2].partition('spy.png')[0]
    assert 'src="https://elsewhere.example' not in words(priya)
