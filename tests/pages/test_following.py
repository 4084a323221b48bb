"""A link is done when it is followed, a file when it is shown or downloaded, a quiz is begun when it is started: a look
at the page about it is none of this."""
import pytest

from components.video.video import EmbeddedVideo
from db import Item, Participation, courses, progress, surveys, tracking
from db.core import Upload, settings
from db.items import ItemChanges
from db.outlines import ItemStatus
from db.quizzes import Slot
from db.records import ItemKind
from tests.pages.quizzes import CAPITAL, add_quiz
from tests.pages.screen import becomes, quiet, sees, the

PAPER = b'%PDF-1.7 and so on'


def place(campus, item: Item, of=None) -> str:
    return f'/sessions/{(of or campus.autumn).id}/courses/{campus.python.id}/items/{item.id}'


async def mark(campus, item: Item, taking: Participation | None = None) -> ItemStatus:
    taking = taking or campus.priya_python
    return (await progress.learner_view(taking, seen_by=campus.priya)).cells[item.id].status


async def add(campus, kind: ItemKind, **values) -> Item:
    return await courses.add_item(campus.python, campus.page.section_id, kind, 'Another', ItemChanges(**values),
                                  by=campus.helena)


async def follow(browser, path: str, **headers: str):
    return await browser.http_client.get(path, headers=headers, follow_redirects=False)


async def test_a_link_is_done_when_it_is_followed(campus):
    link = await add(campus, ItemKind.LINK, url='https://example.org/a')
    priya = await campus.visit(campus.priya, place(campus, link))
    await sees(priya, 'Following the link completes it')
    await quiet()
    assert await mark(campus, link) is ItemStatus.TODO
    participation = await Participation.get(id=campus.priya_python.id)
    assert participation.last_item_id == link.id, 'she goes on from here all the same'
    await follow(priya, f'{place(campus, link)}/link', **{'sec-fetch-site': 'cross-site'})
    assert await mark(campus, link) is ItemStatus.TODO, 'what another site fetches she has not followed'
    tomas = await campus.visit(campus.tomas, place(campus, link))
    assert (await follow(tomas, f'{place(campus, link)}/link')).headers['location'] == 'https://example.org/a'
    assert await mark(campus, link) is ItemStatus.TODO
    priya = await campus.visit(campus.priya, place(campus, link))
    out = await follow(priya, f'{place(campus, link)}/link')
    assert (out.status_code, out.headers['location']) == (303, 'https://example.org/a')
    assert await mark(campus, link) is ItemStatus.DONE
    assert await mark(campus, link, campus.priya_evening) is ItemStatus.TODO, 'in this session only'


@pytest.mark.parametrize('query', ['', '?download=1'])
async def test_a_file_is_done_when_it_is_shown_or_downloaded(campus, query):
    file = await add(campus, ItemKind.FILE)
    file = await courses.edit_item(campus.python, file.id, file=Upload.of('paper.pdf', PAPER), by=campus.helena)
    priya = await campus.visit(campus.priya, place(campus, file))
    await sees(priya, 'Opening or downloading it completes it', 'loading="lazy"')
    await quiet()
    assert await mark(campus, file) is ItemStatus.TODO
    assert (await follow(priya, f'{place(campus, file)}/file{query}')).content == PAPER
    assert await mark(campus, file) is ItemStatus.DONE


async def test_a_film_elsewhere_is_done_when_it_is_followed_or_played(campus, monkeypatch):
    monkeypatch.setattr(settings(), 'embeds', 'youtube.com')
    film = await add(campus, ItemKind.VIDEO, url='https://www.youtube.com/watch?v=abc-DEF_123')
    priya = await campus.visit(campus.priya, place(campus, film))
    await quiet()
    assert await mark(campus, film) is ItemStatus.TODO
    priya.find(EmbeddedVideo).trigger('play')
    await quiet()
    assert await mark(campus, film) is ItemStatus.DONE


async def test_a_quiz_is_in_progress_once_it_is_started(campus):
    quiz, _ = await add_quiz(campus, CAPITAL)
    priya = await campus.visit(campus.priya, place(campus, quiz))
    await quiet()
    assert await mark(campus, quiz) is ItemStatus.TODO
    [line] = [one for one in await tracking.item_lines(campus.autumn_python, seen_by=campus.tomas)
              if one.item.id == quiz.id]
    assert line.opened == 0
    priya.find(marker='start-quiz').click()
    await quiet()
    assert await mark(campus, quiz) is ItemStatus.GOING
    [line] = [one for one in await tracking.item_lines(campus.autumn_python, seen_by=campus.tomas)
              if one.item.id == quiz.id]
    assert line.opened == 1


async def test_a_survey_is_in_progress_once_a_question_is_answered(campus):
    survey = await add(campus, ItemKind.SURVEY)
    asked = await courses.add_question(campus.python, CAPITAL, by=campus.helena, for_survey=True)
    await courses.set_questions(campus.python, survey.id, [Slot(question_id=asked.id)], by=campus.helena)
    await campus.visit(campus.priya, place(campus, survey))
    await quiet()
    assert await mark(campus, survey) is ItemStatus.TODO
    await surveys.begin_survey(campus.priya_python, survey.id, by=campus.priya)
    assert await mark(campus, survey) is ItemStatus.GOING
    await surveys.begin_survey(campus.priya_python, survey.id, by=campus.priya)
    await surveys.answer_survey(campus.priya_python, survey.id, {asked.id: 0}, by=campus.priya)
    assert await mark(campus, survey) is ItemStatus.DONE


async def test_the_tick_of_a_link_comes_to_the_open_page(campus):
    link = await add(campus, ItemKind.LINK, url='https://example.org/a')
    priya = await campus.visit(campus.priya, place(campus, link))
    await follow(priya, f'{place(campus, link)}/link')
    await becomes(lambda: 'done' in str(outline_mark(priya, link)), True)


def outline_mark(browser, item: Item) -> object:
    from components.outline.outline import CourseOutline
    marks = [line for section in the(browser, CourseOutline)._props['sections'] for line in section['items']]
    return next((line.get('mark') for line in marks if line['id'] == str(item.id)), None)
