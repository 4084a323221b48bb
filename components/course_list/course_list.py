"""The courses of a session: for a learner how far they are in each, for staff the way in."""
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from i18n import lazy, translated


class CourseRow(TypedDict, total=False):
    id: str
    name: str
    href: str
    sub: str  # who teaches it
    progress: float | None
    progress_text: str  # '80 %', '–'; left out for staff
    plan: float | None
    tone: str  # '' on plan, 'warn' behind, 'good' complete
    grade: str  # '77', '–'
    next: str  # title of the next item
    next_href: str
    note: str  # for staff: '24 learners'
    action: str  # for staff: 'Tracking'
    action_href: str


WORDS = {'course': lazy('Course'), 'progress': lazy('Progress'), 'grade': lazy('Grade'), 'next': lazy('Next'),
         'plan': lazy('The line on each bar is where the plan says you are')}


class CourseList(Element, component='course_list.js', esm=KIT):

    def __init__(self, title: str, rows: Sequence[CourseRow], *, empty: tuple[str, str],
                 words: Mapping[str, Any] = WORDS) -> None:
        super().__init__()
        self._props |= {'title': title, 'rows': tuple(rows), 'empty': empty, 'words': translated(words)}

    def show(self, rows: Sequence[CourseRow]) -> None:
        """The rows as they are now; figures that changed are highlighted. What is the same is not sent."""
        if self._props['rows'] != tuple(rows):
            self._props['rows'] = tuple(rows)
            self.update()
