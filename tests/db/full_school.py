"""The cast with something in every table: people have worked, talked, been graded, imported and signed in."""
from datetime import timedelta
from types import SimpleNamespace

import pyotp

from db import (
    SignIn,
    agenda,
    attention,
    certificates,
    communication,
    courses,
    customisation,
    extensions,
    grades,
    people,
    progress,
    quizzes,
    sessions,
    submissions,
    surveys,
)
from db.attention import Thresholds
from db.core import Upload, clock
from db.customisation import ItemDates
from db.extensions import ExtensionGrant
from db.grades import GradebookChanges
from db.imports import import_course
from db.quizzes import Slot
from db.records import ItemKind, Part
from formats.questions import Option, QuestionData, QuestionKind
from tests import cast
from tests.db.imported import course, page, picture
from tests.db.quiz_cast import number, quiz, typed

FILES = {
    'chart.png': b'\x89PNG\r\n\x1a\nchart', 'report.txt': b'Mine.', 'notes.pdf': b'%PDF-1.7 notes',
    'film.webm': b'\x1aE\xdf\xa3film', 'moon.png': b'\x89PNG\r\n\x1a\nmoon',
}
"""What they have brought, by its name."""
SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'


async def full_school() -> SimpleNamespace:
    school = await cast.school()
    await _write(school)
    await _customise(school)
    await _learn(school)
    await _grade(school)
    await _look_after(school)
    await _talk(school)
    await _sign_in(school)
    return school


def file(name: str) -> Upload:
    return Upload.of(name, FILES[name])


async def _write(school: SimpleNamespace) -> None:
    """The teacher adds a picture, a quiz and a survey, and imports a section."""
    helena, section = school.helena, school.page.section_id
    await courses.add_picture(school.python, school.page.id, file('chart.png'), by=helena)
    school.check = await quiz(school, number(), typed())  # nothing in them is drawn at random
    school.survey = await courses.add_item(school.python, section, ItemKind.SURVEY, 'How is it going?', by=helena)
    pace = QuestionData(kind=QuestionKind.SINGLE_CHOICE, title='Pace', text='How is the pace?', shuffle=False,
                        options=(Option(text='Slow'), Option(text='Right')))
    school.pace = await courses.add_question(school.python, pace, by=helena, for_survey=True)
    await courses.set_questions(school.python, school.survey.id, [Slot(question_id=school.pace.id)], by=helena)
    moon = page(pictures=(picture(FILES['moon.png']),), body='![Moon](file:moon.png)')
    await import_course(course(moon), 'STAT', by=helena, source='test', file_name='sea.zip')


async def _customise(school: SimpleNamespace) -> None:
    course, tomas = school.autumn_python, school.tomas
    await customisation.rewrite(course, school.page.id, title='Notebooks, ours', by=tomas)
    await customisation.set_dates(course, school.task.id, ItemDates(due_at=school.autumn.ends - timedelta(days=3)),
                                  by=tomas)
    await customisation.open_section(course, school.page.section_id, school.autumn.starts, by=tomas)
    school.film = await customisation.add_session_item(course, school.page.section_id, ItemKind.VIDEO, 'A film',
                                                       by=tomas)
    await customisation.edit_session_item(course, school.film.id, file=file('film.webm'), by=tomas)
    await sessions.lock(school.spring, Part.CONTENT, 'The exam board decides', by=school.samuel)


async def _learn(school: SimpleNamespace) -> None:
    mine, priya = school.priya_python, school.priya
    await progress.arrive(mine, by=priya)
    await progress.open_item(mine, school.page.id, by=priya)
    await progress.mark_done(mine, school.reading.id, by=priya)
    await submissions.submit(mine, school.task.id, 'My report', by=priya, uploads=[file('report.txt')])
    await submissions.save_draft(mine, school.quiz.id, 'Half of it', by=priya)
    await submissions.add_draft_file(mine, school.quiz.id, file('notes.pdf'), by=priya)
    await progress.open_item(mine, school.film.id, by=priya)
    await progress.record_playback(mine, school.film.id, 3, 60, [[0, 3]], by=priya)
    await surveys.answer_survey(mine, school.survey.id, {school.pace.id: 1}, by=priya)
    attempt = await quizzes.start_attempt(mine, school.check.id, by=priya)
    await quizzes.answer(mine, attempt.id, school.check.questions[1].id, 'Lisbon', by=priya)
    await quizzes.finish_attempt(mine, attempt.id, by=priya)


async def _grade(school: SimpleNamespace) -> None:
    course, mine, tomas = school.autumn_python, school.priya_python, school.tomas
    await grades.set_up_gradebook(course, GradebookChanges(pass_mark=0, scale=[['A', 90], ['B', 50]]), by=tomas)
    oral = await grades.add_grade_column(course, 'Oral', by=tomas)
    await grades.enter_grade(mine, oral, '80', by=tomas)
    await grades.enter_grade(mine, f'item-{school.task.id}', '33', by=tomas)
    await grades.enter_cell(course, 'a page', mine.id, oral, by=tomas)
    await grades.set_final_grade(school.emeka_python, 61, why='The board decided.', by=tomas)
    await extensions.extend(school.emeka_python, school.task.id, ExtensionGrant(due_at=school.autumn.ends),
                            reason='Ill', by=tomas)
    await _complete(school)


async def _complete(school: SimpleNamespace) -> None:
    """Bo does everything, and gets a certificate."""
    bo, by = school.bo_python, school.bo
    await progress.open_item(bo, school.page.id, by=by)
    await progress.mark_done(bo, school.reading.id, by=by)
    for item in (school.task, school.quiz):
        work = await submissions.submit(bo, item.id, 'My work', by=by)
        await submissions.grade_submission(work, item.points, by=school.lucia)
    await surveys.answer_survey(bo, school.survey.id, {school.pace.id: 0}, by=by)
    attempt = await quizzes.start_attempt(bo, school.check.id, by=by)
    await quizzes.finish_attempt(bo, attempt.id, by=by)
    await certificates.issue_certificate(bo, by=school.lucia)


async def _look_after(school: SimpleNamespace) -> None:
    autumn, marta = school.autumn, school.marta
    await attention.note(school.priya_python, 'Works at night.', by=school.tomas)
    await attention.set_thresholds(autumn, Thresholds(), by=marta)
    await attention.snooze(autumn, [school.priya_python.enrolment_id], clock.now() + timedelta(days=3), 'Called her.',
                           by=marta)


async def _talk(school: SimpleNamespace) -> None:
    autumn, course, priya = school.autumn, school.autumn_python, school.priya
    thread = await communication.open_thread(course, 'Which chart?', 'Bars?', by=priya)
    reply = await communication.reply(thread, 'Lines.', by=school.emeka)
    await communication.mark_read(thread, reply.id, by=priya)
    told = await communication.announce(autumn, 'Portfolio evening', 'At 18:30.', by=school.marta)
    await communication.mark_announcements_read(autumn, [told.id], by=priya)
    await communication.send_message(autumn, [priya], 'Your report', 'Well done.', by=school.marta)


async def _sign_in(school: SimpleNamespace) -> None:
    await people.sign_in_here(school.tomas)
    here = await SignIn.all().first()
    await people.set_up_second_factor(school.tomas, SECRET, pyotp.TOTP(SECRET).at(clock.now()), here=here,
                                      by=school.tomas)
    await agenda.make_calendar_token(school.priya, by=school.priya)
