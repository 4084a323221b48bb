"""Messages: who may write to whom, who reads, and what can be taken back."""
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from db import Message, communication, extensions, outlines, people, sessions, submissions
from db.communication.reminders import fill_placeholders, unfilled_placeholders
from db.core import Invalid, NotAllowed, NotFound, Topic, clock, say_moment
from db.extensions import ExtensionGrant
from db.records import Event, MessageCopy, MessageKind, Part
from tests.db.quiz_cast import heard

DAY = timedelta(days=1)


async def test_who_grades_and_who_configures_writes_to_learners_and_nobody_else(school):
    for by in (school.ines, school.samuel, school.marta):
        await communication.send_message(school.autumn, [school.priya], 'Hello', 'How is it going?', by=by)
    for by in (school.ines, school.samuel, school.marta, school.tomas):
        await communication.send_message(school.autumn_python, [school.priya_python], 'Hello', 'How is it going?',
                                         by=by)
    for by in (school.tomas, school.priya, school.lucia, school.helena, school.olga):
        with pytest.raises(NotAllowed):
            await communication.send_message(school.autumn, [school.priya], 'Hello', 'Text', by=by)
    for by in (school.aiko, school.emeka, school.lucia):
        with pytest.raises(NotAllowed):
            await communication.send_message(school.autumn_python, [school.priya], 'Hello', 'Text', by=by)
    await sessions.lock(school.autumn, Part.ANNOUNCEMENTS, 'The office writes them.', by=school.samuel)
    await communication.send_message(school.autumn, [school.priya], 'Hello', 'No lock keeps me from it',
                                     by=school.marta)
    inbox = await people.inbox(school.priya, seen_by=school.priya)
    assert (inbox.total, inbox.unread, inbox.lines[0].author) == (8, 8, 'Marta Lindqvist')


async def test_it_reaches_active_learners_of_that_place_only_and_names_who_is_none(school):
    notices = heard(*(Topic('person', one.id, 'messages') for one in (school.priya, school.emeka, school.bo)))
    await communication.send_message(school.autumn, [school.priya, school.emeka], ' A  word ', ' **Soon** ',
                                     by=school.marta)
    assert {(notice.topic.id, notice.keys) for notice in notices} == {
        (one.id, frozenset({school.autumn.id})) for one in (school.priya, school.emeka)}
    await sessions.withdraw(school.autumn, school.jakub, by=school.ines)
    for someone, name in ((school.bo, 'Bo Larsen'), (school.jakub, 'Jakub Nowak'), (school.marta, 'Marta Lindqvist')):
        with pytest.raises(Invalid, match=f'{name} is not here any more'):
            await communication.send_message(school.autumn, [school.priya, someone], 'Hello', 'Text', by=school.marta)
    for learners, subject, body, sentence in (
        ([], 'Hello', 'Text', 'Choose whom'), ([school.priya], ' ', 'Text', 'Give it a subject'),
        ([school.priya], 'x' * 161, 'Text', 'up to 160'), ([school.priya], 'Hello', ' ', 'Write your message'),
        ([school.priya], 'Hello', 'x' * 20_001, '20,000 fit'),
    ):
        with pytest.raises(Invalid, match=sentence):
            await communication.send_message(school.autumn, learners, subject, body, by=school.marta)
    assert await Message.all().count() == 1 and await MessageCopy.all().count() == 2
    told = await Event.get(verb='messaged')
    assert told.details == {'subject': 'A word', 'kind': 'message', 'readers': 2}


async def test_a_message_is_its_readers_own_affair(school):
    await communication.send_message(school.autumn_python, [school.priya], 'Hello', 'Text', by=school.tomas)
    [line] = (await people.inbox(school.priya, seen_by=school.priya)).lines
    assert (line.session, line.course, line.subject, line.read_at) == (
        'Data Analyst · Autumn', 'Python for data', 'Hello', None)
    for by in (school.ines, school.tomas, school.emeka):
        with pytest.raises(NotAllowed):
            await people.inbox(school.priya, seen_by=by)
        with pytest.raises(NotAllowed):
            await people.read_message(school.priya, line.id, by=by)
    with pytest.raises(NotFound):
        await people.read_message(school.emeka, line.id, by=school.emeka)
    await people.read_message(school.priya, line.id, by=school.priya)
    await people.read_message(school.priya, line.id, by=school.priya)
    assert await people.unread_messages(school.priya, seen_by=school.priya) == 0
    assert (await people.inbox(school.priya, seen_by=school.priya, unread_only=True)).lines == []
    await sessions.withdraw(school.autumn, school.priya, by=school.ines)
    assert (await people.inbox(school.priya, seen_by=school.priya, session_id=school.autumn.id)).total == 1


async def test_what_is_not_read_comes_first_page_by_page(school):
    for number in range(25):
        await communication.send_message(school.autumn, [school.priya], f'Note {number}', 'Text', by=school.marta)
    newest = (await people.inbox(school.priya, seen_by=school.priya)).lines
    assert [newest[0].subject, newest[-1].subject] == ['Note 24', 'Note 5']
    await people.read_message(school.priya, newest[0].id, by=school.priya)
    inbox = await people.inbox(school.priya, seen_by=school.priya, start=20)
    assert (inbox.total, inbox.unread) == (25, 24)
    assert [line.subject for line in inbox.lines] == ['Note 3', 'Note 2', 'Note 1', 'Note 0', 'Note 24']


async def test_it_is_taken_back_from_who_has_not_read_it(school):
    sent = await communication.send_message(school.autumn, [school.priya, school.emeka], 'Wrong', 'Text',
                                            by=school.marta)
    [line] = (await people.inbox(school.priya, seen_by=school.priya)).lines
    await people.read_message(school.priya, line.id, by=school.priya)
    for by in (school.tomas, school.priya, school.lucia):
        with pytest.raises(NotAllowed):
            await communication.recall_message(sent, by=by)
    assert await communication.recall_message(sent, by=school.marta) == (1, 1)
    assert (await people.inbox(school.priya, seen_by=school.priya)).total == 1
    assert (await people.inbox(school.emeka, seen_by=school.emeka)).total == 0
    other = await communication.send_message(school.autumn, [school.emeka], 'Wrong too', 'Text', by=school.marta)
    assert await communication.recall_message(other, by=school.samuel) == (1, 0), 'who configures the session may too'
    assert not await Message.filter(subject='Wrong too').exists()


async def test_a_reminder_goes_to_who_has_it_before_them_with_their_own_date(school):
    course, task = school.autumn_python, school.task.id
    jakub = await course.participations.filter(learner=school.jakub).get()
    due = (await outlines.effective_outline(course)).item(task).due_at
    await extensions.extend(school.emeka_python, task, ExtensionGrant(due_at=due + 3 * DAY), reason='Ill',
                            by=school.tomas)
    await submissions.submit(school.priya_python, task, 'Mine', by=school.priya)
    everybody = [school.priya_python.id, school.emeka_python.id, jakub.id]
    proposed = await communication.reminder(course, task, seen_by=school.tomas)
    assert proposed == ('Reminder: Bike-share report',
                        'You have not submitted “Bike-share report” yet. It is due on {due}.')
    reach = await communication.remind_targets(course, everybody, task, seen_by=school.tomas)
    assert (reach.names, [one.sentence for one in reach.skipped]) == (
        ['Emeka Obi', 'Jakub Nowak'], ['Priya Nair has submitted it.'])
    for by in (school.aiko, school.priya):
        with pytest.raises(NotAllowed):
            await communication.remind(course, everybody, task, *proposed, by=by)
    done = await communication.remind(course, everybody, task, *proposed, by=school.tomas)
    said = {}
    for one in (school.emeka, school.jakub):
        [line] = (await people.inbox(one, seen_by=one)).lines
        said[one.username] = line.body.rpartition('due on ')[2]
        assert line.kind is MessageKind.REMINDER
    assert str((due + 3 * DAY).day) in said['emeka'] and str(due.day) in said['jakub']
    assert said['emeka'] != said['jakub']
    await done.undo(by=school.tomas)
    assert await MessageCopy.all().count() == 0
    with pytest.raises(NotAllowed, match='Priya Nair has submitted it'):
        await communication.remind(course, [school.priya_python.id], task, *proposed, by=school.tomas)


@pytest.mark.parametrize(('written', 'days', 'read'), [
    ('It is due on {due}.', 2, 'It is due on {moment}.'), ('It was due on {due}.', 2, 'It is due on {moment}.'),
    ('It is due on {due}.', -2, 'It was due on {moment}.'), ('Deadline: {due}', -2, 'Deadline: {moment}'),
    ('It is due {due}; {grade} stays.', -2, 'It was due on {moment}; {grade} stays.'),
    ('It is due on {due}.', None, 'It has no due date.'), ('By {due}', None, 'By no fixed day'),
])
async def test_a_due_date_is_filled_in_for_each_reader_in_the_right_tense(written, days, read):
    zone = ZoneInfo('Asia/Tokyo')
    due = None if days is None else clock.now() + days * DAY
    assert fill_placeholders(written, due, zone) == read.replace('{moment}', say_moment(due, zone) if due else '')


async def test_each_reader_is_told_whether_it_is_over_for_them_in_the_subject_too(school):
    course, task = school.autumn_python, school.quiz.id  # due 40 days ago
    await extensions.extend(school.emeka_python, task, ExtensionGrant(due_at=clock.now() + 3 * DAY), reason='Ill',
                            by=school.tomas)
    everybody = [school.priya_python.id, school.emeka_python.id]
    await communication.remind(course, everybody, task, 'Was due on {due}', 'It is due on {due}.', by=school.tomas)
    [emeka] = (await people.inbox(school.emeka, seen_by=school.emeka)).lines
    [priya] = (await people.inbox(school.priya, seen_by=school.priya)).lines
    assert emeka.body.startswith('It is due on ') and priya.body.startswith('It was due on ')
    assert '{due}' not in emeka.subject + priya.subject and emeka.subject != priya.subject


def test_what_will_not_be_filled_in_is_found():
    assert unfilled_placeholders('Dear {name}, it is due on {due}. {x: 1}', known=['{due}']) == ['{name}']
