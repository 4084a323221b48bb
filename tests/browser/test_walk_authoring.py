"""Every control of the pages that write courses is operated by mouse and by keyboard."""
from .walker.proof import Area

AREA = Area(['/admin/courses'], {'helena': ['/admin/courses']})


async def test_everything_about_courses_is_operated(walk_of):
    await walk_of(AREA)
