"""A survey on its page: submitted as a whole; its coach reads the results as they come."""
from components.quiz.quiz import Survey
from db import courses
from db.quizzes import Slot
from db.records import ItemKind, SurveyResponse
from tests.db.test_surveys import PACE, WISH
from tests.pages.forging import send
from tests.pages.screen import quiet, sees, sees_no, the


async def test_a_learner_hands_it_in_and_the_coachs_open_page_counts(campus):
    item = await courses.add_item(campus.python, campus.page.section_id, ItemKind.SURVEY, 'How is it going?',
                                  by=campus.helena)
    pace, wish = [await courses.add_question(campus.python, one, by=campus.helena, for_survey=True)
                  for one in (PACE, WISH)]
    await courses.set_questions(campus.python, item.id, [Slot(question_id=pace.id), Slot(question_id=wish.id)],
                                by=campus.helena)
    place = f'/sessions/{campus.autumn.id}/courses/{campus.python.id}/items/{item.id}'
    results = f'/coaching/{campus.autumn.id}/courses/{campus.python.id}/surveys/{item.id}'
    tomas = await campus.visit(campus.tomas, results)
    await sees(tomas, '0 of 3 learners have answered')
    priya = await campus.visit(campus.priya, place)
    await sees(priya, 'Your coaches see your answers with your name.')
    survey = the(priya, Survey)
    send(priya, survey, 'submit', [['x', 1], 'nonsense'])
    send(priya, survey, 'submit', [[str(pace.id), 17]])
    await quiet()
    assert not await SurveyResponse.exists()
    send(priya, survey, 'submit', [[str(pace.id), 2], [str(wish.id), 'More <b>bikes</b>.']])
    await sees(priya, 'You have answered this survey.')
    await sees(tomas, '1 of 3 learners have answered', 'More <b>bikes</b>.', 'Priya Nair')
    await sees_no(priya, 'How is the pace?')
    await priya.open(place)
    await sees(priya, 'You have answered this survey.')
