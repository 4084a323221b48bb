"""Every control of the pages that write courses is operated by mouse and by keyboard."""

from .walker.proof import Area, LeftOut, not_read_back

WRITING = {'quiz_questions.py:question_dialog': (
    'Single choice', 'Multiple choice', 'True or false', 'Short text', 'Number', 'Matching', 'Ordering',
    'Fill in the gaps', 'Essay, graded by hand', 'Words between questions')}
"""Dialogs, and the function that makes them."""
AREA = Area(['/admin/courses'], {
    'helena': ['/admin/courses/2/questions', '/admin/courses'], 'ines': ['/admin/courses'],
}, left_out=(
    LeftOut(r'\| (rejected|failed) \| components/uploads.py', 'only where a file is too large or does not arrive'),
    not_read_back(r'any page \| |New course|Title of (the new|section)|Draw questions',
                  'a dialog or a line that begins empty'),
    not_read_back(r'Find a question|Format', 'what is shown or read of it, and nothing else'),
    not_read_back('/admin/courses/{course_id:int} ', 'open: a form of which all is changed at once is refused'),
    LeftOut(r'/preview \| (answer|finish) \|', 'a preview is looked at: what is in it is inert'),
    LeftOut(r'button  Remove: ', 'of a choice among several: Backspace takes it away', hand='keyboard'),
    LeftOut(r'Publish … [?] \| dialog-foot', 'the same question of several items is answered', sometimes=True),
    LeftOut(r'/import \| .*(\| (line|item-file) \| button |button  Close|imports/page.py:(Importing._draw_done|_line))',
            'one of the ways on from a chosen file and from its import: the walk takes one of them', sometimes=True),
    LeftOut(r'Importing._draw_under_way', 'an import under way: it may be over before it is seen', sometimes=True),
), shared=WRITING)
"""The bank first: a quiz takes from it."""


async def test_everything_about_courses_is_operated(walk_of):
    await walk_of(AREA)
