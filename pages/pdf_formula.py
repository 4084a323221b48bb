"""How a course grade comes about, in lines one can compute after."""
from fractions import Fraction
from typing import Any

from db.core import numbers
from db.gradebook import CategoryPart, ColumnPart, ColumnStatus, CourseGrade, GradingScheme
from i18n import _, lazy

COUNTED = (ColumnStatus.COUNTED, ColumnStatus.MISSING, ColumnStatus.EXTRA)
ASIDE_LABELS = {
    ColumnStatus.DROPPED: lazy('{column}: dropped'), ColumnStatus.EXCUSED: lazy('{column}: excused'),
    ColumnStatus.NOT_WEIGHED: lazy('{column}: does not count'), ColumnStatus.HELD: lazy('{column}: not released'),
    ColumnStatus.MISSING: lazy('{column}: missing'), ColumnStatus.EXTRA: lazy('{column}: extra credit'),
}
"""What is said of a column after the sum."""


def formula(grade: CourseGrade, scheme: GradingScheme) -> tuple[str, ...]:
    """A line for each category in which something counts, one for the course, one where a coach has set the grade."""
    if grade.exact is None:
        return ()
    counted = [part for part in grade.categories if part.percent is not None]
    lines = [_category(part) for part in counted]
    weighed = [part for part in counted if part.category.weight > 0]
    if len(weighed) > 1:
        whole = sum(part.category.weight for part in weighed)
        lines.append(_('Course: {percent} % = {mean}', percent=_said(grade.computed), mean=_mean(
            [(part.category.weight, part.percent) for part in weighed], whole)))
    if grade.exact != grade.computed:
        lines.append(_('Set by a coach: {percent} %.', percent=_said(grade.exact)) if grade.computed is None
                     else _('Set by a coach: {percent} % instead of the computed {computed} %.',
                            percent=_said(grade.exact), computed=_said(grade.computed)))
    return tuple(lines)


def _category(part: CategoryPart) -> str:
    counted = [one for one in part.columns if one.counts in COUNTED]
    whole = sum(one.weight for one in counted if one.counts is not ColumnStatus.EXTRA)
    name = part.category.title or _('All items')
    if len(counted) == 1:
        text = f'{name}: {_said(part.percent)} % = {counted[0].column.title}'
    else:
        text = _('{category}: {percent} % = {mean} for {columns}', category=name, percent=_said(part.percent),
                 mean=_mean([(one.weight, one.percent) for one in counted], whole),
                 columns=', '.join(one.column.title for one in counted))
    return '; '.join([text, *(_aside(one) for one in part.columns if _aside(one))])


def _aside(one: ColumnPart) -> str:
    column = one.column.title
    if one.counts in ASIDE_LABELS:
        return str(ASIDE_LABELS[one.counts]).format(column=column)
    return _('{column} late, {percent} % taken off', column=column, percent=_said(one.penalty)) if one.penalty else ''


def _mean(parts: list[Any], whole: Any) -> str:
    return f'({" + ".join(f"{_said(weight)} × {_said(value)}" for weight, value in parts)}) / {_said(whole)}'


def _said(value: Any) -> str:
    return numbers.plain(numbers.half_up(Fraction(value)))
