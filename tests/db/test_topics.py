"""Topics: what happens in one session is heard in that session and by its people, and nowhere else."""
import pytest

from db import Completes, Kind, Part, Topic, live

HERE, THERE = 'autumn', 'evening'
"""Two sessions that give the same course."""


@pytest.fixture
def rung(monkeypatch):
    """Every topic that rings, whoever listens."""
    heard: list[live.Ring] = []
    ring = live._ring

    def hear(one):
        heard.append(one)
        ring(one)

    monkeypatch.setattr(live, '_ring', hear)
    return heard


async def test_nothing_that_happens_in_one_session_is_heard_in_another(school, rung):
    """Priya is in both: what she hears by name says which session it is about."""
    alien = await _of(school.evening)
    for name, deed in _deeds(school).items():
        rung.clear()
        await deed()
        assert rung, f'{name} is heard by nobody'
        strange = [ring.topic for ring in rung if ring.topic in alien]
        assert not strange, f'{name} is heard in the other session: {strange}'
        persons = [ring for ring in rung if ring.topic.record == 'person']
        assert {ring.topic.id for ring in persons} <= await _people_of(school), name
        about = [ring for ring in persons if ring.topic.part in ('access', 'figures')]
        assert all(ring.keys == {school.autumn.id} for ring in about), name


async def test_the_base_courses_outline_is_the_one_thing_that_both_sessions_hear_of(school, rung):
    """As each shows it; who learns there is told of their own figures only."""
    section = await school.python.sections.all().first()
    await school.python.add_item(section.id, Kind.PAGE, 'New', by=school.helena, completes=Completes.OPENED)
    topics = {ring.topic for ring in rung}
    assert {school.autumn_python.topic('outline'), school.evening_python.topic('outline')} <= topics
    assert school.autumn_statistics.topic('outline') not in topics
    for ring in rung:
        if ring.topic.part == 'figures':
            assert ring.keys <= {school.autumn.id, school.evening.id, school.spring.id}


async def test_an_account_is_its_persons_own_affair(school, rung):
    bo = school.bo
    for deed in (
        lambda: bo.edit_account(by=school.ines, name='Bo L. Larsen'), lambda: bo.reset_password(by=school.ines),
        lambda: bo.sign_out_everywhere(by=bo), lambda: bo.deactivate(by=school.ines),
    ):
        rung.clear()
        await deed()
        assert rung and {(ring.topic.record, ring.topic.id) for ring in rung} == {('person', bo.id)}


def _deeds(school):
    """Every verb that works in a session, in an order in which each may be done."""
    autumn, course, priya, samuel = school.autumn, school.autumn_python, school.priya, school.samuel
    mine, emeka, olga = school.priya_python, school.emeka, school.olga

    async def grade():
        work = await mine.submissions.all().first()
        await work.grade(30, by=school.tomas)

    async def new_course():
        made = await type(school.python).create_course('R', 'R for data', by=school.ines)
        school.added = await autumn.add_course(made, by=samuel)

    return {
        'open': lambda: mine.open(school.page.id, by=priya),
        'mark done': lambda: mine.mark_done(school.reading.id, by=priya),
        'mark not done': lambda: mine.mark_not_done(school.reading.id, by=priya),
        'hand in': lambda: mine.hand_in(school.task.id, 'Mine', by=priya),
        'grade': grade,
        'arrive': lambda: mine.arrive(by=priya),
        'stay': lambda: mine.stay(by=priya),
        'leave': mine.leave,
        'configure title': lambda: autumn.configure(title='Autumn', by=samuel),
        'configure dates': lambda: autumn.configure(ends=None, by=samuel),
        'cancel': lambda: autumn.cancel(by=samuel),
        'back to draft': lambda: autumn.back_to_draft(by=samuel),
        'archive': lambda: autumn.archive(by=samuel),
        'publish': lambda: autumn.publish(by=samuel),
        'lock': lambda: autumn.lock(Part.CONTENT, 'Exam week', by=samuel),
        'unlock': lambda: autumn.unlock(Part.CONTENT, by=samuel),
        'lock a course': lambda: autumn.lock(Part.ENROLMENT, 'Full', by=samuel, session_course=course),
        'unlock a course': lambda: autumn.unlock(Part.ENROLMENT, by=samuel, session_course=course),
        'add course': new_course,
        'remove course': lambda: autumn.remove_course(school.added, by=samuel),
        'order courses': lambda: autumn.order_courses([school.autumn_statistics.id, course.id], by=samuel),
        'enrol': lambda: autumn.enrol(olga, by=samuel),
        'choose courses': lambda: autumn.choose_courses(olga, [course], by=samuel),
        'give time': lambda: autumn.give_time(olga, extra_days=3, by=samuel),
        'withdraw': lambda: autumn.withdraw(olga, by=samuel),
        'enrol in a course': lambda: course.enrol(olga, by=school.tomas),
        'withdraw from a course': lambda: course.withdraw(olga, by=school.tomas),
        'withdraw who is in both': lambda: autumn.withdraw(priya, by=samuel),
        'enrol who is in both': lambda: autumn.enrol(priya, by=samuel),
        'appoint coaches': lambda: autumn.appoint_coaches([school.marta, emeka], by=samuel),
        'appoint course coaches': lambda: autumn.appoint_course_coaches(course, [], by=samuel),
        'appoint administrators': lambda: autumn.appoint_administrators([samuel, school.ines], by=samuel),
    }


async def _of(session) -> set[Topic]:
    """Every bell of a session, its courses and its participations."""
    parts = {'session': ('', 'settings', 'people', 'tracking', 'locks'), 'session_course': ('', 'outline', 'tracking',
                                                                                        'locks')}
    courses = await session.session_courses.all().prefetch_related('participations')
    return {
        *(Topic('session', session.id, part) for part in parts['session']),
        *(Topic('session_course', course.id, part) for course in courses for part in parts['session_course']),
        *(participation.topic() for course in courses for participation in course.participations),
    }


async def _people_of(school) -> set[int]:
    """Whoever is in autumn in any way. Bo and Lucía are in the evening session only."""
    names = 'ines samuel marta tomas aiko priya emeka jakub olga'
    return {getattr(school, name).id for name in names.split()}


def test_every_verb_of_a_session_is_walked(school):
    """A new verb that nobody thought of here fails."""
    from db import Participation, Session, SessionCourse, Submission
    verbs = {f'{cls.__name__}.{name}' for cls in (Participation, Session, SessionCourse, Submission)
             for name in dir(cls) if _is_verb(getattr(cls, name))}
    assert verbs == WALKED


def _is_verb(attribute) -> bool:
    """Guarded by a rule: `@only(...)` wraps it."""
    return getattr(attribute, '__code__', None) is not None and attribute.__code__.co_name == 'guarded'


WALKED = {
    'Participation.open', 'Participation.mark_done', 'Participation.mark_not_done', 'Participation.hand_in',
    'Participation.arrive', 'Participation.stay', 'Session.configure', 'Session.publish', 'Session.cancel',
    'Session.archive', 'Session.back_to_draft', 'Session.add_course', 'Session.remove_course', 'Session.order_courses',
    'Session.enrol', 'Session.withdraw', 'Session.choose_courses', 'Session.give_time', 'Session.lock',
    'Session.unlock', 'Session.appoint_coaches', 'Session.appoint_course_coaches', 'Session.appoint_administrators',
    'SessionCourse.enrol', 'SessionCourse.withdraw', 'Submission.grade',
}
