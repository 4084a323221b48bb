"""One cell of a gradebook in words: what it is worth, how a course grade came to be, and who changed what, when and
why."""
from collections.abc import Iterable
from fractions import Fraction
from zoneinfo import ZoneInfo

from components.gradebook.cell_note import Note, NoteChange, NoteFormula, NoteMark
from db.core import COURSE_GRADE, clock, numbers
from db.gradebook import EXCUSED, CategoryPart, ColumnPart, ColumnStatus, GradingScheme, SchemeColumn, late_units
from db.grades import CellDetail, CellEvent
from db.outlines import ITEM_STATUS_LABELS, ItemStatus
from db.records import LatePer
from i18n import _, lazy
from pages.coaching.grades.columns import entry
from pages.coaching.labels import grade, instant
from pages.coaching.urls import learner_url
from pages.dates import duration, moment, moment_within
from pages.item_type_registry import ITEM_TYPE_PAGES

COUNTED = (ColumnStatus.COUNTED, ColumnStatus.MISSING)
COUNTS = {
    ColumnStatus.MISSING: lazy('Counts as {percent} %: it is overdue and nothing was submitted.'),
    ColumnStatus.DROPPED: lazy('{percent} %, dropped: one of the lowest in its category.'),
    ColumnStatus.EXTRA: lazy('{percent} %, added as extra credit.'),
    ColumnStatus.NOT_WEIGHED: lazy('{percent} %, with a weight of 0: it does not count.'),
}
COUNTS_IN_FULL = lazy('Counts as {percent} %.')
SAID = {
    ColumnStatus.DROPPED: lazy('{percent} dropped'),
    ColumnStatus.EXCUSED: lazy('excused'),
    ColumnStatus.EXTRA: lazy('{percent} extra, above the line only'),
    ColumnStatus.MISSING: lazy('missing, counts as {percent}'),
    ColumnStatus.NOT_WEIGHED: lazy('{percent}, does not count'),
}
"""Of a column that is special, after its title."""


def note(file: CellDetail, place: tuple[int, int], zone: ZoneInfo, *, may: bool) -> Note:
    """:param place: the session and the course
    :param may: the viewer grades here"""
    row = file.row
    made: Note
    if file.column is None:
        set_by = ['withdraw'] if row.final is not None else []
        made = {'id': row.id, 'key': COURSE_GRADE, 'title': _('Course grade'), 'who': row.name,
                'value': grade(row.grade) or '–', 'out_of': _('percent'), 'letter': file.scheme.letter(row.grade),
                'percent': grade(row.grade) or '', 'marks': [*_final_marks(file)], 'facts': [*_final_facts(file)],
                'formula': formula(file), 'history': changes(file.history), 'may': ['set', *set_by] if may else []}
        return made
    cell = row.cells[file.column.key]
    excused = cell.text == EXCUSED
    made = {'id': row.id, 'key': file.column.key, 'title': file.column.title, 'who': row.name,
            'value': str(ITEM_STATUS_LABELS[ItemStatus.EXCUSED]) if excused else cell.text or '–',
            'out_of': '' if excused else f'/ {numbers.plain(file.column.points)}', 'marks': [*_marks(file)],
            'facts': [*_facts(file, zone)], 'formula': [],
            'history': changes(file.history), 'may': [] if not may else ['unexcuse'] if excused else ['excuse']}
    if file.column.item and file.worth.submitted_at:
        link = ITEM_TYPE_PAGES[file.column.item.kind].coach.work_link
        made['href'], made['link'] = link(place, file.column.item.id, row.id) if link else (
            learner_url(*place, row.id), _('Open the work'))
    return made


def _marks(file: CellDetail) -> Iterable[NoteMark]:
    assert file.column is not None
    cell = file.row.cells[file.column.key]
    if cell.text == EXCUSED:
        yield {'mark': 'excused', 'word': _('Counts neither for nor against')}
        return
    if cell.waits:
        yield {'mark': 'grade', 'word': str(ITEM_STATUS_LABELS[ItemStatus.TO_GRADE])}
    if cell.late is not None:
        late = duration(cell.late)
        yield {'mark': 'late', 'word': _('{duration} late', duration=late) if late else _('Less than a minute late')}
    if cell.missing:
        yield {'mark': 'missing', 'word': str(ITEM_STATUS_LABELS[ItemStatus.MISSING])}


def _facts(file: CellDetail, zone: ZoneInfo) -> Iterable[str]:
    """What it counts as, and why."""
    column, worth = file.column, file.worth
    assert column is not None
    cell = file.row.cells[column.key]
    part = cell.part
    if part.percent is not None:
        yield str(COUNTS.get(part.counts, COUNTS_IN_FULL)).format(percent=numbers.half_up(part.percent))
    if part.penalty:
        taken = {'penalty': numbers.half_up(part.penalty), 'percent': numbers.plain(file.scheme.late_percent),
                 'number': late_units(file.scheme, worth)}
        yield (_('{penalty} % taken off, {percent} % per day: {number}.', **taken)
               if file.scheme.late_per is LatePer.DAY else
               _('{penalty} % taken off, {percent} % per hour: {number}.', **taken))
    if cell.by_hand and cell.text != EXCUSED:
        yield (_('Given by hand. Lateness takes nothing off it.') if worth.points is None else
               _('Given by hand instead of the {points} of the work. Lateness takes nothing off it.',
                 points=numbers.plain(worth.points)))
    if worth.submitted_at:
        yield _('Submitted {when}.', when=moment(worth.submitted_at, zone))
    if worth.due_at:
        yield _('Due {when}.', when=moment(worth.due_at, zone))
    yield _released(column, zone)


def _released(column: SchemeColumn, zone: ZoneInfo) -> str:
    if not column.is_withheld(clock.now()):
        return _('Released: learners see each grade as it is given.')
    if column.release_at:
        return _('Held until {when}.', when=moment_within(column.release_at, zone))
    return _('Held: learners see no grades of it.')


def _final_marks(file: CellDetail) -> Iterable[NoteMark]:
    passes = file.scheme.passes(file.row.grade)
    if passes is not None:
        yield {'mark': 'done', 'word': _('Passed')} if passes else {'mark': 'behind', 'word': _('Below the pass mark')}


def _final_facts(file: CellDetail) -> Iterable[str]:
    if file.row.final is not None:
        computed = numbers.half_up(file.row.how.computed)
        yield (_('Set by hand. Nothing would be computed.') if computed is None else
               _('Set by hand. The computed grade would be {grade}.', grade=computed))
    if file.scheme.pass_mark is not None:
        yield _('To pass: {percent} percent.', percent=numbers.plain(file.scheme.pass_mark))


def formula(file: CellDetail) -> list[NoteFormula]:
    """“82.50 = (20 × 78.00 + 80 × 83.63) / 100”, first of each category, then of the course."""
    how, scheme = file.row.how, file.scheme
    lines = [_category(one, scheme) for one in how.categories if one.columns]
    counted = [one for one in how.categories if one.percent is not None and one.category.weight > 0]
    if len(how.categories) > 1:
        terms = [(Fraction(one.category.weight), one.percent) for one in counted]
        lines.append({'label': _('Course grade'), 'text': _mean(how.computed, terms), 'notes': []})
    return lines


def _category(part: CategoryPart, scheme: GradingScheme) -> NoteFormula:
    counted = [(one.weight, one.percent) for one in part.columns if one.counts in COUNTED]
    extra = [(one.weight, one.percent) for one in part.columns if one.counts is ColumnStatus.EXTRA]
    whole = sum((weight for weight, __ in counted), Fraction())
    category = part.category
    label = _('{category}, weight {weight}', category=category.title, weight=numbers.plain(category.weight)
              ) if category.title else _('Course grade')
    text = _mean(part.percent, [*counted, *extra], whole)
    return {'label': label, 'text': text, 'notes': [said for one in part.columns if (said := _said(one, scheme))]}


def _mean(result: Fraction | None, terms: list[tuple[Fraction, Fraction | None]], whole: Fraction | None = None) -> str:
    if result is None:
        return _('Nothing counts yet.')
    whole = sum((weight for weight, __ in terms), Fraction()) if whole is None else whole
    sums = ' + '.join(f'{_weight(weight)} × {numbers.half_up(percent or 0)}' for weight, percent in terms)
    return f'{numbers.half_up(result)} = ({sums}) / {_weight(whole)}'


def _weight(weight: Fraction) -> str:
    return numbers.plain(numbers.half_up(weight))


def _said(part: ColumnPart, scheme: GradingScheme) -> str:
    """What is special about a column; nothing where nothing is."""
    facts = []
    if said := SAID.get(part.counts):
        facts.append(str(said).format(percent=numbers.half_up(part.percent)))
    if part.penalty:
        facts.append(_('{penalty} taken off for being late', penalty=numbers.half_up(part.penalty)))
    return f'{part.column.title}: {", ".join(facts)}' if facts else ''


def changes(history: list[CellEvent]) -> list[NoteChange]:
    """The newest first."""
    return [{
        'by': event.by or _('Somebody who has left'), 'at': instant(event.at) or '',
        'change': f'{entry(event.old) or "–"} → {entry(event.new) or "–"}',
        'note': _('version {number}', number=event.version) if event.version and event.version > 1 else '',
        'why': event.why, 'taken': event.is_applied,
    } for event in reversed(history)]
