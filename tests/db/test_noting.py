"""Notes of coaches about a learner: for the coaches of that course, and changed by who wrote them."""
import pytest

from db import CoachNote, Invalid, NotAllowed, NotFound
from tests.db.quiz_cast import heard


async def texts(school, who) -> list[str]:
    return [note.text for note in await school.priya_python.notes(seen_by=who)]


async def test_a_coach_notes_something_and_the_other_coaches_read_it(school):
    notices = heard(school.priya_python.topic('notes'), school.priya_python.topic())
    await school.priya_python.note('  Works at night. ', by=school.tomas)
    await school.priya_python.note('Call her on Friday.', by=school.marta)
    assert [notice.topic.part for notice in notices] == ['notes', 'notes']
    for who in (school.marta, school.tomas, school.ines):
        assert await texts(school, who) == ['Call her on Friday.', 'Works at night.']
    [newest, _] = await school.priya_python.notes(seen_by=school.tomas)
    assert newest.by.name == 'Marta Lindqvist'


async def test_learners_and_others_neither_note_nor_read(school):
    await school.priya_python.note('Works at night.', by=school.tomas)
    for who in (school.priya, school.emeka, school.aiko, school.lucia, school.helena, school.samuel):
        with pytest.raises(NotAllowed):
            await school.priya_python.note('Hello.', by=who)
        with pytest.raises(NotAllowed):
            await school.priya_python.notes(seen_by=who)
    file = await school.autumn_python.learner_detail(school.priya_python.id, seen_by=school.samuel)
    assert file.notes is None
    assert await CoachNote.all().count() == 1


async def test_only_who_wrote_a_note_changes_or_removes_it(school):
    note = await school.priya_python.note('Works at night.', by=school.tomas)
    for who in (school.marta, school.ines):
        with pytest.raises(NotAllowed):
            await school.priya_python.edit_note(note.id, 'No.', by=who)
        with pytest.raises(NotAllowed):
            await school.priya_python.remove_note(note.id, by=who)
    await school.priya_python.edit_note(note.id, 'Works at night, and on Sundays.', by=school.tomas)
    assert await texts(school, school.marta) == ['Works at night, and on Sundays.']
    await school.priya_python.remove_note(note.id, by=school.tomas)
    assert await texts(school, school.marta) == []


async def test_a_note_is_of_one_learner_and_says_something(school):
    note = await school.priya_python.note('Works at night.', by=school.tomas)
    with pytest.raises(NotFound):
        await school.emeka_python.edit_note(note.id, 'No.', by=school.tomas)
    for text in ('', '   ', 'x' * 2001):
        with pytest.raises(Invalid):
            await school.priya_python.note(text, by=school.tomas)
        with pytest.raises(Invalid):
            await school.priya_python.edit_note(note.id, text, by=school.tomas)
    assert await texts(school, school.tomas) == ['Works at night.']


async def test_the_file_of_a_learner_holds_their_time_line_and_what_was_given_by_hand(school):
    submission = await school.priya_python.submit(school.task.id, 'Trips fell.', by=school.priya)
    await submission.grade(30, by=school.tomas)
    await school.priya_python.excuse(f'item-{school.quiz.id}', why='Ill.', by=school.tomas)
    file = await school.autumn_python.learner_detail(school.priya_python.id, seen_by=school.marta)
    assert [deed.verb for deed in file.activity][:2] == ['excused', 'graded']
    assert {deed.participation_id for deed in file.activity} == {school.priya_python.id}
    assert [(one.new, one.column.item.title) for one in file.cells] == [('excused', 'Clean a dataset')]
    assert (len(file.grades), file.attempts, file.notes) == (1, [], [])
