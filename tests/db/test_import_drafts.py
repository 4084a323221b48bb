"""An import comes as drafts: no session sees any of it before it is published; a new file edits as an author does."""
import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from db import Course, Item, ItemFile, Section, courses, customisation, outlines, progress, quizzes
from db.core import Invalid, NotAllowed, NotFound, files
from db.imports import (
    import_course,
    import_detail,
    import_history,
    import_impact,
    imported_drafts,
    plan_content,
    publish_import,
    undo_import,
)
from db.imports.content.planning import ImportStatus
from db.items import ItemChanges
from db.quizzes import Slot
from db.records import SYSTEM, ItemKind, Question, question_to_json
from formats.questions import Skipped
from tests.cutting_off import CutOff, at_every_wait
from tests.db.imported import all_rows, choice, course, page, picture, quiz

SEA = course(page(), quiz(), bank=(choice('Alone?', 'q9', category='Means'),))


async def bring(school, read=SEA, **more):
    return await import_course(read, 'PY', by=school.helena, source='test', file_name='sea.zip', **more)


async def shown(session_course) -> list[str]:
    return [item.title for item in (await outlines.effective_outline(session_course)).items]


async def test_nothing_of_an_import_is_in_any_session_before_it_is_published(school):
    before, how_far = await shown(school.autumn_python), await school.autumn_python.participations.all().values()
    result = await bring(school)
    assert result.added == {'sections': 1, 'items': 2, 'questions': 2}
    assert await shown(school.autumn_python) == before
    assert await school.autumn_python.participations.all().values() == how_far
    sections = await customisation.customising(school.autumn_python, seen_by=school.marta)
    assert [section.title for section in sections] == ['Setting up'], 'coaches see no section of drafts'
    assert all(item.is_draft and not item.required for item in await Item.filter(title__in=['Moon', 'Check']))
    with pytest.raises(NotFound):
        await progress.open_item(school.priya_python, (await Item.get(title='Moon')).id, by=school.priya)


async def test_a_quiz_draws_no_question_before_it_is_published_and_no_coach_sees_it(school):
    exam = await courses.add_item(school.python, school.page.section_id, ItemKind.QUIZ, 'Exam', by=school.helena)
    known = await courses.add_question(school.python, replace(choice('Known?', ''), category='Means'), by=school.helena)
    await courses.set_questions(school.python, exam.id, [Slot(draws=1, category='Means')], by=school.helena)
    result = await bring(school)
    with pytest.raises(Invalid, match='holds 1 that can be drawn'):
        await courses.set_questions(school.python, exam.id, [Slot(draws=2, category='Means')], by=school.helena)
    bank = await courses.bank_entries(school.autumn_python, seen_by=school.marta)
    assert [entry.id for entry in bank] == [known.id]
    entries = await courses.bank_entries(school.python, seen_by=school.helena)
    assert sorted(entry.is_draft for entry in entries) == [False, True, True]
    await publish_import(school.python, result.import_id, by=school.helena)
    assert len(await courses.bank_entries(school.autumn_python, seen_by=school.marta)) == 3
    await courses.set_questions(school.python, exam.id, [Slot(draws=2, category='Means')], by=school.helena)


async def test_publish_all_shows_it_everywhere_at_once(school):
    result = await bring(school)
    impact = await import_impact(school.python, result.import_id, seen_by=school.helena)
    assert (impact.sessions, impact.learners, impact.completions) == (2, 5, 0)
    drafts = await imported_drafts(school.python, seen_by=school.helena)
    assert (len(drafts.items), len(drafts.questions), drafts.count) == (2, 2, 4)
    done = await publish_import(school.python, result.import_id, by=school.helena)
    assert (done.items, done.questions, done.hidden) == (2, 2, 0)
    for session_course in (school.autumn_python, school.evening_python):
        assert (await shown(session_course))[-2:] == ['Moon', 'Check']
    assert not await Question.filter(is_draft=True).exists()
    assert not (await imported_drafts(school.python, seen_by=school.helena)).imports
    with pytest.raises(Invalid, match='nothing to publish'):
        await publish_import(school.python, result.import_id, by=school.helena)


async def test_what_is_not_published_where_it_comes_from_stays_a_draft_unless_asked(school):
    hidden = quiz(choice('Hidden?', 'q2'), choice('Both?', 'q3'), title='Later', source_id='z2', is_draft=True)
    result = await bring(school, course(page(), quiz(choice('Both?', 'q3')), hidden))
    done = await publish_import(school.python, result.import_id, by=school.helena)
    assert (done.items, done.questions, done.hidden) == (2, 1, 1)
    assert (await Item.get(title='Later')).is_draft
    assert [one.title for one in await Question.filter(is_draft=True)] == ['Hidden?']
    await publish_import(school.python, also_hidden=True, by=school.helena)
    assert not (await Item.get(title='Later')).is_draft and not await Question.filter(is_draft=True).exists()


async def test_a_quiz_that_is_published_by_itself_takes_its_questions_along(school):
    await bring(school)
    item = await Item.get(title='Check')
    await courses.publish_item(school.python, item.id, by=school.helena)
    assert {one.title: one.is_draft for one in await Question.all()} == {'Which one?': False, 'Alone?': True}
    alone = await Question.get(title='Alone?')
    await courses.set_questions(school.python, item.id, [Slot(question_id=alone.id)], by=school.helena)
    await alone.refresh_from_db()
    assert not alone.is_draft


async def test_a_question_is_published_by_itself(school):
    await bring(school, course(bank=(choice(),)))
    [entry] = await courses.bank_entries(school.python, seen_by=school.helena)
    for stranger in (school.marta, school.samuel, school.priya):
        for verb in (partial(courses.publish_question, school.python),
                     partial(courses.discard_question_edits, school.python)):
            with pytest.raises(NotAllowed):
                await verb(entry.id, by=stranger)
    await courses.publish_question(school.python, entry.id, by=school.helena)
    with pytest.raises(Invalid, match='nothing to publish'):
        await courses.publish_question(school.python, entry.id, by=school.helena)


async def test_only_authors_see_publish_or_plan_an_import(school):
    result = await bring(school)
    for stranger in (school.samuel, school.marta, school.tomas, school.priya):
        for look in (import_history, imported_drafts, import_impact):
            with pytest.raises(NotAllowed):
                await look(school.python, seen_by=stranger)
        with pytest.raises(NotAllowed):
            await import_detail(school.python, result.import_id, seen_by=stranger)
        with pytest.raises(NotAllowed):
            await publish_import(school.python, result.import_id, by=stranger)
        with pytest.raises(NotAllowed):
            await plan_content(SEA, 'PY', seen_by=stranger, source='test')
    assert (await publish_import(school.python, result.import_id, by=school.ines)).items == 2


async def test_the_preview_says_what_applying_does(school):
    bad = page('Bad', source_id='b', url='javascript:alert(1)')
    read = course(page(), bad, quiz(choice(), choice('', 'q0')), bank=(choice(), choice('Alone?', 'q9')))
    for _ in range(2):
        plan = await plan_content(read, 'PY', seen_by=school.helena, source='test')
        result = await bring(school, read)
        assert plan.counts(ImportStatus.NEW) == result.added
        assert plan.counts(ImportStatus.UNCHANGED) == result.unchanged
        assert list(plan.refused) == result.refused
        assert [one.where for one in plan.refused] == ['Tides › Bad', 'Check › question 2']
    assert not result.added and plan.does_nothing and result.import_id is None


async def test_a_preview_writes_nothing(school):
    before = await all_rows()
    await plan_content(SEA, 'PY', seen_by=school.helena, source='test')
    await plan_content(SEA, 'NEW', seen_by=school.helena, source='test')
    assert await all_rows() == before
    with pytest.raises(Invalid, match='code'):
        await plan_content(SEA, 'no code!', seen_by=SYSTEM, source='test')


async def test_a_changed_file_edits_what_is_published_as_a_draft(school):
    first = await bring(school, course(page(pictures=(picture(),), body='![](file:moon.png)'), quiz()))
    await publish_import(school.python, first.import_id, by=school.helena)
    new = course(page('The moon', '![](file:moon.png) anew', pictures=(picture(b'GIF89a'),)),
                 quiz(choice('Which of them?'), choice('New?', 'q2')))
    plan = await plan_content(new, 'PY', seen_by=school.helena, source='test')
    assert [(item.status, item.changes) for item in plan.items] == [
        (ImportStatus.CHANGED, ('title', 'body', 'pictures')), (ImportStatus.CHANGED, ('questions',))]
    second = await bring(school, new)
    assert second.added == {'questions': 1} and second.changed == {'items': 2, 'questions': 1}
    assert (await shown(school.autumn_python))[-2:] == ['Moon', 'Check']
    moon, check = await Item.filter(title__in=['Moon', 'Check']).order_by('id')
    assert moon.pending == {'title': 'The moon', 'body': '![](file:moon-2.png) anew'}
    assert [line.question.text for line in await courses.item_questions(school.python, check.id,
                                                                        seen_by=school.helena)] == [
        'Which one?']
    done = await publish_import(school.python, second.import_id, by=school.helena)
    assert (done.items, done.questions) == (2, 2)
    assert (await shown(school.autumn_python))[-2:] == ['The moon', 'Check']
    asked = [row.question.text for row in await courses.item_questions(school.python, check.id, seen_by=school.helena)]
    assert asked == ['Which of them?', 'New?']


async def test_a_changed_file_never_writes_over_what_an_author_has_typed(school):
    await bring(school, course(page(), quiz()))
    moon = await Item.get(title='Moon')
    await courses.save_draft(school.python, moon.id, ItemChanges(body='Mine.'), by=school.helena)
    question = await Question.get()
    await courses.edit_question(school.python, question.id, replace(question.asked, text='Mine?'), by=school.helena)
    again = await bring(school, course(page('The moon', 'Theirs.'), quiz(choice('Theirs?'))))
    await moon.refresh_from_db()
    assert (moon.title, moon.body) == ('The moon', 'Mine.')
    assert (await Question.get()).asked.text == 'Mine?'
    assert [one.where for one in again.refused] == ['The moon', 'Theirs?']
    assert again.refused[0] == Skipped(
        'The moon', 'Its text was edited here; the changed text of the file was left out.')


async def test_edits_of_a_question_that_was_asked_make_a_new_version_when_published(school):
    first = await bring(school, course(quiz()))
    await publish_import(school.python, first.import_id, by=school.helena)
    check = await Item.get(title='Check')
    attempt = await quizzes.start_attempt(school.priya_python, check.id, by=school.priya)
    second = await bring(school, course(quiz(choice('Which of them?'))))
    [old] = await Question.all()
    assert old.pending['content']['text'] == 'Which of them?' and old.asked.text == 'Which one?'
    await publish_import(school.python, second.import_id, by=school.helena)
    new = await Question.get(is_archived=False)
    assert new.asked.text == 'Which of them?' and new.replaces_id == old.id
    assert (await attempt.answers.all().first()).question_id == old.id
    again = await bring(school, course(quiz(choice('Which of them?'))))
    assert again.import_id is None and again.unchanged == {'sections': 1, 'items': 1, 'questions': 1}


async def test_edits_that_wait_can_be_given_up(school):
    first = await bring(school, course(page(), bank=(choice(),)))
    await publish_import(school.python, first.import_id, by=school.helena)
    await bring(school, course(page('The moon'), bank=(choice('Which of them?'),)))
    await courses.discard_draft(school.python, (await Item.get(title='Moon')).id, by=school.helena)
    await courses.discard_question_edits(school.python, (await Question.get()).id, by=school.helena)
    assert (await Question.get()).pending is None and (await Item.get(title='Moon')).pending is None
    assert question_to_json((await Question.get()).asked)['text'] == 'Which one?'


async def test_the_history_says_who_when_and_what(school):
    result = await bring(school)
    await import_course(course(bank=(choice('By command?', 'c1'),)), 'PY', by=SYSTEM, source='gift')
    newest, line = await import_history(school.python, seen_by=school.helena)
    assert (newest.by, newest.format, newest.drafts) == ('', 'gift', 1)
    assert (line.by, line.format, line.file_name, line.drafts) == ('Helena Costa', 'test', 'sea.zip', 4)
    assert line.added == {'sections': 1, 'items': 2, 'questions': 2} and line.undone_at is None
    detail = await import_detail(school.python, result.import_id, seen_by=school.helena)
    assert sorted((part.what, part.title) for part in detail.parts) == [
        ('item', 'Check'), ('item', 'Moon'), ('question', 'Alone?'), ('question', 'Which one?'), ('section', 'Tides')]
    with pytest.raises(NotFound):
        await import_detail(school.statistics, result.import_id, seen_by=school.helena)


async def test_another_course_and_an_empty_section_get_nothing(school):
    result = await bring(school, course(section='Nothing'))
    assert result.import_id is None and await Section.filter(course_id=school.python.id).count() == 1
    assert await Course.all().count() == 2


@pytest.mark.parametrize('step', ['Keeping files', 'Writing'])
async def test_a_cancelled_import_leaves_no_row_and_no_file(school, step):
    """As soon as the step is told."""
    before, on_disk, read = await all_rows(), files_on_disk(), with_a_picture(step.encode())

    def cancel(what: str, done: int, total: int) -> None:
        if what == step:
            asyncio.current_task().cancel()
    importing = asyncio.create_task(bring(school, read, on_progress=cancel))
    with pytest.raises(asyncio.CancelledError):
        await importing
    assert await all_rows() == before and not await import_history(school.python, seen_by=school.helena)
    assert files_on_disk() == on_disk
    assert (await bring(school, read)).added == {'sections': 1, 'items': 2, 'questions': 1}, 'and the next one works'


async def test_an_import_that_is_cancelled_wherever_it_waits_leaves_nothing_or_is_whole(school):
    before, on_disk, read, ends = await all_rows(), files_on_disk(), with_a_picture(b'everywhere'), []

    async def check(cut: CutOff) -> None:
        kept = [one for one in await import_history(school.python, seen_by=school.helena) if one.undone_at is None]
        ends.append(len(kept))
        if kept:
            [whole] = kept
            assert whole.added == {'sections': 1, 'items': 2, 'questions': 1}
            await undo_import(school.python, whole.id, by=school.helena)
        else:
            assert cut.cancelled and await all_rows() == before, cut
        assert files_on_disk() == on_disk, cut

    assert await at_every_wait(lambda: bring(school, read), lambda: None, check, step=STEP) > 20
    assert ends[0] == 0 and ends[-1] == 1


STEP = 3
"""An import waits about a hundred times, mostly for one row after the other."""


def with_a_picture(content: bytes):
    return course(page(pictures=(picture(content),)), quiz())


def files_on_disk() -> set[Path]:
    return {path for path in files.settings().files_dir.rglob('*') if path.is_file()}


async def test_a_picture_whose_name_is_too_long_is_told_and_the_rest_comes(school):
    long = replace(picture(), name=f'{"a" * 200}.png')
    result = await bring(school, course(page(pictures=(long, picture()), body='![](file:moon.png)')))
    [refused] = result.refused
    assert refused.where.endswith(long.name)
    assert refused.reason == 'The name of a picture can have up to 200 characters.'
    assert await ItemFile.all().values_list('name', flat=True) == ['moon.png']
