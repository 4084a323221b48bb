"""One learner at the side of a course's tracking: what the tray says of their file."""
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from components.html import WORDS as MARKS
from components.rubric.rubric import Criterion, criteria
from components.tray.tray import Action, Handed, Learner, TrayFact, TrayFile, TrayLine, TrayNote, TrayTab
from db import Attempt, CellChange, CoachNote, Extension, GradeChange, Person, Submission, Visit, WorkFile
from db.core import NotOpen, Refusal, numbers
from db.gradebook import EXCUSED
from db.outlines import ITEM_STATUS_LABELS, ItemStatus, OutlineItem
from db.records import ATTEMPT_STATUS_LABELS, AssignmentSettings, AttemptStatus, Membership
from db.tracking import CourseSummary, ItemActivity, LearnerDetail
from pages.coaching.labels import grade, instant
from pages.coaching.learner.timeline import timeline
from pages.coaching.urls import attempt_url, item_tracking_url
from pages.dates import duration, hours, moment
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.sessions.labels import within
from pages.sessions.urls import work_file_url

NOTHING = ItemActivity(None, None)
NOT_YOURS = 'The coaches of this course grade here.'
NEWER = 'There is a newer version of this work.'
SHOWN = {'png': 'image', 'jpg': 'image', 'jpeg': 'image', 'gif': 'image', 'webp': 'image', 'avif': 'image',
         'pdf': 'paper'}
"""What browsers show in place, as it is called; what it really is, its address says."""


def learner_tray_data(file: LearnerDetail, figures: CourseSummary, viewer: Person, place: tuple[int, int],
                      no: Refusal | None,
                      actions: Sequence[Action]) -> Learner:
    """:param place: session and course
    :param no: why the viewer does not grade here
    """
    row, zone = file.row, viewer.zone
    shown: Learner = {
        'id': row.id, 'name': row.name, 'username': row.username, 'here': row.here, 'facts': _facts(file, figures),
        'actions': actions,
        'first': 'work' if row.to_grade else 'items',
        'tabs': [
            {'key': 'items', 'label': 'Items', 'lines': [*_items(file, place, zone)],
             'empty': 'There is nothing in this course yet.'},
            {'key': 'work', 'label': 'Work', 'count': row.to_grade, 'handed': [*_work(file, no, place, zone)],
             'empty': 'Nothing has been handed in yet.'},
            _lines('timeline', 'Time line', timeline(file, *place, zone), 'Nothing has happened yet.'),
            _lines('attempts', 'Attempts', (_attempt(one, place, zone) for one in file.attempts),
                   'No quiz has been attempted yet.'),
            _lines('grades', 'Grade history', _changes(file, zone), 'No grade yet.'),
            _lines('extensions', 'Extensions', (_extension(one, zone) for one in file.extensions),
                   'Nobody has extended anything.'),
            _lines('visits', 'Visits', (_visit(visit, zone) for visit in file.visits), 'Never entered the course.'),
        ],
    }
    if file.notes is not None:
        notes: TrayTab = {'key': 'notes', 'label': 'Notes', 'count': len(file.notes), 'adds': no is None,
                    'notes': [_note(one, viewer, zone) for one in file.notes],
                    'empty': 'No coach has noted anything.'}
        shown['tabs'] = [*shown['tabs'][:3], notes, *shown['tabs'][3:]]
    if row.state == Membership.WITHDRAWN:
        shown['reason'] = {'mark': 'excused', 'text': 'Withdrawn. The work stays here.'}
    return shown


def _lines(key: str, label: str, lines: Iterable[TrayLine], empty: str) -> TrayTab:
    return {'key': key, 'label': label, 'lines': list(lines), 'empty': empty}


def _facts(file: LearnerDetail, figures: CourseSummary) -> list[TrayFact]:
    row, summary = file.row, figures.summary
    reached = numbers.percent(row.done, row.total)
    return [
        {'label': 'Progress', 'value': '–' if reached is None else f'{reached} %',
         'note': '' if summary.plan is None else f'plan {summary.plan} %'},
        {'label': 'Grade', 'value': grade(row.grade) or '–',
         'note': '' if summary.grade is None else f'group {grade(summary.grade)}'},
        {'label': 'Time', 'value': hours(file.seconds), 'note': f'7 days: {hours(file.seconds_this_week)}'},
    ]


def _items(file: LearnerDetail, place: tuple[int, int], zone: ZoneInfo) -> Iterable[TrayLine]:
    extended = {one.item.id: one for one in file.extensions}
    for item in file.outline.items:
        cell = file.row.cells[item.id]
        note = _dates(item, cell.status, file.item_activity.get(item.id, NOTHING), zone)
        if item.id in extended:
            note += f' · {_extended(extended[item.id])}'
        line: TrayLine = {'what': item.title, 'mark': cell.status.value, 'word': MARKS[cell.status.value], 'note': note,
                          'href': item_tracking_url(*place, item.id)}
        if cell.score is not None:
            line['end'] = numbers.points_text(cell.score, item.points)
        yield line


def _dates(item: OutlineItem, mark: ItemStatus, touched: ItemActivity, zone: ZoneInfo) -> str:
    parts = [MARKS[mark.value]]
    if touched.completed_at:
        parts = [f'Finished {moment(touched.completed_at, zone)}']
    elif touched.opened_at:
        parts.append(f'opened {moment(touched.opened_at, zone)}')
    if item.due_at and (touched.completed_at is None or mark is ItemStatus.LATE):
        parts.append(f'due {moment(item.due_at, zone)}')
    if not item.required:
        parts.append('not required')
    return ' · '.join(parts)


def _extended(one: Extension) -> str:
    """“extended by Tomás Rey: “Ill””."""
    return f'extended{f" by {one.by.name}" if one.by else ""}: “{one.reason}”'


def _work(file: LearnerDetail, no: Refusal | None, place: tuple[int, int], zone: ZoneInfo) -> Iterable[Handed]:
    """What waits for a grade first; of each item the newest version is graded."""
    closed = None if no is None else str(no) if isinstance(no, NotOpen) else NOT_YOURS
    newest: dict[int, int] = {}
    for one in file.work:
        newest[one.item.id] = max(one.number, newest.get(one.item.id, 0))
    for one in sorted(file.work, key=lambda one: not _waits(one) or one.number < newest[one.item.id]):
        coach = ITEM_TYPE_PAGES[one.item.kind].coach
        no_more = coach.why_not_graded or (NEWER if one.number < newest[one.item.id] else closed)
        handed = _handed(one, file, no_more, zone)
        if coach.attempt_links:
            handed['ways'] = coach.attempt_links(file, one.item.id, place, no)
        yield handed


def _waits(one: Submission) -> bool:
    return one.points is None and one.returned_at is None


def _handed(one: Submission, file: LearnerDetail, closed: str | None, zone: ZoneInfo) -> Handed:
    item = file.outline.by_id.get(one.item.id)
    out_of = item.points if item and not closed else one.out_of
    return {
        'id': one.id, 'item': one.item.title, 'at': instant(one.submitted_at) or '', 'out_of': numbers.plain(out_of),
        'text': one.text or None, 'late': _late(one, item), 'closed': closed,
        'files': [_file(kept) for kept in one.files], 'rubric': _rubric(item), 'chosen': one.rubric,
        'points': None if one.points is None else numbers.plain(one.points), 'comment': one.comment or None,
        'by': one.graded_by.name if one.graded_by else None, 'returned': _returned(one, zone),
    }


def _file(kept: WorkFile) -> TrayFile:
    shown: TrayFile = {
        'name': kept.file_name, 'href': work_file_url(kept.id), 'size': numbers.file_size(kept.file_size)}
    ending = kept.file_name.rpartition('.')[2].lower()
    if ending in SHOWN:
        shown['shown'] = SHOWN[ending]
    return shown


def _rubric(item: OutlineItem | None) -> list[Criterion]:
    settings = item.settings if item else None
    return criteria(settings.rubric) if isinstance(settings, AssignmentSettings) else []


def _returned(one: Submission, zone: ZoneInfo) -> str | None:
    if one.returned_at is None:
        return None
    by = f' by {one.graded_by.name}' if one.graded_by else ''
    return f'Returned for revision{by}, {within(moment(one.returned_at, zone))}.'


def _late(one: Submission, item: OutlineItem | None) -> str | None:
    if not one.is_late:
        return None
    length = duration(one.submitted_at - item.due_at) if item and item.due_at else ''
    return f'{length} late' if length else 'Late'


def _visit(visit: Visit, zone: ZoneInfo) -> TrayLine:
    return {'what': moment(visit.entered_at, zone), 'icon': 'schedule', 'end': hours(visit.seconds)}


def _attempt(one: Attempt, place: tuple[int, int], zone: ZoneInfo) -> TrayLine:
    line: TrayLine = {'what': one.item.title, 'href': attempt_url(*place, one.id)}
    said = [f'attempt {one.number}', f'began {within(moment(one.started_at, zone))}']
    line |= {'mark': ATTEMPT_MARKS[one.status], 'word': ATTEMPT_STATUS_LABELS[one.status]}
    if one.finished_at is None:
        return line | {'note': ' · '.join([*said, 'in progress'])}
    said.append(f'took {hours(int((one.finished_at - one.started_at).total_seconds()))}')
    line |= {'note': ' · '.join(said)}
    return line if one.points is None else line | {'end': numbers.points_text(one.points, one.out_of)}


ATTEMPT_MARKS = {AttemptStatus.IN_PROGRESS: 'going', AttemptStatus.TO_GRADE: 'grade', AttemptStatus.FINISHED: 'done'}


def _extension(one: Extension, zone: ZoneInfo) -> TrayLine:
    given = [f'due {moment(one.due_at, zone)}' if one.due_at else '',
             f'closes {moment(one.closes_at, zone)}' if one.closes_at else '',
             f'{one.extra_attempts} more attempts' if one.extra_attempts else '',
             f'{one.extra_minutes} more minutes' if one.extra_minutes else '']
    by = f'by {one.by.name}' if one.by else ''
    said = [*given, f'“{one.reason}”', ' '.join(filter(None, [by, within(moment(one.at, zone))]))]
    return {'what': one.item.title, 'icon': 'more_time', 'note': ' · '.join(filter(None, said))}


def _note(note: CoachNote, viewer: Person, zone: ZoneInfo) -> TrayNote:
    mine = note.by is not None and note.by.id == viewer.id
    return {'id': note.id, 'text': note.text, 'mine': mine,
            'by': ' · '.join([note.by.name if note.by else 'Somebody', moment(note.at, zone)])}


def _changes(file: LearnerDetail, zone: ZoneInfo) -> Iterable[TrayLine]:
    """Of the work and of the cells of the gradebook together, the newest first."""
    changes = [*((one.at, _change(one, zone)) for one in file.grades),
               *((one.at, _cell(one, zone)) for one in file.cells)]
    return (line for _, line in sorted(changes, key=lambda pair: pair[0], reverse=True))


def _cell(change: CellChange, zone: ZoneInfo) -> TrayLine:
    column = change.column
    what = 'Course grade' if column is None else column.item.title if column.item else column.title
    unit = ' %' if column is None else ''
    said = [f'by {change.by.name}' if change.by else '', moment(change.at, zone),
            f'was {change.old}{unit}' if change.old else '', f'“{change.why}”' if change.why else '']
    mark, word = 'done', 'Given by hand'
    if change.new == EXCUSED:
        mark, word = 'excused', ITEM_STATUS_LABELS[ItemStatus.EXCUSED]
    if not change.new:
        mark, word = 'going', 'Taken back'
    if not change.is_applied:
        mark, word = 'late', 'Not taken'
        said.insert(0, 'not taken')
    end = '⊖' if change.new == 'excused' else f'{change.new}{unit}' if change.new else '–'
    return {'what': what, 'mark': mark, 'word': word, 'note': ' · '.join(filter(None, said)), 'end': end}


def _change(change: GradeChange, zone: ZoneInfo) -> TrayLine:
    said = [f'by {change.by.name}' if change.by else '', moment(change.at, zone),
            '' if change.old is None else f'was {numbers.plain(change.old)}', f'“{change.why}”' if change.why else '']
    taken = change.new is None
    return {'what': change.submission.item.title, 'mark': 'going' if taken else 'done',
            'word': 'Without a grade' if taken else 'Graded',
            'note': ' · '.join(part for part in said if part),
            'end': '–' if change.new is None else numbers.points_text(change.new, change.submission.out_of)}
