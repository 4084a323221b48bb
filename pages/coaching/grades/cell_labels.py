"""One cell of a gradebook in words: what it is worth, how a course grade came to be, and who changed what, when and
why."""
from collections.abc import Iterable
from fractions import Fraction
from zoneinfo import ZoneInfo

from components.gradebook.cell_note import Note, NoteChange, NoteFormula, NoteMark
from db.core import COURSE_GRADE, numbers
from db.gradebook import (
    COLUMN_STATUS_LABELS,
    EXCUSED,
    CategoryPart,
    ColumnPart,
    ColumnStatus,
    GradingScheme,
    late_units,
)
from db.grades import CellDetail, CellEvent
from db.outlines import ITEM_STATUS_LABELS, ItemStatus
from pages.coaching.grades.columns import released
from pages.coaching.labels import grade, instant
from pages.coaching.urls import learner_url
from pages.dates import duration, moment
from pages.item_type_registry import ITEM_TYPE_PAGES

COUNTED = (ColumnStatus.COUNTED, ColumnStatus.MISSING)


def note(file: CellDetail, place: tuple[int, int], zone: ZoneInfo, *, may: bool) -> Note:
    """:param place: the session and the course
    :param may: the viewer grades here"""
    row = file.row
    made: Note
    if file.column is None:
        set_by = ['withdraw'] if row.final is not None else []
        made = {'id': row.id, 'key': COURSE_GRADE, 'title': 'Course grade', 'who': row.name,
                'value': grade(row.grade) or '–', 'out_of': 'percent', 'letter': file.scheme.letter(row.grade),
                'percent': grade(row.grade) or '', 'marks': [*_final_marks(file)], 'facts': [*_final_facts(file)],
                'formula': formula(file), 'history': changes(file.history), 'may': ['set', *set_by] if may else []}
        return made
    cell = row.cells[file.column.key]
    excused = cell.text == EXCUSED
    made = {'id': row.id, 'key': file.column.key, 'title': file.column.title, 'who': row.name,
            'value': ITEM_STATUS_LABELS[ItemStatus.EXCUSED] if excused else cell.text or '–',
            'out_of': '' if excused else f'/ {numbers.plain(file.column.points)}', 'marks': [*_marks(file)],
            'facts': [*_facts(file, zone)], 'formula': [],
            'history': changes(file.history), 'may': [] if not may else ['unexcuse'] if excused else ['excuse']}
    if file.column.item and file.worth.submitted_at:
        link = ITEM_TYPE_PAGES[file.column.item.kind].coach.work_link
        made['href'], made['link'] = link(place, file.column.item.id, row.id) if link else (
            learner_url(*place, row.id), 'Open the work')
    return made


def _marks(file: CellDetail) -> Iterable[NoteMark]:
    assert file.column is not None
    cell = file.row.cells[file.column.key]
    if cell.text == EXCUSED:
        yield {'mark': 'excused', 'word': 'Counts neither for nor against'}
        return
    if cell.waits:
        yield {'mark': 'grade', 'word': ITEM_STATUS_LABELS[ItemStatus.TO_GRADE]}
    if cell.late is not None:
        yield {'mark': 'late', 'word': f'{duration(cell.late) or "Less than a minute"} late'}
    if cell.missing:
        yield {'mark': 'missing', 'word': ITEM_STATUS_LABELS[ItemStatus.MISSING]}


def _facts(file: CellDetail, zone: ZoneInfo) -> Iterable[str]:
    """What it counts as, and why."""
    column, worth = file.column, file.worth
    assert column is not None
    cell = file.row.cells[column.key]
    part = cell.part
    if part.percent is not None:
        counts = {ColumnStatus.MISSING: 'Counts as {} %: it is overdue and nothing was handed in.',
                  ColumnStatus.DROPPED: '{} %, dropped: one of the lowest in its category.',
                  ColumnStatus.EXTRA: '{} %, added as extra credit.',
                  ColumnStatus.NOT_WEIGHED: '{} %, with a weight of 0: it does not count.'}
        yield counts.get(part.counts, 'Counts as {} %.').format(numbers.half_up(part.percent))
    if part.penalty:
        yield (f'{numbers.half_up(part.penalty)} % were taken off, {numbers.plain(file.scheme.late_percent)} for each '
               f'{file.scheme.late_per.value} begun: {late_units(file.scheme, worth)}.')
    if cell.by_hand and cell.text != EXCUSED:
        work = '' if worth.points is None else f' instead of the {numbers.plain(worth.points)} of the work'
        yield f'Given by hand{work}. Lateness takes nothing off it.'
    if worth.submitted_at:
        yield f'Handed in {moment(worth.submitted_at, zone)}.'
    if worth.due_at:
        yield f'Due {moment(worth.due_at, zone)}.'
    yield f'{released(column, zone).capitalize()}.'


def _final_marks(file: CellDetail) -> Iterable[NoteMark]:
    passes = file.scheme.passes(file.row.grade)
    if passes is not None:
        yield {'mark': 'done', 'word': 'Passed'} if passes else {'mark': 'behind', 'word': 'Below the pass mark'}


def _final_facts(file: CellDetail) -> Iterable[str]:
    if file.row.final is not None:
        computed = numbers.half_up(file.row.how.computed)
        yield ('Set by hand. ' + ('Nothing would be computed.' if computed is None else
                                  f'The computed grade would be {computed}.'))
    if file.scheme.pass_mark is not None:
        yield f'To pass: {numbers.plain(file.scheme.pass_mark)} percent.'


def formula(file: CellDetail) -> list[NoteFormula]:
    """“82.50 = (20 × 78.00 + 80 × 83.63) / 100”, first of each category, then of the course."""
    how, scheme = file.row.how, file.scheme
    lines = [_category(one, scheme) for one in how.categories if one.columns]
    counted = [one for one in how.categories if one.percent is not None and one.category.weight > 0]
    if len(how.categories) > 1:
        terms = [(Fraction(one.category.weight), one.percent) for one in counted]
        lines.append({'label': 'Course grade', 'text': _mean(how.computed, terms), 'notes': []})
    return lines


def _category(part: CategoryPart, scheme: GradingScheme) -> NoteFormula:
    counted = [(one.weight, one.percent) for one in part.columns if one.counts in COUNTED]
    extra = [(one.weight, one.percent) for one in part.columns if one.counts is ColumnStatus.EXTRA]
    whole = sum((weight for weight, _ in counted), Fraction())
    category = part.category
    label = f'{category.title}, weight {numbers.plain(category.weight)}' if category.title else 'Course grade'
    text = _mean(part.percent, [*counted, *extra], whole)
    return {'label': label, 'text': text, 'notes': [said for one in part.columns if (said := _said(one, scheme))]}


def _mean(result: Fraction | None, terms: list[tuple[Fraction, Fraction | None]], whole: Fraction | None = None) -> str:
    if result is None:
        return 'Nothing counts yet.'
    whole = sum((weight for weight, _ in terms), Fraction()) if whole is None else whole
    sums = ' + '.join(f'{_weight(weight)} × {numbers.half_up(percent or 0)}' for weight, percent in terms)
    return f'{numbers.half_up(result)} = ({sums}) / {_weight(whole)}'


def _weight(weight: Fraction) -> str:
    return numbers.plain(numbers.half_up(weight))


def _said(part: ColumnPart, scheme: GradingScheme) -> str:
    """What is special about a column; nothing where nothing is."""
    title, percent = part.column.title, numbers.half_up(part.percent)
    label = COLUMN_STATUS_LABELS[part.counts].lower()
    said = {
        ColumnStatus.DROPPED: f'{title}: {percent} {label}',
        ColumnStatus.EXCUSED: f'{title}: {label}',
        ColumnStatus.EXTRA: f'{title}: {percent} extra, above the line only',
        ColumnStatus.MISSING: f'{title}: {label}, counts as {percent}',
        ColumnStatus.NOT_WEIGHED: f'{title}: {percent}, {label}',
    }.get(part.counts, '')
    if part.penalty:
        late = f'{numbers.half_up(part.penalty)} taken off for being late'
        said = f'{said}, {late}' if said else f'{title}: {late}'
    return said


def changes(history: list[CellEvent]) -> list[NoteChange]:
    """The newest first."""
    return [{
        'by': event.by or 'Somebody who has left', 'change': f'{event.old or "–"} → {event.new or "–"}',
        'at': instant(event.at) or '',
        'note': f'version {event.version}' if event.version and event.version > 1 else '',
        'why': event.why, 'taken': event.is_applied,
    } for event in reversed(history)]
