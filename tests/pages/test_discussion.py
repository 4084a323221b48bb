"""Discussions on their pages: what arrives live, who may do what, and what a long thread costs."""
from datetime import timedelta

import pytest

from components.outline.outline import CourseOutline
from components.thread.thread import ThreadView as Shown
from components.thread_list.thread_list import ThreadList
from db import Thread, communication, courses, sessions
from db.core import clock
from db.items import ItemChanges
from db.records import CompletionRule, ItemKind, Post, ThreadRead
from db.sessions import SessionChanges
from tests.counting import counted
from tests.pages.forging import send
from tests.pages.screen import becomes, count, quiet, sees, sees_no, the, words


@pytest.fixture
async def talk(campus):
    """A thread by Priya, and a discussion in the outline of Python."""
    section = await campus.python.sections.all().first()
    campus.talk = await courses.add_item(campus.python, section.id, ItemKind.DISCUSSION, 'Say hello',
                                         ItemChanges(completes=CompletionRule.POSTED, body='Who are you?'),
                                         by=campus.helena)
    campus.thread = await communication.open_thread(campus.autumn_python, 'Which chart?', 'Bars or *lines*?',
                                                    by=campus.priya)
    return campus


def course(here, session: str = 'autumn') -> str:
    return f'/sessions/{getattr(here, session).id}/courses/{here.python.id}'


def thread(here, query: str = '') -> str:
    return f'{course(here)}/discussion/{here.thread.id}{query}'


def listed(browser) -> list[str]:
    return [row['title'] for row in the(browser, ThreadList)._props['rows']]


def told(browser, kind: type = Shown) -> list[tuple]:
    """What the browser is told from now on."""
    calls: list[tuple] = []
    the(browser, kind).run_method = lambda *args, **_: calls.append(args)
    return calls


async def test_a_reply_arrives_at_everybody_in_the_thread_and_at_nobody_elses(talk):
    priya, tomas = [await talk.visit(person, thread(talk)) for person in (talk.priya, talk.tomas)]
    emeka = await talk.visit(talk.emeka, f'{course(talk)}/discussion')
    there = await talk.visit(talk.bo, f'{course(talk, "evening")}/discussion')
    heard = [told(priya), told(tomas), told(emeka, ThreadList), told(there, ThreadList)]
    send(priya, the(priya, Shown), 'post', {'n': 1, 'text': '**Lines**', 'answers': 0})
    await quiet()
    [own, *again], [row] = heard[0], heard[1]
    assert (own[0], own[1][0]['html'], own[1][0]['mine']) == ('patch', '<p><strong>Lines</strong></p>\n', True)
    assert ('posted', 1) in again
    assert (row[0], row[1][0]['who'], row[1][0]['mine'], 'text' in row[1][0]) == ('patch', 'Priya Nair', False, False)
    [(_, [line], gone)] = heard[2]
    assert (line['title'], line['replies'], line['new'], gone) == ('Which chart?', '1 reply', 2, [])
    assert heard[3] == [] and listed(there) == []


async def test_what_is_refused_is_told_beside_the_words(talk):
    priya = await talk.visit(talk.priya, thread(talk))
    calls = told(priya)
    await communication.close_thread(talk.thread, by=talk.tomas)
    send(priya, the(priya, Shown), 'post', {'n': 3, 'text': 'Lines', 'answers': 0})
    await quiet()
    assert ('refused', 3, 'This thread is closed: nothing more is posted in it.') in calls
    props = the(priya, Shown)._props
    assert (props['writes'], props['closed']) == (False, 'This thread is closed: nothing more is posted in it.')
    await sees(priya, 'Closed')
    await communication.reopen_thread(talk.thread, by=talk.tomas)
    await sees_no(priya, 'This thread is closed')


async def test_a_coach_removes_a_post_and_it_is_gone_from_every_page(talk):
    post = await communication.reply(talk.thread, 'Something unkind', by=talk.emeka)
    priya, tomas = [await talk.visit(person, thread(talk)) for person in (talk.priya, talk.tomas)]
    assert the(tomas, Shown)._props['moderates'] and not the(priya, Shown)._props['moderates']
    calls = told(priya)
    send(priya, the(priya, Shown), 'remove', post.id)
    await quiet()
    assert not calls and (await Post.get(id=post.id)).removed_at is None
    send(tomas, the(tomas, Shown), 'remove', post.id)
    await quiet()
    [(_, [row])] = calls
    assert row['removed'] and row['html'] == '' and 'text' not in row
    fresh = await talk.visit(talk.emeka, thread(talk))
    assert 'unkind' not in words(fresh)
    send(tomas, the(tomas, Shown), 'restore', post.id)
    await quiet()
    assert 'unkind' in calls[-1][1][0]['html']


async def test_a_removed_thread_leaves_the_list_and_the_page_and_comes_back(talk):
    emeka, tomas = [await talk.visit(person, thread(talk)) for person in (talk.emeka, talk.tomas)]
    listing = await talk.visit(talk.priya, f'{course(talk)}/discussion')
    calls = told(listing, ThreadList)
    tomas.find(marker='remove-thread').click()
    for page in (emeka, tomas):
        await sees(page, 'Removed by a coach.', 'A removed thread')
        assert 'lines' not in words(page)
    await quiet()
    assert calls == [('patch', [], [talk.thread.id])]
    assert (await emeka.http_client.get(thread(talk))).status_code == 404
    assert 'Restore the thread' in words(tomas) and 'Restore the thread' not in words(emeka)
    coach = await talk.visit(talk.tomas, f'{course(talk)}/discussion')
    assert listed(coach) == []
    send(coach, the(coach, ThreadList), 'show', {'search': '', 'removed': True})
    await quiet()
    assert listed(coach) == ['Which chart?']
    send(coach, the(coach, ThreadList), 'restore', talk.thread.id)
    await sees(emeka, 'Which chart?')
    await quiet()
    assert the(emeka, Shown)._props['posts']['first']['html'] == '<p>Bars or <em>lines</em>?</p>\n'
    assert calls[-1][1][0]['title'] == 'Which chart?'


async def test_coaches_pin_and_close_with_one_click_each_way(talk):
    tomas, priya = [await talk.visit(person, thread(talk)) for person in (talk.tomas, talk.priya)]
    for marker, field in (('pin', 'is_pinned'), ('close', 'is_closed')):
        for wanted in (True, False):
            tomas.find(marker=marker).click()
            await quiet()
            assert getattr(await Thread.get(id=talk.thread.id), field) is wanted
    for browser, shown in ((tomas, True), (priya, False)):
        [pin] = [one for one in browser.client.elements.values() if 'pin' in one._markers]
        assert pin.parent_slot.parent.visible is shown


async def test_a_discussion_of_the_outline_stands_below_its_text_and_a_post_completes_it(talk):
    path = f'{course(talk)}/items/{talk.talk.id}'
    priya = await talk.visit(talk.priya, path)
    await sees(priya, 'Who are you?')
    assert listed(priya) == []
    calls = told(priya, ThreadList)
    send(priya, the(priya, ThreadList), 'open', {'n': 1, 'title': 'Hello', 'text': 'I am Priya'})
    await sees(priya, "'mark': 'done', 'word': 'Done', 'sub': '', 'sub_tone': ''")
    made = await Thread.get(item_id=talk.talk.id)
    assert ('opened', 1, f'{course(talk)}/discussion/{made.id}') in calls
    await priya.open(f'{course(talk)}/discussion/{made.id}')
    assert the(priya, CourseOutline)._props['here'] == str(talk.talk.id)
    general = await talk.visit(talk.emeka, f'{course(talk)}/discussion')
    assert listed(general) == ['Which chart?']
    await sees(general, 'Discussions in the course', f'href="{path}"', '1 new')


async def test_after_the_end_it_is_read_and_the_page_says_so_once(talk):
    priya = await talk.visit(talk.priya, thread(talk))
    assert the(priya, Shown)._props['writes']
    await sessions.configure(talk.autumn, SessionChanges(ends=clock.now() - timedelta(minutes=1)), by=talk.samuel)
    await sees(priya, 'This session ended on')
    await becomes(lambda: [the(priya, Shown)._props[name] for name in ('writes', 'closed')], [False, ''])
    listing = await talk.visit(talk.priya, f'{course(talk)}/discussion')
    assert not the(listing, ThreadList)._props['opens'] and listed(listing) == ['Which chart?']


async def test_who_only_reads_has_nowhere_to_write(talk):
    samuel = await talk.visit(talk.samuel, thread(talk))
    props = the(samuel, Shown)._props
    assert (props['writes'], props['moderates'], props['closed']) == (False, False, '')
    assert 'Removed' not in listed(await talk.visit(talk.samuel, f'{course(talk)}/discussion'))


async def test_staff_who_look_on_as_a_learner_leave_no_trace(talk):
    before = await Post.all().count(), await ThreadRead.all().count()
    tomas = await talk.visit(talk.tomas, thread(talk, '?as=learner'))
    calls = told(tomas)
    send(tomas, the(tomas, Shown), 'post', {'n': 1, 'text': 'Lines', 'answers': 0})
    send(tomas, the(tomas, Shown), 'seen', 1)
    await quiet()
    assert calls[0][0] == 'refused' and 'Nothing is recorded.' in calls[0][2]
    assert not the(tomas, Shown)._props['moderates']
    await sees(tomas, f'href="{course(talk)}/discussion">Leave')
    assert before == (await Post.all().count(), await ThreadRead.all().count())


async def test_what_is_seen_is_not_new_any_more_on_ones_other_pages(talk):
    emeka, listing = [await talk.visit(talk.emeka, path) for path in (thread(talk), f'{course(talk)}/discussion')]
    assert the(listing, ThreadList)._props['rows'][0]['new'] == 1
    calls = told(listing, ThreadList)
    post = await talk.thread.all_posts.all().first()
    send(emeka, the(emeka, Shown), 'seen', post.id)
    await quiet()
    [(_, [line], _)] = calls
    assert (line['new'], line['fresh']) == (0, False)


async def test_hostile_words_are_words_and_pictures_are_links(talk):
    await communication.reply(talk.thread, '<script>alert(1)</script> ![x](https://elsewhere.example/spy.png)',
                              by=talk.emeka)
    priya = await talk.visit(talk.priya, thread(talk))
    [line] = the(priya, Shown)._props['posts']['lines']
    assert '<script' not in line['html'] and '<img' not in line['html']
    assert 'href="https://elsewhere.example/spy.png"' in line['html']


async def fill(talk, number: int) -> None:
    here = await Post.filter(thread_id=talk.thread.id).count()
    await Post.bulk_create([
        Post(thread_id=talk.thread.id, author_id=talk.emeka.id, text=f'Reply {n}', posted_at=clock.now())
        for n in range(here, number)])
    await Thread.bulk_create([
        Thread(session_course_id=talk.autumn_python.id, title=f'Thread {n}', searchable='', author_id=talk.emeka.id,
               opened_at=clock.now(), last_post_at=clock.now()) for n in range(here, number)])


async def test_a_long_thread_and_many_threads_cost_what_short_ones_do(talk):
    costs = {}
    for number in (30, 2_000):
        await fill(talk, number)
        for name, path in (('thread', thread(talk)), ('list', f'{course(talk)}/discussion'),
                           ('item', f'{course(talk)}/items/{talk.talk.id}')):
            tomas = await talk.visit(talk.tomas, '/account')
            await quiet()
            with counted() as statements:
                await tomas.open(path)
                await quiet()
            costs.setdefault(name, []).append((len(statements), count(tomas)))
            if name == 'thread':
                posts = the(tomas, Shown)._props['posts']
                assert (len(posts['lines']), posts['earlier']) == (20, number - 21)
            tomas.client.delete()
    for few, many in costs.values():
        assert few == many
        assert many[0] <= 30 and many[1] <= 60, costs


async def test_a_reply_costs_an_open_page_the_same_in_a_long_thread(talk):
    costs = []
    for number in (30, 2_000):
        await fill(talk, number)
        tomas = await talk.visit(talk.tomas, thread(talk))
        await quiet()
        calls = told(tomas)
        with counted() as verb:
            await communication.reply(talk.thread, f'Among {number}', by=talk.priya)
        with counted() as statements:
            await quiet()
        [(_, rows)] = calls
        assert len(rows) == 1
        costs.append((len(verb), len(statements)))
        tomas.client.delete()
    assert costs[0] == costs[1] and costs[0][1] <= 5, costs


async def test_the_coaches_feed_and_the_administrators_log_tell_of_it(talk):
    marta = await talk.visit(talk.marta, f'/coaching/{talk.autumn.id}')
    reply = await communication.reply(talk.thread, 'Something unkind', by=talk.emeka)
    await sees(marta, "'who': 'Emeka Obi', 'what': 'posted in', 'item': 'Which chart?'")
    await communication.remove_post(reply, by=talk.tomas)
    await communication.announce(talk.autumn_python, 'Data corrected', 'Again.', by=talk.tomas)
    samuel = await talk.visit(talk.samuel, f'/admin/sessions/{talk.autumn.id}?tab=log')
    await sees(samuel, 'removed a post of', 'Emeka Obi', 'in “Which chart?”, in the discussion of Python for data',
               '“Data corrected”', 'to the learners of Python for data')
    assert 'unkind' not in words(samuel)
