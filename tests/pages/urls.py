"""One of everything that has an address."""
from types import SimpleNamespace

from db import certificates, communication, courses, sessions, submissions
from db.core import Upload
from db.imports import import_course
from db.records import ItemKind
from tests.db.imported import course, page
from tests.pages.quizzes import start_quiz


async def furnish(here: SimpleNamespace) -> dict[str, int | str]:
    """Autumn with work, a file, an import, a certificate and a withdrawn learner; what stands in the addresses of it,
    by the names that the addresses have for it."""
    section = await here.python.sections.all().first()
    video = await courses.add_item(here.python, section.id, ItemKind.VIDEO, 'Watch', by=here.ines)
    await courses.edit_item(here.python, video.id, file=Upload.of('watch.webm', b'\x1aE\xdf\xa3' + bytes(20)),
                            by=here.ines,
                            captions=Upload.of('watch.vtt', b'WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n'))
    await courses.add_picture(here.python, video.id, Upload.of('still.png', b'\x89PNG\r\n\x1a\n'), by=here.ines)
    work = await submissions.submit(here.priya_python, here.task.id, by=here.priya,
                                    uploads=[Upload.of('a.txt', b'Mine')])
    attempt = await start_quiz(here)
    thread = await communication.open_thread(here.autumn_python, 'Which chart?', 'Bars?', by=here.priya)
    survey = await courses.add_item(here.python, section.id, ItemKind.SURVEY, 'How is it going?', by=here.ines)
    work_file = await work.files.all().first()
    await sessions.choose_courses(here.autumn, here.emeka, [here.autumn_statistics], by=here.ines)
    await sessions.withdraw(here.autumn, here.jakub, by=here.ines)
    await type(here.priya_python).filter(id=here.priya_python.id).update(completed_at=here.today)
    await certificates.issue_certificate(here.priya_python, by=here.ines)
    result = await import_course(course(page()), 'PY', by=here.helena, source='test')
    return {
        'session_id': here.autumn.id, 'course_id': here.python.id, 'item_id': video.id,
        'import_id': result.import_id, 'file_id': work_file.id, 'name': 'still.png', 'attempt_id': attempt.id,
        'thread_id': thread.id, 'survey_id': survey.id, 'quiz_id': attempt.item_id, 'kind': 'csv',
        'participation_id': here.priya_python.id, 'enrolment_id': here.priya_python.enrolment_id,
    }
