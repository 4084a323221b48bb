"""Every control of the coaches’ pages is operated by mouse and by keyboard."""
import pytest

from .walker.proof import Area

AREA = Area(['/coaching'], {'marta': ['/sessions']})


@pytest.mark.xfail(run=False, reason='What this walk still finds has not been mended or looked at yet.')
async def test_everything_a_coach_has_is_operated(walk_of):
    await walk_of(AREA)
