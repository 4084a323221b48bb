"""Discussions: who reads, who writes, who moderates; and that nothing of it leaves the session."""
from datetime import timedelta

import pytest

from db import Session, Thread, communication, courses, customisation, progress, sessions
from db.access import Capability, role_in, why_not_discuss
from db.communication import Role
from db.communication.text_limits import forget_posts
from db.core import Invalid, NotAllowed, NotFound, NotOpen, Refusal, TooManyAttempts, clock
from db.customisation import ItemDates
from db.integrity import check_figures
from db.items import ItemChanges
from db.records import CompletionRule, Event, ItemKind, Post
from db.sessions import SessionChanges
from tests import who_may
from tests.db.test_who_may import edition
from tests.who_may import INSTANTS


@pytest.fixture
async def talk(school):
    """A thread by Priya in the general discussion of autumn's Python, and a discussion in the outline of Python."""
    section = await school.python.sections.all().first()
    school.talk = await courses.add_item(school.python, section.id, ItemKind.DISCUSSION, 'Introduce yourself',
                                         ItemChanges(completes=CompletionRule.POSTED), by=school.helena)
    school.thread = await communication.open_thread(school.autumn_python, 'Which chart?', 'Bars or *lines*?',
                                                    by=school.priya)
    return school


async def titles(course, person, **asked) -> list[str]:
    return [line.title for line in (await communication.threads(course, seen_by=person, **asked)).lines]


async def texts(thread, person) -> list[str]:
    posts = await communication.posts_seen_by(thread, person)
    return [post.text for post in [posts.first, *posts.lines]]


async def test_learners_and_coaches_of_the_session_course_read_and_write(talk):
    for person in (talk.emeka, talk.tomas, talk.marta, talk.ines):
        assert await titles(talk.autumn_python, person) == ['Which chart?']
        await communication.reply(talk.thread, f'{person.name} says lines', by=person)
    assert len(await texts(talk.thread, talk.samuel)) == 5
    posts = await communication.posts_seen_by(talk.thread, talk.priya)
    assert [posts.first.role, *(post.role for post in posts.lines)] == [
        Role.LEARNER, Role.LEARNER, Role.COACH, Role.COACH, Role.STAFF]
    with pytest.raises(NotAllowed):
        await communication.reply(talk.thread, 'A session administrator only reads', by=talk.samuel)


async def test_nobody_else_reads_or_writes_not_even_in_the_other_session_of_the_course(talk):
    for stranger in (talk.bo, talk.lucia, talk.aiko, talk.helena, talk.olga):
        for action in (lambda by: communication.threads(talk.autumn_python, seen_by=by),
                       lambda by: communication.posts_seen_by(talk.thread, by),
                       lambda by: communication.get_thread(talk.autumn_python, talk.thread.id, seen_by=by),
                       lambda by: communication.posts_at(talk.thread, [1], seen_by=by),
                       lambda by: communication.threads_at(talk.autumn_python, [talk.thread.id], seen_by=by),
                       lambda by: communication.open_thread(talk.autumn_python, 'Mine', 'Text', by=by),
                       lambda by: communication.reply(talk.thread, 'Mine', by=by),
                       lambda by: communication.mark_read(talk.thread, 1, by=by),
                       lambda by: communication.pin_thread(talk.thread, by=by),
                       lambda by: communication.remove_thread(talk.thread, by=by)):
            with pytest.raises(NotAllowed):
                await action(stranger)
    assert await titles(talk.evening_python, talk.bo) == []
    assert await titles(talk.evening_python, talk.bo, item_id=talk.talk.id) == []
    with pytest.raises(NotFound):
        await communication.get_thread(talk.evening_python, talk.thread.id, seen_by=talk.priya)
    assert await communication.threads_at(talk.evening_python, [talk.thread.id], seen_by=talk.lucia) == []


async def test_writing_answers_every_case_as_the_table_says(talk):
    """The rule, and the verb that asks it."""
    here = await edition(talk)
    wrong = []
    for case in who_may.cases([Capability.LEARN]):
        expected, by = case.allowed_by(who_may.DISCUSSES), here.people[case.kind]
        for n, at in enumerate(INSTANTS[case.phase]):
            with clock.stopped_at(at):
                await Session.filter(id=here.session.id).update(state=case.state, after_end=case.after_end)
                no = why_not_discuss(await role_in(by, here.session.id), here.course.id)
                if (no is None) != expected or n == 1 and await posts(here, case) != expected:
                    wrong.append((case, no))
    assert not wrong, wrong[:5]


async def posts(here, case) -> bool:
    forget_posts()
    try:
        await communication.open_thread(here.course, f'{case}'[:200], 'Text', by=here.people[case.kind])
    except Refusal:
        return False
    return True


async def test_after_the_end_everything_is_read_and_nothing_written(talk):
    await sessions.configure(talk.autumn, SessionChanges(ends=clock.now() - timedelta(minutes=1),
                                                         coach_ends=clock.now() + timedelta(days=9)), by=talk.samuel)
    assert await texts(talk.thread, talk.priya) == ['Bars or *lines*?']
    post = await talk.thread.all_posts.all().first()
    for action in (lambda: communication.reply(talk.thread, 'Late', by=talk.priya),
                   lambda: communication.edit_post(post, 'Late', by=talk.priya),
                   lambda: communication.open_thread(talk.autumn_python, 'Late', 'Late', by=talk.priya)):
        with pytest.raises(NotOpen, match='ended on'):
            await action()
    await communication.reply(talk.thread, 'Coaches have more time', by=talk.tomas)


async def test_who_leaves_leaves_their_words(talk):
    await sessions.withdraw(talk.autumn, talk.priya, by=talk.samuel)
    posts = await communication.posts_seen_by(talk.thread, talk.emeka)
    assert (posts.first.author, posts.first.text) == ('Priya Nair', 'Bars or *lines*?')
    with pytest.raises(NotAllowed):
        await communication.reply(talk.thread, 'Still here?', by=talk.priya)


async def test_a_discussion_of_the_outline_has_threads_of_its_own_and_a_first_post_completes_it(talk):
    mine = talk.priya_python
    thread = await communication.open_thread(talk.autumn_python, 'Hello', 'I am Priya', by=talk.priya,
                                             item_id=talk.talk.id)
    assert await titles(talk.autumn_python, talk.emeka) == ['Which chart?']
    assert await titles(talk.autumn_python, talk.emeka, item_id=talk.talk.id) == ['Hello']
    assert (await progress.learner_view(mine, seen_by=talk.priya)).cells[talk.talk.id].completed
    await communication.reply(thread, 'Welcome', by=talk.tomas)
    emekas = talk.emeka_python
    assert not (await progress.learner_view(emekas, seen_by=talk.emeka)).cells[talk.talk.id].completed
    await communication.reply(thread, 'I am Emeka', by=talk.emeka)
    assert (await progress.learner_view(emekas, seen_by=talk.emeka)).cells[talk.talk.id].completed
    assert await Event.filter(verb='completed', item_id=talk.talk.id).count() == 2


async def test_a_general_post_completes_nothing(talk):
    await communication.reply(talk.thread, 'Lines', by=talk.emeka)
    assert not (await progress.learner_view(talk.emeka_python, seen_by=talk.emeka)).cells[talk.talk.id].completed


async def test_where_only_coaches_open_threads_learners_reply(talk):
    await courses.edit_item(talk.python, talk.talk.id, ItemChanges(settings={'learners_open_threads': False}),
                            by=talk.helena)
    with pytest.raises(NotAllowed, match='coaches open the threads'):
        await communication.open_thread(talk.autumn_python, 'Hello', 'I am Priya', by=talk.priya, item_id=talk.talk.id)
    thread = await communication.open_thread(talk.autumn_python, 'Round one', 'Who are you?', by=talk.tomas,
                                             item_id=talk.talk.id)
    await communication.reply(thread, 'I am Priya', by=talk.priya)


async def test_a_discussion_that_is_not_open_or_hidden_or_no_discussion_is_not_written_in(talk):
    course, item = talk.autumn_python, talk.talk.id
    thread = await communication.open_thread(course, 'Hello', 'All', by=talk.tomas, item_id=item)
    await customisation.set_dates(course, item, ItemDates(opens_at=clock.now() + timedelta(days=1)), by=talk.tomas)
    for action in (lambda: communication.threads(course, item, seen_by=talk.priya),
                   lambda: communication.reply(thread, 'Early', by=talk.priya),
                   lambda: communication.get_thread(course, thread.id, seen_by=talk.priya)):
        with pytest.raises(NotOpen, match='opens on'):
            await action()
    await communication.reply(thread, 'Coaches prepare', by=talk.tomas)
    await customisation.set_dates(course, item, ItemDates(opens_at=None, closes_at=clock.now() - timedelta(hours=1)),
                                  by=talk.tomas)
    assert await titles(course, talk.priya, item_id=item) == ['Hello']
    with pytest.raises(NotOpen, match='closed on'):
        await communication.reply(thread, 'Late', by=talk.priya)
    assert str(await communication.why_not_write(course, item,
                                                 by=talk.priya)).startswith('Introduce yourself closed on')
    assert await communication.why_not_write(course, item, by=talk.tomas) is None
    await customisation.hide(course, item, by=talk.tomas)
    for who in (talk.priya, talk.tomas):
        with pytest.raises(NotFound):
            await communication.get_thread(course, thread.id, seen_by=who)
    with pytest.raises(NotFound):
        await communication.open_thread(course, 'In a page', 'Text', by=talk.priya, item_id=talk.page.id)


async def test_what_is_written_has_a_title_words_and_a_length(talk):
    course = talk.autumn_python
    for title, text, field in ((' ', 'Text', 'title'), ('x' * 201, 'Text', 'title'), ('Title', ' \n', 'text'),
                               ('Title', 'x' * 10_001, 'text')):
        with pytest.raises(Invalid) as no:
            await communication.open_thread(course, title, text, by=talk.priya)
        assert no.value.field == field
    with pytest.raises(Invalid, match='10,001 characters; 10,000 fit'):
        await communication.reply(talk.thread, 'x' * 10_001, by=talk.priya)
    assert await Thread.all().count() == 1


async def test_nobody_floods_a_discussion(talk):
    forget_posts()
    for n in range(12):
        await communication.reply(talk.thread, f'Reply {n}', by=talk.emeka)
    with pytest.raises(TooManyAttempts, match='12 times within one minute'):
        await communication.reply(talk.thread, 'And one more', by=talk.emeka)
    await communication.reply(talk.thread, 'Others go on', by=talk.jakub)


async def test_the_same_words_twice_within_a_minute_are_one_post(talk):
    first = await communication.reply(talk.thread, 'Pressed twice', by=talk.emeka)
    assert (await communication.reply(talk.thread, 'Pressed twice', by=talk.emeka)).id == first.id
    with clock.stopped_at(clock.now() + timedelta(minutes=2)):
        assert (await communication.reply(talk.thread, 'Pressed twice', by=talk.emeka)).id != first.id
    again = await communication.open_thread(talk.autumn_python, 'Which chart?', 'Bars or *lines*?', by=talk.priya)
    assert again.id == talk.thread.id


async def test_a_post_answers_another_one_of_its_thread(talk):
    first = await talk.thread.all_posts.all().first()
    await communication.reply(talk.thread, 'Lines', by=talk.emeka, answers=first.id)
    [answer] = (await communication.posts_seen_by(talk.thread, talk.priya)).lines
    assert (answer.answers.author, answer.answers.text) == ('Priya Nair', 'Bars or *lines*?')
    other = await communication.open_thread(talk.autumn_python, 'Another', 'Elsewhere', by=talk.tomas)
    with pytest.raises(NotFound, match='not there any more'):
        await communication.reply(other, 'To what?', by=talk.emeka, answers=first.id)
    await communication.remove_post(first, by=talk.tomas)
    with pytest.raises(NotFound):
        await communication.reply(talk.thread, 'To what was removed', by=talk.jakub, answers=first.id)


async def test_one_edits_ones_own_posts_only_and_it_says_so(talk):
    post = await talk.thread.all_posts.all().first()
    for other in (talk.emeka, talk.tomas, talk.ines):
        with pytest.raises(NotAllowed):
            await communication.edit_post(post, 'Mine now', by=other)
    await communication.edit_post(post, 'Bars or *lines*?', by=talk.priya)
    assert (await communication.posts_seen_by(talk.thread, talk.emeka)).first.edited_at is None
    await communication.edit_post(post, 'Bars, lines or dots?', by=talk.priya)
    first = (await communication.posts_seen_by(talk.thread, talk.emeka)).first
    assert first.text == 'Bars, lines or dots?' and first.edited_at is not None


async def test_coaches_remove_a_post_and_nobody_reads_it_any_more(talk):
    reply = await communication.reply(talk.thread, 'Something unkind', by=talk.emeka)
    await communication.reply(talk.thread, 'No', by=talk.jakub, answers=reply.id)
    for other in (talk.priya, talk.emeka, talk.samuel, talk.aiko):
        with pytest.raises(NotAllowed):
            await communication.remove_post(reply, by=other)
    await communication.remove_post(reply, by=talk.tomas)
    for person in (talk.priya, talk.emeka, talk.tomas, talk.ines):
        removed, answer = (await communication.posts_seen_by(talk.thread, person)).lines
        assert (removed.is_removed, removed.text, removed.author) == (True, '', 'Emeka Obi')
        assert (answer.answers.is_removed, answer.answers.text) == (True, '')
        assert await titles(talk.autumn_python, person, search='unkind') == []
    assert (await Post.get(id=reply.id)).text == 'Something unkind'
    assert [line.posts for line in (await communication.threads(talk.autumn_python, seen_by=talk.priya)).lines] == [2]
    with pytest.raises(NotFound):
        await communication.edit_post(reply, 'Kind', by=talk.emeka)
    with pytest.raises(NotAllowed):
        await communication.restore_post(reply, by=talk.emeka)
    await communication.restore_post(reply, by=talk.marta)
    assert 'Something unkind' in await texts(talk.thread, talk.priya)
    assert (await Thread.get(id=talk.thread.id)).posts == 3


async def test_coaches_pin_close_and_remove_threads_and_take_each_of_it_back(talk):
    thread, course = talk.thread, talk.autumn_python
    later = await communication.open_thread(course, 'Later', 'Text', by=talk.emeka)
    for verb in (communication.pin_thread, communication.unpin_thread, communication.close_thread,
                 communication.reopen_thread, communication.remove_thread, communication.restore_thread):
        with pytest.raises(NotAllowed):
            await verb(thread, by=talk.priya)
    assert await titles(course, talk.priya) == ['Later', 'Which chart?']
    await communication.pin_thread(thread, by=talk.tomas)
    assert await titles(course, talk.priya) == ['Which chart?', 'Later']
    await communication.unpin_thread(thread, by=talk.tomas)
    await communication.close_thread(later, by=talk.tomas)
    post = await later.all_posts.all().first()
    for action in (lambda: communication.reply(later, 'More', by=talk.priya),
                   lambda: communication.edit_post(post, 'More', by=talk.emeka)):
        with pytest.raises(NotAllowed, match='closed'):
            await action()
    await communication.reopen_thread(later, by=talk.tomas)
    await communication.reply(later, 'More', by=talk.priya)
    await communication.remove_thread(later, by=talk.tomas)
    assert await titles(course, talk.tomas) == ['Which chart?']
    assert await titles(course, talk.tomas, removed=True) == ['Later']
    with pytest.raises(NotAllowed):
        await communication.threads(course, seen_by=talk.priya, removed=True)
    for action in (lambda: communication.reply(later, 'More?', by=talk.priya),
                   lambda: communication.posts_seen_by(later, talk.tomas),
                   lambda: communication.get_thread(course, later.id, seen_by=talk.tomas)):
        with pytest.raises(NotFound, match='removed by a coach'):
            await action()
    await communication.restore_thread(later, by=talk.tomas)
    assert await texts(later, talk.priya) == ['Text', 'More']
    assert await Event.filter(verb__in=['removed_thread', 'restored_thread']).count() == 2


async def test_threads_are_found_by_title_and_text_and_come_page_by_page(talk):
    course = talk.autumn_python
    for n in range(22):
        forget_posts()
        await communication.open_thread(course, f'Café {n}', 'The 100 % question', by=talk.emeka)
    page = await communication.threads(course, seen_by=talk.priya)
    assert (len(page.lines), page.total, page.lines[0].title) == (20, 23, 'Café 21')
    assert await titles(course, talk.priya, start=20) == ['Café 1', 'Café 0', 'Which chart?']
    assert await titles(course, talk.priya, search='LINES bars') == ['Which chart?']
    assert await titles(course, talk.priya, search='cafe 21') == ['Café 21']
    assert (await communication.threads(course, seen_by=talk.priya, search='100 %')).total == 22
    assert await titles(course, talk.priya, search='100_') == []


async def test_a_long_thread_comes_page_by_page_from_its_end(talk):
    now = clock.now()
    await Post.bulk_create([Post(thread_id=talk.thread.id, author_id=talk.emeka.id, text=f'Reply {n}', posted_at=now)
                            for n in range(50)])
    newest = await communication.posts_seen_by(talk.thread, talk.priya)
    assert (newest.first.text, newest.lines[0].text, newest.lines[-1].text, newest.earlier) == (
        'Bars or *lines*?', 'Reply 30', 'Reply 49', 30)
    before = await communication.posts_seen_by(talk.thread, talk.priya, before=newest.lines[0].id)
    assert ([before.lines[0].text, before.lines[-1].text], before.earlier) == (['Reply 10', 'Reply 29'], 10)
    last = await communication.posts_seen_by(talk.thread, talk.priya, before=before.lines[0].id)
    assert (len(last.lines), last.earlier) == (10, 0)
    again = await communication.posts_seen_by(talk.thread, talk.priya, since=before.lines[0].id)
    assert (len(again.lines), again.earlier) == (40, 10)


async def test_what_others_have_posted_is_new_until_it_is_read(talk):
    course, thread = talk.autumn_python, talk.thread

    async def new(person) -> int:
        return (await communication.threads(course, seen_by=person)).lines[0].new

    reply = await communication.reply(thread, 'Lines', by=talk.emeka)
    assert (await new(talk.priya), await new(talk.emeka), await new(talk.tomas)) == (1, 1, 2)
    await communication.mark_read(thread, reply.id, by=talk.priya)
    assert (await new(talk.priya), (await communication.posts_seen_by(thread, talk.priya)).read_to) == (0, reply.id)
    await communication.mark_read(thread, reply.id - 1, by=talk.priya)
    assert await new(talk.priya) == 0
    await communication.open_thread(course, 'Hello', 'I am Tomás', by=talk.tomas, item_id=talk.talk.id)
    assert await communication.unread_by_discussion(course, seen_by=talk.priya) == {talk.talk.id: 1}


async def test_a_course_in_whose_discussion_somebody_has_written_stays_in_the_session(talk):
    with pytest.raises(NotAllowed, match='what was written'):
        await sessions.remove_course(talk.autumn, talk.autumn_python, by=talk.samuel)


async def test_the_count_of_posts_is_proved_and_brought_right(talk):
    assert (await check_figures(by=talk.ines)).differences == []
    await Thread.filter(id=talk.thread.id).update(posts=7)
    [wrong] = (await check_figures(by=talk.ines, repair=True)).differences
    assert (wrong.course, wrong.username, wrong.figure, wrong.kept, wrong.right) == (
        'PY', 'priya', 'posts in Which chart?', 7, 1)
    assert (await check_figures(by=talk.ines)).differences == []


async def test_what_is_too_complex_to_show_is_refused_at_its_field(talk):
    table = '|' * 501 + '\n' + '|-' * 500 + '|\n' + '|\n' * 4000
    with pytest.raises(Invalid, match='too complex to show. Shorten it or split the table') as no:
        await communication.reply(talk.thread, table[:10_000], by=talk.priya)
    assert no.value.field == 'text' and await texts(talk.thread, talk.priya) == ['Bars or *lines*?']
