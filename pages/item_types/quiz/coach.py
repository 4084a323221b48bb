"""What coaches see of a quiz: its points follow from attempts, which are looked at on their own pages."""
from db import Attempt
from db.core import Refusal, numbers
from db.tracking import LearnerDetail
from i18n import _, lazy
from pages.coaching.urls import attempt_url, attempts_url
from pages.item_type_registry import Place

WHY_NOT_GRADED = lazy('The points of a quiz follow from its attempts.')


def attempts_link(place: Place, item_id: int, __: int) -> tuple[str, str]:
    return f'{attempts_url(*place)}?item={item_id}', _('All attempts at this quiz')


def attempt_links(file: LearnerDetail, item_id: int, place: Place, no: Refusal | None) -> list[tuple[str, str, bool]]:
    """:param no: why the viewer does not grade here"""
    return [_link(attempt, place, no) for attempt in file.attempts
            if attempt.item.id == item_id and attempt.finished_at]


def _link(attempt: Attempt, place: Place, no: Refusal | None) -> tuple[str, str, bool]:
    """To one attempt: what it is called, where it is, and whether it is to be graded there."""
    waits = attempt.points is None
    said = _('to grade') if attempt.points is None else numbers.points_text(attempt.points, attempt.out_of)
    called = (_('Grade attempt {number}', number=attempt.number) if waits and no is None
              else f'{_("Attempt {number}", number=attempt.number)} · {said}')
    return called, attempt_url(*place, attempt.id), waits
