"""A session makes a shared course its own, and neither the course nor another session changes."""
from datetime import timedelta
from decimal import Decimal

import pytest

from db import Customisation, Invalid, IsLocked, Item, Kind, NotAllowed, NotFound, Part, Participation, clock


@pytest.fixture
async def before(school):
    """The course and its other session, as they must stay."""
    async def all_else():
        sections = await school.python.base_outline(seen_by=school.helena)
        base = [(item.id, item.title, item.body, item.points, item.due_day, item.required, item.version, item.position)
                for section in sections for item in section.shown]
        evening = await school.evening_python.outline()
        texts = [(await school.evening_python.item(item.id, seen_by=school.bo)).body for item in evening.items]
        return base, evening, texts, await totals(school.bo_python)
    was = await all_else()
    yield was
    assert await all_else() == was


async def totals(participation):
    found = await Participation.get(id=participation.id)
    return found.done, found.total, found.grade


async def effective(school, item):
    return (await school.autumn_python.outline()).by_id.get(item.id)


async def test_a_hidden_item_is_gone_for_learners_and_counts_no_more(school, before):
    python = school.autumn_python
    submission = await school.priya_python.hand_in(school.task.id, 'Mine.', by=school.priya)
    await submission.grade(20, by=school.tomas)
    assert await totals(school.priya_python) == (1, 4, 50)
    await python.hide(school.task.id, by=school.tomas)
    assert await effective(school, school.task) is None
    assert await totals(school.priya_python) == (0, 3, None)
    with pytest.raises(NotFound):
        await python.item(school.task.id, seen_by=school.priya)
    await python.unhide(school.task.id, by=school.tomas)
    assert await totals(school.priya_python) == (1, 4, 50)
    assert not await Customisation.exists()


async def test_own_words_stand_until_they_are_reverted_and_tell_what_the_course_says_since(school):
    python = school.autumn_python
    await python.rewrite(school.page.id, title='Our notebooks', body='Bring a laptop.', by=school.tomas)
    reading = await python.item(school.page.id, seen_by=school.priya)
    assert (reading.item.title, reading.body) == ('Our notebooks', 'Bring a laptop.')
    assert (await school.evening_python.item(school.page.id, seen_by=school.bo)).item.title == 'Notebooks'
    shown = await customised(school, school.page)
    assert (shown.own, shown.changed_since) == ({'title': 'Our notebooks', 'body': 'Bring a laptop.'}, False)
    assert shown.set_by['title'].name == 'Tomás Rey'
    await school.python.edit_item(school.page.id, body='The course says more.', by=school.helena)
    shown = await customised(school, school.page)
    assert (shown.changed_since, shown.base['body']) == (True, 'The course says more.')
    assert shown.base_body_then.startswith('# Notebooks')
    await python.revert(school.page.id, 'body', by=school.tomas)
    reading = await python.item(school.page.id, seen_by=school.priya)
    assert (reading.item.title, reading.body) == ('Our notebooks', 'The course says more.')


async def test_points_attempts_and_what_is_required_are_set_here(school, before):
    await school.autumn_python.adjust(school.quiz.id, points=20, attempts=2, required=False, by=school.marta)
    item = await effective(school, school.quiz)
    assert (item.points, item.pass_points, item.attempts, item.required) == (20, 12, 2, False)
    assert (await totals(school.priya_python))[1] == 3
    await school.autumn_python.adjust(school.quiz.id, attempts=0, by=school.marta)
    assert (await effective(school, school.quiz)).attempts is None


async def test_own_dates_win_over_the_courses_and_an_extension_over_both(school, before):
    python, now = school.autumn_python, clock.now().replace(microsecond=0)
    base = (await effective(school, school.task)).due_at
    await python.set_dates(school.task.id, due_at=base + timedelta(days=2), by=school.tomas)
    assert (await effective(school, school.task)).due_at == base + timedelta(days=2)
    await school.priya_python.extend(school.task.id, due_at=base + timedelta(days=9), reason='Ill', by=school.tomas)
    own = await school.priya_python.own(seen_by=school.priya)
    assert own.outline.by_id[school.task.id].due_at == base + timedelta(days=9)
    course, session, learner = (await python.layers(school.task.id, school.priya_python.id,
                                                    seen_by=school.tomas))['due_at']
    assert (course.at, course.day, course.wins) == (base, 60, False)
    assert (session.at, session.set_by.name, session.wins) == (base + timedelta(days=2), 'Tomás Rey', False)
    assert (learner.at, learner.why, learner.wins) == (base + timedelta(days=9), 'Ill', True)
    await python.set_dates(school.task.id, due_at=None, by=school.tomas)
    assert (await effective(school, school.task)).due_at == base
    assert learner.set_by.at >= now


@pytest.mark.parametrize('dates', [
    {'opens_at': 3, 'due_at': 2}, {'due_at': 3, 'closes_at': 2}, {'opens_at': 3, 'closes_at': 2}, {'opens_at': 500},
    {'closes_at': -500},
])
async def test_dates_that_make_no_sense_together_are_refused(school, before, dates):
    asked = {name: clock.now() + timedelta(days=days) for name, days in dates.items()}
    with pytest.raises(Invalid, match='before'):
        await school.autumn_python.set_dates(school.task.id, **asked, by=school.tomas)
    assert not await Customisation.exists()


async def test_the_order_of_a_section_is_this_sessions_own(school):
    was = [item.id for item in (await school.evening_python.outline()).items]
    await school.autumn_python.move_item(school.task.id, 0, by=school.tomas)
    ids = [item.id for item in (await school.autumn_python.outline()).items]
    assert ids == [school.task.id, *[id_ for id_ in was if id_ != school.task.id]]
    assert [item.id for item in (await school.evening_python.outline()).items] == was


async def test_a_section_opens_when_this_session_says(school, before):
    soon = clock.now() + timedelta(days=1)
    await school.autumn_python.open_section(school.page.section_id, soon, by=school.tomas)
    assert (await effective(school, school.page)).opens_at == soon
    await school.autumn_python.revert_section(school.page.section_id, by=school.tomas)
    assert (await effective(school, school.page)).opens_at is None


async def test_an_item_of_this_session_only_is_nowhere_else(school, before):
    python, section = school.autumn_python, school.page.section_id
    item = await python.add_own_item(section, Kind.PAGE, 'Guest talk', body='On Friday.', by=school.tomas)
    assert (await effective(school, item)).of_this_session
    assert (await totals(school.priya_python))[1] == 5
    with pytest.raises(NotFound):
        await school.evening_python.item(item.id, seen_by=school.bo)
    with pytest.raises(NotFound):
        await school.python.item(item.id, seen_by=school.helena)
    with pytest.raises(NotFound):
        await school.evening_python.hide(item.id, by=school.lucia)
    await python.edit_own_item(item.id, title='Guest talk, online', by=school.marta)
    await school.priya_python.open(item.id, by=school.priya)
    await python.remove_own_item(item.id, by=school.tomas)
    assert await effective(school, item) is None
    await python.restore_own_item(item.id, by=school.tomas)
    assert (await totals(school.priya_python))[:2] == (1, 5)


async def test_a_course_item_is_not_edited_as_if_it_were_the_sessions(school, before):
    with pytest.raises(NotAllowed, match='the course’s own'):
        await school.autumn_python.edit_own_item(school.page.id, title='Mine', by=school.tomas)


async def deeds(school):
    python, page = school.autumn_python, school.page
    return {
        'hide': lambda by: python.hide(page.id, by=by), 'unhide': lambda by: python.unhide(page.id, by=by),
        'rewrite': lambda by: python.rewrite(page.id, title='X', by=by),
        'adjust': lambda by: python.adjust(page.id, required=False, by=by),
        'set_dates': lambda by: python.set_dates(page.id, due_at=clock.now(), by=by),
        'revert': lambda by: python.revert(page.id, by=by),
        'open_section': lambda by: python.open_section(page.section_id, clock.now(), by=by),
        'revert_section': lambda by: python.revert_section(page.section_id, by=by),
        'move_item': lambda by: python.move_item(page.id, 1, by=by),
        'add_own_item': lambda by: python.add_own_item(page.section_id, Kind.PAGE, 'X', by=by),
    }


async def test_coaches_of_the_course_and_administrators_customise_and_nobody_else(school):
    for deed in (await deeds(school)).values():
        for person in (school.samuel, school.aiko, school.lucia, school.helena, school.priya, school.bo):
            with pytest.raises(NotAllowed):
                await deed(person)
    assert not await Customisation.exists() and await Item.filter(session_course_id=school.autumn_python.id).count() == 0
    for deed in (await deeds(school)).values():
        for person in (school.tomas, school.marta, school.ines):
            await deed(person)


@pytest.mark.parametrize(('part', 'names'), [
    (Part.CONTENT, 'hide unhide rewrite adjust revert move_item add_own_item'),
    (Part.DATES, 'set_dates open_section revert_section')])
async def test_a_lock_binds_coaches_with_its_sentence(school, part, names):
    await school.autumn.lock(part, 'The exam board decides', by=school.samuel)
    every = await deeds(school)
    for name in names.split():
        with pytest.raises(IsLocked, match='Locked by Samuel Okafor: The exam board decides'):
            await every[name](school.tomas)
    for name in set(every) - set(names.split()):
        await every[name](school.tomas)


async def test_an_extension_needs_a_reason_and_may_be_withdrawn(school):
    later = clock.now() + timedelta(days=90)
    with pytest.raises(Invalid, match='Say why'):
        await school.priya_python.extend(school.task.id, due_at=later, reason=' ', by=school.tomas)
    with pytest.raises(Invalid, match='Give another date'):
        await school.priya_python.extend(school.task.id, reason='Ill', by=school.tomas)
    for person in (school.samuel, school.aiko, school.priya, school.lucia):
        with pytest.raises(NotAllowed):
            await school.priya_python.extend(school.task.id, due_at=later, reason='Ill', by=person)
    await school.priya_python.extend(school.task.id, extra_attempts=2, reason='The power went out', by=school.marta)
    [extension] = await school.priya_python.extensions_given(seen_by=school.tomas)
    assert (extension.item.title, extension.by.name, extension.extra_attempts) == (
        'Bike-share report', 'Marta Lindqvist', 2)
    await school.priya_python.withdraw_extension(school.task.id, by=school.tomas)
    with pytest.raises(NotFound):
        await school.priya_python.withdraw_extension(school.task.id, by=school.tomas)


async def test_an_item_opens_when_what_it_waits_for_is_passed(school):
    await school.python.edit_item(school.task.id, needs=[[school.quiz.id, 'passed'], [school.reading.id, 'completed']],
                                  by=school.helena)
    priya = school.priya_python
    closed = await school.autumn_python.item(school.task.id, seen_by=school.priya)
    assert str(closed.closed) == (
        'Bike-share report opens when you have passed Clean a dataset and completed Values and types.')
    assert not (await school.autumn_python.item(school.task.id, seen_by=school.tomas)).closed
    with pytest.raises(NotAllowed, match='opens when you have'):
        await priya.hand_in(school.task.id, 'Early.', by=school.priya)
    await priya.mark_done(school.reading.id, by=school.priya)
    work = await priya.hand_in(school.quiz.id, 'Mine.', by=school.priya)
    await work.grade(Decimal(5), by=school.tomas)
    with pytest.raises(NotAllowed, match='opens when you have passed Clean a dataset'):
        await priya.hand_in(school.task.id, 'Early.', by=school.priya)
    await work.grade(Decimal(6), by=school.tomas)
    await priya.hand_in(school.task.id, 'In time.', by=school.priya)


async def test_nothing_opens_before_its_day(school):
    soon = clock.now() + timedelta(hours=1)
    await school.autumn_python.set_dates(school.page.id, opens_at=soon, by=school.tomas)
    closed = await school.autumn_python.item(school.page.id, seen_by=school.priya)
    assert str(closed.closed).startswith('Notebooks opens on ') and closed.body == ''
    with pytest.raises(NotAllowed):
        await school.priya_python.open(school.page.id, by=school.priya)
    assert (await school.evening_python.item(school.page.id, seen_by=school.bo)).closed is None


async def customised(school, item):
    sections = await school.autumn_python.customising(seen_by=school.tomas)
    [found] = [one for section in sections for one in section.items if one.id == item.id]
    return found
