"""What the list of a whole session can be narrowed to besides: a course, a class, a reason. Kept in the address."""
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, Query

from db.attention import Reason
from db.core import ListQuery
from i18n import plazy
from pages.coaching.list_filters import Asked, Choices, Chosen

REASONS = {
    'any': plazy('of learners', 'Needs attention'), Reason.NEVER.value: plazy('of learners', 'Never entered'),
    Reason.INACTIVE.value: plazy('of learners', 'Away'), Reason.LATE.value: plazy('of learners', 'Late'),
    Reason.FAILED.value: plazy('of learners', 'Stuck'),
    Reason.BELOW.value: plazy('of learners', 'Below the pass mark'),
}
NAMES = ('course', 'class', 'reason')
MAX_LENGTH_FILTER, MAX_DIGITS = 80, 9


def filters(chosen: Choices) -> dict[str, str]:
    """For a grid: those of every list, and these."""
    return chosen.filters | {name: chosen[name] for name in NAMES}


def _chosen(chosen: Chosen, course: str = '', klass: Annotated[str, Query(alias='class')] = '', reason: str = '',
            needs: str = '') -> Choices:
    return chosen.with_also(course=_number(course), reason=reason if reason in REASONS else '',
                            needs=needs[:12], **{'class': class_called(klass)})


def _asked(asked: Asked, course: str = '', klass: Annotated[str, Query(alias='class')] = '', reason: str = ''
           ) -> ListQuery:
    number = _number(course)
    return replace(asked, course=int(number) if number else None, class_name=class_called(klass),
                   reason=reason if reason in REASONS else '')


def class_called(text: str) -> str:
    """As it may be called: no name holds a zero byte."""
    return text.replace('\0', '')[:MAX_LENGTH_FILTER]


def _number(text: str) -> str:
    return text if text.isascii() and text.isdigit() and len(text) <= MAX_DIGITS else ''


SessionChosen = Annotated[Choices, Depends(_chosen)]
"""What the address of a session's page says."""
SessionAsked = Annotated[ListQuery, Depends(_asked)]
"""The block of rows that its grid asks for."""
