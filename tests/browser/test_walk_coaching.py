"""Every control of the coaches’ pages is operated by mouse and by keyboard; test_walk_content.py has the content."""
from .walker.proof import Area, LeftOut, not_read_back

CONTENT = '/coaching/{session_id}/courses/{course_id}/content'
COURSE = '/coaching/2/courses/2'
BUSY = 'tests.browser.walker.busy_course'
STARTS = (f'{COURSE}/attempts', f'{COURSE}/surveys/42', f'{COURSE}?learner=44', f'{COURSE}/grades', '/sessions')
OTHERS = ('tomas', 'samuel', 'ines')
FROM = {'tomas': '/sessions', 'samuel': '/coaching/2', 'ines': '/coaching/2'}
"""Who administers a session comes from its own page, which another walk has."""
WHO = {'marta': STARTS, **{who: [f'{COURSE}/surveys/42', FROM[who]] for who in OTHERS}}
BULK_ACTION = ('a bulk action, whose dialog begins empty: test_coach_morning.py and pages/test_bulk_actions.py look at '
               'what it does')
AREA = Area(['/coaching'], WHO, but=[CONTENT], filled_by=BUSY, left_out=(
    LeftOut(r'\| (rejected|failed) \| components/uploads.py', 'only where a file is too large or does not arrive'),
    LeftOut(r'update:value \| pages/coaching/zip_download.py', 'the bar that shows how far it is is not operated'),
    LeftOut(r'\| update:fullscreen \|', 'Quasar’s table has no button for it here'),
    LeftOut(r'\| (grade|grade_by_rubric|give_back) \| .*components/tray/tray.py', sometimes=True,
            why='of work with a rubric or without, all of whose levels are chosen: test_coach.py, test_assignment.py'),
    LeftOut(r'\| more \| components/attention_list/attention_list.py',
            'only where very many need attention: pages/test_attention.py'),
    LeftOut(r'cancel < pages/coaching/zip_download.py|One PDF per learner \|.* button  Close', sometimes=True,
            why='what closes it is the question about what was chosen, and another word once papers are made'),
    LeftOut(r'What led to this grade:|\| set \| .*cell_note.py', sometimes=True, hand='keyboard',
            why='a column that comes into view when one goes there: test_gradebook.py'),
    LeftOut(r'withdraw \| .*cell_note.py', sometimes=True,
            why='of a course grade that is set, which wants a reason: test_gradebook.py'),
    LeftOut(r'text_field < pages/coaching/certificates_dialog.py', sometimes=True,
            why='only where a certificate was issued: pages/test_reports.py'),
    LeftOut(r'click \| .*forms.py:dialog < .*:setup_dialog', 'its × asks first, as something has been changed by then',
            sometimes=True),
    not_read_back(r'\| (choosers \| select|row \| choice  (Quiz|All classes|Morning|…))', 'what is shown of a list'),
    not_read_back(r'check  (Select|Choose|# selected)', 'whom a bulk action is for: nobody after it'),
    not_read_back(r'\| (More time for|Extend|Excuse|Reopen for|Remind|Message|Grade|Put in class) ', why=BULK_ACTION),
    not_read_back(r'\| (Enrol into|One PDF per learner|When learners see grades|Add a column)', why=BULK_ACTION),
    not_read_back(r'Set up the gradebook|… of |Who needs attention|Certificates',
                  'open: taken back by Undo before it is read'),
    not_read_back(r'co-panel \| (radio|text)|text  (Comment|Points|Reason)', 'graded by then: test_coach.py'),
    not_read_back(r'cell-note \| text  Course grade in percent', 'wants a reason with it: test_gradebook.py'),
    LeftOut(r'\| paste \| .*components/gradebook/gradebook.py', 'what a spreadsheet has copied: test_gradebook.py'),
))
"""What may be over in a while comes first: quizzes that are under way, a day’s grades."""


async def test_everything_a_coach_has_is_operated(walk_of):
    await walk_of(AREA)
