"""Every control of the pages that write courses is operated by mouse and by keyboard."""
import pytest

from .walker.proof import Area

AREA = Area(['/admin/courses'], {'helena': ['/admin/courses']})


@pytest.mark.xfail(run=False, reason='What this walk still finds has not been mended or looked at yet.')
async def test_everything_about_courses_is_operated(walk_of):
    await walk_of(AREA)
