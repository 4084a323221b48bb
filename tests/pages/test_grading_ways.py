"""The way to what waits for a grade, an essay of a quiz included; and what goes for good asks first."""
from components.tray.tray import Tray
from db import Item, courses, quizzes
from tests.pages.quizzes import ESSAY, add_quiz
from tests.pages.screen import quiet, sees, the
from tests.pages.test_tracking import tab, tracking


async def test_the_tray_leads_to_the_attempt_whose_essay_waits_and_the_page_names_the_quiz(campus):
    item, [essay] = await add_quiz(campus, ESSAY)
    attempt = await quizzes.start_attempt(campus.priya_python, item.id, by=campus.priya)
    await quizzes.answer(campus.priya_python, attempt.id, essay.id, 'So that …', by=campus.priya)
    await quizzes.finish_attempt(campus.priya_python, attempt.id, by=campus.priya)
    course = tracking(campus, campus.python)
    tomas = await campus.visit(campus.tomas, f'{course}?learner={campus.priya_python.id}')
    shown = the(tomas, Tray)._props['learner']
    assert shown['first'] == 'work'
    [handed] = tab(shown, 'work')['handed']
    assert handed['ways'] == [('Grade attempt 1', f'{course}/attempts/{attempt.id}', True)]
    page = await campus.visit(campus.tomas, f'{course}/attempts/{attempt.id}')
    await sees(page, 'First quiz · Attempt 1', 'Answers to grade.')


async def test_deleting_for_good_asks(campus):
    await courses.remove_item(campus.python, campus.reading.id, by=campus.helena)
    helena = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}')
    helena.find(marker='open-archive').click()
    await sees(helena, 'Delete for good')
    helena.find(marker='delete-item').click()
    await sees(helena, 'Delete Values and types for good?', 'nobody can bring it back')
    await quiet()
    assert await Item.filter(id=campus.reading.id).exists()
    helena.find(marker='act').click()
    await quiet()
    assert not await Item.filter(id=campus.reading.id).exists()
