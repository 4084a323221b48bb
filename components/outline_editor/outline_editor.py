"""The outline of a course as its teacher writes it: sections, and the items in them."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT, OUTLINE_EDITOR_MODULES
from components.browser_words import LANGUAGE, Plural
from components.events import on_event
from components.text_field import TOO_LONG
from i18n import Text, lazy, nlazy, translated

WORDS = {
    'language': LANGUAGE,
    'add_section': lazy('Add section'),
    'section_title': lazy('Title of the new section'),
    'section_rename': lazy('Title of section {name}'),
    'rename': lazy('Rename {name}'),
    'add_item': lazy('Add item'),
    'add_item_to': lazy('Add an item to {name}'),
    'item_title': lazy('Title of the new item: {kind}'),
    'keep': lazy('Add'),
    'cancel': lazy('Cancel'),
    'fold': lazy('Items of {name}'),
    'up': lazy('Move {name} up'),
    'down': lazy('Move {name} down'),
    'remove': lazy('Remove {name}'),
    'not_empty': lazy('Move or remove the items of {name} first'),
    'hide': lazy('Hide {name}'),
    'unhide': lazy('Show {name}'),
    'date_section': lazy('When {name} opens'),
    'items': Plural(nlazy('{n} item', '{n} items')),
    'optional': lazy('Optional'),
    'day': lazy('Day {day}'),
    'points': Plural(nlazy('{n} point', '{n} points')),
    'no_sections': lazy('No section yet.'),
    'no_sections_hint': lazy('Add one, such as a week or a chapter, and put items into it.'),
    'no_items': lazy('Nothing in this section yet.'),
    'moved_section': lazy('{name} is now section {place} of {count}.'),
    'moved_item': lazy('{name} is now number {place} in {section}.'),
    'too_long': TOO_LONG,
}
MAX_LENGTHS = {'section': 160, 'item': 200}
"""Characters of a title."""


class EditedItem(TypedDict):
    id: Any
    kind: str
    title: str
    required: bool
    due_day: NotRequired[int | None]  # day of the session
    points: NotRequired[float | None]
    note: NotRequired[str]
    due: NotRequired[str]  # when it is due, in words, instead of a day
    chips: NotRequired[Sequence[dict[str, str]]]  # {'icon', 'text', 'tone'}: what is special about it here
    hidden: NotRequired[bool]
    own: NotRequired[bool]  # of this session only


class EditedSection(TypedDict):
    id: Any
    title: str
    items: Sequence[EditedItem]
    opens: NotRequired[dict[str, str] | None]  # when, as a chip


class OutlineEditor(Element, component='outline_editor.js', esm=KIT | OUTLINE_EDITOR_MODULES):
    """Draws the sections and tells what somebody wants done to them; the page does it and calls `set`.

    Handlers by event: add_section {title}, rename_section {id, title}, date_section {id}, move_section {id, to},
    remove_section {id}, add_item {section, kind, title}, move_item {id, section, to}, remove_item {id},
    hide_item {id, hidden}, open {id}.
    `to` is the place, from 0, after the moved one has been taken out of its old place.
    """

    EVENTS = {
        'add_section': {'title': str}, 'rename_section': {'id': int, 'title': str}, 'date_section': {'id': int},
        'move_section': {'id': int, 'to': int}, 'remove_section': {'id': int},
        'add_item': {'section': int, 'kind': str, 'title': str}, 'move_item': {'id': int, 'section': int, 'to': int},
        'remove_item': {'id': int}, 'hide_item': {'id': int, 'hidden': bool}, 'open': {'id': int},
    }

    def __init__(self, sections: Sequence[EditedSection], *, kinds: Sequence[dict[str, Any]],
                 label: Text = lazy('Outline'), selected: Any = None, readonly: bool = False, fixed: bool = False,
                 words: Mapping[str, Any] = WORDS,
                 on: dict[str, Callable[[dict[str, Any]], Any]] | None = None) -> None:
        """:param kinds: what may be added: `{'kind', 'label', 'icon', 'note'}`
        :param fixed: the sections are the course's: its items move within them, those of this session also across
        """
        super().__init__()
        self._props |= {'sections': tuple(sections), 'label': str(label), 'kinds': tuple(kinds), 'selected': selected,
                        'readonly': readonly, 'fixed': fixed, 'dates': False, 'limits': MAX_LENGTHS,
                        'words': translated(words)}
        for event, handler in (on or {}).items():
            self.when(event, handler)

    def when(self, event: str, handler: Callable[[dict[str, Any]], Any]) -> None:
        """Call the handler with the data of one of `EVENTS`."""
        if event not in self.EVENTS:
            raise ValueError(f'An outline editor tells nothing called {event}.')
        on_event(self, event, self.EVENTS[event], lambda said: handler(said) if self._has_kind(said) else None)

    def _has_kind(self, said: dict[str, Any]) -> bool:
        """Whether there is such a kind of item. Whether an item is there, and of this course, the page finds out."""
        kind = said.get('kind')
        return not isinstance(kind, str) or any(kind == known['kind'] for known in self._props['kinds'])

    def set(self, sections: Sequence[EditedSection]) -> None:
        """Show the sections as they are kept now, also where the browser was ahead and has been refused."""
        with self._props.suspend_updates():
            self._props['sections'] = tuple(sections)
        self.update()

    def allow(self, *, content: bool, dates: bool) -> None:
        """What may be changed now: what there is and in which order, and when sections open."""
        if (self._props['readonly'], self._props['dates']) != (not content, dates):
            with self._props.suspend_updates():
                self._props['readonly'], self._props['dates'] = not content, dates
            self.update()

    def select(self, item: Any) -> None:
        """Mark the item that is open beside the outline; None marks none."""
        self._props['selected'] = item
