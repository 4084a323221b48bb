"""Every kept figure is proved from the rows; what was tampered with is found, and brought right on request."""
from decimal import Decimal

import pytest

from db import Participation, Submission, progress, sessions, submissions
from db.core import NotAllowed
from db.integrity import check_figures
from db.records import SYSTEM


async def graded(school):
    submission = await submissions.submit(school.priya_python, school.task.id, 'My report.', by=school.priya)
    await submissions.grade_submission(submission, 33, by=school.tomas)
    return submission


async def told(**how):
    checked = await check_figures(by=SYSTEM, **how)
    return [(one.course, one.username, one.figure, one.kept, one.right) for one in checked.differences]


async def test_what_people_do_leaves_all_figures_right(school):
    await graded(school)
    await progress.open_item(school.bo_python, school.page.id, by=school.bo)
    await progress.arrive(school.bo_python, by=school.bo)
    await sessions.withdraw(school.autumn, school.emeka, by=school.ines)
    checked = await check_figures(by=school.ines)
    assert (checked.participations, checked.differences) == (await Participation.all().count(), [])


@pytest.mark.parametrize(('figure', 'wrong', 'right'), [
    ('done', 3, 1), ('total', 9, 4), ('grade', Decimal(99), Decimal('82.5')), ('grade_rounded', None, 8250),
    ('to_grade', 1, 0), ('time_seconds', 60, 0),
])
async def test_a_figure_that_was_tampered_with_is_found(school, figure, wrong, right):
    await graded(school)
    await Participation.filter(id=school.priya_python.id).update(**{figure: wrong})
    assert await told() == [('PY', 'priya', figure, wrong, right)]


async def test_points_that_their_history_does_not_know_are_found(school):
    submission = await graded(school)
    await Submission.filter(id=submission.id).update(points=40)
    assert ('PY', 'priya', 'points of Bike-share report') in [one[:3] for one in await told()]


async def test_a_repair_brings_right_what_was_wrong_and_nothing_else(school):
    submission = await graded(school)
    before = await Participation.all().order_by('id').values()
    await Submission.filter(id=submission.id).update(points=40)
    await Participation.filter(id=school.bo_python.id).update(done=2, grade=Decimal(7))
    assert {one[1] for one in await told(repair=True)} == {'priya', 'bo'}
    assert await told() == []
    assert (await Submission.get(id=submission.id)).points == 33
    assert await Participation.all().order_by('id').values() == before


async def test_a_check_alone_repairs_nothing(school):
    await Participation.filter(id=school.bo_python.id).update(done=2)
    await told()
    assert (await Participation.get(id=school.bo_python.id)).done == 2


async def test_only_an_administrator_checks(school):
    for person in (school.samuel, school.marta, school.priya):
        with pytest.raises(NotAllowed):
            await check_figures(by=person)
