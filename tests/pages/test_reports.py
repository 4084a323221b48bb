"""Taking away: tables as they are filtered, papers, archives and certificates; who gets them, and who does not."""
import asyncio
import csv
import io
import tempfile
import zipfile

import pytest
from nicegui import ui
from nicegui.testing.user_download import UserDownload
from openpyxl import load_workbook
from pypdf import PdfReader

from components.filters.filters import Filters
from db import Certificate, certificates, grades
from db.certificates import forget_numbers
from db.core import NotAllowed, WorkerTask
from db.grades import GradebookChanges
from formats import tables
from tests.db.test_certificates import complete
from tests.pages.forging import send
from tests.pages.screen import becomes, quiet, sees, the, words

XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'


@pytest.fixture(autouse=True)
async def nobody_has_tried():
    await forget_numbers()


def place(campus, rest: str = '', course=True) -> str:
    return f'/coaching/{campus.autumn.id}' + (f'/courses/{campus.python.id}' if course else '') + rest


async def get(campus, person, path: str):
    browser = await campus.visit(person, '/account' if person else '/sign-in')
    return await browser.http_client.get(path)


def lines(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.content.decode('utf-8-sig'))))


def text(answer) -> str:
    assert answer.headers['content-type'] == 'application/pdf', answer.content[:200]
    return ' '.join(' '.join(page.extract_text().split()) for page in PdfReader(io.BytesIO(answer.content)).pages)


async def test_a_table_is_what_the_screen_shows_with_when_and_of_whom(campus):
    await complete(campus)
    answer = await get(campus, campus.tomas, place(campus, '/tracking.csv?q=pri&state=completed'))
    first, heads, *rows = lines(answer)
    assert first[0].startswith('As of ') and first[0].endswith(
        'UTC · Python for data · Data Analyst · Autumn · Completed, found by “pri”, by name')
    assert [row[heads.index('Username')] for row in rows] == ['priya']
    assert rows[0][heads.index('Grade in %')] == '100.00'
    assert answer.headers['content-disposition'].endswith(
        'Data%20Analyst%20%C2%B7%20Autumn%20Python%20for%20data%20tracking.csv')
    grades = await get(campus, campus.tomas, place(campus, '/grades.xlsx?sort=name&dir=desc'))
    assert grades.headers['content-type'] == XLSX
    rows = list(load_workbook(io.BytesIO(grades.content)).active.iter_rows(values_only=True))
    assert [row[1] for row in rows[-3:]] == ['priya', 'jakub', 'emeka']
    whole = await get(campus, campus.marta, place(campus, '/tracking.xlsx', course=False))
    assert load_workbook(io.BytesIO(whole.content)).active.title == 'Data Analyst · Autumn'
    lane = lines(await get(campus, campus.marta, place(campus, '/attention.csv', course=False)))
    assert lane[1][:2] == ['Learner', 'Username']


async def test_files_are_made_off_the_event_loop(campus, monkeypatch):
    asked, run = [], WorkerTask.run

    async def noted(self, write, *args):
        asked.append(write.__name__)
        return await run(self, write, *args)
    monkeypatch.setattr(WorkerTask, 'run', noted)
    for tables_writer in (tables.XlsxTable, tables.CsvTable):  # of this process
        monkeypatch.setattr(tables_writer, 'write', None)
    for kind in ('xlsx', 'csv'):
        assert (await get(campus, campus.tomas, place(campus, f'/tracking.{kind}'))).status_code == 200
    assert 'Page 1 of' in text(await get(campus, campus.tomas, place(campus, '/report.pdf')))
    assert asked == ['write_table', 'write_table', 'write_session_paper']


async def test_who_asks_for_files_without_end_is_told_to_wait(campus):
    browser = await campus.visit(campus.tomas, '/account')
    answers = [await browser.http_client.get(place(campus, '/attention.csv')) for _ in range(31)]
    assert {answer.status_code for answer in answers[:30]} == {200}
    assert answers[30].status_code == 429 and 'Wait a minute' in answers[30].text
    assert (await get(campus, campus.marta, place(campus, '/attention.csv'))).status_code == 200


async def test_papers_say_what_the_records_know(campus):
    taking = await complete(campus, points=7)
    enrolment = await campus.autumn.enrolments.filter(learner_id=campus.priya.id).get()
    report = text(await get(campus, campus.marta, place(campus, f'/learners/{enrolment.id}/report.pdf', False)))
    for said in ('Priya Nair', 'Python for data', 'Statistics foundations', '70.00 %', '4 of 4', 'Clean a dataset',
                 '7 / 10', 'To grade', 'All items: 70 % = Clean a dataset'):
        assert said in report
    one = text(await get(campus, campus.tomas, place(campus, f'/learners/{taking.id}/report.pdf')))
    assert 'Clean a dataset' in one and 'Statistics foundations' not in one
    attested = text(await get(campus, campus.tomas, place(campus, f'/learners/{taking.id}/attestation.pdf')))
    assert 'Priya Nair' in attested and 'Statistics' not in attested
    session = text(await get(campus, campus.marta, place(campus, '/report.pdf', False)))
    assert all(name in session for name in ('Priya Nair', 'Emeka Obi', 'Jakub Nowak', 'Needs attention'))


async def test_the_menus_links_follow_the_filters(campus):
    tomas = await campus.visit(campus.tomas, place(campus, '?state=to_grade'))
    tomas.find(marker='export').click()
    await tomas.should_see('Learners by item, CSV')
    tomas.find(marker='take-tracking.csv').click()
    taken = await tomas.download.next()
    assert str(taken.url).endswith(place(campus, '/tracking.csv?state=to_grade')) and len(lines(taken)) == 2
    send(tomas, the(tomas, Filters), 'state', 'active')
    await quiet()
    tomas.find(marker='take-grades.xlsx').click()
    assert str((await tomas.download.next()).url).endswith(place(campus, '/grades.xlsx'))
    marta = await campus.visit(campus.marta, place(campus, '?q=pri&reason=any', course=False))
    marta.find(marker='export').click()
    await marta.should_see(marker='take-tracking.csv')
    marta.find(marker='take-tracking.csv').click()
    taken = await marta.download.next()
    assert str(taken.url).endswith(place(campus, '/tracking.csv?q=pri&reason=any', course=False))
    assert 'All active, found by “pri”, Needs attention, by name' in lines(taken)[0][0]


async def test_a_paper_for_each_learner_comes_in_one_archive(campus, monkeypatch):
    handed = []
    monkeypatch.setattr(UserDownload, 'file', lambda self, path, name, *_: handed.append((name, path.read_bytes())))
    tomas = await campus.visit(campus.tomas, place(campus))
    tomas.find(marker='export').click()
    await tomas.should_see('One PDF per learner …')
    tomas.find(marker='take-papers').click()
    await sees(tomas, 'For the 3 learners that the list shows now')
    tomas.find(marker='make-papers').click()
    await becomes(lambda: len(handed), 1)
    await sees(tomas, '3 of 3 learners')
    [(name, content)] = handed
    assert name == 'Data Analyst · Autumn Python for data reports.zip'
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        papers = {name: archive.read(name)[:5] for name in archive.namelist()}
    assert papers == {f'{learner}.pdf': b'%PDF-' for learner in (
        'Emeka Obi (emeka)', 'Jakub Nowak (jakub)', 'Priya Nair (priya)')}


async def test_the_making_of_an_archive_can_be_stopped(campus, monkeypatch, tmp_path):
    handed, goes_on, made = [], asyncio.Event(), []
    monkeypatch.setattr(tempfile, 'tempdir', str(tmp_path))
    monkeypatch.setattr(UserDownload, 'file', lambda *args: handed.append(args))

    async def slowly(self, write, data):
        made.append(data.name)
        await goes_on.wait()
        return b'%PDF-'
    monkeypatch.setattr(WorkerTask, 'run', slowly)
    marta = await campus.visit(campus.marta, place(campus))
    marta.find(marker='export').click()
    await marta.should_see(marker='take-papers')
    marta.find(marker='take-papers').click()
    await marta.should_see(marker='make-papers')
    marta.find(marker='make-papers').click()
    await becomes(lambda: made, ['Emeka Obi'])
    assert list(tmp_path.glob('cohort-papers-*'))
    the(marta, ui.dialog).close()
    send(marta, the(marta, ui.dialog), 'hide', None)
    await asyncio.sleep(0)
    goes_on.set()
    await becomes(lambda: list(tmp_path.glob('cohort-papers-*')), [])
    assert made == ['Emeka Obi'] and not handed


async def test_a_coach_issues_certificates_and_anyone_can_check_them(campus):
    taking = await complete(campus)
    tomas = await campus.visit(campus.tomas, place(campus))
    tomas.find(marker='export').click()
    await tomas.should_see('Certificates …')
    tomas.find(marker='take-certificates').click()
    await sees(tomas, 'Issue 1', 'A certificate is given once all required items are completed.')
    tomas.find(marker='issue-certificates').click()
    await sees(tomas, '1 certificate issued.')
    issued = await Certificate.get(participation_id=taking.id)
    assert issued.number in words(tomas)
    paper = text(await get(campus, campus.tomas, place(campus, f'/learners/{taking.id}/certificate.pdf')))
    assert issued.number in paper and f'http://test/certificates/{issued.number}' in paper
    page = await get(campus, None, f'/certificates/{issued.number.lower()}')
    assert page.status_code == 200 and 'Valid' in page.text
    for said in ('Priya Nair', 'Python for data', 'Data Analyst · Autumn'):
        assert said in page.text
    assert 'priya' not in page.text.replace('Priya', '') and 'Tomás' not in page.text
    await certificates.revoke(issued, by=campus.tomas, why='A secret reason')
    page = await get(campus, None, f'/certificates/{issued.number}')
    assert 'Revoked on' in page.text and 'secret' not in page.text and 'is valid' not in page.text


async def test_wrong_numbers_answer_alike_and_many_of_them_have_to_wait(campus):
    browser = await campus.visit(None, '/sign-in')
    pages = {(answer.status_code, answer.text) for answer in [
        await browser.http_client.get(f'/certificates/{number}')
        for number in ('7K3M-09QD-ZX5T-C1HB', 'x', '1', '%3Cscript%3E', 'A' * 500)]}
    assert len(pages) == 1 and pages.pop()[0] == 404
    typed = await browser.http_client.get('/certificates?number= 7k3m 09qd%2F..')
    assert (typed.status_code, typed.headers['location']) == (303, '/certificates/7k3m09qd')
    assert (await browser.http_client.get('/certificates')).status_code == 200
    for _ in range(30):
        last = await browser.http_client.get('/certificates/x')
    assert last.status_code == 429 and 'Wait a minute' in last.text


async def test_a_learner_takes_the_own_papers_and_nobody_elses(campus):
    course, session = f'/sessions/{campus.autumn.id}/courses/{campus.python.id}', f'/sessions/{campus.autumn.id}'
    priya = await campus.visit(campus.priya, course)
    assert 'Certificate of attendance' in words(priya) and '/certificate.pdf' not in words(priya)
    early = await priya.http_client.get(f'{course}/certificate.pdf')
    assert early.status_code == 403
    taking = await complete(campus)
    await grades.set_up_gradebook(campus.autumn_python, GradebookChanges(certifies=True), by=campus.tomas)
    await sees(priya, f'{course}/certificate.pdf')
    first = text(await priya.http_client.get(f'{course}/certificate.pdf'))
    issued = await Certificate.get(participation_id=taking.id)
    assert issued.number in first and issued.issued_by_id is None
    assert issued.number in text(await priya.http_client.get(f'{course}/certificate.pdf'))
    assert 'Priya Nair was enrolled' in text(await priya.http_client.get(f'{session}/attestation.pdf'))
    for person in (campus.tomas, campus.marta, campus.ines):
        assert (await get(campus, person, f'{course}/certificate.pdf')).status_code == 404
        assert (await get(campus, person, f'{session}/attestation.pdf')).status_code == 404
    emeka = await get(campus, campus.emeka, f'{course}/certificate.pdf')
    assert emeka.status_code == 403 and await Certificate.all().count() == 1
    with pytest.raises(NotAllowed):
        await certificates.obtain_certificate(taking, by=campus.emeka)


async def test_what_keeps_certificates_from_being_revoked_is_said_before_anybody_is_asked(campus):
    issued = [await certificates.issue_certificate(await complete(campus, taking), by=campus.tomas)
              for taking in (campus.priya_python, campus.emeka_python)]
    tomas = await campus.visit(campus.tomas, place(campus))
    tomas.find(marker='export').click()
    await tomas.should_see(marker='take-certificates')
    tomas.find(marker='take-certificates').click()
    await sees(tomas, issued[0].number)
    table = the(tomas, ui.table)

    async def choose_all():
        rows = [dict(row) for row in table.rows]
        tomas.find(ui.table).trigger('selection', {'added': True, 'rows': rows, 'keys': [row['id'] for row in rows]})
        await quiet()
    await choose_all()
    tomas.find('Revoke chosen').click()
    await sees(tomas, 'Say why the certificate is revoked.')
    await tomas.should_not_see('Revoke 2 certificates?')
    tomas.find('Why revoked, for coaches only').type('A mistake')
    await certificates.revoke(issued[1], by=campus.marta, why='Copied')
    tomas.find('Revoke chosen').click()
    await sees(tomas, 'The certificate of Emeka Obi is revoked already.')
    await tomas.should_not_see('Revoke 2 certificates?')
    assert await Certificate.filter(revoked_at__isnull=True).count() == 1, 'none of the others is'
    await choose_all()
    tomas.find('Revoke chosen').click()
    await sees(tomas, 'Revoke 1 certificate?')
