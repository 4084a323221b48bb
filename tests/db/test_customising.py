"""A session makes a shared course its own, and neither the course nor another session changes."""
import pytest

from db import Item, Participation, courses, customisation, outlines, progress, sessions, submissions
from db.core import Invalid, IsLocked, NotAllowed, NotFound, Upload, clock
from db.customisation import ItemDates, ItemRules
from db.items import ItemChanges
from db.records import Customisation, ItemKind, Part


@pytest.fixture
async def before(school):
    """The course and its other session, as they must stay."""
    async def all_else():
        sections = await courses.base_outline(school.python, seen_by=school.helena)
        base = [(item.id, item.title, item.body, item.points, item.due_day, item.required, item.version, item.position)
                for section in sections for item in section.shown]
        evening = await outlines.effective_outline(school.evening_python)
        texts = [(await progress.item_view(school.evening_python, item.id, seen_by=school.bo)).body
                 for item in evening.items]
        return base, evening, texts, await totals(school.bo_python)
    was = await all_else()
    yield was
    assert await all_else() == was


async def totals(participation):
    found = await Participation.get(id=participation.id)
    return found.done, found.total, found.grade


async def effective(school, item):
    return (await outlines.effective_outline(school.autumn_python)).by_id.get(item.id)


async def test_a_hidden_item_is_gone_for_learners_and_counts_no_more(school, before):
    python = school.autumn_python
    submission = await submissions.submit(school.priya_python, school.task.id, 'Mine.', by=school.priya)
    await submissions.grade_submission(submission, 20, by=school.tomas)
    assert await totals(school.priya_python) == (1, 4, 50)
    await customisation.hide(python, school.task.id, by=school.tomas)
    assert await effective(school, school.task) is None
    assert await totals(school.priya_python) == (0, 3, None)
    with pytest.raises(NotFound):
        await progress.item_view(python, school.task.id, seen_by=school.priya)
    await customisation.unhide(python, school.task.id, by=school.tomas)
    assert await totals(school.priya_python) == (1, 4, 50)
    assert not await Customisation.exists()


async def test_own_words_stand_until_they_are_reverted_and_tell_what_the_course_says_since(school):
    python = school.autumn_python
    await customisation.rewrite(python, school.page.id, title='Our notebooks', body='Bring a laptop.', by=school.tomas)
    reading = await progress.item_view(python, school.page.id, seen_by=school.priya)
    assert (reading.item.title, reading.body) == ('Our notebooks', 'Bring a laptop.')
    assert (await progress.item_view(school.evening_python, school.page.id,
                                     seen_by=school.bo)).item.title == 'Notebooks'
    shown = await customised(school, school.page)
    assert (shown.own, shown.changed_since) == ({'title': 'Our notebooks', 'body': 'Bring a laptop.'}, False)
    assert shown.set_by['title'].name == 'Tomás Rey'
    await courses.edit_item(school.python, school.page.id, ItemChanges(body='The course says more.'), by=school.helena)
    shown = await customised(school, school.page)
    assert (shown.changed_since, shown.base['body']) == (True, 'The course says more.')
    assert shown.base_body_then.startswith('# Notebooks')
    await customisation.revert(python, school.page.id, 'body', by=school.tomas)
    reading = await progress.item_view(python, school.page.id, seen_by=school.priya)
    assert (reading.item.title, reading.body) == ('Our notebooks', 'The course says more.')


async def test_points_attempts_and_what_is_required_are_set_here(school, before):
    await customisation.adjust(school.autumn_python, school.quiz.id, ItemRules(points=20, attempts=2, required=False),
                               by=school.marta)
    item = await effective(school, school.quiz)
    assert (item.points, item.pass_points, item.attempts, item.required) == (20, 12, 2, False)
    assert (await totals(school.priya_python))[1] == 3
    await customisation.adjust(school.autumn_python, school.quiz.id, ItemRules(attempts=0), by=school.marta)
    assert (await effective(school, school.quiz)).attempts is None


async def test_the_order_of_a_section_is_this_sessions_own(school, before):
    async def order():
        return [item.id for item in (await outlines.effective_outline(school.autumn_python)).items]
    was = await order()
    await customisation.move_item(school.autumn_python, school.task.id, 0, by=school.tomas)
    assert await order() == [school.task.id, *[id_ for id_ in was if id_ != school.task.id]]
    await customisation.reset_order(school.autumn_python, school.task.section_id, by=school.tomas)
    assert await order() == was and not await Customisation.exists()


async def test_what_the_course_changes_is_told_for_each_word_by_itself_until_it_is_seen(school):
    python = school.autumn_python
    await customisation.rewrite(python, school.page.id, title='Our notebooks', by=school.tomas)
    await courses.edit_item(school.python, school.page.id, ItemChanges(title='Notebooks and kernels'), by=school.helena)
    await customisation.rewrite(python, school.page.id, body='Bring a laptop.', by=school.tomas)
    shown = await customised(school, school.page)
    assert (shown.base_title_then, shown.base_body_then) == ('Notebooks', None)
    await customisation.acknowledge_course_update(python, school.page.id, by=school.marta)
    shown = await customised(school, school.page)
    assert not shown.changed_since and shown.own == {'title': 'Our notebooks', 'body': 'Bring a laptop.'}


async def test_what_makes_no_sense_is_refused_at_its_field(school, before):
    python = school.autumn_python
    for action, field in (
        (lambda: customisation.rewrite(python, school.page.id, title=' ', by=school.tomas), 'title'),
        (lambda: customisation.rewrite(python, school.page.id, body='x' * 200_001, by=school.tomas), 'body'),
        (lambda: customisation.adjust(python, school.task.id, ItemRules(points=0), by=school.tomas), 'points'),
        (lambda: customisation.adjust(python, school.task.id, ItemRules(attempts=-1), by=school.tomas), 'attempts'),
        (lambda: customisation.adjust(python, school.page.id, ItemRules(points=5), by=school.tomas), 'points'),
    ):
        with pytest.raises(Invalid) as no:
            await action()
        assert no.value.field == field
    assert not await Customisation.exists()


async def test_an_item_of_this_session_only_is_nowhere_else(school, before):
    python, section = school.autumn_python, school.page.section_id
    item = await customisation.add_session_item(python, section, ItemKind.PAGE, 'Guest talk',
                                                ItemChanges(body='On Friday.'),
                                                by=school.tomas)
    assert (await effective(school, item)).of_this_session
    assert (await totals(school.priya_python))[1] == 5
    with pytest.raises(NotFound):
        await progress.item_view(school.evening_python, item.id, seen_by=school.bo)
    with pytest.raises(NotFound):
        await courses.get_item(school.python, item.id, seen_by=school.helena)
    with pytest.raises(NotFound):
        await customisation.hide(school.evening_python, item.id, by=school.lucia)
    await customisation.edit_session_item(python, item.id, ItemChanges(title='Guest talk, online'), by=school.marta)
    await progress.open_item(school.priya_python, item.id, by=school.priya)
    await customisation.remove_session_item(python, item.id, by=school.tomas)
    assert await effective(school, item) is None
    await customisation.restore_session_item(python, item.id, by=school.tomas)
    assert (await totals(school.priya_python))[:2] == (1, 5)


async def test_an_item_of_this_session_only_moves_waits_and_holds_pictures(school, before):
    python, section = school.autumn_python, school.page.section_id
    talk = await customisation.add_session_item(python, section, ItemKind.PAGE, 'Guest talk', by=school.tomas)
    needs = [[talk.id, 'completed']]
    essay = await customisation.add_session_item(python, section, ItemKind.ASSIGNMENT, 'Essay',
                                                 ItemChanges(needs=needs),
                                                 by=school.tomas)
    with pytest.raises(Invalid, match='wait for each other'):
        await customisation.edit_session_item(python, talk.id, ItemChanges(needs=[[essay.id, 'completed']]),
                                              by=school.tomas)
    with pytest.raises(Invalid, match='items of this course'):
        await customisation.edit_session_item(python, talk.id, ItemChanges(needs=[[school.mean.id, 'completed']]),
                                              by=school.tomas)
    name = await customisation.add_session_item_picture(python, talk.id, Upload.of('a.png', b'\x89PNG\r\n\x1a\n'),
                                                        by=school.tomas)
    assert (await progress.item_picture(python, talk.id, name, seen_by=school.priya)).item_id == talk.id
    await customisation.hide(python, talk.id, by=school.tomas)
    assert (await progress.item_picture(python, talk.id, name, seen_by=school.tomas)).name == 'a.png'
    with pytest.raises(NotFound):
        await progress.item_picture(python, talk.id, name, seen_by=school.priya)
    later = await courses.add_section(school.python, 'Later', by=school.helena)
    await customisation.move_session_item(python, essay.id, later.id, 0, by=school.tomas)
    assert (await effective(school, essay)).section == 'Later'
    await courses.remove_section(school.python, later.id, by=school.helena)
    assert (await effective(school, essay)).section == 'Setting up', 'its section is gone, it is not'


async def test_what_is_the_sessions_own_and_what_is_the_courses_is_not_mixed_up(school, before):
    python = school.autumn_python
    with pytest.raises(NotAllowed, match='the course’s own'):
        await customisation.edit_session_item(python, school.page.id, ItemChanges(title='Mine'), by=school.tomas)
    item = await customisation.add_session_item(python, school.page.section_id, ItemKind.PAGE, 'Guest talk',
                                                by=school.tomas)
    with pytest.raises(NotAllowed, match='edit the item itself'):
        await customisation.rewrite(python, item.id, title='Mine', by=school.tomas)


async def actions(school):
    """Every one of them, in an order in which each may be done."""
    python, page = school.autumn_python, school.page
    own = await customisation.add_session_item(python, page.section_id, ItemKind.PAGE, 'Guest talk', by=school.tomas)
    return {
        'hide': lambda by: customisation.hide(python, page.id, by=by),
        'unhide': lambda by: customisation.unhide(python, page.id, by=by),
        'rewrite': lambda by: customisation.rewrite(python, page.id, title='X', by=by),
        'adjust': lambda by: customisation.adjust(python, page.id, ItemRules(required=False), by=by),
        'set_dates': lambda by: customisation.set_dates(python, page.id, ItemDates(due_at=clock.now()), by=by),
        'revert': lambda by: customisation.revert(python, page.id, by=by),
        'open_section': lambda by: customisation.open_section(python, page.section_id, school.autumn.starts, by=by),
        'pin_dates': lambda by: customisation.pin_dates(python, by=by),
        'reset_dates': lambda by: customisation.reset_dates(python, by=by),
        'revert_section': lambda by: customisation.revert_section(python, page.section_id, by=by),
        'move_item': lambda by: customisation.move_item(python, page.id, 1, by=by),
        'reset_order': lambda by: customisation.reset_order(python, page.section_id, by=by),
        'acknowledge_course_update': lambda by: customisation.acknowledge_course_update(python, page.id, by=by),
        'add_session_item': lambda by: customisation.add_session_item(python, page.section_id, ItemKind.PAGE, 'X',
                                                                      by=by),
        'edit_session_item': lambda by: customisation.edit_session_item(python, own.id, ItemChanges(title='Y'), by=by),
        'add_session_item_picture': lambda by: customisation.add_session_item_picture(
            python, own.id, Upload.of('a.png', b'\x89PNG\r\n\x1a\n'), by=by),
        'move_session_item': lambda by: customisation.move_session_item(python, own.id, page.section_id, 0, by=by),
        'remove_session_item': lambda by: customisation.remove_session_item(python, own.id, by=by),
        'restore_session_item': lambda by: customisation.restore_session_item(python, own.id, by=by),
    }


async def test_coaches_of_the_course_and_administrators_customise_and_nobody_else(school):
    for action in (await actions(school)).values():
        for person in (school.samuel, school.aiko, school.lucia, school.helena, school.priya, school.bo):
            with pytest.raises(NotAllowed):
                await action(person)
    assert not await Customisation.exists()
    own = Item.filter(session_course_id=school.autumn_python.id)
    assert await own.values_list('title', flat=True) == ['Guest talk']
    for action in (await actions(school)).values():
        for person in (school.tomas, school.marta, school.ines):
            await action(person)


@pytest.mark.parametrize('part', [Part.CONTENT, Part.DATES])
async def test_a_lock_binds_coaches_with_its_sentence(school, part):
    every = await actions(school)
    await sessions.lock(school.autumn, part, 'The exam board decides', by=school.samuel)
    for name, action in every.items():
        if (name in DATING) == (part is Part.DATES):
            with pytest.raises(IsLocked, match='Locked by Samuel Okafor: The exam board decides'):
                await action(school.tomas)
        else:
            await action(school.tomas)
        await action(school.ines)


DATING = {'set_dates', 'open_section', 'revert_section', 'pin_dates', 'reset_dates'}


async def customised(school, item):
    sections = await customisation.customising(school.autumn_python, seen_by=school.tomas)
    [found] = [one for section in sections for one in section.items if one.id == item.id]
    return found
