"""Every control of the pages that configure sessions is operated by mouse and by keyboard."""

from .walker.proof import Area

AREA = Area(['/admin/sessions'], {'samuel': ['/admin/sessions']})


async def test_everything_about_sessions_is_operated(walk_of):
    await walk_of(AREA)
