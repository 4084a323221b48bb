"""Every page of the application belongs to a walk: a new one that nobody walks fails here."""
import httpx

from .test_walk_account import AREA as ACCOUNT
from .test_walk_authoring import AREA as AUTHORING
from .test_walk_coaching import AREA as COACHING
from .test_walk_content import AREA as CONTENT
from .test_walk_learning import AREA as LEARNING
from .test_walk_people import AREA as PEOPLE
from .test_walk_sessions import AREA as SESSIONS

AREAS = (ACCOUNT, AUTHORING, COACHING, CONTENT, LEARNING, PEOPLE, SESSIONS)
BEFORE_SIGNING_IN = ('/sign-in', '/first-administrator', '/certificates', '/new-password')
"""Few fields and a button each: their stories are test_before_signing_in.py and pages/test_reports.py."""


async def test_every_page_belongs_to_a_walk(server):
    async with httpx.AsyncClient(base_url=server.url) as client:
        routes = (await client.get('/_watched')).json()['routes']
    walked = tuple(start for area in AREAS for start in area.under)
    assert [route for route in routes if route != '/' and not route.startswith((*walked, *BEFORE_SIGNING_IN))] == []
