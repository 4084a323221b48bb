"""Papers, exports and calendars say nothing in plain English where every text is accented."""
import csv
import io
import re

import pytest
from pypdf import PdfReader

from db import agenda
from i18n import language
from tests import foreign_school
from tests.pages.urls import furnish
from tests.plain_english import plain_words

PAPERS = (
    '/coaching/{session_id}/report.pdf',
    '/coaching/{session_id}/learners/{enrolment_id}/report.pdf',
    '/coaching/{session_id}/learners/{enrolment_id}/attestation.pdf',
    '/coaching/{session_id}/courses/{course_id}/report.pdf',
    '/coaching/{session_id}/courses/{course_id}/learners/{participation_id}/report.pdf',
    '/coaching/{session_id}/courses/{course_id}/learners/{participation_id}/certificate.pdf',
)
TABLES = (
    '/coaching/{session_id}/tracking.csv', '/coaching/{session_id}/attention.csv',
    '/coaching/{session_id}/courses/{course_id}/tracking.csv', '/coaching/{session_id}/courses/{course_id}/grades.csv',
    '/coaching/{session_id}/courses/{course_id}/items.csv',
)


@pytest.fixture
async def abroad(campus, monkeypatch):
    """People and texts are not English, and every text of ours is accented."""
    campus.places = await furnish(campus)
    await foreign_school.rewrite()
    monkeypatch.setattr(language, 'DEFAULT', language.PSEUDO)
    return campus


@pytest.mark.parametrize('address', PAPERS)
async def test_a_paper_has_no_plain_english(abroad, address):
    marta = await abroad.visit(abroad.marta, '/account')
    answer = await marta.http_client.get(address.format(**abroad.places))
    assert answer.headers['content-type'] == 'application/pdf'
    text = ' '.join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages)
    assert text.strip()
    assert set(plain_words(re.sub(r'\s+', ' ', text))) <= {'priya'}, 'a username is nobody’s language'


@pytest.mark.parametrize('address', TABLES)
async def test_the_heads_of_an_export_have_no_plain_english(abroad, address):
    marta = await abroad.visit(abroad.marta, '/account')
    answer = await marta.http_client.get(address.format(**abroad.places))
    assert answer.headers['content-type'].startswith('text/csv')
    [head, *_] = csv.reader(io.StringIO(answer.content.decode('utf-8-sig')))
    assert plain_words(' · '.join(head)) == []


async def test_a_calendar_has_no_plain_english(abroad):
    token = await agenda.make_calendar_token(abroad.priya, by=abroad.priya)
    priya = await abroad.visit(abroad.priya, '/account')
    answer = await priya.http_client.get(f'/calendar/{token}.ics')
    said = [line.partition(':')[2] for line in answer.text.splitlines() if line.startswith(('SUMMARY', 'DESCRIPTION'))]
    assert said
    assert plain_words(' · '.join(said)) == []
