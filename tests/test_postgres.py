"""On PostgreSQL the migrations apply, every list shows what it shows on SQLite, and the verbs do what they do there."""
import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
import pytest_asyncio
from tortoise.backends.base.executor import EXECUTOR_CACHE
from tortoise.context import TortoiseContext

from db import (
    Enrolment,
    Extension,
    Participation,
    Person,
    Session,
    SessionCourse,
    Visit,
    agenda,
    attention,
    bulk,
    certificates,
    communication,
    courses,
    extensions,
    grades,
    outlines,
    people,
    progress,
    sessions,
    submissions,
    tracking,
)
from db.attention import Reason
from db.core import EditConflict, ListQuery, NotAllowed, clock, settings
from db.core.config import tortoise_orm
from db.demo import seed_demo
from db.extensions import ExtensionGrant
from db.imports import IMPORT_FORMATS, import_course, read_content
from db.integrity import check_figures
from db.lifecycle import bring_up_to_date
from db.outlines import ItemStatus
from db.records import SYSTEM, Event, ItemKind, MessageCopy, Question, Snooze
from db.reports import (
    attention_table,
    course_table,
    grades_table,
    items_table,
    learner_reports,
    my_attendance,
    session_report,
    session_table,
    tracking_export,
)
from tests.command_line import run
from tests.postgres import NotHere, cluster

pytestmark = pytest.mark.asyncio(loop_scope='module')
AUTUMN, EVENINGS, SPRING = 'Data Analyst · Autumn', 'Python Evenings', 'Data Analyst · Spring'
NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)
STATES = ('all', 'active', 'withdrawn', 'to_grade', 'never', 'completed')
REASONS = ('', 'any', *Reason, 'snoozed')


@asynccontextmanager
async def demo(url: str, *, migrated: bool):
    """At a moment that is the same in every database."""
    config = tortoise_orm(url)
    EXECUTOR_CACHE.clear()  # statements that were written for the other database
    try:
        if migrated:
            await bring_up_to_date(config)
        async with TortoiseContext() as records:
            await records.init(config=config)
            if not migrated:
                await records.generate_schemas(safe=False)
            with clock.stopped_at(NOON):
                assert await seed_demo()
                yield
    finally:
        EXECUTOR_CACHE.clear()


@pytest.fixture(scope='module')
def address():
    pytest.importorskip('asyncpg')
    try:
        with cluster() as url:
            yield url
    except NotHere as why:
        pytest.skip(str(why))


@pytest_asyncio.fixture(scope='module', loop_scope='module')
async def on_sqlite(address):
    async with demo('sqlite://:memory:', migrated=False):
        return await all_lists(), await the_export()


@pytest_asyncio.fixture(scope='module', loop_scope='module', autouse=True)
async def on_postgres(address, on_sqlite):
    async with demo(address, migrated=True):
        yield


async def the_export():
    return {(line.session, line.course, line.username): line for session in await Session.all().order_by('id')
            async for line in await tracking_export(session, seen_by=SYSTEM)}


async def all_lists():
    """What everybody's screens load, by what it is."""
    ines = await Person.get(username='ines')
    seen = {}
    for session in await Session.all().order_by('id'):
        seen |= {(session.title, *key): value async for key, value in of_session(session, ines)}
        for course in await session.session_courses.all().select_related('course', 'session').order_by('id'):
            seen |= {(session.title, course.course.code, *key): value async for key, value in of_course(course, ines)}
    for username in ('priya', 'marta', 'ines'):
        person = await Person.get(username=username)
        seen[username, 'cards'] = await sessions.cards_of(person, seen_by=person)
        seen[username, 'agenda'] = await agenda.agenda(person, seen_by=person)
        seen[username, 'inbox'] = [line.subject for line in (await people.inbox(person, seen_by=person)).lines]
    priya = await Person.get(username='priya')
    for taking in await Participation.filter(learner_id=priya.id, session_course__session__title=AUTUMN):
        seen['own', taking.id] = await progress.my_figures(taking, seen_by=priya)
    seen['attended'] = await my_attendance(await Session.get(title=AUTUMN), seen_by=priya)
    seen['people'] = await people.accounts(ListQuery(), seen_by=ines)
    seen['courses'] = await courses.course_entries(ListQuery(search='py'), seen_by=ines)
    seen['sessions'] = await sessions.admin_lines(ListQuery(), seen_by=ines)
    return seen


async def of_session(session, ines):
    courses = await session.session_courses.all().order_by('id')
    for sort in ('name', 'progress', 'grade', 'last_seen', 'to_grade', *(f'course-{one.id}' for one in courses)):
        for descending in (False, True):
            showing = ListQuery(sort=sort, descending=descending, state='all')
            yield ('rows', sort, descending), await tracking.session_rows(session, showing, seen_by=ines)
    for state in STATES:
        yield ('of', state), await tracking.session_row_ids(session, ListQuery(state=state, search='a'), seen_by=ines)
    for reason in REASONS:
        listed = await attention.attention(session, seen_by=ines, reason=reason)
        yield ('attention', reason), (listed.people, listed.counts, listed.changes_at)
        yield ('for', reason), await tracking.session_row_ids(session, ListQuery(reason=reason), seen_by=ines)
    yield ('figures',), await tracking.session_figures(session, seen_by=ines)
    yield ('roll',), await sessions.roster(session, ListQuery(state='all'), seen_by=ines)
    yield ('changes',), await sessions.logged_changes(session, seen_by=ines)
    yield ('activity',), await tracking.activity(session, seen_by=ines)
    yield ('attention table',), await (await attention_table(session, seen_by=ines)).rows()
    yield ('table',), await (await session_table(session, ListQuery(), seen_by=ines)).rows()
    ids = await tracking.session_row_ids(session, ListQuery(), seen_by=ines)
    yield ('reports',), await learner_reports(session, ids[:3], seen_by=ines)
    yield ('report',), await session_report(session, seen_by=ines)


async def of_course(course, ines):
    outline = await outlines.effective_outline(course)
    items = [item.id for item in outline.items]
    for sort in ('name', 'progress', 'grade', 'last_seen', 'to_grade', f'item-{items[0]}'):
        for descending in (False, True):
            showing = ListQuery(sort=sort, descending=descending, state='all')
            yield ('rows', sort, descending), await tracking.learner_rows(course, showing, seen_by=ines)
    chosen = [*({'state': state} for state in STATES),
              *({'item': items[-1], 'item_status': status} for status in ItemStatus),
              *({'grade': grade} for grade in ('below', 'passed', 'none')), {'seen': 'never'}, {'seen': '7'},
              {'search': 'a e'}]
    for one in chosen:
        yield ('of', *one.items()), await tracking.learner_row_ids(course, ListQuery(**one), seen_by=ines)
    for reason in REASONS:
        listed = await attention.attention(course, seen_by=ines, reason=reason)
        yield ('attention', reason), (listed.people, listed.counts, listed.changes_at)
    page = await grades.grade_page(course, 0, 50, seen_by=ines)
    yield ('grades',), (page.rows, page.total)
    yield ('figures',), await tracking.course_figures(course, seen_by=ines)
    yield ('items',), [(line.item.id, *line[1:]) for line in await tracking.item_lines(course, seen_by=ines)]
    for id_ in items:
        tracked = await tracking.item_tracking(course, id_, seen_by=ines)
        yield ('item', id_), (tracked.bins, tracked.mean, tracked.minutes, tracked.questions)
    yield ('charts',), await tracking.charts(course, seen_by=ines)
    yield ('threads',), await communication.threads(course, seen_by=ines)
    for made in (course_table, grades_table):
        yield (made.__name__,), await (await made(course, ListQuery(state='all'), seen_by=ines)).rows()
    yield ('items table',), await (await items_table(course, seen_by=ines)).rows()
    [some, *_] = await course.participations.filter(state='active').order_by('-time_seconds', 'id').select_related(
        'learner') or [None]
    if some:
        file = await tracking.learner_detail(course, some.id, seen_by=ines)
        yield ('file',), (file.row, file.item_activity, file.activity, file.seconds, file.seconds_this_week)


async def test_exported_figures_are_those_of_sqlite(on_sqlite):
    there, here = on_sqlite[1], await the_export()
    assert len(here) > 40
    assert here == there


async def test_every_list_shows_in_the_same_order_what_it_shows_on_sqlite(on_sqlite):
    there, here = on_sqlite[0], await all_lists()
    assert here.keys() == there.keys() and len(here) > 300
    assert [key for key in here if here[key] != there[key]] == []


@pytest_asyncio.fixture(loop_scope='module')
async def kim():
    """A new learner of autumn's Python, with Ines and the coach Marta beside them."""
    ines, marta = await Person.get(username='ines'), await Person.get(username='marta')
    autumn = await Session.get(title=AUTUMN)
    python = await SessionCourse.get(session_id=autumn.id, course__code='PY')
    person = await people.create_account('kim', 'Kim Ångström', by=ines)
    await sessions.enrol(autumn, person, by=ines)
    taking = await Participation.get(session_course_id=python.id, learner_id=person.id)
    return SimpleNamespace(person=person, ines=ines, marta=marta, autumn=autumn, python=python, taking=taking,
                           enrolment=await Enrolment.get(id=taking.enrolment_id))


async def test_the_verbs_do_there_what_they_do_on_sqlite(kim, tmp_path):
    autumn, python, taking, ines, marta = kim.autumn, kim.python, kim.taking, kim.ines, kim.marta
    first, second = [item for item in (await outlines.effective_outline(python)).items
                     if item.kind == ItemKind.ASSIGNMENT][:2]
    await extensions.extend(taking, first.id, ExtensionGrant(due_at=NOON + timedelta(days=9)), reason='Came late',
                            by=marta)
    tabs = [await Participation.get(id=taking.id) for _ in range(6)]
    await asyncio.gather(*(progress.arrive(one, by=kim.person) for one in tabs))  # at the very same moment
    assert [visit.tabs for visit in await Visit.filter(participation_id=taking.id)] == [6]
    work = await submissions.submit(taking, first.id, 'Mine', by=kim.person)
    await submissions.grade_submission(work, first.points, by=marta, comment='Good')
    answers = await asyncio.gather(*(grades.enter_grade(one, f'item-{second.id}', value, by=by, seen='') for one, value,
                                     by in (
        (taking, '1', marta), (await Participation.get(id=taking.id), '2', ines))), return_exceptions=True)
    [told] = [one for one in answers if one is not None]
    assert isinstance(told, EditConflict)
    await grades.excuse(taking, f'item-{second.id}', by=marta, why='Ill.')
    kept = await Participation.get(id=taking.id)
    assert (kept.grade, kept.to_grade, kept.done > 0) == (Decimal(100), 0, True)

    await attention.snooze(autumn, [kim.enrolment.id], NOON + timedelta(days=2), 'Begins on Friday.', by=marta)
    assert await Snooze.get(enrolment_id=kim.enrolment.id).values_list('note', flat=True) == 'Begins on Friday.'
    await communication.send_message(autumn, [kim.person], 'Welcome', 'Begin **here**.', by=marta)
    assert await MessageCopy.filter(to_id=kim.person.id).count() == 1
    ids = await tracking.learner_row_ids(python, ListQuery(), seen_by=marta)
    done = await bulk.extend_many(python, ids, second.id, ExtensionGrant(due_at=NOON + timedelta(days=30)),
                                  reason='The server was down', by=marta)
    assert await Extension.filter(item_id=second.id).count() >= len(done.targets.included) > 1
    await done.undo(by=marta)
    assert not await Extension.filter(item_id=second.id, reason='The server was down').exists()

    evenings = await Session.get(title=EVENINGS)
    moved = await bulk.move(autumn, [kim.enrolment.id], evenings, by=ines)
    there = await Participation.get(session_course__session_id=evenings.id, session_course__course__code='PY',
                                    learner_id=kim.person.id)
    assert await there.submissions.filter(item_id=first.id).values_list('points', flat=True) == [first.points]
    await moved.undo(by=ines)
    assert await taking.submissions.all().count() == 1

    complete = await Participation.filter(session_course__session__title=SPRING, completed_at__not_isnull=True).first()
    issued = await certificates.issue_certificate(complete, by=ines)
    assert (await certificates.verify(issued.number)).learner
    (tmp_path / 'more.gift').write_text('::Sky:: The sky is {=blue ~green}\n')
    read = await read_content(IMPORT_FORMATS['gift'], tmp_path / 'more.gift')
    assert (await import_course(read, 'PY', by=ines, source='gift')).added.total() == 1
    assert await Question.filter(title='Sky').exists()
    assert await Event.filter(verb='issued_certificate').count() == 1

    checked = await check_figures(by=SYSTEM)
    assert checked.participations > 40 and checked.differences == []


async def test_other_programs_check_the_same_records_and_a_wrong_address_is_said_in_a_sentence(address, tmp_path):
    url = urlsplit(address)
    done = await asyncio.to_thread(run, settings().data_dir, 'check', database_url=address)
    assert (done.returncode, done.stderr) == (0, '') and 'all figures right' in done.stdout
    for wrong, said in ((url._replace(netloc='stranger:any@'), 'role "stranger" does not exist'),
                        (url._replace(path='/elsewhere'), 'database elsewhere')):
        done = await asyncio.to_thread(run, tmp_path, 'check', database_url=wrong.geturl())
        [line] = done.stderr.splitlines()
        assert done.returncode == 1 and line.startswith('The database cannot be opened') and said in line


async def test_of_two_first_administrators_at_the_same_moment_one_is_refused_there_too():
    before = await Person.filter(is_administrator=True).values_list('id', flat=True)
    await Person.filter(id__in=before).update(is_administrator=False)
    try:
        answers = await asyncio.gather(
            *(people.become_first_administrator(f'eve{number}', 'Eve', 'a long password') for number in range(4)),
            return_exceptions=True)
        assert [type(one) for one in answers].count(NotAllowed) == 3
        assert await Person.filter(is_administrator=True).count() == 1
    finally:
        await Person.filter(username__startswith='eve').delete()
        await Person.filter(id__in=before).update(is_administrator=True)
