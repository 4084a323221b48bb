"""Announcements: who writes them, whom they reach, and what is new to whom."""
from functools import partial

import pytest

from db import Announcement, communication, sessions
from db.core import Invalid, IsLocked, NotAllowed, NotFound
from db.records import Event, Part


async def found(record, person) -> list[str]:
    return [line.title for line in (await communication.announcements(record, seen_by=person)).lines]


async def news(person) -> dict[str, int]:
    return {card.title: card.news for card in await sessions.cards_of(person, seen_by=person)}


@pytest.fixture
async def told(school):
    school.all = await communication.announce(school.autumn, 'Portfolio evening', 'We meet at *18:30*.',
                                              by=school.marta)
    school.some = await communication.announce(school.autumn_python, 'Data corrected', 'Download it again.',
                                               by=school.tomas)
    return school


async def test_what_is_announced_reaches_the_session_or_the_course_and_nobody_else(told):
    await sessions.choose_courses(told.autumn, told.emeka, [told.autumn_statistics], by=told.samuel)
    for who in (told.priya, told.tomas, told.marta, told.samuel, told.ines):
        assert await found(told.autumn, who) == ['Data corrected', 'Portfolio evening']
        assert await found(told.autumn_python, who) == ['Data corrected', 'Portfolio evening']
    for who in (told.emeka, told.aiko):
        assert await found(told.autumn, who) == ['Portfolio evening']
        assert await found(told.autumn_statistics, who) == ['Portfolio evening']
        with pytest.raises(NotAllowed):
            await communication.announcements(told.autumn_python, seen_by=who)
    assert await found(told.evening, told.priya) == await found(told.evening_python, told.lucia) == []
    for stranger in (told.bo, told.lucia, told.helena, told.olga):
        for action in (lambda by: communication.announcements(told.autumn, seen_by=by),
                       lambda by: communication.audience(told.autumn, seen_by=by),
                       lambda by: communication.mark_announcements_read(told.autumn, [told.all.id], by=by)):
            with pytest.raises(NotAllowed):
                await action(stranger)
        with pytest.raises(NotFound):
            await communication.get_announcement(told.autumn, told.all.id, seen_by=stranger)


async def test_a_course_coach_announces_in_their_course_only_and_learners_nowhere(told):
    for who, record in ((told.tomas, told.autumn), (told.aiko, told.autumn_python), (told.priya, told.autumn_python),
                        (told.lucia, told.autumn), (told.helena, told.autumn_python)):
        with pytest.raises(NotAllowed):
            await communication.announce(record, 'Mine', 'Text', by=who)
    for who, one in ((told.tomas, told.all), (told.aiko, told.some), (told.priya, told.some)):
        for action in (lambda by, one=one: communication.edit_announcement(one, 'Mine', 'Text', by=by), lambda by,
                       one=one: communication.remove_announcement(one, by=by),
                       lambda by, one=one: communication.restore_announcement(one, by=by)):
            with pytest.raises(NotAllowed):
                await action(who)
    await communication.edit_announcement(told.some, 'Data corrected again', 'Once more.', by=told.marta)
    assert await found(told.autumn, told.priya) == ['Data corrected again', 'Portfolio evening']


async def test_what_is_locked_says_why_and_binds_coaches_only(told):
    await sessions.lock(told.autumn, Part.ANNOUNCEMENTS, 'The office writes them.', by=told.samuel)
    for action in (lambda by: communication.announce(told.autumn, 'A', 'B', by=by),
                   lambda by: communication.edit_announcement(told.all, 'A', 'B', by=by),
                   lambda by: communication.remove_announcement(told.all, by=by),
                   lambda by: communication.restore_announcement(told.all, by=by)):
        with pytest.raises(IsLocked, match='Locked by Samuel Okafor: The office writes them.'):
            await action(told.marta)
    await communication.edit_announcement(told.all, 'By the office', 'Text', by=told.samuel)


async def test_what_is_removed_nobody_finds_until_it_is_restored(told):
    await communication.remove_announcement(told.all, by=told.marta)
    for who in (told.priya, told.marta, told.ines):
        assert await found(told.autumn, who) == ['Data corrected']
    with pytest.raises(NotFound, match='removed meanwhile'):
        await communication.edit_announcement(told.all, 'A', 'B', by=told.marta)
    assert (await news(told.priya))['Data Analyst · Autumn'] == 1
    await communication.restore_announcement(told.all, by=told.marta)
    assert await found(told.autumn, told.priya) == ['Data corrected', 'Portfolio evening']
    assert await Event.filter(verb__contains='announce').order_by('id').values_list('verb', flat=True) == [
        'announced', 'announced', 'removed_announcement', 'restored_announcement']


async def test_an_announcement_has_a_title_and_words_and_says_that_it_was_edited(told):
    for title, body, field in (('', 'Text', 'title'), ('x' * 201, 'Text', 'title'), ('Title', ' ', 'text'),
                               ('Title', 'x' * 20_001, 'text')):
        for action in (partial(communication.announce, told.autumn),
                       partial(communication.edit_announcement, told.all)):
            with pytest.raises(Invalid) as no:
                await action(title, body, by=told.marta)
            assert no.value.field == field
    assert await Announcement.all().count() == 2
    await communication.edit_announcement(told.all, 'Portfolio evening', 'We meet at *18:30*.', by=told.marta)
    assert (await communication.announcements(told.autumn, seen_by=told.priya)).lines[1].edited_at is None
    await communication.edit_announcement(told.all, 'Portfolio evening', 'We meet at *19:00*.', by=told.marta)
    line = (await communication.announcements(told.autumn, seen_by=told.priya)).lines[1]
    assert (line.body, line.author, line.course) == ('We meet at *19:00*.', 'Marta Lindqvist', '')
    assert line.edited_at is not None


async def test_what_one_has_not_seen_is_new_and_ones_own_never_is(told):
    autumn = 'Data Analyst · Autumn'
    assert (await news(told.priya))[autumn] == 2 and (await news(told.priya))['Python Evenings'] == 0
    assert (await news(told.tomas))[autumn] == 1 and (await news(told.aiko))[autumn] == 1
    assert [line.is_new for line in (await communication.announcements(told.autumn,
                                                                       seen_by=told.marta)).lines] == [True, False]
    await communication.mark_announcements_read(told.autumn, [told.all.id, 999_999], by=told.priya)
    await communication.mark_announcements_read(told.autumn_python, [told.all.id], by=told.priya)
    shown = await communication.announcements(told.autumn, seen_by=told.priya)
    assert ([line.is_new for line in shown.lines], shown.new) == ([True, False], 1)
    assert (await news(told.priya))[autumn] == 1
    assert (await news(told.emeka))[autumn] == 2


async def test_nobody_marks_as_seen_what_they_may_not_see(told):
    await communication.mark_announcements_read(told.autumn, [told.some.id], by=told.aiko)
    assert not await told.some.reads.all().exists()


async def test_the_writer_knows_whom_it_reaches(told):
    assert await communication.audience(told.autumn, seen_by=told.marta) == (3, 3)
    assert await communication.audience(told.autumn_python, seen_by=told.tomas) == (3, 2)
    await sessions.choose_courses(told.autumn, told.emeka, [told.autumn_statistics], by=told.samuel)
    assert await communication.audience(told.autumn_python, seen_by=told.tomas) == (2, 2)
    with pytest.raises(NotAllowed):
        await communication.audience(told.autumn, seen_by=told.priya)


async def test_announcements_come_page_by_page_the_newest_first(told):
    for n in range(22):
        await communication.announce(told.autumn, f'Note {n}', 'Text', by=told.marta)
    page = await communication.announcements(told.autumn, seen_by=told.priya)
    assert (len(page.lines), page.total, page.new, page.lines[0].title) == (20, 24, 24, 'Note 21')
    more = await communication.announcements(told.autumn, seen_by=told.priya, start=20)
    assert [line.title for line in more.lines] == ['Note 1', 'Note 0', 'Data corrected', 'Portfolio evening']


async def test_a_session_that_has_not_begun_has_no_news_for_who_cannot_read_it_yet(told):
    await communication.announce(told.winter, 'Welcome', 'Soon.', by=told.ines)
    assert (await news(told.emeka))['Statistics · Winter'] == 0
