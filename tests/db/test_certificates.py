"""Certificates: issued to who has earned one, one at a time, found by their number, and taken back."""
import asyncio

import pytest

from db import Certificate, certificates, grades, people, progress, sessions, submissions
from db.certificates import forget_numbers
from db.certificates.numbers import SIGNS, as_number, new_number
from db.core import Invalid, NotAllowed, NotFound, TooManyAttempts
from db.grades import GradebookChanges
from db.people import AccountChanges
from db.records import Event
from db.sessions import SessionChanges


async def complete(school, taking=None, points=10):
    """Everything that Python requires, the last item graded."""
    taking = taking or school.priya_python
    by = await taking.learner
    await progress.open_item(taking, school.page.id, by=by)
    await progress.mark_done(taking, school.reading.id, by=by)
    await submissions.submit(taking, school.task.id, 'My report', by=by)
    work = await submissions.submit(taking, school.quiz.id, 'My dataset', by=by)
    await submissions.grade_submission(work, points, by=school.tomas)
    return taking


@pytest.fixture(autouse=True)
async def nobody_has_tried():
    await forget_numbers()


async def test_a_coach_issues_a_certificate_that_states_what_was_so(school):
    taking = await complete(school)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(scale=[['A', 90], ['B', 80]]), by=school.tomas)
    issued = await certificates.issue_certificate(taking, by=school.tomas)
    await people.edit_account(school.priya, AccountChanges(name='Priya N. Nair'), by=school.ines)
    await sessions.configure(school.autumn, SessionChanges(title='Renamed'), by=school.ines)
    found = await certificates.verify(issued.number)
    assert (found.learner, found.course, found.session) == ('Priya Nair', 'Python for data', 'Data Analyst · Autumn')
    assert found.grade == '100.00 % (A)' and found.completed_at and found.revoked_at is None
    event = await Event.filter(verb='issued_certificate').get()
    assert (event.person_id, event.participation_id) == (school.tomas.id, taking.id)


@pytest.mark.parametrize('person', ['samuel', 'helena', 'aiko', 'lucia', 'priya', 'emeka', 'olga'])
async def test_nobody_else_issues_or_revokes_one(school, person):
    taking, by = await complete(school), getattr(school, person)
    for action in (lambda: certificates.issue_certificate(taking, by=by),
                   lambda: certificates.issue_certificates(school.autumn_python, by=by)):
        with pytest.raises(NotAllowed):
            await action()
    issued = await certificates.issue_certificate(taking, by=school.marta)
    with pytest.raises(NotAllowed):
        await certificates.revoke(issued, by=by, why='I may')


async def test_it_takes_a_completed_course_and_a_passing_released_grade(school):
    taking, by = school.priya_python, school.tomas
    with pytest.raises(Invalid, match='all required items are completed'):
        await certificates.issue_certificate(taking, by=by)
    await complete(school, points=7)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(pass_mark=75), by=by)
    with pytest.raises(Invalid, match='from 75 % on, by the released grade'):
        await certificates.issue_certificate(taking, by=by)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(pass_mark=70), by=by)
    await grades.withhold_grades(school.autumn_python, [f'item-{school.quiz.id}'], by=by)
    with pytest.raises(Invalid, match='by the released grade'):
        await certificates.issue_certificate(taking, by=by)
    await grades.release_grades(school.autumn_python, [f'item-{school.quiz.id}'], by=by)
    assert (await certificates.issue_certificate(taking, by=by)).grade == '70.00 %'
    await sessions.withdraw(school.autumn, school.emeka, by=school.ines)
    with pytest.raises(Invalid, match='withdrawn'):
        await certificates.issue_certificate(school.emeka_python, by=by)


async def test_one_at_a_time_is_valid(school):
    taking = await complete(school)
    first = await certificates.issue_certificate(taking, by=school.tomas)
    with pytest.raises(Invalid, match=first.number):
        await certificates.issue_certificate(taking, by=school.marta)
    with pytest.raises(Invalid, match='Say why'):
        await certificates.revoke(first, by=school.tomas, why='  ')
    await certificates.revoke(first, by=school.tomas, why='A mistake in the grade')
    with pytest.raises(Invalid, match='already'):
        await certificates.revoke(first, by=school.tomas, why='Again')
    second = await certificates.issue_certificate(taking, by=school.tomas)
    assert first.number != second.number and (await certificates.verify(first.number)).revoked_at
    assert (await certificates.certificate(taking, seen_by=school.priya)).id == second.id


async def test_several_are_revoked_together_or_none_of_them(school):
    course, tomas = school.autumn_python, school.tomas
    ids = [(await certificates.issue_certificate(await complete(school, taking), by=tomas)).id
           for taking in (school.priya_python, school.emeka_python)]
    await certificates.revoke(await Certificate.get(id=ids[1]), by=school.marta, why='Copied')
    for action in (certificates.revoke_certificates(course, ids, why='A mistake', by=tomas),
                   certificates.revoke_certificates(course, ids[:1], why=' ', by=tomas)):
        with pytest.raises(Invalid):
            await action
    assert 'Emeka Obi is revoked already' in str(await certificates.why_not_revoke(course, ids, why='A mistake',
                                                                                   seen_by=tomas))
    assert await Certificate.filter(revoked_at__isnull=True).values_list('id', flat=True) == ids[:1]
    for by in (school.priya, school.aiko, school.samuel):
        with pytest.raises(NotAllowed):
            await certificates.revoke_certificates(course, ids[:1], why='I may', by=by)
    await certificates.revoke_certificates(course, ids[:1], why='A mistake', by=tomas)
    assert not await Certificate.filter(revoked_at__isnull=True).exists()


async def test_many_at_once_get_theirs_and_the_others_are_named(school):
    await complete(school)
    issued = await certificates.issue_certificates(school.autumn_python,
                                                   [school.priya_python.id, school.emeka_python.id],
                                                   by=school.marta)
    assert [one.learner for one in issued.certificates] == ['Priya Nair']
    assert issued.refused == [('Emeka Obi', 'A certificate is given once all required items are completed.')]
    assert not (await certificates.issue_certificates(school.autumn_python, by=school.marta)).certificates
    lines = {line.name: line for line in await certificates.certificate_lines(school.autumn_python,
                                                                              seen_by=school.samuel)}
    assert lines['Priya Nair'].number == issued.certificates[0].number and lines['Emeka Obi'].why_not
    with pytest.raises(NotAllowed):
        await certificates.certificate_lines(school.autumn_python, seen_by=school.priya)
    other = await complete(school, school.emeka_python)
    strange = await certificates.issue_certificates(school.evening_python, [other.id], by=school.lucia)
    assert not strange.certificates and not strange.refused


async def test_a_learner_takes_the_own_one_where_the_course_certifies(school):
    taking, priya = await complete(school), school.priya
    with pytest.raises(Invalid, match='Ask a coach'):
        await certificates.obtain_certificate(taking, by=priya)
    assert not await certificates.may_have_certificate(taking, seen_by=priya)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(certifies=True), by=school.tomas)
    assert await certificates.may_have_certificate(taking, seen_by=priya)
    first = await certificates.obtain_certificate(taking, by=priya)
    assert first.issued_by_id is None and (await certificates.obtain_certificate(taking, by=priya)).id == first.id
    await certificates.revoke(first, by=school.tomas, why='Copied')
    assert not await certificates.may_have_certificate(taking, seen_by=priya)
    with pytest.raises(Invalid, match='revoked'):
        await certificates.obtain_certificate(taking, by=priya)
    for other in (school.emeka, school.tomas, school.ines):
        with pytest.raises(NotAllowed):
            await certificates.obtain_certificate(taking, by=other)
    with pytest.raises(NotAllowed):
        await certificates.certificate(taking, seen_by=school.emeka)


async def test_a_number_is_read_as_people_write_it_and_nothing_else_is_one(school):
    issued = await certificates.issue_certificate(await complete(school), by=school.tomas)
    plain = issued.number.replace('-', '')
    for typed in (issued.number.lower(), plain, f' {plain[:8]} {plain[8:]} ', issued.number.replace('1', 'l'),
                  issued.number.replace('0', 'O')):
        assert (await certificates.verify(typed)).id == issued.id
    sentences = set()
    for wrong in ('', 'x', new_number(), '¼' * 16, 'U' * 16, plain[:-1], plain + '0', '%', "' OR 1=1 --", 'A' * 5000):
        with pytest.raises(NotFound) as told:
            await certificates.verify(wrong)
        sentences.add(str(told.value))
    assert len(sentences) == 1
    assert as_number(new_number()) and len({new_number() for _ in range(200)}) == 200
    assert not set('ILOU') & set(SIGNS) and len(SIGNS) == 32


async def test_whoever_tries_many_numbers_is_told_to_wait(school):
    for _ in range(30):
        with pytest.raises(NotFound):
            await certificates.verify(new_number(), address='10.0.0.1')
    with pytest.raises(TooManyAttempts):
        await certificates.verify(new_number(), address='10.0.0.1')
    with pytest.raises(NotFound):
        await certificates.verify(new_number(), address='10.0.0.2')


async def test_whoever_asks_in_two_windows_at_once_gets_one_certificate(school):
    taking = await complete(school)
    await grades.set_up_gradebook(school.autumn_python, GradebookChanges(certifies=True), by=school.tomas)
    both = await asyncio.gather(*(certificates.obtain_certificate(taking, by=school.priya) for _ in range(3)))
    [kept] = await Certificate.all()
    assert {one.id for one in both} == {kept.id}
