"""Every control of the coaches’ pages is operated by mouse and by keyboard."""
from .walker.proof import Area

AREA = Area(['/coaching'], {'marta': ['/sessions']})


async def test_everything_a_coach_has_is_operated(walk_of):
    await walk_of(AREA)
