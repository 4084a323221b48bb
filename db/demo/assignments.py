"""Work of the demo that is under way: a draft, a hand-in with two files, one that is given back to be revised."""
from datetime import timedelta
from pathlib import Path

from ..core.clock import now, stopped_at
from ..core.files import keep
from ..outlines.outline import effective_outline
from ..records.person import Person
from ..records.session_course import SessionCourse
from ..records.submission import Submission, WorkFile
from ..submissions.drafts import add_draft_file, save_draft
from ..submissions.grading import return_for_revision
from .courses import upload

FILES = Path(__file__).parent / 'courses' / 'python-for-data' / 'handed-in'
BEGUN = '\n\n'.join([
    'Put one rack at Harbour and one at University.',
    'In April 2024 a dry day at Harbour brought 132 trips on average (16 days), a day with rain 106 (12 days). '
    'At University the rain costs more: 81 trips on 16 dry days, 57 on 12 wet ones.',
    'Still to write: what speaks against it (one month only!), and where the numbers come from.',
])
TO_REVISE = (
    'Your answers 1 and 2 can stand. In question 3 you counted rows, not days: look at the hint again. In question 4, '
    'say which rows you took as Harbour, and question 5 is still missing. Hand in again; nothing is lost by it.')


async def add_open_work(session_course: SessionCourse, coach: Person) -> None:
    """In one course of a session that runs."""
    items = {item.title: item for item in (await effective_outline(session_course)).items}
    first, cleaning, report = [items[title] for title in (
        'Task: five questions to the data', 'Task: clean the file, and say how', 'Task: a one-page report')]
    with_files = await Submission.get(participation__session_course_id=session_course.id, item_id=cleaning.id,
                                      participation__learner__username='amara')
    for name in ('cleaning-log.pdf', 'market-in-april.png'):
        await WorkFile.create(submission_id=with_files.id, **await keep(await upload(FILES / name)))
    with stopped_at(now() - timedelta(days=2, hours=3)):
        to_revise = await Submission.get(participation__session_course_id=session_course.id, item_id=first.id,
                                         participation__learner__username='cy')
        await return_for_revision(to_revise, TO_REVISE, by=coach)
    writing = await session_course.participations.filter(learner__username='priya').select_related(
        'learner', 'session_course').get()
    with stopped_at(now() - timedelta(hours=20)):
        await save_draft(writing, report.id, BEGUN, by=writing.learner)
        await add_draft_file(writing, report.id, await upload(FILES / 'market-in-april.png'), by=writing.learner)
