"""The rule and the verb, each against the table written by hand."""
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from tortoise.transactions import in_transaction

from db import (
    Person,
    Session,
    communication,
    courses,
    customisation,
    extensions,
    grades,
    people,
    quizzes,
    sessions,
    submissions,
    tracking,
)
from db.access import Capability
from db.access.capabilities import refusal
from db.access.session_role import Locked, SessionRole
from db.core import ListQuery, Refusal, clock
from db.core.session_windows import Dates, PersonalDates, availability
from db.customisation import ItemDates
from db.grades import GradebookChanges
from db.items import ItemChanges
from db.people import AccountChanges
from db.records import ItemKind, Part
from db.sessions import SessionChanges
from tests import who_may
from tests.db import quiz_cast
from tests.who_may import INSTANTS, KINDS, PART, Case

COURSE, OTHER = 1, 2


def test_the_rule_answers_every_case_as_the_table_says():
    wrong, asked = [], 0
    for case in who_may.cases():
        for at in INSTANTS[case.phase]:
            asked += 1
            if (refusal(case.capability, _role(case, at), COURSE) is None) != case.allowed:
                wrong.append(case)
    assert not wrong, wrong[:5]
    assert asked > 10_000


def test_every_no_has_a_sentence():
    for case in who_may.cases():
        if not case.allowed:
            assert str(refusal(case.capability, _role(case, INSTANTS[case.phase][0]), COURSE)).endswith('.')


def _role(case: Case, at) -> SessionRole:
    kind = KINDS.index(case.kind)
    coached = {4: {COURSE}, 5: {OTHER}}.get(kind, set())
    attended = {6: {COURSE, OTHER}, 7: {OTHER}}.get(kind, set())
    dates = Dates(who_may.STARTS, who_may.ENDS, who_may.COACH_STARTS, who_may.COACH_ENDS, None, case.after_end,
                  case.state)
    return SessionRole(
        person_id=1, session_id=1, title='Autumn', zone=ZoneInfo('UTC'),
        availability=availability(dates, at, coaches=kind in (3, 4, 5), learns=PersonalDates() if attended else None),
        is_administrator=kind == 0, administers=kind == 1, coaches=kind == 3, coached=frozenset(coached),
        learns=bool(attended), attended=frozenset(attended), locks=_locks(case))


def _locks(case: Case) -> frozenset[Locked]:
    part = PART.get(case.capability)
    where = {'the session': None, 'this course': COURSE, 'the other course': OTHER, 'another part': None}
    if case.lock == 'none' or part is None:
        return frozenset()
    if case.lock == 'another part':
        part = next(other for other in Part if other is not part)
    return frozenset({Locked(part, where[case.lock], 'We are being audited.', 'Samuel Okafor')})


class RolledBack(Exception):
    pass


ACTIONS = {  # a verb for each capability that has one; `here` is the session with its people
    Capability.LIST: lambda here, by: here.list(by),
    Capability.CONFIGURE: lambda here, by: sessions.configure(here.session, SessionChanges(category='New'), by=by),
    Capability.ENROL: lambda here, by: sessions.enrol_in_course(here.course, here.newcomer, by=by),
    Capability.CUSTOMISE: lambda here, by: customisation.hide(here.course, here.task.id, by=by),
    Capability.DATE: lambda here, by: customisation.set_dates(
        here.course, here.task.id, ItemDates(due_at=who_may.ENDS), by=by),
    Capability.GRADEBOOK: lambda here, by: grades.set_up_gradebook(here.course, GradebookChanges(pass_mark=50), by=by),
    Capability.ANNOUNCE: lambda here, by: communication.announce(here.course, 'News', 'Text', by=by),
    Capability.GRADE: lambda here, by: submissions.grade_submission(here.submission, 7, by=by),
    Capability.TRACK: lambda here, by: tracking.learner_rows(here.course, ListQuery(), seen_by=by),
    Capability.LEARN: lambda here, by: submissions.submit(here.participation(by), here.task.id, 'Mine', by=by),
}


QUIZZING = {
    Capability.LEARN: lambda here, by: quizzes.start_attempt(here.participation(by), here.exam.id, by=by),
    Capability.GRADE: lambda here, by: extensions.allow_attempts(
        here.tried, here.exam.id, by=by, reason='The fire alarm.'),
}


@pytest.mark.parametrize('capability', QUIZZING)
async def test_quizzes_answer_every_case_as_the_table_says(capability, school):
    here = await edition(school)
    wrong = [case for case in who_may.cases([capability])
             if await _may(here, case, INSTANTS[case.phase][0], QUIZZING[capability]) != case.allowed]
    assert not wrong, wrong[:5]


@pytest.mark.parametrize('capability', ACTIONS)
async def test_the_verb_answers_every_case_as_the_table_says(capability, school):
    here = await edition(school)
    locks = ('none', 'the session', 'this course', 'the other course') if capability in PART else ('none',)
    wrong = []
    for case in who_may.cases([capability], locks=locks):
        at = INSTANTS[case.phase][1]
        if await _may(here, case, at, ACTIONS[case.capability]) != case.allowed:
            wrong.append(case)
    assert not wrong, wrong[:5]


async def _may(here: SimpleNamespace, case: Case, at, action) -> bool:
    """Whether the action is done, at that instant and in that state; afterwards it is as if it had not been."""
    by = here.people[case.kind]
    with clock.stopped_at(at):
        try:
            async with in_transaction():
                await Session.filter(id=here.session.id).update(state=case.state, after_end=case.after_end)
                await _lock(here, case)
                await action(here, by)
                raise RolledBack
        except RolledBack:
            return True
        except Refusal:
            return False


async def _lock(here: SimpleNamespace, case: Case) -> None:
    where = {'the session': None, 'this course': here.course, 'the other course': here.other}
    if case.lock in where:
        await sessions.lock(here.session, PART[case.capability], 'We are being audited.',
                            session_course=where[case.lock],
                            by=here.people['administrator'])


async def edition(school: SimpleNamespace) -> SimpleNamespace:
    """Autumn on the table's dates, with one person of every kind, and something to grade."""
    admin = school.ines
    await sessions.configure(school.autumn, SessionChanges(starts=who_may.STARTS, ends=who_may.ENDS,
                                                           coach_starts=who_may.COACH_STARTS,
                                                           coach_ends=who_may.COACH_ENDS),
                             by=admin)
    other_admin = await people.create_account('sol', 'Sol', AccountChanges(is_session_administrator=True), by=admin)
    await sessions.choose_courses(school.autumn, school.emeka, [school.autumn_statistics], by=admin)
    section = await school.python.sections.all().first()
    task = await courses.add_item(school.python, section.id, ItemKind.ASSIGNMENT, 'Essay', ItemChanges(points=10),
                                  by=admin)
    with clock.stopped_at(who_may.STARTS):
        submission = await submissions.submit(school.priya_python, task.id, 'Mine', by=school.priya)
    exam = await quiz_cast.quiz(school, attempts=1)
    await sessions.withdraw(school.autumn, school.jakub, by=admin)
    participations = {p.learner_id: p for p in await school.autumn_python.participations.all()}

    async def listed(by: Person) -> None:
        if by.is_administrator or by.is_session_administrator:
            if not await sessions.administered_by(by).filter(id=school.autumn.id).exists():
                raise Refusal
        elif not await sessions.cards_of(by, seen_by=by, only=[school.autumn.id]):
            raise Refusal

    return SimpleNamespace(
        session=school.autumn, course=school.autumn_python, other=school.autumn_statistics, task=task,
        submission=submission, exam=exam, tried=school.priya_python, newcomer=school.bo, list=listed,
        participation=lambda by: participations.get(by.id, school.priya_python),
        people=dict(zip(KINDS, (
            admin, school.samuel, other_admin, school.marta, school.tomas, school.aiko, school.priya, school.emeka,
            school.jakub, school.helena, school.olga), strict=True)))
