"""Every control of the pages that configure sessions is operated by mouse and by keyboard."""
import pytest

from .walker.proof import Area

AREA = Area(['/admin/sessions'], {'samuel': ['/admin/sessions']})


@pytest.mark.xfail(run=False, reason='What this walk still finds has not been mended or looked at yet.')
async def test_everything_about_sessions_is_operated(walk_of):
    await walk_of(AREA)
