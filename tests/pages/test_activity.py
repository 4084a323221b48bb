"""What happened, in words: bursts stand on one line, and one click is told once."""
from datetime import UTC, datetime, timedelta

import pytest

from db.tracking import ActivityEntry

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
NAMES = {1: 'Priya Nair', 2: 'Emeka Obi', 3: 'Jakub Nowak'}


def action(id_: int, verb: str, who: int = 1, *, minutes: float = 0, item: int = 1, **details) -> ActivityEntry:
    return ActivityEntry(id=id_, at=NOON + timedelta(minutes=minutes), verb=verb,
                         by='Tomás Rey' if verb == 'graded' else '',
                         participation_id=who, learner=NAMES[who], course_id=5, course='Python for data', item_id=item,
                         item=f'Item {item}', details=details)


@pytest.fixture
def lines(campus):
    """Importing pages puts them on their URLs, so there must be an application."""
    from pages.coaching.session.activity_feed import ActivityFeed
    return lambda *happened: ActivityFeed(9, happened)


@pytest.fixture
def said(lines):
    return lambda *happened: [f'{line["who"]} {line["what"]} {line["item"]}' for line in lines(*happened).lines]


async def test_the_newest_comes_first(said):
    assert said(action(1, 'opened'), action(2, 'opened', item=2)) == [
        'Priya Nair opened Item 2', 'Priya Nair opened Item 1']


async def test_the_same_by_several_is_one_line(said):
    assert said(action(1, 'opened'), action(2, 'opened', 2, minutes=4)) == ['Priya Nair and Emeka Obi opened Item 1']
    assert said(*(action(n, 'completed', n) for n in NAMES)) == ['3 learners finished Item 1']


async def test_what_lies_far_apart_is_not_one_burst(said):
    assert len(said(action(1, 'opened'), action(2, 'opened', 2, minutes=11))) == 2


async def test_one_click_is_told_once(said):
    assert said(action(1, 'opened'), action(2, 'completed')) == ['Priya Nair finished Item 1']
    assert said(action(1, 'completed'), action(2, 'submitted')) == ['Priya Nair submitted Item 1']
    assert said(action(1, 'completed'), action(2, 'graded', new='34')) == ['Tomás Rey gave Priya Nair 34 for Item 1']
    assert len(said(action(1, 'opened'), action(2, 'completed', minutes=5))) == 2


async def test_late_work_is_told_as_late(lines):
    [line] = lines(action(1, 'submitted', late=True)).lines
    assert (line['what'], line['mark']) == ('submitted late:', 'late')


async def test_a_line_leads_to_the_learner_and_a_burst_to_the_course(lines):
    [one] = lines(action(1, 'opened')).lines
    [burst] = lines(action(1, 'opened'), action(2, 'opened', 2)).lines
    assert one['href'] == '/coaching/9/courses/5?learner=1'
    assert burst['href'] == '/coaching/9/courses/5'


async def test_news_joins_the_line_it_belongs_to(lines):
    activity = lines(action(1, 'opened'))
    [line] = activity.add([action(2, 'opened', 2)])
    assert (line['id'], line['who']) == (1, 'Priya Nair and Emeka Obi')
    [line] = activity.add([action(3, 'opened', item=2)])
    assert (line['id'], activity.last_id) == (3, 3)
    assert activity.add([]) == []


async def test_what_is_posted_leads_to_its_thread_and_the_first_post_tells_of_what_it_completes(lines):
    said = {'thread_id': 7, 'title': 'Which chart?'}
    [line] = lines(action(1, 'completed'), action(2, 'posted', **said), action(3, 'posted', 2, minutes=1, **said)).lines
    assert (line['who'], line['what'], line['item']) == ('Priya Nair and Emeka Obi', 'posted in', 'Which chart?')
    assert (line['href'], line['icon']) == ('/sessions/9/courses/5/discussion/7', 'forum')
    assert len(lines(action(1, 'opened_thread', **said), action(2, 'posted', 2, **said | {'thread_id': 8})).lines) == 2
