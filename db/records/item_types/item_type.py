"""What the rules ask about a type of item, said once for each type."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from i18n import LazyText, lazy

from ..item import CompletionRule, ItemKind
from .item_settings import ItemSettings


class OpenedBy(StrEnum):
    """What a learner does to open an item."""
    VISIT = 'visit'
    """A look at its page: what is read or done stands there."""
    VISIT_OR_LINK = 'visit_or_link'
    """A look at its page where it has a file, which is shown there; else following its address."""
    LINK = 'link'
    """Following its address, or seeing or downloading its file; its page only leads there."""
    START = 'start'
    """A button on its page starts it."""


class Work(StrEnum):
    """What learners do at an item, and where it is kept."""
    SUBMISSIONS = 'submissions'
    """Texts and files, which a coach grades."""
    ATTEMPTS = 'attempts'
    """Answers to questions, which are scored."""
    RESPONSES = 'responses'
    """Answers to questions, of which none is right."""


GRADED = (Work.SUBMISSIONS, Work.ATTEMPTS)
ASKED = (Work.ATTEMPTS, Work.RESPONSES)
Sentence = Callable[[str], str]
"""About an item, by its title, in the language of whoever reads it then."""


class Needed(NamedTuple):
    """What an item of a type is nothing without."""
    any_of: tuple[str, ...]
    """Facts of which one has to be: `ItemFacts` has them, and in SQL `outlines/completeness.py`."""
    sentence: Sentence
    """Said of an item without."""
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemType:
    """One type of item as the rules see it. How it is called and drawn says `pages/item_types`."""
    kind: ItemKind
    completion_rules: Sequence[CompletionRule]
    """What may complete an item of this type; a new one gets the first."""
    settings: type[ItemSettings] = ItemSettings
    opened_by: OpenedBy = OpenedBy.VISIT
    opened_is_complete: LazyText = lazy('opening it is enough')
    """Said where opening it completes it."""
    work: Work | None = None
    has_address: bool = False
    has_file: bool = False
    has_captions: bool = False
    needed: Needed | None = None
    """Without it learners could do nothing; authors cannot publish it, and sessions do not show it."""
    without_text: Sentence | None = None
    """Said as a warning where its text is empty, if the text is what matters."""

    @property
    def is_graded(self) -> bool:
        """Gets points; each such item has submissions."""
        return self.work in GRADED

    @property
    def asks_questions(self) -> bool:
        return self.work in ASKED
