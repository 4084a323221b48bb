"""How each type of item is called and drawn, wherever one is named. Each registers itself: see `item_types`."""
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from db.core import Refusal
from db.progress import ItemView
from db.records import ITEM_TYPES, ItemKind, ItemSettings
from db.tracking import LearnerDetail
from i18n import LazyText, Text

if TYPE_CHECKING:  # the player shows the icons of the types
    from pages.sessions.player.player import Player

Place = tuple[int, int]
"""The session and the course."""


def setting_values(settings: ItemSettings) -> dict[str, Any]:
    """As they are kept, as plain values."""
    return {name: getattr(value, 'value', value) for name, value in asdict(settings).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorFields:
    """The fields of what only one type of item has, by the names of its settings."""
    draw: Callable[[Any], dict[str, Any]]
    """Draws the fields where it is called, with what these settings hold."""
    values: Callable[[Any], dict[str, Any]] = setting_values
    """What stands in those fields."""
    read: Mapping[str, Callable[[Any], Any]] = field(default_factory=dict)
    """By field, how what an author has entered is kept, where it is not kept as it is entered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachPart:
    """What coaches see of the work at an item, where it is not a submission that they grade."""
    work_link: Callable[[Place, int, int], tuple[str, str]] | None = None
    """From a grade to what it is for, by item and participation: its address and what the link says."""
    why_not_graded: Text = ''
    """Said in the learner's tray where the work is not graded there."""
    attempt_links: Callable[[LearnerDetail, int, Place, Refusal | None], list[tuple[str, str, bool]]] | None = None
    """From the work in the tray to its attempts: words, address, whether one waits for a grade."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemTypePages:
    """What pages show of one type of item. What the rules know of it: `db.records.ItemType`."""
    kind: ItemKind
    title: Text
    one: Text
    """The same within a line."""
    counted: LazyText
    """With a plural: “3 assignments”."""
    icon: str
    note: Text
    """For who chooses one."""
    body_label: Text
    body_rows: int = 6
    """Lines of text that its author sees at once."""
    content: Callable[[ItemView, str, str], Awaitable[None]] | None = None
    """Draws what the item is about, below its text: `await content(reading, place, link)`, as `item_content` has
    them. Previews show it too."""
    learner: Callable[['Player', ItemView], Awaitable[None]] | None = None
    """Draws what a learner does, below that: `await learner(player, reading)`."""
    author: AuthorFields | None = None
    coach: CoachPart = CoachPart()

    @property
    def heading(self) -> str:
        return str(self.title)


ITEM_TYPE_PAGES: dict[ItemKind, ItemTypePages] = {}


def register(pages: ItemTypePages) -> None:
    ITEM_TYPE_PAGES[pages.kind] = pages


def item_type_choices() -> tuple[dict[str, str], ...]:
    """What an outline offers to add."""
    shown = (ITEM_TYPE_PAGES[kind] for kind in ITEM_TYPES)
    return tuple({'kind': one.kind.value, 'label': one.heading, 'icon': one.icon, 'note': str(one.note)}
                 for one in shown)
