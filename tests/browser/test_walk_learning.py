"""Every control of a learner’s pages is operated by mouse and by keyboard."""
from .walker.proof import Area

AREA = Area(['/sessions', '/agenda', '/messages'], {'priya': ['/sessions']})


async def test_everything_a_learner_has_is_operated(walk_of):
    await walk_of(AREA)
