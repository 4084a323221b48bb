"""My sessions: which stand where, what a card says, and how it follows."""
import pytest

from components.session_cards.session_cards import SessionCards
from db import people, progress, sessions, submissions
from db.core import clock
from db.sessions import SessionChanges
from tests.counting import counted
from tests.pages.screen import count, quiet, sees, sees_no, the, words


def cards(browser) -> dict[str, dict]:
    return {card['name']: card for group in the(browser, SessionCards)._props['groups'] for card in group['cards']}


async def test_each_session_stands_in_exactly_one_view(campus):
    for view, titles in {'current': {'Data Analyst · Autumn', 'Python Evenings'}, 'upcoming': set(),
                         'past': {'Data Analyst · Spring'}}.items():
        priya = await campus.visit(campus.priya, f'/sessions?view={view}')
        assert set(cards(priya)) == titles
        for label, number in (('Current', 2), ('Upcoming', 0), ('Past', 1)):
            await sees(priya, f'{label} <span class="count">{number}')


async def test_a_view_that_there_is_not_is_the_current_one(campus):
    priya = await campus.visit(campus.priya, '/sessions?view=tomorrow')
    assert 'Python Evenings' in cards(priya)


async def test_a_learners_card_leads_back_to_where_they_were(campus):
    await progress.arrive(campus.priya_python, by=campus.priya)
    await progress.open_item(campus.priya_python, campus.page.id, by=campus.priya)
    card = cards(await campus.visit(campus.priya, '/sessions'))['Data Analyst · Autumn']
    course = f'/sessions/{campus.autumn.id}/courses/{campus.python.id}'
    assert card['main'] == {'label': 'Continue', 'where': 'Python for data · Notebooks',
                            'href': f'{course}/items/{campus.page.id}'}
    assert card['coaches'] == ['Marta Lindqvist', 'Tomás Rey', 'Aiko Tanabe']
    python, statistics = card['courses']
    assert (python['progress_text'], python['grade'], python['plan']) == ('25 %', 'no grade', 25)
    assert (statistics['progress_text'], statistics['plan']) == ('0 %', None)
    assert 'days left' in card['left']


async def test_a_session_that_has_not_begun_says_when(campus):
    card = cards(await campus.visit(campus.emeka, '/sessions?view=upcoming'))['Statistics · Winter']
    assert card['left'] == 'Starts in 11 days' and card['note'].startswith('Opens ')
    assert not card['href'] and card['main'] is None and card['side'] is None
    assert 'progress_text' not in card['courses'][0]


async def test_an_empty_view_says_what_comes_next(campus):
    await sessions.withdraw(campus.autumn, campus.emeka, by=campus.ines)
    emeka = await campus.visit(campus.emeka, '/sessions')
    await sees(emeka, 'No session is running for you', '“Statistics · Winter” starts in 11 days.')
    olga = await campus.visit(campus.olga, '/sessions')
    await sees(olga, 'No session is running for you', 'When you are enrolled, it appears here by itself.')


async def test_a_coachs_card_leads_to_tracking(campus):
    await submissions.submit(campus.emeka_python, campus.task.id, 'Mine.', by=campus.emeka)
    marta = cards(await campus.visit(campus.marta, '/sessions'))['Data Analyst · Autumn']
    assert marta['href'] == marta['main']['href'] == f'/coaching/{campus.autumn.id}'
    assert [course['note'] for course in marta['courses']] == ['3 learners', '3 learners']
    assert marta['courses'][0]['badge']['text'] == '1 to grade'
    tomas = cards(await campus.visit(campus.tomas, '/sessions'))['Data Analyst · Autumn']
    assert tomas['main']['href'] == f'/coaching/{campus.autumn.id}/courses/{campus.python.id}'
    assert [course['name'] for course in tomas['courses']] == ['Python for data']


async def test_a_draft_is_its_coaches_only_and_a_cancelled_session_is_not_entered(campus):
    await sessions.unpublish(campus.autumn, by=campus.samuel)
    assert 'Data Analyst · Autumn' not in cards(await campus.visit(campus.priya, '/sessions'))
    [badge, _] = cards(await campus.visit(campus.marta, '/sessions'))['Data Analyst · Autumn']['badges']
    assert badge['text'] == 'Draft'
    await sessions.cancel(campus.autumn, by=campus.samuel)
    card = cards(await campus.visit(campus.priya, '/sessions'))['Data Analyst · Autumn']
    assert card['badges'][0]['text'] == 'Cancelled' and card['state'] == 'cancelled'
    assert not card['href'] and card['main'] is None and card['note'] == 'This session is cancelled.'


async def test_the_sessions_own_zone_is_told_where_it_differs(campus):
    assert cards(await campus.visit(campus.priya, '/sessions'))['Python Evenings']['dates_hint'] == ''
    await people.prefer(campus.priya, time_zone='Asia/Tokyo', by=campus.priya)
    assert '(UTC)' in cards(await campus.visit(campus.priya, '/sessions'))['Python Evenings']['dates_hint']


# Live, each with two people

async def test_a_grade_arrives_on_the_card_and_on_nobody_elses(campus):
    submission = await submissions.submit(campus.priya_python, campus.task.id, 'Mine.', by=campus.priya)
    priya, emeka = [await campus.visit(person, '/sessions') for person in (campus.priya, campus.emeka)]
    await submissions.grade_submission(submission, 33, by=campus.tomas)
    await sees(priya, 'grade 82.50')
    await quiet()
    assert 'grade 82.50' not in words(emeka)


async def test_whoever_is_enrolled_sees_the_session_appear_and_follows_it_from_then_on(campus):
    olga = await campus.visit(campus.olga, '/sessions')
    await sessions.enrol(campus.evening, campus.olga, by=campus.lucia)
    await sees(olga, 'Python Evenings', 'Current <span class="count">1')
    await sessions.configure(campus.evening, SessionChanges(title='Python by Night'), by=campus.ines)
    await sees(olga, 'Python by Night')
    await sessions.withdraw(campus.evening, campus.olga, by=campus.lucia)
    await sees_no(olga, 'Python by Night')


async def test_work_handed_in_arrives_on_the_coachs_card_only(campus):
    tomas, lucia = [await campus.visit(person, '/sessions') for person in (campus.tomas, campus.lucia)]
    await submissions.submit(campus.emeka_python, campus.task.id, 'Mine.', by=campus.emeka)
    await sees(tomas, '1 to grade')
    assert '1 to grade' not in words(lucia)


async def test_many_sessions_cost_as_many_statements_and_elements_as_two(campus):
    async def cost() -> tuple[int, int]:
        priya = await campus.visit(campus.priya, '/account')
        await quiet()  # pages opened before have seen the changes
        with counted() as statements:
            await priya.open('/sessions')
        return len(statements), count(priya)

    few = await cost()
    for n in range(38):
        session = await sessions.create_session(f'More {n}', SessionChanges(starts=clock.now()), by=campus.ines)
        await sessions.add_course(session, campus.python, by=campus.ines)
        await sessions.publish(session, by=campus.ines)
        await sessions.enrol(session, campus.priya, by=campus.ines)
    assert await cost() == few
    assert few[0] <= 10 and few[1] <= 60


@pytest.mark.parametrize('path', ['/sessions', '/sessions?view=past', '/account'])
async def test_who_is_not_signed_in_is_asked_first(campus, path):
    nobody = await campus.visit(None, path)
    await sees(nobody, 'Sign in')
