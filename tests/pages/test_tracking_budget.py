"""What tracking costs: the same number of statements and elements for 2,000 learners as for 20."""
from datetime import timedelta

import pytest

from components.grid.grid import Grid
from db import Enrolment, Participation, Person, submissions
from db.core import clock
from db.records import Event
from tests.counting import counted
from tests.pages.screen import count, quiet, the

FEW, MANY = 20, 2_000


async def fill(campus, number: int) -> None:
    """The session course has so many learners; all have been there, every second has finished something."""
    now = clock.now()
    here = await Person.filter(username__startswith='many').count()
    names = [f'many{n}' for n in range(here, number)]
    await Person.bulk_create([Person(username=name, name=name.title(), searchable=name) for name in names])
    people = await Person.filter(username__in=names)
    await Enrolment.bulk_create([
        Enrolment(session_id=campus.autumn.id, learner_id=person.id, enrolled_at=now) for person in people])
    enrolments = await Enrolment.filter(learner_id__in=[person.id for person in people])
    await Participation.bulk_create([Participation(
        session_course_id=campus.autumn_python.id, enrolment_id=enrolment.id, learner_id=enrolment.learner_id,
        enrolled_at=now, done=n % 2, total=4, first_seen=now - timedelta(days=1), last_seen=now,
    ) for n, enrolment in enumerate(enrolments)])
    first = await Participation.filter(learner_id__in=[person.id for person in people]).first()
    assert first is not None
    await Event.bulk_create([Event(
        at=now, verb='opened', person_id=first.learner_id, session_id=campus.autumn.id, item_id=campus.page.id,
        session_course_id=campus.autumn_python.id, participation_id=first.id) for _ in range(number - here)])


def addresses(campus) -> dict[str, str]:
    session = f'/coaching/{campus.autumn.id}'
    course = f'{session}/courses/{campus.python.id}'
    return {'session': session, 'course': course, 'learner': f'{course}?learner={campus.priya_python.id}'}


@pytest.mark.parametrize('page', ['session', 'course', 'learner'])
async def test_a_page_costs_the_same_for_many_as_for_few(campus, page):
    costs = []
    for number in (FEW, MANY):
        await fill(campus, number)
        before = await campus.visit(campus.marta, '/account')
        await quiet()
        with counted() as statements:
            marta = await campus.visit(campus.marta, addresses(campus)[page])
            await quiet()
        costs.append((len(statements), count(marta)))
        for browser in (before, marta):
            browser.client.delete()  # what is open hears of every new sign-in
    few, many = costs
    assert few == many
    assert many[0] < 45 and many[1] < 60


@pytest.mark.parametrize('page', ['session', 'course'])
async def test_a_block_costs_the_same_for_many_as_for_few(campus, page):
    costs = []
    for number in (FEW, MANY):
        await fill(campus, number)
        marta = await campus.visit(campus.marta, '/account')
        await quiet()
        with counted() as statements:
            answer = await marta.http_client.get(f'{addresses(campus)[page]}/rows')
        assert len(answer.json()['rows']) == min(100, answer.json()['total'])
        costs.append(len(statements))
    assert costs[0] == costs[1] < 15


@pytest.mark.parametrize('page', ['session', 'course', 'learner'])
async def test_a_grade_costs_an_open_page_the_same_for_many_as_for_few(campus, page):
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Trips fell.', by=campus.priya)
    costs = []
    for points, number in ((30, FEW), (31, MANY)):
        await fill(campus, number)
        with counted() as verb:
            await submissions.grade_submission(submission, points + 0.5, by=campus.tomas)
        marta = await campus.visit(campus.marta, addresses(campus)[page])
        await quiet()  # also the figures, which take their time
        told: list = []
        the(marta, Grid).run_method = lambda *args, told=told, **_: told.append(args)
        with counted() as statements:
            await submissions.grade_submission(submission, points, by=campus.tomas)
            await quiet()  # also the figures, which take their time
        [(_, rows)] = [call for call in told if call[0] == 'patch']
        assert len(rows) == 1
        costs.append(len(statements) - len(verb))
        marta.client.delete()
    assert costs[0] == costs[1] < 40
