"""Surveys: answered once; an anonymous one tells nobody who said what."""
import pytest

from db import Participation, courses, sessions, surveys
from db.core import Invalid, NotAllowed, NotFound, NotOpen, clock
from db.items import ItemChanges
from db.quizzes import Slot
from db.records import ItemKind, SurveyResponse
from db.sessions import SessionChanges
from formats.questions import Option, QuestionData, QuestionKind

PACE = QuestionData(kind=QuestionKind.SINGLE_CHOICE, title='Pace', text='How is the pace?', shuffle=False,
                    options=(Option(text='Slow'), Option(text='Right'), Option(text='Fast')))
WISH = QuestionData(kind=QuestionKind.ESSAY, title='Wish', text='What do you wish for?')


@pytest.fixture
async def survey(school):
    async def make(anonymous: bool):
        item = await courses.add_item(school.python, school.page.section_id, ItemKind.SURVEY, 'How is it going?',
                                      ItemChanges(settings={'is_anonymous': anonymous}), by=school.helena)
        made = [await courses.add_question(school.python, one, by=school.helena, for_survey=True)
                for one in (PACE, WISH)]
        await courses.set_questions(school.python, item.id, [Slot(question_id=one.id) for one in made],
                                    by=school.helena)
        return item, *made
    return make


async def test_a_survey_is_answered_once_and_completes(school, survey):
    item, pace, wish = await survey(False)
    priya = school.priya_python
    assert not (await surveys.survey_view(priya, item.id, seen_by=school.priya)).is_answered
    with pytest.raises(Invalid, match='at least one'):
        await surveys.answer_survey(priya, item.id, {pace.id: None}, by=school.priya)
    with pytest.raises(Invalid):
        await surveys.answer_survey(priya, item.id, {pace.id: 9}, by=school.priya)
    with pytest.raises(NotFound):
        await surveys.answer_survey(priya, item.id, {999: 1}, by=school.priya)
    await surveys.answer_survey(priya, item.id, {pace.id: 1, wish.id: 'More bikes.'}, by=school.priya)
    assert (await Participation.get(id=priya.id)).done == 1
    assert (await surveys.survey_view(priya, item.id, seen_by=school.priya)).is_answered
    with pytest.raises(NotAllowed, match='already'):
        await surveys.answer_survey(priya, item.id, {pace.id: 2}, by=school.priya)
    results = await surveys.survey_results(school.autumn_python, item.id, seen_by=school.tomas)
    assert (results.responses, results.learners, results.hidden_until) == (1, 3, None)
    assert [result.counts for result in results.questions] == [(0, 1, 0), ()]
    assert results.questions[1].texts == (('More bikes.', 'Priya Nair'),)
    assert (await surveys.survey_results(school.evening_python, item.id, seen_by=school.lucia)).responses == 0


async def test_nothing_in_an_anonymous_answer_leads_back_and_few_are_not_shown(school, survey, monkeypatch):
    item, pace, wish = await survey(True)
    await surveys.answer_survey(school.priya_python, item.id, {wish.id: 'Less maths.'}, by=school.priya)
    row = (await SurveyResponse.all().values())[0]
    assert row['participation_id'] is None
    assert set(row) == {'id', 'item_id', 'session_course_id', 'participation_id', 'answers'}
    results = await surveys.survey_results(school.autumn_python, item.id, seen_by=school.tomas)
    assert (results.hidden_until, results.questions) == (5, ())
    for _ in range(4):
        await SurveyResponse.create(item_id=item.id, session_course_id=school.autumn_python.id,
                                    answers={str(pace.id): 0})
    results = await surveys.survey_results(school.autumn_python, item.id, seen_by=school.tomas)
    assert [result.counts for result in results.questions] == [(4, 0, 0), ()]
    assert results.questions[1].texts == (('Less maths.', ''),)


async def test_only_its_learner_answers_and_only_who_tracks_reads(school, survey):
    item, pace, _ = await survey(False)
    for stranger in (school.emeka, school.tomas, school.ines, school.bo):
        with pytest.raises(NotAllowed):
            await surveys.answer_survey(school.priya_python, item.id, {pace.id: 0}, by=stranger)
        with pytest.raises(NotAllowed):
            await surveys.survey_view(school.priya_python, item.id, seen_by=stranger)
    for stranger in (school.aiko, school.lucia, school.priya, school.helena):
        with pytest.raises(NotAllowed):
            await surveys.survey_results(school.autumn_python, item.id, seen_by=stranger)
    await sessions.configure(school.autumn, SessionChanges(ends=clock.now()), by=school.samuel)
    with pytest.raises(NotOpen):
        await surveys.answer_survey(school.priya_python, item.id, {pace.id: 0}, by=school.priya)
