"""Every page of the application belongs to a walk of each role that may open it: one that is missing fails here."""
import httpx

from tests.pages.test_dependencies import PAGES

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
ROLES = ('ines', 'samuel', 'helena', 'marta', 'tomas', 'priya')
"""An administrator, a session administrator, an author, a coach of a session, one of a course, and a learner."""


async def test_every_page_belongs_to_a_walk(server):
    async with httpx.AsyncClient(base_url=server.url) as client:
        routes = (await client.get('/_watched')).json()['routes']
    walked = tuple(start for area in AREAS for start in area.under)
    assert [route for route in routes if route != '/' and not route.startswith((*walked, *BEFORE_SIGNING_IN))] == []


async def test_each_role_walks_whatever_it_may_open(server):
    async with httpx.AsyncClient(base_url=server.url) as client:
        routes = (await client.get('/_watched')).json()['routes']
    walked = {visit for area in AREAS for visit in area.visited(routes)}
    missing = [(who, route) for route in set(routes) & set(PAGES) for who in ROLES
               if who in PAGES[route].split() and (who, route) not in walked]
    assert missing == []
