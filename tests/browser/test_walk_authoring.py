"""Every control of the pages that write courses is operated by mouse and by keyboard."""
import pytest

from .walker.proof import Area, LeftOut

AREA = Area(['/admin/courses'], {'helena': ['/admin/courses/2/questions', '/admin/courses']}, left_out=(
    LeftOut(r'\| (rejected|failed) \| components/uploads.py', 'only where a file is too large or does not arrive'),
    LeftOut(r'/preview \| (answer|finish) \|', 'a preview is looked at: what is in it is inert'),
    LeftOut(r'button  Remove: ', 'of a choice among several: Backspace takes it away', hand='keyboard'),
    LeftOut(r'Importing._draw_under_way', 'an import under way: it may be over before it is seen', sometimes=True),
), shared={'quiz_questions.py:write_question': (
    'Single choice', 'Multiple choice', 'True or false', 'Short text', 'Number', 'Matching', 'Ordering',
    'Fill in the gaps', 'Essay, graded by hand', 'Words between questions')})
"""The bank first: a quiz takes from it."""


@pytest.mark.xfail(run=False, reason='What this walk still finds has not been mended or looked at yet.')
async def test_everything_about_courses_is_operated(walk_of):
    await walk_of(AREA)
