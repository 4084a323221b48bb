"""The cast with something in every table: people have worked, talked, been graded, imported and signed in."""
from datetime import timedelta
from types import SimpleNamespace

import pyotp

from db import (
    ExtensionGrant,
    GradebookChanges,
    ItemDates,
    ItemKind,
    Part,
    SignIn,
    Slot,
    Thresholds,
    Upload,
    bring_in,
    clock,
)
from formats.questions import Option, Question, QuestionKind
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
    await school.python.add_picture(school.page.id, file('chart.png'), by=helena)
    school.check = await quiz(school, number(), typed())  # nothing in them is drawn at random
    school.survey = await school.python.add_item(section, ItemKind.SURVEY, 'How is it going?', by=helena)
    pace = Question(kind=QuestionKind.SINGLE_CHOICE, title='Pace', text='How is the pace?', shuffle=False,
                    options=(Option(text='Slow'), Option(text='Right')))
    school.pace = await school.python.add_question(pace, by=helena, for_survey=True)
    await school.python.set_slots(school.survey.id, [Slot(question_id=school.pace.id)], by=helena)
    moon = page(pictures=(picture(FILES['moon.png']),), body='![Moon](file:moon.png)')
    await bring_in(course(moon), 'STAT', by=helena, source='test', file_name='sea.zip')


async def _customise(school: SimpleNamespace) -> None:
    course, tomas = school.autumn_python, school.tomas
    await course.rewrite(school.page.id, title='Notebooks, ours', by=tomas)
    await course.set_dates(school.task.id, ItemDates(due_at=school.autumn.ends - timedelta(days=3)), by=tomas)
    await course.open_section(school.page.section_id, school.autumn.starts, by=tomas)
    school.film = await course.add_session_item(school.page.section_id, ItemKind.VIDEO, 'A film', by=tomas)
    await course.edit_session_item(school.film.id, file=file('film.webm'), by=tomas)
    await school.spring.lock(Part.CONTENT, 'The exam board decides', by=school.samuel)


async def _learn(school: SimpleNamespace) -> None:
    mine, priya = school.priya_python, school.priya
    await mine.arrive(by=priya)
    await mine.open(school.page.id, by=priya)
    await mine.mark_done(school.reading.id, by=priya)
    await mine.submit(school.task.id, 'My report', by=priya, uploads=[file('report.txt')])
    await mine.save_draft(school.quiz.id, 'Half of it', by=priya)
    await mine.add_draft_file(school.quiz.id, file('notes.pdf'), by=priya)
    await mine.open(school.film.id, by=priya)
    await mine.record_playback(school.film.id, 3, 60, [[0, 3]], by=priya)
    await mine.answer_survey(school.survey.id, {school.pace.id: 1}, by=priya)
    attempt = await mine.start_attempt(school.check.id, by=priya)
    await mine.answer(attempt.id, school.check.questions[1].id, 'Lisbon', by=priya)
    await mine.finish_attempt(attempt.id, by=priya)


async def _grade(school: SimpleNamespace) -> None:
    course, mine, tomas = school.autumn_python, school.priya_python, school.tomas
    await course.set_up_gradebook(GradebookChanges(pass_mark=0, scale=[['A', 90], ['B', 50]]), by=tomas)
    oral = await course.add_grade_column('Oral', by=tomas)
    await mine.enter_grade(oral, '80', by=tomas)
    await mine.enter_grade(f'item-{school.task.id}', '33', by=tomas)
    await course.enter_cell('a page', mine.id, oral, by=tomas)
    await school.emeka_python.set_final_grade(61, why='The board decided.', by=tomas)
    await school.emeka_python.extend(school.task.id, ExtensionGrant(due_at=school.autumn.ends), reason='Ill', by=tomas)
    await _complete(school)


async def _complete(school: SimpleNamespace) -> None:
    """Bo does everything, and gets a certificate."""
    bo, by = school.bo_python, school.bo
    await bo.open(school.page.id, by=by)
    await bo.mark_done(school.reading.id, by=by)
    for item in (school.task, school.quiz):
        work = await bo.submit(item.id, 'My work', by=by)
        await work.grade(item.points, by=school.lucia)
    await bo.answer_survey(school.survey.id, {school.pace.id: 0}, by=by)
    attempt = await bo.start_attempt(school.check.id, by=by)
    await bo.finish_attempt(attempt.id, by=by)
    await bo.issue_certificate(by=school.lucia)


async def _look_after(school: SimpleNamespace) -> None:
    autumn, marta = school.autumn, school.marta
    await school.priya_python.note('Works at night.', by=school.tomas)
    await autumn.set_thresholds(Thresholds(), by=marta)
    await autumn.snooze([school.priya_python.enrolment_id], clock.now() + timedelta(days=3), 'Called her.', by=marta)


async def _talk(school: SimpleNamespace) -> None:
    autumn, course, priya = school.autumn, school.autumn_python, school.priya
    thread = await course.open_thread('Which chart?', 'Bars?', by=priya)
    reply = await thread.reply('Lines.', by=school.emeka)
    await thread.mark_read(reply.id, by=priya)
    told = await autumn.announce('Portfolio evening', 'At 18:30.', by=school.marta)
    await autumn.mark_announcements_read([told.id], by=priya)
    await autumn.message([priya], 'Your report', 'Well done.', by=school.marta)


async def _sign_in(school: SimpleNamespace) -> None:
    await school.tomas.sign_in_here()
    here = await SignIn.all().first()
    await school.tomas.set_up_second_factor(SECRET, pyotp.TOTP(SECRET).at(clock.now()), here=here, by=school.tomas)
    await school.priya.make_calendar_token(by=school.priya)
