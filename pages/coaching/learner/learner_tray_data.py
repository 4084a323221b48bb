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
from i18n import _, lazy
from pages.coaching.content.labels import more_given
from pages.coaching.grades.columns import entry
from pages.coaching.labels import grade, instant
from pages.coaching.learner.timeline import timeline
from pages.coaching.urls import attempt_url, item_tracking_url
from pages.dates import duration, hours, moment, moment_within
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.sessions.urls import work_file_url

NOTHING = ItemActivity(None, None)
NOT_YOURS = lazy('The coaches of this course grade here.')
NEWER = lazy('There is a newer version of this work.')
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
            {'key': 'items', 'label': _('Items'), 'lines': [*_items(file, place, zone)],
             'empty': _('There is nothing in this course yet.')},
            {'key': 'work', 'label': _('Work'), 'count': row.to_grade, 'handed': [*_work(file, no, place, zone)],
             'empty': _('Nothing submitted yet.')},
            _lines('timeline', _('Time line'), timeline(file, *place, zone), _('Nothing has happened yet.')),
            _lines('attempts', _('Attempts'), (_attempt(one, place, zone) for one in file.attempts),
                   _('No quiz has been attempted yet.')),
            _lines('grades', _('Grade history'), _changes(file, zone), _('No grade yet.')),
            _lines('extensions', _('Extensions'), (_extension(one, zone) for one in file.extensions),
                   _('No extensions.')),
            _lines('visits', _('Visits'), (_visit(visit, zone) for visit in file.visits),
                   _('Never entered the course.')),
        ],
    }
    if file.notes is not None:
        notes: TrayTab = {'key': 'notes', 'label': _('Notes'), 'count': len(file.notes), 'adds': no is None,
                    'notes': [_note(one, viewer, zone) for one in file.notes],
                    'empty': _('No notes yet.')}
        shown['tabs'] = [*shown['tabs'][:3], notes, *shown['tabs'][3:]]
    if row.state == Membership.WITHDRAWN:
        shown['reason'] = {'mark': 'excused', 'text': _('Withdrawn. The work stays here.')}
    return shown


def _lines(key: str, label: str, lines: Iterable[TrayLine], empty: str) -> TrayTab:
    return {'key': key, 'label': label, 'lines': list(lines), 'empty': empty}


def _facts(file: LearnerDetail, figures: CourseSummary) -> list[TrayFact]:
    row, summary = file.row, figures.summary
    reached = numbers.percent(row.done, row.total)
    return [
        {'label': _('Progress'), 'value': '–' if reached is None else f'{reached} %',
         'note': '' if summary.plan is None else _('plan {percent} %', percent=summary.plan)},
        {'label': _('Grade'), 'value': grade(row.grade) or '–',
         'note': '' if summary.grade is None else _('course average {grade}', grade=grade(summary.grade))},
        {'label': _('Time'), 'value': hours(file.seconds),
         'note': _('7 days: {time}', time=hours(file.seconds_this_week))},
    ]


def _items(file: LearnerDetail, place: tuple[int, int], zone: ZoneInfo) -> Iterable[TrayLine]:
    extended = {one.item.id: one for one in file.extensions}
    for item in file.outline.items:
        cell = file.row.cells[item.id]
        note = _dates(item, cell.status, file.item_activity.get(item.id, NOTHING), zone)
        if item.id in extended:
            note += f' · {_extended(extended[item.id])}'
        line: TrayLine = {'what': item.title, 'mark': cell.status.value, 'word': str(MARKS[cell.status.value]),
                          'note': note, 'href': item_tracking_url(*place, item.id)}
        if cell.score is not None:
            line['end'] = numbers.points_text(cell.score, item.points)
        yield line


def _dates(item: OutlineItem, mark: ItemStatus, touched: ItemActivity, zone: ZoneInfo) -> str:
    parts = [str(MARKS[mark.value])]
    if touched.completed_at:
        parts = [_('Finished {when}', when=moment(touched.completed_at, zone))]
    elif touched.opened_at:
        parts.append(_('opened {when}', when=moment(touched.opened_at, zone)))
    if item.due_at and (touched.completed_at is None or mark is ItemStatus.LATE):
        parts.append(_('due {when}', when=moment(item.due_at, zone)))
    if not item.required:
        parts.append(_('optional'))
    return ' · '.join(parts)


def _extended(one: Extension) -> str:
    """“extended by Tomás Rey: “Ill””."""
    return (_('extended by {name}: “{reason}”', name=one.by.name, reason=one.reason) if one.by else
            _('extended: “{reason}”', reason=one.reason))


def _work(file: LearnerDetail, no: Refusal | None, place: tuple[int, int], zone: ZoneInfo) -> Iterable[Handed]:
    """What waits for a grade first; of each item the newest version is graded."""
    closed = None if no is None else str(no) if isinstance(no, NotOpen) else str(NOT_YOURS)
    newest: dict[int, int] = {}
    for one in file.work:
        newest[one.item.id] = max(one.number, newest.get(one.item.id, 0))
    for one in sorted(file.work, key=lambda one: not _waits(one) or one.number < newest[one.item.id]):
        coach = ITEM_TYPE_PAGES[one.item.kind].coach
        no_more = str(coach.why_not_graded) or (str(NEWER) if one.number < newest[one.item.id] else closed)
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
    when = moment_within(one.returned_at, zone)
    return (_('Returned for revision by {name}, {when}.', name=one.graded_by.name, when=when) if one.graded_by else
            _('Returned for revision, {when}.', when=when))


def _late(one: Submission, item: OutlineItem | None) -> str | None:
    if not one.is_late:
        return None
    length = duration(one.submitted_at - item.due_at) if item and item.due_at else ''
    return _('{duration} late', duration=length) if length else _('Late')


def _visit(visit: Visit, zone: ZoneInfo) -> TrayLine:
    return {'what': moment(visit.entered_at, zone), 'icon': 'schedule', 'end': hours(visit.seconds)}


def _attempt(one: Attempt, place: tuple[int, int], zone: ZoneInfo) -> TrayLine:
    line: TrayLine = {'what': one.item.title, 'href': attempt_url(*place, one.id)}
    said = [_('attempt {number}', number=one.number), _('began {when}', when=moment_within(one.started_at, zone))]
    line |= {'mark': ATTEMPT_MARKS[one.status], 'word': str(ATTEMPT_STATUS_LABELS[one.status])}
    if one.finished_at is None:
        return line | {'note': ' · '.join([*said, _('in progress')])}
    said.append(_('took {time}', time=hours(int((one.finished_at - one.started_at).total_seconds()))))
    line |= {'note': ' · '.join(said)}
    return line if one.points is None else line | {'end': numbers.points_text(one.points, one.out_of)}


ATTEMPT_MARKS = {AttemptStatus.IN_PROGRESS: 'going', AttemptStatus.TO_GRADE: 'grade', AttemptStatus.FINISHED: 'done'}


def _extension(one: Extension, zone: ZoneInfo) -> TrayLine:
    when = moment_within(one.at, zone)
    said = [*more_given(one, zone), f'“{one.reason}”',
            _('by {name} {when}', name=one.by.name, when=when) if one.by else when]
    return {'what': one.item.title, 'icon': 'more_time', 'note': ' · '.join(said)}


def _note(note: CoachNote, viewer: Person, zone: ZoneInfo) -> TrayNote:
    mine = note.by is not None and note.by.id == viewer.id
    return {'id': note.id, 'text': note.text, 'mine': mine,
            'by': ' · '.join([note.by.name if note.by else _('Somebody'), moment(note.at, zone)])}


def _changes(file: LearnerDetail, zone: ZoneInfo) -> Iterable[TrayLine]:
    """Of the work and of the cells of the gradebook together, the newest first."""
    changes = [*((one.at, _change(one, zone)) for one in file.grades),
               *((one.at, _cell(one, zone)) for one in file.cells)]
    return (line for __, line in sorted(changes, key=lambda pair: pair[0], reverse=True))


def _cell(change: CellChange, zone: ZoneInfo) -> TrayLine:
    column = change.column
    what = _('Course grade') if column is None else column.item.title if column.item else column.title
    unit = ' %' if column is None else ''
    said = [_('by {name}', name=change.by.name) if change.by else '', moment(change.at, zone),
            _('was {grade}', grade=f'{entry(change.old)}{unit}') if change.old else '',
            f'“{change.why}”' if change.why else '']
    mark, word = 'done', _('Given by hand')
    if change.new == EXCUSED:
        mark, word = 'excused', str(ITEM_STATUS_LABELS[ItemStatus.EXCUSED])
    if not change.new:
        mark, word = 'going', _('Taken back')
    if not change.is_applied:
        mark, word = 'late', _('Not taken')
        said.insert(0, _('not taken'))
    end = '⊖' if change.new == EXCUSED else f'{change.new}{unit}' if change.new else '–'
    return {'what': what, 'mark': mark, 'word': word, 'note': ' · '.join(filter(None, said)), 'end': end}


def _change(change: GradeChange, zone: ZoneInfo) -> TrayLine:
    said = [_('by {name}', name=change.by.name) if change.by else '', moment(change.at, zone),
            '' if change.old is None else _('was {grade}', grade=numbers.plain(change.old)),
            f'“{change.why}”' if change.why else '']
    taken = change.new is None
    return {'what': change.submission.item.title, 'mark': 'going' if taken else 'done',
            'word': _('Without a grade') if taken else _('Graded'),
            'note': ' · '.join(part for part in said if part),
            'end': '–' if change.new is None else numbers.points_text(change.new, change.submission.out_of)}
