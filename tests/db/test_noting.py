"""Notes of coaches about a learner: for the coaches of that course, and changed by who wrote them."""
import pytest

from db import CoachNote, attention, grades, submissions, tracking
from db.core import Invalid, NotAllowed, NotFound
from tests.db.quiz_cast import heard


async def texts(school, who) -> list[str]:
    return [note.text for note in await attention.notes(school.priya_python, seen_by=who)]


async def test_a_coach_notes_something_and_the_other_coaches_read_it(school):
    notices = heard(school.priya_python.topic('notes'), school.priya_python.topic())
    await attention.note(school.priya_python, '  Works at night. ', by=school.tomas)
    await attention.note(school.priya_python, 'Call her on Friday.', by=school.marta)
    assert [notice.topic.part for notice in notices] == ['notes', 'notes']
    for who in (school.marta, school.tomas, school.ines):
        assert await texts(school, who) == ['Call her on Friday.', 'Works at night.']
    [newest, _] = await attention.notes(school.priya_python, seen_by=school.tomas)
    assert newest.by.name == 'Marta Lindqvist'


async def test_learners_and_others_neither_note_nor_read(school):
    await attention.note(school.priya_python, 'Works at night.', by=school.tomas)
    for who in (school.priya, school.emeka, school.aiko, school.lucia, school.helena, school.samuel):
        with pytest.raises(NotAllowed):
            await attention.note(school.priya_python, 'Hello.', by=who)
        with pytest.raises(NotAllowed):
            await attention.notes(school.priya_python, seen_by=who)
    file = await tracking.learner_detail(school.autumn_python, school.priya_python.id, seen_by=school.samuel)
    assert file.notes is None
    assert await CoachNote.all().count() == 1


async def test_only_who_wrote_a_note_changes_or_removes_it(school):
    note = await attention.note(school.priya_python, 'Works at night.', by=school.tomas)
    for who in (school.marta, school.ines):
        with pytest.raises(NotAllowed):
            await attention.edit_note(school.priya_python, note.id, 'No.', by=who)
        with pytest.raises(NotAllowed):
            await attention.remove_note(school.priya_python, note.id, by=who)
    await attention.edit_note(school.priya_python, note.id, 'Works at night, and on Sundays.', by=school.tomas)
    assert await texts(school, school.marta) == ['Works at night, and on Sundays.']
    await attention.remove_note(school.priya_python, note.id, by=school.tomas)
    assert await texts(school, school.marta) == []


async def test_a_note_is_of_one_learner_and_says_something(school):
    note = await attention.note(school.priya_python, 'Works at night.', by=school.tomas)
    with pytest.raises(NotFound):
        await attention.edit_note(school.emeka_python, note.id, 'No.', by=school.tomas)
    for text in ('', '   ', 'x' * 2001):
        with pytest.raises(Invalid):
            await attention.note(school.priya_python, text, by=school.tomas)
        with pytest.raises(Invalid):
            await attention.edit_note(school.priya_python, note.id, text, by=school.tomas)
    assert await texts(school, school.tomas) == ['Works at night.']


async def test_the_file_of_a_learner_holds_their_time_line_and_what_was_given_by_hand(school):
    submission = await submissions.submit(school.priya_python, school.task.id, 'Trips fell.', by=school.priya)
    await submissions.grade_submission(submission, 30, by=school.tomas)
    await grades.excuse(school.priya_python, f'item-{school.quiz.id}', why='Ill.', by=school.tomas)
    file = await tracking.learner_detail(school.autumn_python, school.priya_python.id, seen_by=school.marta)
    assert [action.verb for action in file.activity][:2] == ['excused', 'graded']
    assert {action.participation_id for action in file.activity} == {school.priya_python.id}
    assert [(one.new, one.column.item.title) for one in file.cells] == [('excused', 'Clean a dataset')]
    assert (len(file.grades), file.attempts, file.notes) == (1, [], [])
