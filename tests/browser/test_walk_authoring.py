"""Every control of the pages that write courses is operated by mouse and by keyboard."""
import pytest

from .walker.proof import Area, LeftOut

AREA = Area(['/admin/courses'], {'helena': [
    '/admin/courses/2/items/39/preview', '/admin/courses/2/questions', '/admin/courses']}, left_out=(
    LeftOut(r'\| (rejected|failed) \| components/uploads.py', 'only where a file is too large or does not arrive'),
), shared={'quiz_questions.py:write_question': (
    'Single choice', 'Multiple choice', 'True or false', 'Short text', 'Number', 'Matching', 'Ordering',
    'Fill in the gaps', 'Essay, graded by hand', 'Words between questions')})
"""The preview of a quiz before its questions are taken away; the bank before a quiz takes from it."""


@pytest.mark.xfail(run=False, reason='What this walk still finds has not been mended or looked at yet.')
async def test_everything_about_courses_is_operated(walk_of):
    await walk_of(AREA)
