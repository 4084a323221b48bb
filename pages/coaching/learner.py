"""One learner at the side of a course's tracking: what the tray says of their file."""
from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from components.html import WORDS as MARKS
from components.rubric import Criterion, criteria
from components.tray import Action, Fact, File, Handed, Learner, Line, Tab
from db import (
    AssignmentSettings,
    Extension,
    GradeChange,
    GroupFigures,
    Kind,
    LearnerFile,
    Mark,
    Membership,
    NotOpen,
    OutlineItem,
    Refusal,
    Submission,
    Touched,
    Visit,
    WorkFile,
    percent,
)
from pages.coaching.words import grade, instant, points
from pages.dates import duration, hours, moment
from pages.sessions.words import size, within

NOTHING = Touched(None, None)
NOT_YOURS = 'The coaches of this course grade here.'
NEWER = 'There is a newer version of this work.'
ATTEMPTED = 'The points of a quiz follow from its attempts.'
SHOWN = {'png': 'image', 'jpg': 'image', 'jpeg': 'image', 'gif': 'image', 'webp': 'image', 'avif': 'image',
         'pdf': 'paper'}
"""What browsers show in place, as it is called; what it really is, its address says."""


def learner(file: LearnerFile, figures: GroupFigures, zone: ZoneInfo, no: Refusal | None,
            actions: Sequence[Action]) -> Learner:
    """:param no: why the viewer does not grade here"""
    row = file.row
    shown: Learner = {
        'id': row.id, 'name': row.name, 'username': row.username, 'here': row.here, 'facts': _facts(file, figures),
        'actions': actions,
        'first': 'work' if row.to_grade else 'items',
        'tabs': [
            {'key': 'items', 'label': 'Items', 'lines': [*_items(file, zone)],
             'empty': 'There is nothing in this course yet.'},
            {'key': 'work', 'label': 'Work', 'count': row.to_grade, 'handed': [*_work(file, no, zone)],
             'empty': 'Nothing has been handed in yet.'},
            _lines('visits', 'Visits', (_visit(visit, zone) for visit in file.visits), 'Never entered the course.'),
            _lines('grades', 'Grade history', (_change(change, zone) for change in file.grades), 'No grade yet.'),
        ],
    }
    if row.state == Membership.WITHDRAWN:
        shown['reason'] = {'mark': 'excused', 'text': 'Withdrawn. The work stays here.'}
    return shown


def _lines(key: str, label: str, lines: Iterable[Line], empty: str) -> Tab:
    return {'key': key, 'label': label, 'lines': list(lines), 'empty': empty}


def _facts(file: LearnerFile, figures: GroupFigures) -> list[Fact]:
    row, group = file.row, figures.group
    reached = percent(row.done, row.total)
    return [
        {'label': 'Progress', 'value': '–' if reached is None else f'{reached} %',
         'note': '' if group.plan is None else f'plan {group.plan} %'},
        {'label': 'Grade', 'value': grade(row.grade) or '–',
         'note': '' if group.grade is None else f'group {grade(group.grade)}'},
        {'label': 'Time', 'value': hours(file.seconds), 'note': f'7 days: {hours(file.seconds_this_week)}'},
    ]


def _items(file: LearnerFile, zone: ZoneInfo) -> Iterable[Line]:
    extended = {one.item.id: one for one in file.extensions}
    for item in file.outline.items:
        cell = file.row.cells[item.id]
        note = _dates(item, cell.mark, file.touched.get(item.id, NOTHING), zone)
        if item.id in extended:
            note += f' · {_extended(extended[item.id])}'
        line: Line = {'what': item.title, 'mark': cell.mark.value, 'word': MARKS[cell.mark.value], 'note': note}
        if cell.score is not None:
            line['end'] = f'{points(cell.score)} / {points(item.points)}'
        yield line


def _dates(item: OutlineItem, mark: Mark, touched: Touched, zone: ZoneInfo) -> str:
    parts = [MARKS[mark.value]]
    if touched.completed_at:
        parts = [f'Finished {moment(touched.completed_at, zone)}']
    elif touched.opened_at:
        parts.append(f'opened {moment(touched.opened_at, zone)}')
    if item.due_at and (touched.completed_at is None or mark is Mark.LATE):
        parts.append(f'due {moment(item.due_at, zone)}')
    if not item.required:
        parts.append('not required')
    return ' · '.join(parts)


def _extended(one: Extension) -> str:
    """“extended by Tomás Rey: “Ill””."""
    return f'extended{f" by {one.by.name}" if one.by else ""}: “{one.reason}”'


def _work(file: LearnerFile, no: Refusal | None, zone: ZoneInfo) -> Iterable[Handed]:
    """What waits for a grade first; of each item the newest version is graded."""
    closed = None if no is None else str(no) if isinstance(no, NotOpen) else NOT_YOURS
    newest: dict[int, int] = {}
    for one in file.work:
        newest[one.item.id] = max(one.number, newest.get(one.item.id, 0))
    for one in sorted(file.work, key=lambda one: not _waits(one) or one.number < newest[one.item.id]):
        no_more = ATTEMPTED if one.item.kind is Kind.QUIZ else NEWER if one.number < newest[one.item.id] else closed
        yield _handed(one, file, no_more, zone)


def _waits(one: Submission) -> bool:
    return one.points is None and one.returned_at is None


def _handed(one: Submission, file: LearnerFile, closed: str | None, zone: ZoneInfo) -> Handed:
    item = file.outline.by_id.get(one.item.id)
    out_of = item.points if item and not closed else one.out_of
    return {
        'id': one.id, 'item': one.item.title, 'at': instant(one.handed_in_at) or '', 'out_of': points(out_of),
        'text': one.text or None, 'late': _late(one, item), 'closed': closed,
        'files': [_file(kept) for kept in one.files], 'rubric': _rubric(item), 'chosen': one.rubric,
        'points': None if one.points is None else points(one.points), 'comment': one.comment or None,
        'by': one.graded_by.name if one.graded_by else None, 'returned': _returned(one, zone),
    }


def _file(kept: WorkFile) -> File:
    shown: File = {'name': kept.file_name, 'href': f'/work/files/{kept.id}', 'size': size(kept.file_size)}
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
    length = duration(one.handed_in_at - item.due_at) if item and item.due_at else ''
    return f'{length} late' if length else 'Late'


def _visit(visit: Visit, zone: ZoneInfo) -> Line:
    return {'what': moment(visit.entered_at, zone), 'icon': 'schedule', 'end': hours(visit.seconds)}


def _change(change: GradeChange, zone: ZoneInfo) -> Line:
    said = [f'by {change.by.name}' if change.by else '', moment(change.at, zone),
            '' if change.old is None else f'was {points(change.old)}', f'“{change.why}”' if change.why else '']
    taken = change.new is None
    return {'what': change.submission.item.title, 'mark': 'going' if taken else 'done',
            'word': 'Without a grade' if taken else 'Graded',
            'note': ' · '.join(part for part in said if part),
            'end': '–' if change.new is None else f'{points(change.new)} / {points(change.submission.out_of)}'}
