"""Every control of the people's pages is operated by mouse and by keyboard."""
import pytest

from .walker.proof import Area, LeftOut

AREA = Area(['/admin/people'], {'ines': ['/admin/people']}, left_out=(
    LeftOut('Password of|show_password', 'a password that is shown this once is left by its buttons only'),
))


@pytest.mark.xfail(run=False, reason='What this walk still finds has not been mended or looked at yet.')
async def test_everything_about_people_is_operated(walk_of):
    await walk_of(AREA)
