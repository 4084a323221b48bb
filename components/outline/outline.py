"""The outline of a course in a session, beside what one reads: sections, items and their state."""
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from i18n import lazy, translated


class CourseOutlineItem(TypedDict, total=False):
    id: str
    name: str
    href: str
    mark: str  # see components.html.WORDS
    icon: str  # what it is, instead of a mark: for staff, who have no state here
    word: str  # what the mark says: 'Done', 'Late'
    time: str  # '12 min', '17 / 20', '20 pts'
    sub: str  # 'Due tomorrow, 18:00', 'Opens 30 Nov'
    sub_tone: str
    locked: bool  # named, but not to be opened yet


class CourseOutlineSection(TypedDict):
    id: str
    name: str
    note: str  # '3 / 6'
    items: list[CourseOutlineItem]


class OutlineLink(TypedDict, total=False):
    label: str
    href: str
    icon: str
    here: bool  # it is the page that is open


class OutlineSession(TypedDict, total=False):
    name: str
    tone: str  # '' runs, 'past', 'soon'
    href: str


class Progress(TypedDict, total=False):
    value: float | None  # None where nothing is required
    text: str  # '74 %', '–'
    plan: float | None
    note: str  # 'On plan · grade 70'


WORDS = {'label': lazy('Course outline'), 'fold': lazy('Outline'), 'progress': lazy('Progress'),
         'links': lazy('Of this course')}


class CourseOutline(Element, component='outline.js', esm=KIT):

    def __init__(self, title: str, sections: Sequence[CourseOutlineSection], *,
                 session: OutlineSession, progress: Progress | None, here: str | None = None, href: str | None = None,
                 links: Sequence[OutlineLink] = (), words: Mapping[str, Any] = WORDS) -> None:
        """:param here: id of the item being read
        :param progress: None for staff, who have none here
        :param href: the course's own page, behind its title
        :param links: what else there is of the course beside its items
        """
        super().__init__()
        self._props |= {
            'title': title, 'sections': tuple(sections), 'session': session, 'progress': progress, 'here': here,
            'href': href, 'links': tuple(links), 'words': translated(words),
        }

    def patch(self, item_id: str, changes: CourseOutlineItem) -> None:
        """Change what is said about one item, and show that it changed."""
        for section in self._props['sections']:
            for item in section['items']:
                if item['id'] == item_id:
                    item.update(changes)
        self.run_method('patch', item_id, changes)

    def patch_section(self, section_id: str, note: str) -> None:
        """Change the figure beside a section's name."""
        for section in self._props['sections']:
            if section['id'] == section_id:
                section['note'] = note
        self.run_method('patch_section', section_id, note)

    def set_session(self, session: OutlineSession) -> None:
        """The session has another title, or has begun or ended."""
        if self._props['session'] != session:
            self._props['session'] = session

    def set_progress(self, progress: Progress) -> None:
        with self._props.suspend_updates():
            self._props['progress'] = progress
        self.run_method('set_progress', progress)

    def show(self, sections: Sequence[CourseOutlineSection]) -> None:
        """Draw another outline: items came, went or moved."""
        self._props['sections'] = tuple(sections)
        self.update()
