"""Figures in a coach's words; grades as exact as they are kept and exported."""
from datetime import datetime
from decimal import Decimal

from db.core import numbers
from i18n import _, lazy, ngettext

__all__ = ['grade', 'instant', 'learners', 'percent_of_plan']

NO_LEARNERS = (lazy('No learners yet'), lazy('As soon as somebody is enrolled, they stand here.'))


def grade(value: Decimal | None) -> str | None:
    """As the browser wants it: it shows none as “–”."""
    return None if value is None else numbers.grade_text(value)


def instant(at: datetime | None) -> str | None:
    """As the browser wants it."""
    return at.isoformat(timespec='seconds') if at else None


def learners(count: int) -> str:
    return ngettext('{n} learner', '{n} learners', count)


def percent_of_plan(reached: int | None, plan: int | None) -> str:
    """“66 % of 73 %”; only “66 %” where nothing is planned."""
    if reached is None:
        return '–'
    return f'{reached} %' if plan is None else _('{reached} % of {plan} %', reached=reached, plan=plan)
