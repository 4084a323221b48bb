"""Announcements on their pages: where they show, what is new, who writes, and what is locked."""
import pytest

from components.announcements.announcements import AnnouncementList
from components.session_cards.session_cards import SessionCards
from db import Announcement, communication, sessions
from db.core import clock
from db.records import AnnouncementRead, Part
from tests.counting import counted
from tests.pages.forging import send
from tests.pages.screen import count, quiet, sees, sees_no, the, words


def home(session) -> str:
    return f'/sessions/{session.id}'


def page(session, query: str = '') -> str:
    return f'{home(session)}/announcements{query}'


def shown(browser) -> list[tuple[str, bool]]:
    return [(row['title'], row['fresh']) for row in the(browser, AnnouncementList)._props['rows']]


def badges(browser, title: str) -> list[str]:
    return [badge['text'] for group in the(browser, SessionCards)._props['groups'] for card in group['cards']
            if card['name'] == title for badge in card['badges']]


def has(browser) -> bool:
    return any(isinstance(one, AnnouncementList) and one.visible for one in browser.client.elements.values())


@pytest.fixture
async def told(campus):
    campus.all = await communication.announce(campus.autumn, 'Portfolio evening', 'We meet at **18:30**.',
                                              by=campus.marta)
    campus.some = await communication.announce(campus.autumn_python, 'Data corrected', 'Download it again.',
                                               by=campus.tomas)
    return campus


async def test_what_is_announced_arrives_on_the_home_the_course_and_the_card_and_in_no_other_session(campus):
    course = f'{home(campus.autumn)}/courses/{campus.python.id}'
    at_home, in_course, cards, there = [await campus.visit(campus.priya, path) for path in (
        home(campus.autumn), course, '/sessions', home(campus.evening))]
    assert not has(at_home) and not has(in_course)
    await communication.announce(campus.autumn, 'Portfolio evening', 'We meet at **18:30**.', by=campus.marta)
    for browser in (at_home, in_course):
        await sees(browser, 'Portfolio evening', 'We meet at 18:30.')
        assert shown(browser) == [('Portfolio evening', True)]
    await sees(cards, '1 new')
    assert badges(cards, 'Data Analyst · Autumn') == ['1 new'] and badges(cards, 'Python Evenings') == []
    assert not has(there)
    assert badges(await campus.visit(campus.bo, '/sessions'), 'Python Evenings') == []


async def test_it_is_new_until_it_has_been_before_ones_eyes(told):
    priya, cards, emeka = [await told.visit(person, path) for person, path in (
        (told.priya, home(told.autumn)), (told.priya, '/sessions'), (told.emeka, '/sessions'))]
    assert shown(priya) == [('Data corrected', True), ('Portfolio evening', True)]
    send(priya, the(priya, AnnouncementList), 'seen', [told.all.id])
    await sees(cards, '1 new')
    assert shown(await told.visit(told.priya, home(told.autumn))) == [
        ('Data corrected', True), ('Portfolio evening', False)]
    assert badges(emeka, 'Data Analyst · Autumn') == ['2 new']
    send(priya, the(priya, AnnouncementList), 'seen', [told.some.id])
    await sees_no(cards, '1 new')


async def test_staff_who_look_on_as_a_learner_leave_no_trace(told):
    marta = await told.visit(told.marta, f'{home(told.autumn)}/courses/{told.python.id}?as=learner')
    send(marta, the(marta, AnnouncementList), 'seen', [told.some.id])
    await quiet()
    assert not await AnnouncementRead.all().exists()


async def test_a_coach_writes_sees_whom_it_reaches_and_what_is_missing_and_loses_nothing(campus):
    marta = await campus.visit(campus.marta, page(campus.autumn, '?write=1'))
    await sees(marta, 'It reaches 3 learners and 3 coaches of Data Analyst · Autumn.', 'Announce to 3 learners')
    marta.find(marker='title').type('Portfolio evening')
    marta.find(marker='keep-announcement').click()
    await sees(marta, 'Write what you announce.')
    assert not await Announcement.all().exists()
    [text] = marta.find(marker='text').elements
    text.value = 'We meet at **18:30**.'
    [to] = marta.find(marker='to').elements
    to.value = str(campus.autumn_python.id)
    await sees(marta, 'It reaches 3 learners and 2 coaches of Python for data.')
    marta.find(marker='keep-announcement').click()
    await sees(marta, "'editable': True")
    made = await Announcement.get()
    assert (made.title, made.session_course_id) == ('Portfolio evening', campus.autumn_python.id)
    assert the(marta, AnnouncementList)._props['rows'][0]['editable']


async def test_it_is_edited_removed_and_brought_back_and_everybody_sees_each_of_it(told):
    marta, priya = [await told.visit(person, page(told.autumn)) for person in (told.marta, told.priya)]
    assert "'editable': True" not in words(priya)
    send(marta, the(marta, AnnouncementList), 'edit', told.all.id)
    await sees(marta, 'Edit the announcement')
    [title] = marta.find(marker='title').elements
    title.value = 'Portfolio night'
    marta.find(marker='keep-announcement').click()
    await sees(priya, 'Portfolio night')
    send(marta, the(marta, AnnouncementList), 'remove', told.all.id)
    await sees_no(priya, 'Portfolio night')
    await sees(marta, 'Announcement removed')
    [toast] = [one for one in marta.client.elements.values() if 'Announcement removed' in str(one._props)]
    send(marta, toast, 'undo', None)
    await sees(priya, 'Portfolio night')


async def test_learners_write_nothing_whatever_their_browser_says(told):
    priya = await told.visit(told.priya, page(told.autumn, '?write=1'))
    for event in ('edit', 'remove'):
        send(priya, the(priya, AnnouncementList), event, told.all.id)
    await quiet()
    assert 'It reaches' not in words(priya)
    kept = await Announcement.get(id=told.all.id)
    assert (kept.removed_at, kept.edited_at) == (None, None)


async def test_a_course_coach_announces_to_their_course_and_edits_only_what_is_for_it(told):
    tomas = await told.visit(told.tomas, page(told.autumn, '?write=1'))
    await sees(tomas, 'It reaches 3 learners and 2 coaches of Python for data.')
    assert {row['title']: row['editable'] for row in the(tomas, AnnouncementList)._props['rows']} == {
        'Data corrected': True, 'Portfolio evening': False}
    aiko = await told.visit(told.aiko, page(told.autumn))
    assert shown(aiko) == [('Portfolio evening', True)]


async def test_a_lock_shows_on_open_pages_and_the_words_stay(told):
    marta = await told.visit(told.marta, page(told.autumn, '?write=1'))
    [title] = marta.find(marker='title').elements
    title.value = 'Half a thought'
    await sessions.lock(told.autumn, Part.ANNOUNCEMENTS, 'The office writes them.', by=told.samuel)
    await sees(marta, 'Locked by Samuel Okafor: The office writes them.', 'You cannot announce here any more.')
    assert (title.value, title.is_deleted) == ('Half a thought', False)
    assert not any(row['editable'] for row in the(marta, AnnouncementList)._props['rows'])
    marta.find(marker='keep-announcement').click()
    await quiet()
    assert await Announcement.all().count() == 2
    samuel = await told.visit(told.samuel, page(told.autumn))
    await sees(samuel, 'New announcement')
    await sessions.unlock(told.autumn, Part.ANNOUNCEMENTS, by=told.samuel)
    await sees_no(marta, 'You cannot announce here any more.')


async def test_many_announcements_cost_what_two_do_and_come_page_by_page(told):
    costs = {}
    for number in (2, 400):
        here = await Announcement.all().count()
        await Announcement.bulk_create([
            Announcement(session_id=told.autumn.id, title=f'Note {n}', body='Text', author_id=told.marta.id,
                         announced_at=clock.now()) for n in range(here, number)])
        for path in (page(told.autumn), home(told.autumn), '/sessions'):
            priya = await told.visit(told.priya, '/account')
            await quiet()
            with counted() as statements:
                await priya.open(path)
                await quiet()
            costs.setdefault(path, []).append((len(statements), count(priya)))
    for few, many in costs.values():
        assert few == many and many[0] <= 20 and many[1] <= 60, costs
    priya = await told.visit(told.priya, page(told.autumn))
    assert (len(shown(priya)), the(priya, AnnouncementList)._props['left']) == (20, 380)
    send(priya, the(priya, AnnouncementList), 'more', None)
    await quiet()
    assert len(shown(priya)) == 40
    await communication.announce(told.autumn, 'The newest', 'Text', by=told.marta)
    await sees(priya, 'The newest')
    assert len(shown(priya)) >= 40
