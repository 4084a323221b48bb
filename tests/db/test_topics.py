"""Topics: what happens in one session is published there and to its people, and nowhere else."""
from datetime import timedelta

import pytest

from db import (
    AccountChanges,
    CellInput,
    CompletionRule,
    ExtensionGrant,
    GradebookChanges,
    GradeColumnChanges,
    ItemChanges,
    ItemDates,
    ItemKind,
    ItemRules,
    Part,
    QuizSettings,
    SessionChanges,
    Slot,
    Thresholds,
    Topic,
    Upload,
    clock,
)
from db.core import topics
from tests.db import quiz_cast

HERE, THERE = 'autumn', 'evening'
"""Two sessions that give the same course."""


@pytest.fixture
def notices(monkeypatch):
    """Every notice, whoever subscribes."""
    received: list[topics.Notice] = []
    notice = topics._publish_notice

    def hear(one):
        received.append(one)
        notice(one)

    monkeypatch.setattr(topics, '_publish_notice', hear)
    return received


async def test_nothing_that_happens_in_one_session_is_heard_in_another(school, notices):
    """Priya is in both: what she hears by name says which session it is about."""
    alien = await _of(school.evening)
    school.exam, school.own_exam = await _exams(school)
    for name, deed in _deeds(school).items():
        notices.clear()
        await deed()
        assert notices, f'{name} reaches nobody'
        strange = [notice.topic for notice in notices if notice.topic in alien]
        assert not strange, f'{name} reaches the other session: {strange}'
        persons = [notice for notice in notices if notice.topic.record == 'person']
        assert {notice.topic.id for notice in persons} <= await _people_of(school), name
        about = [notice for notice in persons if notice.topic.part in ('access', 'figures')]
        assert all(notice.keys == {school.autumn.id} for notice in about), name


async def test_the_base_courses_outline_is_the_one_thing_that_both_sessions_hear_of(school, notices):
    """As each shows it; who learns there is told of their own figures only."""
    section = await school.python.sections.all().first()
    await school.python.add_item(section.id, ItemKind.PAGE, 'New', ItemChanges(completes=CompletionRule.OPENED),
                                 by=school.helena)
    topics = {notice.topic for notice in notices}
    assert {school.autumn_python.topic('outline'), school.evening_python.topic('outline')} <= topics
    assert school.autumn_statistics.topic('outline') not in topics
    for notice in notices:
        if notice.topic.part == 'figures':
            assert notice.keys <= {school.autumn.id, school.evening.id, school.spring.id}


async def test_an_account_is_its_persons_own_affair(school, notices):
    bo = school.bo
    for deed in (
        lambda: bo.edit_account(AccountChanges(name='Bo L. Larsen'), by=school.ines),
        lambda: bo.reset_password(by=school.ines),
        lambda: bo.sign_out_everywhere(by=bo), lambda: bo.deactivate(by=school.ines),
    ):
        notices.clear()
        await deed()
        assert notices and {(notice.topic.record, notice.topic.id) for notice in notices} == {('person', bo.id)}


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
        'visit': lambda: mine.visit(school.reading.id, by=priya),
        'mark done': lambda: mine.mark_done(school.reading.id, by=priya),
        'mark not done': lambda: mine.mark_not_done(school.reading.id, by=priya),
        'submit': lambda: mine.submit(school.task.id, 'Mine', by=priya),
        'grade': grade,
        **_acting(school),
        **_gradebook(school),
        **_attending(school), **_noting(school),
        **_working(school),
        **_customising(school),
        **_certifying(school),
        **_talking(school),
        'arrive': lambda: mine.arrive(by=priya),
        'stay': lambda: mine.stay(by=priya),
        'leave': mine.leave,
        **_quizzing(school),
        'answer a survey': lambda: _answer_a_survey(school),
        'configure title': lambda: autumn.configure(SessionChanges(title='Autumn'), by=samuel),
        'configure dates': lambda: autumn.configure(SessionChanges(ends=None), by=samuel),
        'cancel': lambda: autumn.cancel(by=samuel),
        'back to draft': lambda: autumn.unpublish(by=samuel),
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
        'give time': lambda: autumn.set_personal_dates(olga, extra_days=3, by=samuel),
        'withdraw': lambda: autumn.withdraw(olga, by=samuel),
        'enrol in a course': lambda: course.enrol(olga, by=school.tomas),
        'withdraw from a course': lambda: course.withdraw(olga, by=school.tomas),
        'withdraw who is in both': lambda: autumn.withdraw(priya, by=samuel),
        'enrol who is in both': lambda: autumn.enrol(priya, by=samuel),
        'appoint coaches': lambda: autumn.appoint_coaches([school.marta, emeka], by=samuel),
        'appoint course coaches': lambda: autumn.appoint_course_coaches(course, [], by=samuel),
        'appoint administrators': lambda: autumn.appoint_administrators([samuel, school.ines], by=samuel),
    }


async def _answer_a_survey(school):
    course, by = school.autumn_python, school.tomas
    item = await course.add_session_item(school.page.section_id, ItemKind.SURVEY, 'How is it going?', by=by)
    question = await course.add_question(quiz_cast.choice(), by=by, for_survey=True)
    await course.set_slots(item.id, [Slot(question_id=question.id)], by=by)
    await school.priya_python.begin_survey(item.id, by=school.priya)
    await school.priya_python.answer_survey(item.id, {question.id: 0}, by=school.priya)


async def _exams(school):
    """A quiz of the course, and one that exists in autumn only."""
    section = await school.python.sections.all().first()
    own = await school.autumn_python.add_session_item(section.id, ItemKind.QUIZ, 'Only here', by=school.tomas)
    exam = await quiz_cast.quiz(school, quiz_cast.choice(), attempts=1, settings=QuizSettings(time_limit_minutes=30))
    return exam, own


def _quizzing(school):
    mine, emeka, course, exam = school.priya_python, school.emeka_python, school.autumn_python, school.exam
    priya, tomas = school.priya, school.tomas
    made = {}

    async def add_question():
        made['question'] = await course.add_question(quiz_cast.choice(), by=tomas)

    async def start():
        made['attempt'] = await mine.start_attempt(exam.id, by=priya)

    async def finish_now():
        attempt = await emeka.start_attempt(exam.id, by=school.emeka)
        await attempt.finish_now(by=tomas)

    async def grade():
        answer = await made['attempt'].answers.all().first()
        await answer.grade('0.5', by=tomas)

    return {
        'add a question': add_question,
        'set questions': lambda: course.set_slots(
            school.own_exam.id, [Slot(question_id=made['question'].id)], by=tomas),
        'edit a question': lambda: course.edit_question(made['question'].id, quiz_cast.choice('New?'), by=tomas),
        'take questions out': lambda: course.set_slots(school.own_exam.id, [], by=tomas),
        'archive a question': lambda: course.archive_question(made['question'].id, by=tomas),
        'restore a question': lambda: course.restore_question(made['question'].id, by=tomas),
        'start an attempt': start,
        'answer': lambda: mine.answer(made['attempt'].id, exam.questions[0].id, 0, by=priya),
        'add minutes': lambda: made['attempt'].add_minutes(5, by=tomas, reason='The fire alarm.'),
        'finish an attempt': lambda: mine.finish_attempt(made['attempt'].id, by=priya),
        'finish it for somebody': finish_now,
        'grade an answer': grade,
        'allow an attempt': lambda: mine.allow_attempts(exam.id, by=tomas, reason='The fire alarm.'),
    }


def _acting(school):
    """Coaches act on several learners at once, and undo it."""
    autumn, course, task, tomas, marta = (school.autumn, school.autumn_python, school.task.id, school.tomas,
                                          school.marta)
    ids, key = [school.priya_python.id, school.emeka_python.id], f'item-{school.task.id}'
    learners = [school.priya_python.enrolment_id, school.emeka_python.enrolment_id]
    made = {}

    def deed(act):
        async def do():
            made['done'] = await act()
        return do

    async def write():
        made['message'] = await autumn.message([school.priya], 'Hello', 'Text', by=marta)

    async def reopen():
        await course.adjust(task, ItemRules(attempts=1), by=tomas)
        made['done'] = await course.reopen_many(ids, task, reason='Ill', by=tomas)

    def undo(by=tomas):
        return made['done'].undo(by=by)

    return {
        'write': write,
        'take it back': lambda: made['message'].recall(by=marta),
        'write in a course': lambda: course.message([school.priya], 'Hello', 'Text', by=tomas),
        'remind': deed(lambda: course.remind(ids, task, 'Soon', 'It is due', by=tomas)), 'remind no more': undo,
        'extend many': deed(lambda: course.extend_many(ids, task, ExtensionGrant(extra_attempts=1), reason='Ill',
                                                       by=tomas)),
        'extend many no more': undo,
        'excuse many': deed(lambda: course.excuse_many(ids, key, why='Ill', by=tomas)), 'excuse no more': undo,
        'grade many': deed(lambda: course.grade_many(ids, key, '9', overwrite=True, by=tomas)), 'grade no more': undo,
        'reopen many': reopen, 'reopen no more': undo,
        'no limit again': lambda: course.adjust(task, ItemRules(attempts=0), by=tomas),
        'put in a class': deed(lambda: autumn.assign_group(learners, 'Blue', by=marta)),
        'out of the class': lambda: undo(marta),
        'withdraw many': deed(lambda: autumn.withdraw_many(learners, by=marta)),
        'withdraw no more': lambda: undo(marta),
        'withdraw many from a course': deed(lambda: course.withdraw_many(ids, by=tomas)), 'and back': undo,
    }


def _gradebook(school):
    """Coaches set a gradebook up, type into its cells, excuse, hold and release."""
    course, mine, tomas, cell = school.autumn_python, school.priya_python, school.tomas, f'item-{school.task.id}'
    made = {}

    async def add_column():
        made['key'] = await course.add_grade_column('Oral', by=tomas)

    async def paste():
        cells = [CellInput(mine.id, made['key'], '70')]
        await course.enter_grades(await course.plan_grades(cells, seen_by=tomas), by=tomas)

    async def ungrade():
        work = await mine.submissions.filter(item_id=school.task.id).first()
        await work.ungrade(by=tomas)

    return {
        'set up a gradebook': lambda: course.set_up_gradebook(GradebookChanges(pass_mark=50), by=tomas),
        'add a column': add_column,
        'set a column': lambda: course.set_grade_column(made['key'], GradeColumnChanges(weight=2), by=tomas),
        'remove a column': lambda: course.remove_grade_column(made['key'], by=tomas),
        'restore a column': lambda: course.restore_grade_column(made['key'], by=tomas),
        'be at a cell': lambda: course.enter_cell('a page', mine.id, made['key'], by=tomas),
        'type into a cell': lambda: mine.enter_grade(made['key'], '80', by=tomas),
        'paste into cells': paste,
        'excuse': lambda: mine.excuse(made['key'], why='Ill', by=tomas),
        'no longer excuse': lambda: mine.unexcuse(made['key'], by=tomas),
        'set a course grade': lambda: mine.set_final_grade(70, why='The board', by=tomas),
        'withdraw a course grade': lambda: mine.withdraw_final_grade(by=tomas),
        'hold grades': lambda: course.withhold_grades(by=tomas),
        'leave grades': lambda: course.use_default_release(by=tomas),
        'hold new grades': lambda: course.withhold_new_grades(True, by=tomas),
        'release grades': lambda: course.release_grades(by=tomas),
        'type a grade': lambda: mine.enter_grade(cell, '20', by=tomas),
        'take a grade back': ungrade,
        'grade again': lambda: mine.enter_grade(cell, '30', by=tomas),
    }


def _noting(school):
    """A coach notes something about a learner, in other words, and not at all."""
    mine, here = school.priya_python, {}

    async def note():
        here['note'] = (await mine.note('Works at night.', by=school.tomas)).id
    return {
        'note': note,
        'edit a note': lambda: mine.edit_note(here['note'], 'Works on Sundays.', by=school.tomas),
        'remove a note': lambda: mine.remove_note(here['note'], by=school.tomas),
    }


def _attending(school):
    """Coaches say who needs attention, and snooze learners."""
    autumn, course, until = school.autumn, school.autumn_python, clock.now() + timedelta(days=3)
    ids = [school.priya_python.enrolment_id]
    return {
        'set thresholds': lambda: autumn.set_thresholds(Thresholds(), by=school.marta),
        'set them in a course': lambda: course.set_thresholds(Thresholds(), by=school.marta),
        'snooze': lambda: autumn.snooze(ids, until, 'Called her.', by=school.marta),
        'unsnooze': lambda: autumn.unsnooze(ids, by=school.marta),
        'snooze in a course': lambda: course.snooze(ids, until, 'Called her.', by=school.tomas),
        'unsnooze in a course': lambda: course.unsnooze(ids, by=school.tomas),
    }


def _working(school):
    """A learner writes, submits, thinks again, and watches; a coach gives work back."""
    mine, task, priya = school.priya_python, school.quiz.id, school.priya
    here = {}

    async def add_file():
        here['file'] = await mine.add_draft_file(task, Upload.of('a.pdf', b'%PDF-1.7'), by=priya)

    async def give_back():
        work = await mine.submissions.filter(item_id=school.task.id).first()
        await work.return_for_revision('Name the days.', by=school.tomas)

    async def unsubmit():
        await mine.submit(school.task.id, 'Again', by=priya)
        await mine.unsubmit(school.task.id, by=priya)

    async def watch():
        course, section = school.autumn_python, school.page.section_id
        film = await course.add_session_item(section, ItemKind.VIDEO, 'A film', by=school.tomas)
        await course.edit_session_item(film.id, file=Upload.of('a.webm', b'\x1aE\xdf\xa3'), by=school.tomas)
        await mine.record_playback(film.id, 3, 60, [[0, 3]], by=priya)

    return {
        'save a draft': lambda: mine.save_draft(task, 'Mine', by=priya),
        'forget other words': lambda: mine.discard_conflicting_versions(task, by=priya),
        'add a file': add_file,
        'remove a file': lambda: mine.remove_draft_file(here['file'].id, by=priya),
        'give back': give_back,
        'unsubmit': unsubmit,
        'watch': watch,
    }


def _talking(school):
    """Learners and coaches discuss; coaches moderate and announce."""
    autumn, course, tomas, marta = school.autumn, school.autumn_python, school.tomas, school.marta
    made = {}

    async def open_thread():
        made['thread'] = await course.open_thread('Which chart?', 'Bars?', by=school.priya)

    async def reply():
        made['post'] = await made['thread'].reply('Lines', by=school.emeka)

    async def announce():
        made['all'] = await autumn.announce('Portfolio evening', 'At 18:30.', by=marta)

    async def announce_in_course():
        made['some'] = await course.announce('Data corrected', 'Again.', by=tomas)

    def do(what, verb, by):
        return lambda: getattr(made[what], verb)(by=by)

    return {
        'open a thread': open_thread,
        'reply': reply,
        'edit a post': lambda: made['post'].edit('Dots', by=school.emeka),
        'read a thread': lambda: made['thread'].mark_read(made['post'].id, by=school.priya),
        **{f'{verb} a post': do('post', verb, tomas) for verb in ('remove', 'restore')},
        **{f'{verb} a thread': do('thread', verb, tomas)
           for verb in ('pin', 'unpin', 'close', 'reopen', 'remove', 'restore')},
        'announce': announce,
        'announce in a course': announce_in_course,
        'edit an announcement': lambda: made['all'].edit('Portfolio evening', 'At 19:00.', by=marta),
        **{f'{verb} an announcement': do('all', verb, marta) for verb in ('remove', 'restore')},
        'see it': lambda: autumn.mark_announcements_read([made['all'].id], by=school.priya),
        'see it in the course': lambda: course.mark_announcements_read([made['some'].id], by=school.priya),
    }


def _customising(school):
    """A session makes the shared course its own."""
    course, page, task, tomas = school.autumn_python, school.page.id, school.task.id, school.tomas
    section, soon = school.page.section_id, school.autumn.ends
    picture = Upload.of('a.png', b'\x89PNG\r\n\x1a\n')

    async def add():
        school.own = await course.add_session_item(section, ItemKind.PAGE, 'Guest talk', by=tomas)

    return {
        'hide': lambda: course.hide(page, by=tomas),
        'unhide': lambda: course.unhide(page, by=tomas),
        'rewrite': lambda: course.rewrite(page, title='Ours', by=tomas),
        'keep own words': lambda: course.acknowledge_course_update(page, by=tomas),
        'adjust': lambda: course.adjust(task, ItemRules(points=20), by=tomas),
        'revert': lambda: course.revert(page, by=tomas),
        'move item': lambda: course.move_item(page, 2, by=tomas),
        'follow order': lambda: course.reset_order(section, by=tomas),
        'set dates': lambda: course.set_dates(task, ItemDates(due_at=soon), by=tomas),
        'open section': lambda: course.open_section(section, school.autumn.starts, by=tomas),
        'revert section': lambda: course.revert_section(section, by=tomas),
        'make dates own': lambda: course.pin_dates(by=tomas),
        'follow dates': lambda: course.reset_dates(by=tomas),
        'add own item': add,
        'edit own item': lambda: course.edit_session_item(school.own.id, ItemChanges(title='Two talks'), by=tomas),
        'add own picture': lambda: course.add_session_item_picture(school.own.id, picture, by=tomas),
        'move own item': lambda: course.move_session_item(school.own.id, section, 0, by=tomas),
        'remove own item': lambda: course.remove_session_item(school.own.id, by=tomas),
        'restore own item': lambda: course.restore_session_item(school.own.id, by=tomas),
        'extend': lambda: school.priya_python.extend(task, ExtensionGrant(extra_attempts=1), reason='Ill', by=tomas),
        'withdraw extension': lambda: school.priya_python.withdraw_extension(task, by=tomas),
    }


def _certifying(school):
    """Certificates are issued, and taken back."""
    course, mine, tomas = school.autumn_python, school.priya_python, school.tomas
    made = {}

    def completed(issue):
        async def deed():
            await course.set_up_gradebook(GradebookChanges(certifies=True), by=tomas)
            await type(mine).filter(id=mine.id).update(completed_at=school.today, released_grade=100)
            made['one'] = await issue()
        return deed

    def revoke():
        return made['one'].revoke(by=tomas, why='A mistake')

    def revoke_all():
        [issued] = made['one'].certificates
        return course.revoke_certificates([issued.id], by=tomas, why='A mistake')

    return {
        'obtain a certificate': completed(lambda: mine.obtain_certificate(by=school.priya)), 'revoke it': revoke,
        'issue a certificate': completed(lambda: mine.issue_certificate(by=tomas)), 'revoke the other': revoke,
        'issue certificates': completed(lambda: course.issue_certificates([mine.id], by=tomas)),
        'revoke certificates': revoke_all,
    }


async def _of(session) -> set[Topic]:
    """Every topic of a session, its courses and its participations."""
    parts = {'session': ('', 'settings', 'people', 'tracking', 'locks', 'announcements'),
             'session_course': ('', 'outline', 'tracking', 'locks', 'bank', 'attempts', 'discussion', 'gradebook',
                                'grading')}
    courses = await session.session_courses.all().prefetch_related('participations')
    return {
        *(Topic('session', session.id, part) for part in parts['session']),
        *(Topic('session_course', course.id, part) for course in courses for part in parts['session_course']),
        *(participation.topic(part) for course in courses for participation in course.participations
          for part in ('', 'draft', 'watched', 'notes')),
    }


async def _people_of(school) -> set[int]:
    """Whoever is in autumn in any way. Bo and Lucía are in the evening session only."""
    names = 'ines samuel marta tomas aiko priya emeka jakub olga'
    return {getattr(school, name).id for name in names.split()}


def test_every_verb_of_a_session_is_walked(school):
    """A new verb that nobody thought of here fails."""
    from db import (
        Announcement,
        Answer,
        Attempt,
        Certificate,
        Message,
        Participation,
        Post,
        Session,
        SessionCourse,
        Submission,
        Thread,
    )
    records = (Announcement, Answer, Attempt, Certificate, Message, Participation, Post, Session, SessionCourse,
               Submission, Thread)
    verbs = {f'{cls.__name__}.{name}' for cls in records
             for name in dir(cls) if _is_verb(getattr(cls, name))}
    assert verbs == WALKED


def _is_verb(attribute) -> bool:
    """Guarded by a rule: `@only(...)` wraps it."""
    return getattr(attribute, '__code__', None) is not None and attribute.__code__.co_name == 'guarded'


WALKED = {
    'Certificate.revoke', 'Participation.issue_certificate', 'Participation.obtain_certificate',
    'SessionCourse.issue_certificates', 'SessionCourse.revoke_certificates',
    'Participation.note', 'Participation.edit_note', 'Participation.remove_note',
    'Participation.enter_grade', 'Participation.excuse', 'Participation.unexcuse', 'Participation.set_final_grade',
    'Participation.withdraw_final_grade', 'Submission.ungrade', 'SessionCourse.set_up_gradebook',
    'SessionCourse.add_grade_column', 'SessionCourse.set_grade_column', 'SessionCourse.remove_grade_column',
    'SessionCourse.restore_grade_column', 'SessionCourse.release_grades', 'SessionCourse.withhold_grades',
    'SessionCourse.withhold_new_grades', 'SessionCourse.use_default_release', 'Session.set_thresholds',
    'Session.snooze',
    'Session.unsnooze',
    'SessionCourse.set_thresholds', 'SessionCourse.snooze', 'SessionCourse.unsnooze', 'SessionCourse.enter_cell',
    'SessionCourse.enter_grades',
    'Message.recall', 'Session.message', 'Session.move', 'Session.assign_group', 'Session.withdraw_many',
    'SessionCourse.message', 'SessionCourse.remind', 'SessionCourse.extend_many', 'SessionCourse.reopen_many',
    'SessionCourse.excuse_many', 'SessionCourse.grade_many', 'SessionCourse.withdraw_many',
    'Participation.visit', 'Participation.begin_survey',
    'Participation.open', 'Participation.mark_done', 'Participation.mark_not_done', 'Participation.submit',
    'Participation.arrive', 'Participation.stay', 'Session.configure', 'Session.publish', 'Session.cancel',
    'Session.archive',
    'Session.restore_settings',  # configures it was: the topics are those of configuring
    'Session.unpublish', 'Session.add_course', 'Session.remove_course', 'Session.order_courses',
    'Session.enrol', 'Session.withdraw', 'Session.choose_courses', 'Session.set_personal_dates', 'Session.lock',
    'Session.unlock', 'Session.appoint_coaches', 'Session.appoint_course_coaches', 'Session.appoint_administrators',
    'SessionCourse.enrol', 'SessionCourse.withdraw', 'Submission.grade', 'Answer.grade', 'Attempt.add_minutes',
    'Attempt.finish_now', 'Participation.start_attempt', 'Participation.answer', 'Participation.finish_attempt',
    'Participation.allow_attempts', 'SessionCourse.add_question', 'SessionCourse.edit_question',
    'SessionCourse.archive_question', 'SessionCourse.restore_question', 'SessionCourse.set_slots',
    'SessionCourse.hide', 'SessionCourse.unhide', 'SessionCourse.rewrite', 'SessionCourse.acknowledge_course_update',
    'SessionCourse.adjust', 'SessionCourse.revert', 'SessionCourse.move_item', 'SessionCourse.reset_order',
    'SessionCourse.set_dates', 'SessionCourse.open_section', 'SessionCourse.revert_section',
    'SessionCourse.pin_dates', 'SessionCourse.reset_dates', 'SessionCourse.add_session_item',
    'SessionCourse.edit_session_item', 'SessionCourse.add_session_item_picture', 'SessionCourse.move_session_item',
    'SessionCourse.remove_session_item', 'SessionCourse.restore_session_item', 'Participation.extend',
    'Participation.withdraw_extension', 'Participation.save_draft', 'Participation.discard_conflicting_versions',
    'Participation.add_draft_file', 'Participation.remove_draft_file', 'Participation.unsubmit',
    'Participation.answer_survey',
    'Participation.record_playback', 'Submission.return_for_revision', 'SessionCourse.open_thread', 'Thread.reply',
    'Post.edit',
    'Thread.mark_read', 'Post.remove', 'Post.restore', 'Thread.pin', 'Thread.unpin', 'Thread.close', 'Thread.reopen',
    'Thread.remove', 'Thread.restore', 'Session.announce', 'SessionCourse.announce', 'Announcement.edit',
    'Announcement.remove', 'Announcement.restore', 'Session.mark_announcements_read',
    'SessionCourse.mark_announcements_read',
}
