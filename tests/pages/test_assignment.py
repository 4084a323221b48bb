"""An assignment on its page and in the coach's tray: what is saved as it is typed, what everybody else sees of it."""
from datetime import timedelta

from nicegui.elements.upload_files import SmallFileUpload
from nicegui.events import UploadEventArguments

from components.assignment_box.assignment_box import AssignmentForm, news
from components.rubric.rubric import RubricEditor
from components.tray.tray import Tray
from db import Draft, Item, Submission, WorkFile, courses, extensions, submissions
from db.core import Upload, clock
from db.extensions import ExtensionGrant
from db.items import ItemChanges
from tests.pages.forging import everything, send
from tests.pages.screen import becomes, quiet, sees, sees_no, the, words

RUBRIC = [
    {'id': 'a', 'title': 'Findings',
     'levels': [{'title': 'Traced', 'points': '24'}, {'title': 'Stated', 'points': '12'}]},
    {'id': 'b', 'title': 'Plain words',
     'levels': [{'title': 'All of it', 'points': '16'}, {'title': 'No', 'points': '0'}]},
]
PDF = b'%PDF-1.7 of a learner'


def item(campus, session=None) -> str:
    return f'/sessions/{(session or campus.autumn).id}/courses/{campus.python.id}/items/{campus.task.id}'


async def at_work(campus, who):
    """Their page of the assignment, and what its box answers."""
    page = await campus.visit(who, item(campus))
    box, told = the(page, AssignmentForm), []
    box.run_method = lambda *args, **_: told.append(args)
    return page, box, told


async def tracking(campus, who, learner):
    page = await campus.visit(who, f'/coaching/{campus.autumn.id}/courses/{campus.python.id}?learner={learner.id}')
    tray, told = the(page, Tray), []
    tray.run_method = lambda *args, **_: told.append(args)
    return page, tray, told


async def with_rubric(campus) -> None:
    await courses.edit_item(campus.python, campus.task.id, ItemChanges(settings={'rubric': RUBRIC}), by=campus.helena)


def work(browser) -> dict:
    return the(browser, AssignmentForm)._props['work']


# what is being written

async def test_what_is_typed_is_saved_and_stands_in_the_other_window_and_nowhere_else(campus):
    here, box, told = await at_work(campus, campus.priya)
    there, tomas = await campus.visit(campus.priya, item(campus)), await campus.visit(campus.tomas, item(campus))
    emeka = await campus.visit(campus.emeka, item(campus))
    tray, *_ = await tracking(campus, campus.marta, campus.priya_python)
    send(here, box, 'save', {'text': 'Trips fell.', 'seen': ''})
    await sees(there, 'Trips fell.')
    [saved] = [args for args in told if args[0] == 'saved']
    assert saved[1] == work(there)['draft']['seen'] and len(saved[2]) == 5
    assert not [args for args in told if args[0] == 'patch'], 'who has typed it is not told of it'
    await there.open(item(campus))
    await sees(there, 'Trips fell.')
    for page in (emeka, tomas, tray):
        assert 'Trips fell.' not in words(page)


async def test_words_that_one_window_has_not_seen_are_kept_for_it(campus):
    here, box, _ = await at_work(campus, campus.priya)
    there, other, _ = await at_work(campus, campus.priya)
    for text in ('On the train.', 'On the train, again.', 'On a train'):
        send(here, box, 'save', {'text': text, 'seen': ''})  # faster than the answer comes
    await sees(there, "'text': 'On a train'")
    assert work(there)['draft']['overtaken'] == []
    send(there, other, 'save', {'text': 'At home.', 'seen': 'nonsense'})
    await sees(here, 'At home.')
    assert [one['text'] for one in work(here)['draft']['overtaken']] == ['On a train']
    send(there, other, 'forget', None)
    await sees_no(here, "'On a train'")


async def test_files_arrive_are_refused_in_a_sentence_and_go(campus):
    await courses.edit_item(campus.python, campus.task.id, ItemChanges(settings={'file_types': ['pdf'], 'most_mb': 2}),
                            by=campus.helena)
    here, box, told = await at_work(campus, campus.priya)
    there = await campus.visit(campus.priya, item(campus))
    await sees(here, 'Up to 5 files of up to 2 MB each: PDF')
    for name, content in (('report.pdf', PDF), ('page.pdf', b'<!doctype html>')):
        with here:
            file = SmallFileUpload(name, 'application/pdf', content)
            await box._arrived(UploadEventArguments(sender=box, client=here.client, file=file))
    assert [args for args in told if args[0].startswith('file_')] == [
        ('file_kept', 'report.pdf'),
        ('file_refused', 'page.pdf', 'page.pdf is not of a kind that is taken here. Taken: PDF.')]
    await sees(there, 'report.pdf')
    [kept] = await WorkFile.all()
    emeka, others, _ = await at_work(campus, campus.emeka)
    for said in (kept.id, 10**6, 'x', None, -1):
        send(emeka, others, 'remove_file', said)
    await quiet()
    assert await WorkFile.exists()
    send(here, box, 'remove_file', kept.id)
    await sees_no(there, 'report.pdf')
    assert not await Draft.exists()


async def test_it_is_taken_back_and_the_coachs_open_tray_follows(campus):
    priya, box, _ = await at_work(campus, campus.priya)
    marta, *_ = await tracking(campus, campus.marta, campus.priya_python)
    send(priya, box, 'hand_in', {'text': 'Near water.', 'seen': ''})
    await sees(marta, 'Near water.')
    await sees(priya, 'Awaiting grade', 'You can withdraw it until')
    send(priya, box, 'take_back', None)
    await sees_no(marta, 'Near water.')
    await sees(priya, "'handed_in': None", "'text': 'Near water.'")


async def test_a_date_that_passes_closes_the_box_and_what_was_written_stays_in_sight(campus):
    priya, box, told = await at_work(campus, campus.priya)
    send(priya, box, 'save', {'text': 'Nearly done.', 'seen': ''})
    await sees(priya, "'text': 'Nearly done.'")
    await courses.edit_item(campus.python, campus.task.id, ItemChanges(due_day=1, closes_day=2), by=campus.helena)
    await sees(priya, 'Bike-share report closed on', "'open': False")
    assert work(priya)['draft']['text'] == 'Nearly done.'
    send(priya, box, 'save', {'text': 'Nearly done. More.', 'seen': ''})
    await quiet()
    assert told[-1][0] == 'not_saved' and 'closed on' in told[-1][1]
    later = clock.now() + timedelta(days=1)
    await extensions.extend(campus.priya_python, campus.task.id, ExtensionGrant(due_at=later), reason='Ill',
                            by=campus.marta)
    await sees(priya, "'open': True")


# the rubric, the coach, and what comes back

async def test_a_learner_sees_the_rubric_and_then_what_the_coach_has_chosen(campus):
    await with_rubric(campus)
    priya, box, _ = await at_work(campus, campus.priya)
    emeka = await campus.visit(campus.emeka, item(campus))
    await sees(priya, 'Findings', "'out_of': '24'", 'Traced')
    send(priya, box, 'hand_in', {'text': 'Near water.', 'seen': ''})
    marta, tray, told = await tracking(campus, campus.marta, campus.priya_python)
    await sees(marta, 'Near water.', 'Plain words')
    [work_] = await Submission.all()
    levels = [{'criterion': 'a', 'points': '12', 'level': 'Stated', 'comment': 'Which days?'},
              {'criterion': 'b', 'points': '16', 'level': 'All of it', 'comment': ''}]
    send(marta, tray, 'grade_by_rubric', {'submission': work_.id, 'comment': 'Nearly.', 'levels': levels})
    await sees(priya, '28 / 40', 'Which days?', 'Nearly.', "'level': 'Stated'")
    await becomes(lambda: ('settle', work_.id, None) in told, True)
    assert 'Which days?' not in words(emeka)


async def test_a_coach_gives_work_back_and_the_learner_is_told_at_once(campus):
    submission = await submissions.submit(campus.priya_python,
                                          campus.task.id, 'Mine.', by=campus.priya,
                                          uploads=[Upload.of('a.pdf', PDF), Upload.of('b.csv', b'1,2')])
    priya, box, _ = await at_work(campus, campus.priya)
    marta, tray, told = await tracking(campus, campus.marta, campus.priya_python)
    await sees(marta, "'name': 'a.pdf'", "'shown': 'paper'", "'name': 'b.csv'")
    send(marta, tray, 'give_back', {'submission': submission.id, 'comment': ' '})
    await quiet()
    assert ('settle', submission.id, 'Say what is to be revised.') in told
    send(marta, tray, 'give_back', {'submission': submission.id, 'comment': 'Name the days.'})
    await sees(priya, 'Marta Lindqvist asks you to revise it', 'Name the days.', "'mark': 'going'")
    await sees(marta, 'Returned for revision by Marta Lindqvist, today')
    send(priya, box, 'hand_in', {'text': 'Mine, with days.', 'seen': ''})
    await sees(marta, 'Mine, with days.', 'There is a newer version of this work.')
    await sees(priya, 'Awaiting grade', "'returned': None")


async def test_a_tray_takes_no_nonsense_and_nothing_of_others(campus):
    await with_rubric(campus)
    own = await submissions.submit(campus.priya_python, campus.task.id, 'Mine', by=campus.priya)
    other = await submissions.submit(campus.emeka_python, campus.task.id, 'Other learner', by=campus.emeka)
    tomas, tray, _ = await tracking(campus, campus.tomas, campus.priya_python)
    before = await everything()
    whole = [{'criterion': 'a', 'points': '24', 'level': '', 'comment': ''},
             {'criterion': 'b', 'points': '16', 'level': '', 'comment': ''}]
    for submission, levels in ((other.id, whole), (own.id, whole[:1]), (own.id, []), (own.id, [{}]), (own.id, 'x'),
                               (own.id, [whole[0] | {'points': '25'}, whole[1]]), (own.id, [*whole, whole[0] | {
                                   'criterion': 'c'}])):
        send(tomas, tray, 'grade_by_rubric', {'submission': submission, 'comment': '', 'levels': levels})
    for said in ({'submission': other.id, 'comment': 'Forged'}, {'submission': own.id, 'comment': 5}, None, []):
        send(tomas, tray, 'give_back', said)
    await quiet()
    assert await everything() == before


# the author

async def test_an_author_writes_a_rubric_and_the_points_follow(campus):
    helena = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}?item={campus.task.id}')
    editor = the(helena, RubricEditor)
    criterion = {'id': '', 'title': 'Findings', 'description': ''}
    send(helena, editor, 'update:value', [criterion | {'levels': [{'title': 'Good', 'points': '', 'description': ''}]}])
    await quiet()
    helena.find(marker='save-item').click()
    await sees(helena, 'Say how many points “Good” is worth in “Findings”.')
    for nonsense in (None, 'x', [None], [{'title': 'x'}], [criterion], [criterion | {'levels': [{'title': 5}]}]):
        send(helena, editor, 'update:value', nonsense)
    await quiet()
    assert editor.value[0]['levels'][0]['title'] == 'Good'
    send(helena, editor, 'update:value', [
        criterion | {'levels': [{'title': 'Good', 'points': '12,5', 'description': 'Traced'}]}])
    await quiet()
    helena.find(marker='save-item').click()
    await sees(helena, 'Saved just now')
    kept = await Item.get(id=campus.task.id)
    assert (kept.points, kept.settings['rubric'][0]['id']) == (12.5, 'c1')
    [points] = helena.find(marker='points').elements
    assert not points.enabled


def test_only_what_is_new_travels():
    draft = {'text': 'x' * 100_000, 'saved': '14:03', 'seen': 'a', 'files': [], 'overtaken': []}
    before = {'open': True, 'draft': draft, 'grade': None}
    assert news(before, before) == {}
    assert news(before, before | {'draft': draft | {'files': [1]}}) == {'draft': {'files': [1]}}
    assert news(before, before | {'open': False}) == {'open': False}


async def test_a_refusal_finds_its_field_behind_a_prefix(campus):
    helena = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}?item={campus.task.id}')
    [most] = helena.find(marker='settings.most_files').elements
    with helena:
        most.value = 99
    helena.find(marker='save-item').click()
    await sees(helena, 'Enter a number from 1 to 50.')
    assert most.error == 'Enter a number from 1 to 50.'
