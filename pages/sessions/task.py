"""A task's box on its page: hand in, see what became of it, hand in again."""
from collections.abc import Sequence
from decimal import Decimal

from nicegui import ui
from nicegui.elements.upload_files import FileUpload

from components.hand_in import Graded, HandedIn, HandIn, Task
from components.html import esc
from db import LONGEST_TEXT, OutlineItem, Person, Reading, Refusal, Submission, Upload, half_up, settings
from pages.dates import day, duration, moment
from pages.sessions import words
from pages.sessions.looking_on import inert, nothing_happens
from pages.sessions.places import tracking_place
from pages.sessions.player import Player


async def task_box(player: Player, reading: Reading) -> None:
    item = reading.item
    learner, viewer = player.learner, player.viewer
    if learner is None:
        if player.as_learner:
            _as_learner(player, item)
        else:
            _for_staff(player)
        return
    taking = learner

    async def now() -> Task:
        return say(await taking.submissions_of(item.id, seen_by=viewer), item, viewer, player.closed)

    async def hand_in(text: str, file: FileUpload | None) -> None:
        upload = Upload(file.name, file.size(), file.save) if file else None
        await taking.hand_in(item.id, text, by=viewer, uploads=[upload] if upload else [])

    async def follow() -> None:
        box.show(await now())

    box = HandIn(await now(), draft_key=f'task-{viewer.id}-{taking.id}-{item.id}', on_hand_in=hand_in, file=True,
                 text_limit=LONGEST_TEXT, file_limit=settings().max_upload_mb * 1024 * 1024)
    player.also(follow)


def say(submissions: Sequence[Submission], item: OutlineItem, viewer: Person, closed: Refusal | None) -> Task:
    """:param submissions: the newest first
    :param closed: why nothing can be handed in
    """
    newest = next(iter(submissions), None)
    graded = next((submission for submission in submissions if submission.points is not None), None)
    task: Task = {
        'open': closed is None,
        'handed_in': _handed_in(newest, item, viewer) if newest else None,
        'grade': _graded(graded, viewer, earlier=graded is not newest) if graded else None,
    }
    if closed:
        task['closed'] = str(closed)
    return task


def _handed_in(submission: Submission, item: OutlineItem, viewer: Person) -> HandedIn:
    shown: HandedIn = {
        'when': f'Handed in {words.within(moment(submission.handed_in_at, viewer.zone))}',
        'status': 'Being graded' if submission.points is None else '',
        'text': submission.text,
        'files': [{'name': file.file_name, 'href': f'/work/files/{file.id}'} for file in submission.files],
    }
    if submission.is_late:
        late = duration(submission.handed_in_at - item.due_at) if item.due_at else ''
        shown['late'] = f'{late} late' if late else 'Late'
    return shown


def _graded(submission: Submission, viewer: Person, *, earlier: bool) -> Graded:
    points, out_of = submission.points or Decimal(), submission.out_of
    by = [submission.graded_by.name] if submission.graded_by else []
    if submission.graded_at:
        by.append(day(submission.graded_at, viewer.zone))
    about = f' · for what you handed in on {day(submission.handed_in_at, viewer.zone)}' if earlier else ''
    return {
        'points': f'{words.number(points)} / {words.number(out_of)}',
        'percent': f'{half_up(100 * points / out_of)} %' if out_of else '',
        'comment': submission.comment,
        'by': ', '.join(by) + about,
    }


def _as_learner(player: Player, item: OutlineItem) -> None:
    """The empty box; nothing that is put into it leaves the page."""
    async def follow() -> None:
        box.show(say([], item, player.viewer, player.closed))

    with inert():
        box = HandIn(say([], item, player.viewer, player.closed), draft_key='as-learner', on_hand_in=nothing_happens,
                     file=True, for_show=True)
    player.also(follow)


def _for_staff(player: Player) -> None:
    course = player.course
    link = tracking_place(course.session_id, course.course_id)
    ui.html(f'<p class="co-text">Learners hand in their work here. <a class="link" href="{esc(link)}">Tracking</a> '
            'shows what they have handed in.</p>', sanitize=False).classes('task-staff')
