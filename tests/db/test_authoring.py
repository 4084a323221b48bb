"""Writing a base course, also while sessions run it."""
from functools import partial

import pytest

from db import Item, Participation, courses, outlines, progress, submissions
from db.core import Invalid, NotAllowed, NotFound
from db.courses import CourseChanges, as_edited
from db.courses.authoring import written_by
from db.items import ItemChanges
from db.records import CompletionRule, ItemKind


async def totals(participation):
    found = await Participation.get(id=participation.id)
    return found.done, found.total


async def test_teachers_write_their_own_courses_and_nobody_elses(school):
    own = await courses.create_course('SQL', 'SQL and data modelling', by=school.helena)
    assert await written_by(school.helena).count() == 3 and await own.teachers.all() == [school.helena]
    hers = await courses.create_course('ETH', 'Research ethics', by=school.ines)
    with pytest.raises(NotAllowed):
        await courses.edit_course(hers, CourseChanges(title='Mine'), by=school.helena)
    for stranger in (school.samuel, school.marta, school.priya):
        with pytest.raises(NotAllowed):
            await courses.create_course('X', 'X', by=stranger)


@pytest.mark.parametrize(('code', 'title', 'field'), [
    ('PY', 'Again', 'code'), ('has space', 'X', 'code'), ('', 'X', 'code'), ('OK', ' ', 'title')])
async def test_a_bad_course_is_refused_at_its_field(school, code, title, field):
    with pytest.raises(Invalid) as refusal:
        await courses.create_course(code, title, by=school.helena)
    assert refusal.value.field == field


async def test_a_new_required_item_counts_for_every_learner_of_every_session_at_once(school):
    section = await school.python.sections.all().first()
    await courses.add_item(school.python, section.id, ItemKind.PAGE, 'More', by=school.helena)
    assert await totals(school.priya_python) == (0, 5) and await totals(school.bo_python) == (0, 5)


async def test_a_removed_item_comes_back_where_it_was_with_its_results(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    before = await totals(school.priya_python)
    await courses.remove_item(school.python, school.page.id, by=school.helena)
    assert await totals(school.priya_python) == (0, 3)
    assert [item.id for item in await courses.archived_items(school.python, seen_by=school.helena)] == [school.page.id]
    await courses.restore_item(school.python, school.page.id, by=school.helena)
    assert await totals(school.priya_python) == before
    outline = await outlines.effective_outline(school.autumn_python)
    assert outline.items[0].id == school.page.id


async def test_only_what_nobody_has_worked_on_is_deleted_for_good(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    with pytest.raises(NotAllowed, match='Remove the item first'):
        await courses.delete_item(school.python, school.reading.id, by=school.helena)
    for item in (school.page, school.reading):
        await courses.remove_item(school.python, item.id, by=school.helena)
    archived = await courses.archived_items(school.python, seen_by=school.helena)
    assert {item.id: item.has_results for item in archived} == {school.page.id: True, school.reading.id: False}
    with pytest.raises(NotAllowed, match='stays in the archive'):
        await courses.delete_item(school.python, school.page.id, by=school.helena)
    await courses.delete_item(school.python, school.reading.id, by=school.helena)
    assert not await Item.exists(id=school.reading.id)


async def test_a_draft_is_its_authors_until_it_is_published(school):
    section = await school.python.sections.all().first()
    draft = await courses.add_item(school.python, section.id, ItemKind.PAGE, 'Soon', ItemChanges(is_draft=True),
                                   by=school.helena)
    assert await totals(school.priya_python) == (0, 4)
    assert draft.id not in (await outlines.effective_outline(school.autumn_python)).by_id
    with pytest.raises(NotFound):
        await progress.item_view(school.autumn_python, draft.id, seen_by=school.priya)
    await courses.save_draft(school.python, draft.id, ItemChanges(title='Now'), by=school.helena)
    await courses.publish_item(school.python, draft.id, by=school.helena)
    assert await totals(school.priya_python) == (0, 5)
    assert (await outlines.effective_outline(school.autumn_python)).by_id[draft.id].title == 'Now'


async def test_edits_wait_until_they_are_published_or_discarded(school):
    python, helena = school.python, school.helena
    await courses.save_draft(python, school.task.id, ItemChanges(body='Count the bikes.', points=50), by=helena)
    await courses.save_draft(python, school.task.id,
                             ItemChanges(completes=CompletionRule.GRADED, settings={'most_files': 3}),
                             by=helena)
    assert (await progress.item_view(school.autumn_python, school.task.id, seen_by=school.priya)).body == ''
    edited = as_edited(await courses.get_item(python, school.task.id, seen_by=helena))
    assert (edited.body, edited.points, edited.completes) == ('Count the bikes.', 50, CompletionRule.GRADED)
    published = await courses.publish_item(python, school.task.id, by=helena)
    assert (published.pending, published.version) == (None, 2)
    item = (await outlines.effective_outline(school.autumn_python)).by_id[school.task.id]
    assert (item.points, item.settings.most_files) == (50, 3)
    await courses.save_draft(python, school.task.id, ItemChanges(title='Other'), by=helena)
    await courses.discard_draft(python, school.task.id, by=helena)
    with pytest.raises(Invalid, match='nothing to publish'):
        await courses.publish_item(python, school.task.id, by=helena)


async def test_a_bad_edit_waits_for_nothing(school):
    with pytest.raises(Invalid):
        await courses.save_draft(school.python, school.task.id, ItemChanges(points=-1), by=school.helena)
    assert (await Item.get(id=school.task.id)).pending is None


async def test_authors_read_how_far_a_change_reaches(school):
    await submissions.submit(school.priya_python, school.task.id, 'Mine.', by=school.priya)
    await progress.open_item(school.bo_python, school.page.id, by=school.bo)
    whole = await courses.change_impact(school.python, seen_by=school.helena)
    assert whole == (2, 0, 5, 2, 1)
    assert await courses.change_impact(school.python, school.task.id, seen_by=school.helena) == (2, 0, 5, 1, 1)
    assert (await courses.change_impact(school.statistics, seen_by=school.helena)).upcoming == 1
    with pytest.raises(NotAllowed):
        await courses.change_impact(school.python, seen_by=school.marta)


async def test_only_authors_write_drafts_and_keep_the_archive(school):
    for action in (partial(courses.save_draft, school.python), partial(courses.publish_item, school.python),
                   partial(courses.discard_draft, school.python),
                   partial(courses.remove_item, school.python), partial(courses.restore_item, school.python),
                   partial(courses.delete_item, school.python)):
        with pytest.raises(NotAllowed):
            await action(school.page.id, by=school.marta)
    with pytest.raises(NotAllowed):
        await courses.archived_items(school.python, seen_by=school.marta)


async def test_a_section_with_items_is_not_removed(school):
    section = await school.python.sections.all().first()
    with pytest.raises(NotAllowed):
        await courses.remove_section(school.python, section.id, by=school.helena)
    empty = await courses.add_section(school.python, 'Empty', by=school.helena)
    await courses.remove_section(school.python, empty.id, by=school.helena)


async def test_a_section_opens_on_a_day_of_every_session(school):
    section = await school.python.sections.all().first()
    await courses.date_section(school.python, section.id, 51, by=school.helena)
    closed = await progress.item_view(school.autumn_python, school.page.id, seen_by=school.priya)
    assert str(closed.closed).startswith('Notebooks opens on ')
    with pytest.raises(Invalid):
        await courses.date_section(school.python, section.id, 99_999, by=school.helena)
    with pytest.raises(NotAllowed):
        await courses.date_section(school.python, section.id, 3, by=school.marta)
    await courses.date_section(school.python, section.id, None, by=school.helena)
    assert (await progress.item_view(school.autumn_python, school.page.id, seen_by=school.priya)).closed is None


async def test_items_move_between_sections_and_keep_their_order(school):
    second = await courses.add_section(school.python, 'Second', by=school.helena)
    await courses.place_items(school.python, second.id, [school.task.id, school.page.id], by=school.helena)
    outline = await outlines.effective_outline(school.autumn_python)
    assert [item.id for item in outline.sections[1].items] == [school.task.id, school.page.id]


@pytest.mark.parametrize(('values', 'field'), [
    ({'url': 'javascript:alert(1)'}, 'url'), ({'points': 0}, 'points'), ({'points': 'many'}, 'points'),
    ({'pass_points': 99}, 'pass_points'), ({'weight': -1}, 'weight'), ({'title': ''}, 'title'),
    ({'completes': CompletionRule.PASSED}, 'pass_points'), ({'due_day': 99_999}, 'due_day'),
])
async def test_a_bad_item_is_refused_at_its_field(school, values, field):
    with pytest.raises(Invalid) as refusal:
        await courses.edit_item(school.python, school.task.id, ItemChanges(**values), by=school.helena)
    assert refusal.value.field == field


async def test_a_page_is_not_handed_in(school):
    with pytest.raises(Invalid):
        await courses.edit_item(school.python, school.page.id, ItemChanges(completes=CompletionRule.SUBMITTED),
                                by=school.helena)
