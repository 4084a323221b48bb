"""Every control of the people's pages is operated by mouse and by keyboard."""
from .walker.proof import Area, LeftOut, not_read_back

AREA = Area(['/admin/people'], {'ines': ['/admin/people']}, left_out=(
    LeftOut('Password of|show_password', 'a password that is shown this once is left by its buttons only'),
    not_read_back(r'New account \|', 'it begins empty: who is made by it is read back in their own dialog'),
    not_read_back(r'of (link to /admin/people\?person=#|cell) +\|',
                  'renamed, a person stands elsewhere: read back in the dialog of their own address'),
))


async def test_everything_about_people_is_operated(walk_of):
    await walk_of(AREA)
