"""Writing a base course, also while sessions run it."""
import pytest

from db import (
    CompletionRule,
    Course,
    CourseChanges,
    Invalid,
    Item,
    ItemChanges,
    ItemKind,
    NotAllowed,
    NotFound,
    Participation,
    as_edited,
)


async def totals(participation):
    found = await Participation.get(id=participation.id)
    return found.done, found.total


async def test_teachers_write_their_own_courses_and_nobody_elses(school):
    own = await Course.create_course('SQL', 'SQL and data modelling', by=school.helena)
    assert await Course.written_by(school.helena).count() == 3 and await own.teachers.all() == [school.helena]
    hers = await Course.create_course('ETH', 'Research ethics', by=school.ines)
    with pytest.raises(NotAllowed):
        await hers.edit(CourseChanges(title='Mine'), by=school.helena)
    for stranger in (school.samuel, school.marta, school.priya):
        with pytest.raises(NotAllowed):
            await Course.create_course('X', 'X', by=stranger)


@pytest.mark.parametrize(('code', 'title', 'field'), [
    ('PY', 'Again', 'code'), ('has space', 'X', 'code'), ('', 'X', 'code'), ('OK', ' ', 'title')])
async def test_a_bad_course_is_refused_at_its_field(school, code, title, field):
    with pytest.raises(Invalid) as refusal:
        await Course.create_course(code, title, by=school.helena)
    assert refusal.value.field == field


async def test_a_new_required_item_counts_for_every_learner_of_every_session_at_once(school):
    section = await school.python.sections.all().first()
    await school.python.add_item(section.id, ItemKind.PAGE, 'More', by=school.helena)
    assert await totals(school.priya_python) == (0, 5) and await totals(school.bo_python) == (0, 5)


async def test_a_removed_item_comes_back_where_it_was_with_its_results(school):
    await school.priya_python.open(school.page.id, by=school.priya)
    before = await totals(school.priya_python)
    await school.python.remove_item(school.page.id, by=school.helena)
    assert await totals(school.priya_python) == (0, 3)
    assert [item.id for item in await school.python.archived_items(seen_by=school.helena)] == [school.page.id]
    await school.python.restore_item(school.page.id, by=school.helena)
    assert await totals(school.priya_python) == before
    outline = await school.autumn_python.outline()
    assert outline.items[0].id == school.page.id


async def test_only_what_nobody_has_worked_on_is_deleted_for_good(school):
    await school.priya_python.open(school.page.id, by=school.priya)
    with pytest.raises(NotAllowed, match='Remove the item first'):
        await school.python.delete_item(school.reading.id, by=school.helena)
    for item in (school.page, school.reading):
        await school.python.remove_item(item.id, by=school.helena)
    archived = await school.python.archived_items(seen_by=school.helena)
    assert {item.id: item.has_results for item in archived} == {school.page.id: True, school.reading.id: False}
    with pytest.raises(NotAllowed, match='stays in the archive'):
        await school.python.delete_item(school.page.id, by=school.helena)
    await school.python.delete_item(school.reading.id, by=school.helena)
    assert not await Item.exists(id=school.reading.id)


async def test_a_draft_is_its_authors_until_it_is_published(school):
    section = await school.python.sections.all().first()
    draft = await school.python.add_item(section.id, ItemKind.PAGE, 'Soon', ItemChanges(is_draft=True),
                                         by=school.helena)
    assert await totals(school.priya_python) == (0, 4)
    assert draft.id not in (await school.autumn_python.outline()).by_id
    with pytest.raises(NotFound):
        await school.autumn_python.item(draft.id, seen_by=school.priya)
    await school.python.save_draft(draft.id, ItemChanges(title='Now'), by=school.helena)
    await school.python.publish_item(draft.id, by=school.helena)
    assert await totals(school.priya_python) == (0, 5)
    assert (await school.autumn_python.outline()).by_id[draft.id].title == 'Now'


async def test_edits_wait_until_they_are_published_or_discarded(school):
    python, helena = school.python, school.helena
    await python.save_draft(school.task.id, ItemChanges(body='Count the bikes.', points=50), by=helena)
    await python.save_draft(school.task.id, ItemChanges(completes=CompletionRule.GRADED, settings={'most_files': 3}),
                            by=helena)
    assert (await school.autumn_python.item(school.task.id, seen_by=school.priya)).body == ''
    edited = as_edited(await python.item(school.task.id, seen_by=helena))
    assert (edited.body, edited.points, edited.completes) == ('Count the bikes.', 50, CompletionRule.GRADED)
    published = await python.publish_item(school.task.id, by=helena)
    assert (published.pending, published.version) == (None, 2)
    item = (await school.autumn_python.outline()).by_id[school.task.id]
    assert (item.points, item.settings.most_files) == (50, 3)
    await python.save_draft(school.task.id, ItemChanges(title='Other'), by=helena)
    await python.discard_draft(school.task.id, by=helena)
    with pytest.raises(Invalid, match='nothing to publish'):
        await python.publish_item(school.task.id, by=helena)


async def test_a_bad_edit_waits_for_nothing(school):
    with pytest.raises(Invalid):
        await school.python.save_draft(school.task.id, ItemChanges(points=-1), by=school.helena)
    assert (await Item.get(id=school.task.id)).pending is None


async def test_authors_read_how_far_a_change_reaches(school):
    await school.priya_python.submit(school.task.id, 'Mine.', by=school.priya)
    await school.bo_python.open(school.page.id, by=school.bo)
    whole = await school.python.change_impact(seen_by=school.helena)
    assert whole == (2, 0, 5, 2, 1)
    assert await school.python.change_impact(school.task.id, seen_by=school.helena) == (2, 0, 5, 1, 1)
    assert (await school.statistics.change_impact(seen_by=school.helena)).upcoming == 1
    with pytest.raises(NotAllowed):
        await school.python.change_impact(seen_by=school.marta)


async def test_only_authors_write_drafts_and_keep_the_archive(school):
    for deed in (school.python.save_draft, school.python.publish_item, school.python.discard_draft,
                 school.python.remove_item, school.python.restore_item, school.python.delete_item):
        with pytest.raises(NotAllowed):
            await deed(school.page.id, by=school.marta)
    with pytest.raises(NotAllowed):
        await school.python.archived_items(seen_by=school.marta)


async def test_a_section_with_items_is_not_removed(school):
    section = await school.python.sections.all().first()
    with pytest.raises(NotAllowed):
        await school.python.remove_section(section.id, by=school.helena)
    empty = await school.python.add_section('Empty', by=school.helena)
    await school.python.remove_section(empty.id, by=school.helena)


async def test_a_section_opens_on_a_day_of_every_session(school):
    section = await school.python.sections.all().first()
    await school.python.date_section(section.id, 51, by=school.helena)
    closed = await school.autumn_python.item(school.page.id, seen_by=school.priya)
    assert str(closed.closed).startswith('Notebooks opens on ')
    with pytest.raises(Invalid):
        await school.python.date_section(section.id, 99_999, by=school.helena)
    with pytest.raises(NotAllowed):
        await school.python.date_section(section.id, 3, by=school.marta)
    await school.python.date_section(section.id, None, by=school.helena)
    assert (await school.autumn_python.item(school.page.id, seen_by=school.priya)).closed is None


async def test_items_move_between_sections_and_keep_their_order(school):
    second = await school.python.add_section('Second', by=school.helena)
    await school.python.place_items(second.id, [school.task.id, school.page.id], by=school.helena)
    outline = await school.autumn_python.outline()
    assert [item.id for item in outline.sections[1].items] == [school.task.id, school.page.id]


@pytest.mark.parametrize(('values', 'field'), [
    ({'url': 'javascript:alert(1)'}, 'url'), ({'points': 0}, 'points'), ({'points': 'many'}, 'points'),
    ({'pass_points': 99}, 'pass_points'), ({'weight': -1}, 'weight'), ({'title': ''}, 'title'),
    ({'completes': CompletionRule.PASSED}, 'pass_points'), ({'due_day': 99_999}, 'due_day'),
])
async def test_a_bad_item_is_refused_at_its_field(school, values, field):
    with pytest.raises(Invalid) as refusal:
        await school.python.edit_item(school.task.id, ItemChanges(**values), by=school.helena)
    assert refusal.value.field == field


async def test_a_page_is_not_handed_in(school):
    with pytest.raises(Invalid):
        await school.python.edit_item(school.page.id, ItemChanges(completes=CompletionRule.SUBMITTED), by=school.helena)
