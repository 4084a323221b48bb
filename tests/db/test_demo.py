"""The demo fills an empty installation with a school whose past is as true as if it had happened."""
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import pytest_asyncio
from argon2 import PasswordHasher

from db import (
    Announcement,
    Course,
    Draft,
    Enrolment,
    Extension,
    GradeChange,
    Item,
    Participation,
    Person,
    Session,
    SessionCourse,
    Submission,
    Thread,
    Visit,
    WorkFile,
    outlines,
    people,
    sessions,
)
from db.core import Phase, clock
from db.core.files import path_of
from db.core.sql import select
from db.demo import demo_accounts, seed_demo
from db.demo.days import Days
from db.demo.reading import planned_days, read_cast
from db.demo.sessions import DemoSession
from db.demo.stages import story
from db.demo.work import DemoWork
from db.integrity import check_figures
from db.records import SYSTEM, CompletionRule, Customisation, Event, ItemCompletion, ItemKind, Membership, MessageCopy
from tests.databases import empty_records

pytestmark = pytest.mark.asyncio(loop_scope='module')
MOMENTS = {
    Person: ['created_at'],
    Course: ['created_at'],
    Session: ['created_at'],
    Enrolment: ['enrolled_at', 'withdrawn_at', 'first_entered'],
    Participation: ['enrolled_at', 'withdrawn_at', 'completed_at', 'first_seen', 'last_seen'],
    Visit: ['entered_at', 'last_presence'],
    ItemCompletion: ['opened_at', 'completed_at'],
    Submission: ['submitted_at', 'graded_at'],
    GradeChange: ['at'],
    Event: ['at'],
}


@pytest_asyncio.fixture(scope='module', loop_scope='module', autouse=True)
async def demo():
    """Seeded once for all tests here; none of them changes anything in it."""
    async with empty_records():
        assert await seed_demo()
        yield


async def count(*tables):
    return [await table.all().count() for table in tables]


async def phases(username):
    person = await Person.get(username=username)
    return {card.title: card.phase for card in await sessions.cards_of(person, seen_by=person)}


def stories(now):
    """Everything that all learners of the cast have done by then."""
    cast = read_cast()
    for script in cast.sessions:
        held = DemoSession(script, None, Days.from_today(now, script.zone).counted_from(script.starts))
        for course in cast.courses:
            for username in script.learners if course.code in script.courses else ():
                term = held.term_of(username, now)
                yield term, story(script.part_of(username), course.code, course.items, term)


async def test_everybody_and_everything_is_there():
    assert await count(Person, Session, Course) == [49, 4, 3]
    cast = read_cast()
    beside = {ItemKind.QUIZ: 1, ItemKind.DISCUSSION: 1, ItemKind.SURVEY: 1}
    for kind, number in beside.items():
        assert await Item.filter(kind=kind).count() == number
    scripted = Item.filter(session_course_id=None).exclude(kind__in=list(beside)).exclude(title__startswith='Film:')
    assert await scripted.count() == sum(len(course.items) for course in cast.courses)
    assert await count(Enrolment) == [sum(len(session.learners) for session in cast.sessions)]


async def test_one_session_has_made_a_course_its_own_and_the_other_takes_it_as_it_is():
    autumn, evenings = [await SessionCourse.get(session__title=title, course__code='PY')
                        for title in ('Data Analyst · Autumn', 'Python Evenings')]
    [hidden] = await Customisation.filter(session_course=autumn, is_hidden=True)
    [own] = await Item.filter(session_course=autumn)
    ours, theirs = await outlines.effective_outline(autumn), await outlines.effective_outline(evenings)
    assert hidden.item_id not in ours.by_id and hidden.item_id in theirs.by_id
    assert own.id in ours.by_id and own.id not in theirs.by_id
    assert await Customisation.filter(session_course=autumn, body__not_isnull=True, due_at=None).count() == 1
    assert await Customisation.filter(session_course=autumn, due_at__not_isnull=True).count() == 1
    assert not await Customisation.filter(session_course=evenings).exists()
    extension = await Extension.get().select_related('participation')
    assert extension.participation.session_course_id == autumn.id and extension.reason


async def test_people_have_talked_and_something_is_announced():
    assert await Thread.filter(item_id=None).order_by('-is_pinned', 'is_closed').values_list(
        'title', 'is_pinned', 'is_closed', 'posts') == [
            ('How we talk here', True, False, 3), ('Why is my mean different?', False, False, 6),
            ('Library on the holiday', False, True, 3)]
    [to_all, to_some] = await Announcement.all().order_by('announced_at')
    assert to_all.session_course_id is None and to_some.session_course_id is not None
    assert await MessageCopy.filter(message__session_course_id=to_some.session_course_id).count() == 2


async def test_the_second_time_nothing_happens():
    before = await count(*MOMENTS)
    assert not await seed_demo()
    assert await count(*MOMENTS) == before


async def test_all_kept_figures_are_right():
    checked = await check_figures(by=SYSTEM)
    assert [checked.participations] == await count(Participation)
    assert checked.differences == []


async def test_the_sessions_of_a_learner_and_of_a_coach_are_where_their_dates_put_them():
    autumn, spring = 'Data Analyst · Autumn', 'Data Analyst · Spring'
    assert await phases('priya') == {autumn: Phase.CURRENT, 'First Aid at Work · Winter': Phase.UPCOMING}
    assert await phases('emeka') == await phases('marta') == {autumn: Phase.CURRENT, spring: Phase.PAST}
    assert await phases('olga') == {}


@pytest.mark.parametrize('table', MOMENTS, ids=lambda table: table.__name__)
async def test_nothing_is_dated_in_the_future(table):
    for field in MOMENTS[table]:
        assert not await table.filter(**{f'{field}__gt': clock.now()}).exists(), field


async def test_all_work_lies_in_its_session_and_between_enrolling_and_withdrawing():
    assert await select(dict, '''
        SELECT v.id FROM visit v JOIN participation t ON t.id = v.participation_id
          JOIN session_course sc ON sc.id = t.session_course_id JOIN session s ON s.id = sc.session_id
         WHERE v.entered_at < s.starts OR v.last_presence > s.ends OR v.entered_at < t.enrolled_at
            OR v.last_presence > t.withdrawn_at''') == []


@pytest.mark.parametrize('table', ['item_completion', 'submission'])
async def test_every_result_is_of_a_course_that_its_session_gives(table):
    assert await select(dict, f'''
        SELECT r.id FROM {table} r JOIN participation t ON t.id = r.participation_id
          JOIN session_course sc ON sc.id = t.session_course_id
          JOIN item i ON i.id = r.item_id JOIN section x ON x.id = i.section_id
         WHERE x.course_id <> sc.course_id''') == []


async def test_who_is_withdrawn_is_withdrawn_from_every_course():
    gone = {name for session in read_cast().sessions for name in session.withdrawn}
    for table in (Enrolment, Participation):
        here = table.filter(state=Membership.WITHDRAWN, withdrawn_at__isnull=False)
        assert set(await here.values_list('learner__username', flat=True)) == gone
    assert not await Participation.filter(enrolment__state=Membership.WITHDRAWN, state=Membership.ACTIVE).exists()


async def test_who_never_came_has_left_no_trace():
    luca = Participation.filter(learner__username='luca')
    assert await luca.filter(done=0, first_seen__isnull=True).count() == 2
    assert not await Visit.filter(participation__learner__username='luca').exists()


async def test_items_are_complete_by_their_rule():
    graded = {(row['participation_id'], row['item_id']): row['points'] for row in await Submission.all().values()}
    for row in await ItemCompletion.all().select_related('item'):
        points, item = graded.get((row.participation_id, row.item_id)), row.item
        complete = row.completed_at is not None
        assert complete == {
            CompletionRule.OPENED: True,
            CompletionRule.MARKED_DONE: complete,
            CompletionRule.POSTED: True,
            CompletionRule.GRADED: points is not None,
            CompletionRule.PASSED: points is not None and points >= (item.pass_points or 0),
        }[item.completes], (item.title, points)


async def test_what_waits_for_a_grade_is_what_the_cast_says():
    waiting = await Submission.filter(points=None, returned_at=None).values_list(
        'participation__learner__username', 'item__title')
    titles = {item.key: item.title for course in read_cast().courses for item in course.items}
    assert sorted(waiting) == sorted((part.learner, titles[key]) for session in read_cast().sessions
                                     for part in session.parts.values() for key in part.to_grade)


async def test_late_work_is_what_the_cast_says():
    late = await Submission.filter(is_late=True).values_list('participation__learner__username', 'item__title')
    titles = {item.key: item.title for course in read_cast().courses for item in course.items}
    assert sorted(late) == sorted((part.learner, titles[key]) for session in read_cast().sessions
                                  for part in session.parts.values() for key in part.late)


async def test_work_is_under_way_in_every_stage():
    draft = await Draft.get().prefetch_related('files', 'item')
    assert (draft.item.title, len(draft.files), bool(draft.text)) == ('Task: a one-page report', 1, True)
    [returned] = await Submission.filter(returned_at__not_isnull=True)
    assert returned.points is None and returned.comment
    handed_in = await WorkFile.filter(submission_id__not_isnull=True)
    assert len(handed_in) == 2 and len({file.submission_id for file in handed_in}) == 1
    assert all(path_of(file.file_hash) for file in (*handed_in, *draft.files))


async def test_points_by_a_rubric_are_the_sum_of_the_levels():
    by_rubric = [submission for submission in await Submission.filter(points__not_isnull=True) if submission.rubric]
    assert len(by_rubric) > 10
    for submission in by_rubric:
        assert submission.points == sum(Decimal(choice['points']) for choice in submission.rubric.values())


async def test_grades_are_given_by_a_coach_of_the_course_and_have_a_history():
    for taught in await SessionCourse.all().prefetch_related('coaches', 'session__coaches'):
        coaches = {coach.id for coach in (*taught.coaches, *taught.session.coaches)}
        graded = await Submission.filter(participation__session_course_id=taught.id, points__isnull=False)
        assert {submission.graded_by_id for submission in graded} <= coaches
    history = {change.submission_id: (change.at, change.by_id, change.new)
               for change in await GradeChange.filter(submission__returned_at=None)}
    assert history == {submission.id: (submission.graded_at, submission.graded_by_id, submission.points)
                       for submission in await Submission.filter(points__isnull=False)}


async def test_a_comment_never_congratulates_on_a_failure():
    comments = {comment.text: (item, comment.quality)
                for course in read_cast().courses for item in course.items for comment in item.comments}
    for submission in await Submission.filter(points__isnull=False):
        item, quality = comments[submission.comment]
        assert item.passes(submission.points) == (quality * float(item.points) >= float(item.pass_points))


async def test_the_past_session_is_graded_to_the_end():
    spring = Participation.filter(session_course__session__title='Data Analyst · Spring')
    assert await spring.filter(completed_at__isnull=False).count() > await spring.all().count() / 2
    assert not await spring.filter(to_grade__gt=0).exists()


async def test_somebody_has_just_been_here():
    recently = Participation.filter(last_seen__gt=clock.now() - timedelta(hours=4))
    assert {'mei', 'amara', 'noor'} <= set(await recently.values_list('learner__username', flat=True))


async def test_what_happened_is_told_in_the_order_in_which_it_happened():
    events = await Event.all().order_by('id').values_list('at', flat=True)
    assert events == sorted(events)


async def test_every_required_item_has_a_due_day_and_they_rise():
    for course in await Course.all():
        days = await Item.filter(section__course_id=course.id, required=True
                                 ).order_by('section__position', 'position').values_list('due_day', flat=True)
        assert None not in days
        assert days == sorted(days)


async def test_files_and_captions_are_there():
    kept = await Item.exclude(file_hash='').values_list('file_hash', 'captions_hash')
    scripted = sum(item.file is not None for course in read_cast().courses for item in course.items)
    assert len(kept) == scripted + 1  # and the film among the activities
    assert all(path_of(hash_) for hashes in kept for hash_ in hashes if hash_)
    assert any(captions for _, captions in kept)


async def test_everybody_has_the_password_of_the_demo():
    [password_hash] = set(await Person.all().values_list('password_hash', flat=True))
    assert PasswordHasher().verify(password_hash, 'cohort')


async def test_the_sign_in_page_offers_one_of_each_kind():
    accounts = {username: (name, role) for name, role, username in await demo_accounts()}
    assert accounts['ines'] == ('Ines Carvalho', 'Administrator')
    assert accounts['marta'] == ('Marta Lindqvist', 'Session coach, Data Analyst · Autumn')
    assert accounts['tomas'] == ('Tomás Rey', 'Course coach, Data Analyst · Autumn')
    assert accounts['bo'] == ('Bo Larsen', 'Learner in 2 sessions')


async def test_in_a_house_with_other_people_there_are_no_demo_accounts():
    async with empty_records():
        await people.become_first_administrator('ada', 'Ada', 'correct horse')
        assert not await seed_demo()
        assert await demo_accounts() == []
        assert await count(Person, Session) == [1, 0]


async def test_what_breaks_off_leaves_nothing_behind(monkeypatch):
    async def break_off(_):
        raise RuntimeError('the plug was pulled')
    monkeypatch.setattr(DemoWork, 'write', break_off)
    async with empty_records():
        with pytest.raises(RuntimeError):
            await seed_demo()
        assert await count(Person, Course, Session, Event) == [0, 0, 0, 0]


@pytest.mark.parametrize('now', [
    datetime(2026, 1, 1, 0, 0, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 0, tzinfo=UTC),
    datetime(2026, 10, 25, 0, 59, tzinfo=UTC), datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC),
])
async def test_at_whatever_moment_visits_follow_each_other_and_hold_what_is_done_in_them(now):
    for term, told in stories(now):
        edges = [edge for visit in told.visits for edge in (visit.entered, visit.left)]
        assert edges == sorted(edges)
        assert not edges or (term.days.starts(0) <= edges[0] and edges[-1] < (term.ended or now))
        for step in told.steps:
            by_hand = [step.opened, step.handed_in.at if step.handed_in else step.completed or step.opened]
            assert all(any(visit.entered <= at <= visit.left for visit in told.visits) for at in by_hand)
            graded = step.handed_in and step.handed_in.graded
            assert graded is None or step.handed_in.at < graded.at < now


async def test_visits_are_of_a_plausible_length():
    minutes = [(visit.left - visit.entered).total_seconds() / 60
               for _, told in stories(clock.now()) for visit in told.visits]
    assert all(5 <= length <= 50 for length in minutes)


async def test_items_without_a_day_come_between_their_neighbours():
    welcome, notebook, values, link, table = (True, None), (True, None), (True, 9), (False, None), (True, None)
    assert list(planned_days([welcome, notebook, values, link, table, (True, 19), (True, None)])) == [
        3, 6, 9, 9, 14, 19, 19]
