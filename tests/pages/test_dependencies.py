"""Every page × every kind of person answers as the domain says; a page without a dependency fails here by itself."""
import pytest
from nicegui import app

from db import Session
from db.access import Capability
from db.core import AfterEnd, State, clock
from tests import who_may
from tests.db.test_who_may import edition
from tests.pages.urls import furnish
from tests.who_may import INSTANTS, KINDS

YES, NO = 200, 404
EVERYBODY = 'ines samuel helena marta tomas aiko lucia priya emeka bo olga'
PAGES = {  # address: who of the cast may open it while autumn runs (Jakub is withdrawn and Emeka takes only Statistics)
    '/sessions': EVERYBODY,
    '/account': EVERYBODY,
    '/account/new-password': EVERYBODY,
    '/account/second-factor': EVERYBODY,
    '/agenda': EVERYBODY,
    '/messages': EVERYBODY,
    '/sessions/{session_id}': 'ines samuel marta tomas aiko priya emeka',
    '/sessions/{session_id}/courses/{course_id}': 'ines samuel marta tomas priya',
    '/sessions/{session_id}/courses/{course_id}/progress': 'priya',
    '/sessions/{session_id}/courses/{course_id}/items/{item_id}': 'ines samuel marta tomas priya',
    '/sessions/{session_id}/courses/{course_id}/items/{item_id}/file': 'ines samuel marta tomas priya',
    '/sessions/{session_id}/courses/{course_id}/items/{item_id}/link': 'ines samuel marta tomas priya',
    '/sessions/{session_id}/courses/{course_id}/items/{item_id}/captions': 'ines samuel marta tomas priya',
    '/sessions/{session_id}/courses/{course_id}/discussion': 'ines samuel marta tomas priya',
    '/sessions/{session_id}/courses/{course_id}/discussion/{thread_id}': 'ines samuel marta tomas priya',
    '/sessions/{session_id}/announcements': 'ines samuel marta tomas aiko priya emeka',
    '/work/files/{file_id}': 'ines samuel marta tomas priya',
    '/coaching/{session_id}': 'ines samuel marta',
    '/coaching/{session_id}/rows': 'ines samuel marta',
    '/coaching/{session_id}/learners/{enrolment_id}': 'ines samuel marta',
    '/coaching/{session_id}/courses/{course_id}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/items': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/items/{item_id}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/charts': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/attempts': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/grades': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/grades/rows': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/attempts/of/{quiz_id}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/attempts/{attempt_id}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/content': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/surveys/{survey_id}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/rows': 'ines samuel marta tomas',
    '/coaching/{session_id}/tracking.{kind}': 'ines samuel marta',
    '/coaching/{session_id}/attention.{kind}': 'ines samuel marta',
    '/coaching/{session_id}/report.pdf': 'ines samuel marta',
    '/coaching/{session_id}/learners/{enrolment_id}/report.pdf': 'ines samuel marta',
    '/coaching/{session_id}/learners/{enrolment_id}/attestation.pdf': 'ines samuel marta',
    '/coaching/{session_id}/courses/{course_id}/tracking.{kind}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/grades.{kind}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/items.{kind}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/attention.{kind}': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/report.pdf': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/learners/{participation_id}/report.pdf': 'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/learners/{participation_id}/attestation.pdf':
        'ines samuel marta tomas',
    '/coaching/{session_id}/courses/{course_id}/learners/{participation_id}/certificate.pdf':
        'ines samuel marta tomas',
    '/sessions/{session_id}/courses/{course_id}/certificate.pdf': 'priya',
    '/sessions/{session_id}/attestation.pdf': 'priya emeka',
    '/admin/sessions': 'ines samuel',
    '/admin/sessions/rows': 'ines samuel',
    '/admin/sessions/new': 'ines samuel',
    '/admin/sessions/{session_id}': 'ines samuel',
    '/admin/sessions/{session_id}/learners': 'ines samuel',
    '/admin/people': 'ines',
    '/admin/people/rows': 'ines',
    '/admin/courses': 'ines helena',
    '/admin/courses/rows': 'ines helena',
    '/admin/courses/{course_id}': 'ines helena',
    '/admin/courses/{course_id}/questions': 'ines helena',
    '/admin/courses/{course_id}/import': 'ines helena',
    '/admin/courses/{course_id}/imports/{import_id}': 'ines helena',
    '/admin/courses/{course_id}/items/{item_id}/preview': 'ines helena',
    '/admin/courses/{course_id}/items/{item_id}/file': 'ines helena',
    '/admin/courses/{course_id}/items/{item_id}/files/{name}': 'ines helena',
    '/sessions/{session_id}/courses/{course_id}/items/{item_id}/files/{name}': 'ines samuel marta tomas priya',
}
OPEN_TO_ALL = {'/', '/sign-in', '/sign-in/code', '/first-administrator', '/calendar/{token}.ics', '/certificates',
               '/certificates/{number}', '/page-closed'}
"""Where nobody needs to be signed in; they hold nothing, but the calendar of who knows its secret address, and the
certificate of who knows its random number."""

FORMS = {'/sign-out', '/account/password', '/sign-in/again'}
"""Only posted to; `test_signing_in.py` looks at what is asked of every form."""


@pytest.fixture
async def house(campus):
    """Autumn with one of everything; `answer(person, path)` is the status that a person gets."""
    here = campus
    here.places = await furnish(here)
    browsers = {}

    async def answer(person, path: str) -> int:
        name = person.username if person else None
        if name not in browsers:
            browsers[name] = await here.visit(person, '/sessions' if person else '/sign-in')
        said = await browsers[name].http_client.get(path)
        leads_on = said.status_code == 303 and not said.headers['location'].startswith('/sign-in')
        return YES if leads_on else said.status_code

    here.answer = answer
    return here


def _addresses() -> set[str]:
    """Everything of ours that answers to an address."""
    own = {getattr(route, 'path', '').replace(':int}', '}') for route in app.routes}
    return {path for path in own if path and not path.startswith(('/_nicegui', '/assets', '/socket.io'))
            and path not in ('/openapi.json', '/docs', '/docs/oauth2-redirect', '/redoc', '/favicon.ico')}


async def test_every_address_is_in_the_table(house):
    assert _addresses() == set(PAGES) | OPEN_TO_ALL | FORMS


@pytest.mark.parametrize('page', PAGES)
async def test_who_may_open_a_page(house, page):
    path = page.format(**house.places)
    opened = [who for who in [*EVERYBODY.split(), 'jakub'] if await house.answer(getattr(house, who), path) == YES]
    allowed = PAGES[page].split() + (['jakub'] if PAGES[page] == EVERYBODY else [])
    assert opened == [who for who in [*EVERYBODY.split(), 'jakub'] if who in allowed]


@pytest.mark.parametrize('page', PAGES)
async def test_nobody_opens_a_page_without_signing_in(house, page):
    assert await house.answer(None, page.format(**house.places)) in (303, 401)


@pytest.mark.parametrize('page', [page for page in PAGES if '{' in page])
async def test_what_is_not_there_answers_like_what_is_not_yours(house, page):
    for nowhere in house.places:
        if '{' + nowhere + '}' in page:
            path = page.format(**house.places | {nowhere: 999_999})
            assert await house.answer(house.ines, path) == NO
            assert await house.answer(house.olga, path) == NO


@pytest.mark.parametrize('page', [page for page in PAGES if page.startswith(('/sessions/{', '/coaching/{'))])
async def test_the_same_course_in_another_session_is_another_place(house, page):
    """Lucía coaches the evening session of the same course, Bo learns in it: autumn is not theirs, nor vice versa."""
    here = page.format(**house.places)
    there = page.format(**house.places | {'session_id': house.evening.id})
    for who in (house.lucia, house.bo):
        assert await house.answer(who, here) == NO
    for who in (house.marta, house.tomas, house.emeka):
        assert await house.answer(who, there) == NO


PLACES = {
    Capability.ENTER: '/sessions/{session_id}',
    Capability.ENTER_COURSE: '/sessions/{session_id}/courses/{course_id}',
    Capability.TRACK: '/coaching/{session_id}/courses/{course_id}',
    Capability.CONFIGURE: '/admin/sessions/{session_id}',
}


@pytest.mark.parametrize('capability', PLACES)
async def test_the_page_answers_every_case_as_the_table_says(campus, capability):
    here = await edition(campus)
    path = PLACES[capability].format(session_id=here.session.id, course_id=campus.python.id)
    browsers = {kind: await campus.visit(person, '/sessions') for kind, person in here.people.items()}
    wrong = []
    for case in _cases(capability):
        await Session.filter(id=here.session.id).update(state=case.state, after_end=case.after_end)
        with clock.stopped_at(INSTANTS[case.phase][1]):
            status = (await browsers[case.kind].http_client.get(path)).status_code
        if (status == YES) != case.allowed or status not in (YES, 403, NO):
            wrong.append((case, status))
    assert not wrong, wrong[:5]


def _cases(capability: Capability) -> list[who_may.Case]:
    """What comes after the end is looked at where the session is published: elsewhere nobody gets that far."""
    return [case for case in who_may.cases([capability], KINDS, ('none',))
            if case.state is State.PUBLISHED or case.after_end is AfterEnd.READ_ONLY]
