"""Every control of the pages that configure sessions is operated by mouse and by keyboard."""

from .walker.proof import Area, not_read_back

AREA = Area(['/admin/sessions'], {'samuel': ['/admin/sessions'], 'ines': ['/admin/sessions']}, left_out=(
    not_read_back(r'/admin/sessions \|  \| row \| choice', 'what is shown of a list, and nothing else'),
    not_read_back(r'\| slider ', 'it shows the dates that stand beside it, which are read back'),
    not_read_back(r'/admin/sessions/new \|', 'a session is made of it, in whose page the same fields are read back'),
    not_read_back(r'Own (start|end): (day|time)', 'cleared by the button beside them before it is saved'),
    not_read_back(r'\| … of( link to [^|]*| ) *\|', 'the dialog that a cell opens too, where it is read back'),
    not_read_back(r'\| … of cell +\|.*(Extra days|check  …)',
                  'open: a question comes before it is saved; pages/test_admin_sessions.py looks at what is kept'),
    not_read_back(r'\| Enrol people \|', 'whom to enrol: they are in the list afterwards'),
    not_read_back(r'\| switch from false Lock ', 'it asks for a reason; locked, it is another switch, read back'),
    not_read_back(r'\| Lock \w+ \|  \| text  Reason', 'a sentence on the page: pages/test_locks.py'),
))


async def test_everything_about_sessions_is_operated(walk_of):
    await walk_of(AREA)
