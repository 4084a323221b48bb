"""The Open University's autumn of 2014 on its 120th day, its session's home open while what comes next streams in.

At the end the open page, a fresh one, the exports and a computation with pandas from the files alone say the same.
"""
import asyncio
import csv
import json
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from time import time

import pandas
import pytest

from db import Person
from db.lifecycle import open_database
from tests.browser.open_page import OpenPage, browser_of, method, size
from tests.browser.server import Server
from tests.command_line import run
from tests.databases import execute

REAL = Path(__file__).parents[2] / 'shared' / 'data' / 'oulad'
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason='The real dataset is not here (../shared/data/oulad).')

TODAY, COMING, RATE, VIEW = 120, 300, '50', 15
PATIENCE = 120
ALL = 'state=all&sort=name&dir=asc'


def of_2014(name: str) -> pandas.DataFrame:
    rows = pandas.read_csv(REAL / f'{name}.csv', na_values='?')
    return rows[rows.code_presentation == '2014J'] if 'code_presentation' in rows else rows


@pytest.fixture(scope='module')
def files(tmp_path_factory) -> tuple[Path, dict[str, pandas.DataFrame]]:
    folder = tmp_path_factory.mktemp('oulad')
    return folder, first_part(folder)


def first_part(folder: Path) -> dict[str, pandas.DataFrame]:
    """Of what comes after day 120 only the beginning, as files in this folder and as tables."""
    names = 'courses', 'assessments', 'studentInfo', 'studentRegistration', 'studentAssessment'
    tables = {name: of_2014(name) for name in names}
    work = tables['studentAssessment']
    work = work[work.id_assessment.isin(tables['assessments'].id_assessment)]
    coming = work[work.date_submitted > TODAY].sort_values(['date_submitted', 'id_assessment', 'id_student'])
    tables['coming'] = coming.head(COMING)
    tables['studentAssessment'] = pandas.concat([work[work.date_submitted <= TODAY], tables['coming']])
    for name in names:
        tables[name].to_csv(folder / f'{name}.csv', index=False, float_format='%g')
    return tables


def right(tables: dict[str, pandas.DataFrame]) -> pandas.DataFrame:
    """One row for each course and username: state, done, total, grade and to_grade. Nothing of ours is used."""
    people = tables['studentRegistration']
    people = people[~(people.date_registration > TODAY)].set_index(['code_module', 'id_student'])
    said = pandas.DataFrame({'state': 'active', 'registered': people.date_registration.fillna(0)}, index=people.index)
    said.loc[people.date_unregistration <= TODAY, 'state'] = 'withdrawn'
    work = tables['studentAssessment'].merge(tables['assessments'], on='id_assessment')
    work = work.set_index(['code_module', 'id_student'])
    work = work[work.index.isin(said.index)]
    work = work[(work.date_submitted <= TODAY) | (said.state.reindex(work.index) == 'active')]
    by_learner = [pandas.Grouper(level='code_module'), pandas.Grouper(level='id_student')]
    said['done'] = work.groupby(by_learner).size().reindex(said.index, fill_value=0)
    said['total'] = said.index.get_level_values('code_module').map(tables['assessments'].groupby('code_module').size())
    said['to_grade'] = work.score.isna().groupby(by_learner).sum().reindex(said.index, fill_value=0)
    counted = work[work.score.notna() & (work.weight > 0)]
    tenths = (counted.weight * 10).round().astype(int)
    points = (tenths * counted.score.round().astype(int)).groupby(by_learner).sum()
    weights = tenths.groupby(by_learner).sum()
    said['cents'] = ((200 * points + weights) // (2 * weights)).reindex(said.index).astype('Int64')  # half up
    due = tables['assessments'][tables['assessments'].date <= TODAY - 4]  # its end is three days ago
    owed = said[said.state == 'active'].reset_index().merge(due[['code_module', 'id_assessment']], on='code_module')
    owed = owed.merge(work.reset_index()[['id_assessment', 'id_student']], how='left', indicator=True,
                      on=['id_assessment', 'id_student'])
    said['owes'] = said.index.isin(pandas.MultiIndex.from_frame(
        owed[owed['_merge'] == 'left_only'][['code_module', 'id_student']]))
    return said


def spoken(cents: object) -> str | None:
    return None if pandas.isna(cents) else f'{Decimal(int(cents)) / 100:.2f}'


class Home:
    """The open home of the session: what stood on it, and what it was told since."""

    def __init__(self, url: str, place: str, cookie: str) -> None:
        self.heard: list[tuple[str, object]] = []
        self.times: list[float] = []
        """Of what was heard, by the clock on the wall."""
        self.place, self.page = place, OpenPage(url, place, cookie, self._hear)

    def _hear(self, _: float, *told: object) -> None:
        self.times.append(time())
        self.heard.append(told)  # type: ignore[arg-type]

    async def all_rows(self) -> dict[int, dict]:
        rows: dict[int, dict] = {}
        while True:
            block = (await self.page.reads(f'{self.place}/rows?start={len(rows)}&end={len(rows) + 500}&{ALL}')).json()
            rows |= {row['id']: row for row in block['rows']}
            if len(rows) == block['total'] or not block['rows']:
                return rows

    def calls(self, tag: str, name: str, since: int = 0) -> list[list]:
        told = [method(*message) for message in self.heard[since:]]
        return [one[2] for one in told if one and one[:2] == (self.page.the(tag), name)]

    def now(self) -> dict[str, object]:
        """Its figures, counts, last row and attention list, as they are after everything that it was told."""
        props = {tag: self.page.elements[self.page.the(f'nicegui-{tag}')]['props']
                 for tag in ('figures', 'filters', 'grid', 'attention_list')}
        figures = {figure['key']: dict(figure) for figure in props['figures']['figures']}
        for key, news in self.calls('nicegui-figures', 'patch'):
            figures[key] |= news
        counts, foot = dict(props['filters']['counts']), dict(props['grid']['foot'])
        for [news] in self.calls('nicegui-filters', 'count'):
            counts |= news
        for [news] in self.calls('nicegui-grid', 'footing'):
            foot |= news
        attention = [list(props['attention_list']['people']), props['attention_list']['counts']]
        known = {one['id']: one for one in attention[0]}
        for _, ids_, changed, numbers in self.calls('nicegui-attention_list', 'show'):
            known |= {one['id']: one for one in changed}
            attention = [[known[id_] for id_ in ids_], numbers]
        return {'figures': figures, 'counts': counts, 'foot': foot, 'attention': attention}

    def patch_times(self) -> dict[int, list[float]]:
        """When each row was patched."""
        times = defaultdict(list)
        for at, message in zip(self.times, self.heard, strict=True):
            call = method(*message)
            if call and call[:2] == (self.page.the('nicegui-grid'), 'patch'):
                for row in call[2][0]:
                    times[row['id']].append(at)
        return times

    def patched(self, since: int = 0) -> dict[int, list[dict]]:
        """Each row that was patched, with what was sent of it from that message on."""
        rows = defaultdict(list)
        for [news] in self.calls('nicegui-grid', 'patch', since):
            for row in news:
                rows[row['id']].append(row)
        return rows


async def test_every_outlet_says_the_same_after_a_storm_of_submissions(files, tmp_path):
    folder, tables = files
    done = run(tmp_path, 'import', 'oulad', folder, '--day', TODAY)
    assert done.returncode == 0, done.stderr
    server = Server(tmp_path, demo='0')
    async with open_database(server.database_url):
        ines = await Person.create(username='ines', name='Ines', searchable='ines', is_administrator=True)
        cookie = await browser_of(ines)
    people, courses, session_id = ids(server.database_url)
    said = right(tables)
    work = tables['coming'].merge(tables['assessments'], on='id_assessment').set_index(['code_module', 'id_student'])
    work = work[said.state.reindex(work.index) == 'active']
    in_view = {people[f's{student}'] for _, student in work.index[-VIEW:]}
    await server.start('--replay', str(folder), '--rate', RATE)
    try:
        home = Home(server.url, f'/coaching/{session_id}', cookie)
        await home.page.opens()
        await home.page.sends(home.page.the('nicegui-grid'), 'view', sorted(in_view))
        await home.page.reads(f'{home.place}/rows?start=0&end=1&{ALL}')  # by then it knows what is in view,
        await asyncio.sleep(1)  # and has sent what it was reading before that
        since = len(home.heard)
        await over(server, home)
        fresh = Home(server.url, home.place, cookie)
        await fresh.page.opens()
        rows = await fresh.all_rows()
        await asyncio.gather(home.page.leaves(), fresh.page.leaves())
        written = json.loads(server.command('export', 'tracking', '2014J', '--format', 'json').stdout)
        as_csv = list(csv.DictReader(server.command('export', 'tracking', '2014J').stdout.splitlines()))
    finally:
        server.stop()
    assert not (trouble := server.troubles()), trouble

    for lines in (written, as_csv):
        out = {(line['course'], line['username']): (line['state'], int(line['progress_done']),
                                                    int(line['progress_total']), line['grade'] or None)
               for line in lines}
        assert len(out) == len(lines) == len(said) == 6_013
        assert out == {(course, f's{student}'): (one.state, one.done, one.total, spoken(one.cents))
                       for (course, student), one in said.iterrows()}

    assert {(course, student) for course, student, _ in on_page(rows, people, courses)} == set(said.index)
    for course, student, cell in on_page(rows, people, courses):
        one = said.loc[course, student]
        if 'note' not in cell:  # a course given up shows no figures
            assert (cell['done'], cell['total'], cell['grade'] and f'{Decimal(str(cell["grade"])):.2f}') == (
                one.done, one.total, spoken(one.cents))

    now = home.now()
    assert now == fresh.now()
    active = said[said.state == 'active']
    assert now['figures']['to_grade']['value'] == active.to_grade.sum()
    assert now['figures']['grade']['value'] == pytest.approx(active.cents.mean() / 100, abs=0.0051)
    assert now['figures']['progress']['value'] == int((active.done / active.total).mean() * 100)  # 100 % is everything
    assert now['counts']['active'] == active.index.get_level_values('id_student').nunique()
    assert now['attention'][1]['late'] == late(active)
    assert now['figures']['needing']['value'] == now['attention'][1]['all']

    patched = home.patched()
    assert in_view <= patched.keys(), 'each of these has changed'
    assert home.patched(since).keys() <= in_view, 'rows that nobody looks at do not travel'
    assert [patched[id_][-1] for id_ in sorted(in_view)] == [rows[id_] for id_ in sorted(in_view)]
    assert max(size(*message) for message in home.heard if (call := method(*message))
               and call[:2] == (home.page.the('nicegui-grid'), 'patch')) < 1_000 + 1_500 * len(in_view)


def on_page(rows: dict[int, dict], people: dict[str, int], courses: dict[str, str]):
    usernames = {id_: name for name, id_ in people.items()}
    for id_, row in rows.items():
        for key, cell in row.items():
            if key in courses and cell is not None:
                yield courses[key], int(usernames[id_][1:]), cell


def late(active: pandas.DataFrame) -> int:
    """How many learners owe something that fell due three days ago: nobody who came in the last week is told so."""
    owing = active[active.owes & (active.registered <= TODAY - 7)]
    return owing.index.get_level_values('id_student').nunique()


def ids(database_url: str) -> tuple[dict[str, int], dict[str, str], int]:
    """Enrolments by username; the keys of columns and which course each shows; the session."""
    people = dict(execute(
        database_url, 'SELECT p.username, e.id FROM enrolment e JOIN person p ON p.id = e.learner_id'))
    courses = dict(execute(
        database_url, "SELECT 'course-' || sc.id, c.code FROM session_course sc JOIN course c ON c.id = sc.course_id"))
    [[session_id]] = execute(database_url, 'SELECT id FROM session')
    return people, courses, session_id


async def over(server: Server, home: Home) -> None:
    """Until the replay is through and the page has been told everything."""
    for _ in range(PATIENCE * 2):
        if 'ReplayProgress' in server.story():
            break
        await asyncio.sleep(0.5)
    assert f'of {COMING} submissions' in server.story()
    heard = -1
    for _ in range(PATIENCE):
        if heard == (heard := len(home.heard)):
            return
        await asyncio.sleep(1.5)
