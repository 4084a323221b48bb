"""The grade of a course a second time, written from what the gradebook's settings promise and from nothing else: step
by step, as one would with a pencil. It shares the records of the set-up with the first one, and no arithmetic."""
from datetime import timedelta
from fractions import Fraction
from typing import Any, NamedTuple


class Penciled(NamedTuple):
    grade: Fraction | None
    categories: dict[int, Fraction | None]
    used: dict[str, Fraction]
    """Percent of every column that goes into the grade, by its key."""


def penciled(scheme: Any, worths: Any, at: Any, *, final: Any = None, released_only: bool = False) -> Penciled:
    categories: dict[int, Fraction | None] = {}
    used: dict[str, Fraction] = {}
    for category in scheme.categories:
        there, extra = [], []
        for column in scheme.columns:
            if column.category != category.id or column.weight == 0 or column.key not in worths:
                continue
            worth = worths[column.key]
            reached = percent_of_work(scheme, column, worth)
            if worth.excused:
                continue
            if reached is None or released_only and not is_released(column, at):
                if not column.extra_credit and is_missing(worth, at) and scheme.missing_percent is not None:
                    there.append([column.key, Fraction(column.weight), Fraction(scheme.missing_percent)])
                continue
            (extra if column.extra_credit else there).append([column.key, Fraction(column.weight), reached])
        for _ in range(category.drop):
            if len(there) > 1:
                lowest = min(percent for _, _, percent in there)
                lightest = min(weight for _, weight, percent in there if percent == lowest)
                there.remove([one for one in there if one[1:] == [lightest, lowest]][-1])
        if not there:
            categories[category.id] = None
            continue
        above = Fraction(0)
        for _, weight, percent in there + extra:
            above = above + weight * percent
        below = Fraction(0)
        for _, weight, _ in there:
            below = below + weight
        categories[category.id] = above / below
        used.update({key: percent for key, _, percent in there + extra})
    above = below = Fraction(0)
    for category in scheme.categories:
        percent = categories[category.id]
        if percent is not None:
            above = above + Fraction(category.weight) * percent
            below = below + Fraction(category.weight)
    grade = None if below == 0 else above / below
    return Penciled(grade if final is None else Fraction(final), categories, used)


def percent_of_work(scheme: Any, column: Any, worth: Any) -> Fraction | None:
    """Of what was given by hand, else of the work less what it was late; None where there is neither."""
    if worth.given is not None:
        return 100 * Fraction(worth.given) / Fraction(worth.given_of if worth.given_of else column.points)
    if worth.points is None:
        return None
    full = 100 * Fraction(worth.points) / Fraction(worth.out_of)
    less = full
    if worth.due_at is not None:
        begins = worth.due_at
        while worth.submitted_at > begins:  # another day or hour has begun
            less = less - Fraction(scheme.late_percent)
            begins = begins + (timedelta(days=1) if scheme.late_per == 'day' else timedelta(hours=1))
    if less >= scheme.late_floor or less == full:
        return less
    return full if full < scheme.late_floor else Fraction(scheme.late_floor)


def is_missing(worth: Any, at: Any) -> bool:
    return worth.required and worth.submitted_at is None and worth.due_at is not None and at > worth.due_at


def is_released(column: Any, at: Any) -> bool:
    if column.release_at is not None:
        return at >= column.release_at
    return not column.withheld


def rounded(exact: Fraction) -> str:
    """To two decimals, half up, by the rule taught at school: look at the third."""
    thousandths = exact.numerator * 1000 // exact.denominator
    hundredths = thousandths // 10 + (1 if thousandths % 10 >= 5 else 0)
    return f'{hundredths // 100}.{hundredths % 100:02d}'
