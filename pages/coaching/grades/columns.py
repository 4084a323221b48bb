"""The grid of a gradebook: its columns, and a learner's row in their terms."""
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

from components.gradebook.gradebook import GradeHead
from db.core import COURSE_GRADE, clock, column_keys, numbers
from db.gradebook import EXCUSED, Category, ColumnStatus, GradingScheme, SchemeColumn
from db.grades import GradeCell, GradeRow, grade_columns
from db.outlines import ITEM_STATUS_LABELS, ItemStatus
from db.records import MEMBERSHIP_LABELS, Membership
from i18n import _, lazy, ngettext, number
from pages.coaching.labels import grade
from pages.dates import day, moment

STATES = {'active': lazy('All active'), 'to_grade': ITEM_STATUS_LABELS[ItemStatus.TO_GRADE],
          'missing': ITEM_STATUS_LABELS[ItemStatus.MISSING], 'withdrawn': MEMBERSHIP_LABELS[Membership.WITHDRAWN]}


def columns(scheme: GradingScheme, zone: ZoneInfo, *, menu: bool) -> list[GradeHead]:
    """:param menu: the viewer can do something with a column"""
    labels = {column.key: str(column.label) for column in grade_columns(scheme) if column.shown}
    made = [GradeHead(key='name', label=labels['name'], kind='person', width=210, slim=132)]
    for category in scheme.categories:
        of_it = [column for column in scheme.columns if column.category == category.id]
        about: dict[str, Any] = {'group': column_keys.of_category(category.id), 'group_label': _group(scheme, category)}
        made += [_head(column, labels[column.key], zone, menu, about) for column in of_it]
        if label := labels.get(mean := column_keys.of_category(category.id)):
            made.append(GradeHead(key=mean, label=label, kind='mean', sub=_('percent'), width=84, slim=76,
                                  hint=_('{category}, in percent', category=category.title), **about))
    passing = '' if scheme.pass_mark is None else _('pass {percent}', percent=numbers.plain(scheme.pass_mark))
    return [*made, GradeHead(key=COURSE_GRADE, label=labels[COURSE_GRADE], kind='final', sub=passing or _('percent'),
                             width=128, slim=112)]


def _group(scheme: GradingScheme, category: Category) -> str | None:
    """“Quizzes · 40 % · lowest dropped”."""
    if not category.title:
        return None
    whole = sum((one.weight for one in scheme.categories), Decimal(0))
    share = numbers.half_up(Fraction(category.weight) * 100 / Fraction(whole), 1) if whole else None
    dropped = ngettext('lowest dropped', '{n} lowest dropped', category.drop) if category.drop else ''
    parts = [category.title, f'{numbers.plain(share)} %' if share is not None else '', dropped]
    return ' · '.join(part for part in parts if part)


def _head(column: SchemeColumn, label: str, zone: ZoneInfo, menu: bool, about: dict[str, Any]) -> GradeHead:
    due = column.item.due_at if column.item else None
    extra = _('extra credit') if column.extra_credit else ''
    facts = [_('{points} pts', points=numbers.plain(column.points)), day(due, zone) if due else '',
             _('extra') if extra else '']
    hint = [column.title, '' if column.item else _('made by hand'),
            _('due {when}', when=moment(due, zone)) if due else '', extra,
            _('weight {weight}', weight=numbers.plain(column.weight)), released(column, zone)]
    return GradeHead(key=column.key, label=label, sub=' · '.join(fact for fact in facts if fact), width=108,
                     slim=104, held=column.is_withheld(clock.now()), menu=menu,
                     hint=' · '.join(part for part in hint if part), **about)


def released(column: SchemeColumn, zone: ZoneInfo) -> str:
    """When learners see its grades."""
    if not column.is_withheld(clock.now()):
        return _('released: learners see each grade as it is given')
    if column.release_at:
        return _('held until {when}', when=moment(column.release_at, zone))
    return _('held: learners see no grades of it')


def cells(scheme: GradingScheme, row: GradeRow) -> dict[str, Any]:
    """The row as the grid shows it, whether it is read or patched."""
    withdrawn = row.state == Membership.WITHDRAWN
    name = {'name': row.name}
    if withdrawn or row.class_name:
        name['sub'] = str(MEMBERSHIP_LABELS[Membership.WITHDRAWN]) if withdrawn else row.class_name
    return {
        'id': row.id, 'name': name, 'username': row.username, 'class': row.class_name, 'states': _states(row),
        **{key: _cell(cell) for key, cell in row.cells.items()},
        **{column_keys.of_category(id_): numbers.grade_text(percent, '')
           for id_, percent in row.categories.items()},
        COURSE_GRADE: final(scheme, row),
    }


def _states(row: GradeRow) -> list[str]:
    if row.state == Membership.WITHDRAWN:
        return ['withdrawn']
    found = ['active']
    if any(cell.waits and cell.text != EXCUSED for cell in row.cells.values()):
        found.append('to_grade')
    if any(cell.missing for cell in row.cells.values()):
        found.append('missing')
    return found


def _cell(cell: GradeCell) -> str | dict[str, Any]:
    """What is as it should be is its text alone: most cells of most gradebooks."""
    about: dict[str, Any] = {}
    if cell.text == EXCUSED:
        about['m'] = 'excused'
    elif cell.waits:
        about['m'] = 'grade'
    elif cell.missing:
        about['m'] = 'missing'
    elif cell.late is not None:
        about['m'] = 'late'
    if cell.late is not None and cell.text != EXCUSED:
        about['n'] = short(cell.late)
    if cell.part.counts is ColumnStatus.MISSING:
        about['c'] = f'{numbers.half_up(cell.part.percent or 0, 0)} %'
    if cell.part.counts is ColumnStatus.DROPPED:
        about['d'] = 1
    if cell.by_hand and cell.part.column.item and cell.text != EXCUSED:
        about['h'] = 1
    return {'v': cell.text, **about} if about else cell.text


def entry(text: str) -> str:
    """What stands in a cell, in words."""
    return _('excused') if text == EXCUSED else text


def final(scheme: GradingScheme, row: GradeRow) -> dict[str, Any]:
    shown = grade(row.grade)
    if shown is None:
        return {}
    about: dict[str, Any] = {'v': shown, 'x': float(shown)}
    if letter := scheme.letter(row.grade):
        about['l'] = letter
    if row.final is not None:
        about['o'] = 1
    if (passes := scheme.passes(row.grade)) is not None:
        about['p'] = passes
    return about


def short(length: timedelta) -> str:
    """“2 d” for two days."""
    minutes = int(length.total_seconds()) // 60
    if minutes >= 24 * 60:
        return _('{number} d', number=number(minutes // (24 * 60)))
    if minutes >= 60:
        return _('{number} h', number=minutes // 60)
    return _('{number} min', number=minutes) if minutes else _('late')
