"""Writing a base course, also while sessions run it."""
import pytest

from db import Completes, Course, Invalid, Item, Kind, NotAllowed, Participation


async def totals(participation):
    found = await Participation.get(id=participation.id)
    return found.done, found.total


async def test_teachers_write_their_own_courses_and_nobody_elses(school):
    own = await Course.create_course('SQL', 'SQL and data modelling', by=school.helena)
    assert await Course.written_by(school.helena).count() == 3 and await own.teachers.all() == [school.helena]
    hers = await Course.create_course('ETH', 'Research ethics', by=school.ines)
    with pytest.raises(NotAllowed):
        await hers.edit(title='Mine', by=school.helena)
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
    await school.python.add_item(section.id, Kind.PAGE, 'More', by=school.helena)
    assert await totals(school.priya_python) == (0, 5) and await totals(school.bo_python) == (0, 5)


async def test_an_item_with_results_is_archived_and_one_without_is_gone(school):
    await school.priya_python.open(school.page.id, by=school.priya)
    assert await school.python.remove_item(school.page.id, by=school.helena) is True
    assert await totals(school.priya_python) == (0, 3)
    assert (await Item.get(id=school.page.id)).is_archived
    assert await school.python.remove_item(school.reading.id, by=school.helena) is False
    assert await Item.get_or_none(id=school.reading.id) is None


async def test_a_section_with_items_is_not_removed(school):
    section = await school.python.sections.all().first()
    with pytest.raises(NotAllowed):
        await school.python.remove_section(section.id, by=school.helena)
    empty = await school.python.add_section('Empty', by=school.helena)
    await school.python.remove_section(empty.id, by=school.helena)


async def test_items_move_between_sections_and_keep_their_order(school):
    second = await school.python.add_section('Second', by=school.helena)
    await school.python.place_items(second.id, [school.task.id, school.page.id], by=school.helena)
    outline = await school.autumn_python.outline()
    assert [item.id for item in outline.sections[1].items] == [school.task.id, school.page.id]


@pytest.mark.parametrize(('values', 'field'), [
    ({'url': 'javascript:alert(1)'}, 'url'), ({'points': 0}, 'points'), ({'points': 'many'}, 'points'),
    ({'pass_points': 99}, 'pass_points'), ({'weight': -1}, 'weight'), ({'title': ''}, 'title'),
    ({'completes': Completes.PASSED}, 'pass_points'), ({'due_day': 99_999}, 'due_day'),
])
async def test_a_bad_item_is_refused_at_its_field(school, values, field):
    with pytest.raises(Invalid) as refusal:
        await school.python.edit_item(school.task.id, by=school.helena, **values)
    assert refusal.value.field == field


async def test_a_page_is_not_handed_in(school):
    with pytest.raises(Invalid):
        await school.python.edit_item(school.page.id, completes=Completes.HANDED_IN, by=school.helena)


async def test_an_author_is_told_how_many_sessions_a_change_reaches(school):
    assert await school.python.reach(seen_by=school.helena) == 3
    with pytest.raises(NotAllowed):
        await school.python.reach(seen_by=school.marta)
