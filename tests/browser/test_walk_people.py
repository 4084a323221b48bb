"""Every control of the people's pages is operated by mouse and by keyboard."""
from .walker.proof import Area, LeftOut

AREA = Area(['/admin/people'], {'ines': ['/admin/people']}, left_out=(
    LeftOut('Password of|show_password', 'a password that is shown this once is left by its buttons only'),
))


async def test_everything_about_people_is_operated(walk_of):
    await walk_of(AREA)
