"""Addresses that nobody would type: numbers of nothing, and questions to the grids that are none."""
import pytest

from db.core import EXPORTS

FAR = ('/sessions/{n}', '/sessions/{n}/courses/{n}', '/sessions/{n}/courses/{n}/items/{n}', '/coaching/{n}',
       '/sessions/{autumn}/courses/{n}', '/sessions/{autumn}/courses/{python}/items/{n}',
       '/sessions/{autumn}/courses/{python}/items/{n}/file', '/coaching/{n}/rows',
       '/coaching/{autumn}/courses/{n}/rows', '/work/files/{n}', '/admin/sessions/{n}',
       '/admin/courses/{n}', '/admin/sessions/{n}/learners')


@pytest.mark.parametrize('page', FAR)
async def test_an_address_of_nowhere_is_nowhere(campus, page):
    ines = await campus.visit(campus.ines, '/account')
    for n in ('0', '-1', '2147483648', '9' * 30, 'x', '1.5', '%00', '..%2f..', '١', '1%20OR%201=1'):
        path = page.format(n=n, autumn=campus.autumn.id, python=campus.python.id)
        assert (await ines.http_client.get(path)).status_code == 404, path


@pytest.mark.parametrize('path', [
    '/.git/config', '/assets/.git/config', '/assets/%2e%2e/main.py', '/assets/..%2f..%2fmain.py', '/main.py',
    '/assets/%2e%2e/%2e%2e/var/cohort.sqlite3', '/var/cohort.sqlite3', '/assets/', '/assets//etc/passwd', '/assets/%00',
])
async def test_nothing_is_served_but_what_is_meant_to_be(campus, path):
    nobody = await campus.visit(None, '/sign-in')
    assert (await nobody.http_client.get(path)).status_code == 404


DATA = {'Accept': 'application/json'}
ROWS = {
    '/coaching/{autumn}/rows': 'marta', '/coaching/{autumn}/courses/{python}/rows': 'tomas',
    '/admin/sessions/rows': 'samuel', '/admin/sessions/{autumn}/learners': 'samuel', '/admin/people/rows': 'ines',
    '/admin/courses/rows': 'helena',
}
ASKED = [
    {}, {'start': '-1'}, {'start': '٣'}, {'start': '9' * 40}, {'start': '1e9'}, {'start': '0 OR 1=1'}, {'start': ''},
    {'start': '100', 'end': '5'}, {'end': '999999999'}, {'end': '-5'}, {'end': '0x10'}, {'end': '½'},
    {'sort': 'name; DROP TABLE person'}, {'sort': '(SELECT password_hash FROM person)'}, {'sort': 'password_hash'},
    {'sort': ''}, {'sort': 'x' * 5000}, {'sort': '\0'}, {'dir': 'desc, (SELECT 1)'}, {'dir': 'DESC'}, {'dir': ''},
    {'q': '%'}, {'q': '_'}, {'q': '%%%_'}, {'q': "' OR 1=1 --"}, {'q': '\\'}, {'q': '!'}, {'q': '\0'},
    {'q': 'a ' * 4000}, {'q': 'x' * 60_000}, {'q': ':word0 :course'}, {'q': '\u202e'}, {'state': "active' OR '1'='1"},
    {'state': 'password'}, {'state': ''}, {'state': '\0'}, {'category': "' OR 1=1 --"}, {'category': '%'},
    {'sort': 'course-²'}, {'sort': 'course-' + '9' * 5000}, {'sort': 'item-²'}, {'class': '\0'}, {'class': 'x' * 5000},
    {'reason': '\0'}, {'reason': '1 = 1'}, {'course': '²'}, {'item': '1', 'mark': '\0'}, {'unknown': 'x'},
]


@pytest.mark.parametrize('page', ROWS)
async def test_a_grid_is_answered_in_rows_or_in_a_sentence(campus, page):
    browser = await campus.visit(getattr(campus, ROWS[page]), '/account')
    path = page.format(autumn=campus.autumn.id, python=campus.python.id)
    everybody = (await browser.http_client.get(path, headers=DATA)).json()['total']
    for asked in ASKED:
        answer = await browser.http_client.get(path, params=asked, headers=DATA)
        if answer.status_code == 422:
            assert isinstance(answer.json()['detail'], str) and answer.json()['detail'].endswith('.'), asked
            continue
        assert answer.status_code == 200, asked
        found = answer.json()
        assert found['total'] <= everybody and len(found['rows']) <= 100, asked
        if asked.get('q') in ('%', '_', '%%%_', "' OR 1=1 --"):
            assert found['total'] == 0, asked
    twice = await browser.http_client.get(f'{path}?q=zzz&q=&start=0&start=1&state=all&state=active')
    assert twice.status_code in (200, 422)


async def test_what_is_taken_out_is_not_broken_by_strange_questions_either(campus):
    marta = await campus.visit(campus.marta, '/account')
    course = f'/coaching/{campus.autumn.id}/courses/{campus.python.id}'
    for path in (f'/coaching/{campus.autumn.id}/tracking.csv', f'/coaching/{campus.autumn.id}/attention.csv',
                 f'{course}/tracking.xlsx', f'{course}/grades.csv', f'{course}/attention.csv', f'{course}/items.csv'):
        for asked in ({}, {'sort': 'course-²'}, {'sort': 'item-²'}, {'class': '\0', 'q': '\0'}, {'reason': '\0'},
                      {'reason': 'snoozed'}, {'state': 'missing'}, {'needs': '\0'}):
            EXPORTS.forget()  # nobody asks for so many within a minute
            assert (await marta.http_client.get(path, params=asked)).status_code == 200, (path, asked)
        assert (await marta.http_client.get(path.rpartition('.')[0] + '.pdf2')).status_code in (404, 422)


async def test_a_page_with_a_strange_address_opens_as_usual(campus):
    samuel = await campus.visit(campus.samuel, '/account')
    for path in ('/admin/sessions', f'/admin/sessions/{campus.autumn.id}', f'/coaching/{campus.autumn.id}',
                 f'/coaching/{campus.autumn.id}/courses/{campus.python.id}', '/sessions'):
        for query in ('q=%25&q=_', 'state=x', 'sort=password_hash', 'dir=x', 'tab=../..', 'view=%00', 'q=' + 'x' * 5000,
                      'learner=' + '9' * 40, 'learner=x', 'learner=٣', 'learner=-1', 'category=%27'):
            assert (await samuel.http_client.get(f'{path}?{query}')).status_code == 200, (path, query)
    for query in ('tab=log&before=' + '9' * 40, 'tab=log&before=-1', 'tab=log&before=x'):
        answer = await samuel.http_client.get(f'/admin/sessions/{campus.autumn.id}?{query}')
        assert answer.status_code in (200, 422), query
    helena = await campus.visit(campus.helena, '/account')
    for item in ('9' * 40, '-1', 'x', str(campus.mean.id)):
        answer = await helena.http_client.get(f'/admin/courses/{campus.python.id}?item={item}')
        assert answer.status_code in (200, 422), item
