"""An assignment: work to submit, graded by a coach, perhaps by a rubric."""
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, ClassVar, Self

from i18n import _

from ...core.refusals import Invalid
from ..item import NEEDS_SUBMISSION, ItemKind
from ..rubric import RubricCriterion, checked_rubric, rubric_from_json, worth
from .item_settings import ItemSettings, check_whole
from .item_type import ItemType, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentSettings(ItemSettings):
    READ: ClassVar[Mapping[str, Callable[[Any], Any]]] = {'rubric': rubric_from_json, 'file_types': tuple}

    takes_text: bool = True
    takes_files: bool = True
    file_types: tuple[str, ...] = ()
    """Endings such as `pdf`; none: any kind of file."""
    most_files: int = 5
    most_mb: int | None = None
    """For each file; empty: what the platform takes."""
    rubric: tuple[RubricCriterion, ...] = ()

    @property
    def total_points(self) -> Decimal | None:
        return worth(self.rubric) if self.rubric else None

    def checked(self) -> Self:
        check_whole(self.most_files, 'most_files', 1, 50, _('Enter a number from 1 to 50.'))
        if self.most_mb is not None:
            check_whole(self.most_mb, 'most_mb', 1, 10_000,
                        _('Enter a number from 1 to 10,000, or none for what the platform takes.'))
        if not self.takes_text and not self.takes_files:
            raise Invalid(_('Let learners submit text, files, or both.'), 'takes_text')
        endings = tuple(dict.fromkeys(str(ending).strip().lstrip('.').lower() for ending in self.file_types))
        if len(endings) > 30 or not all(ending.isalnum() and len(ending) <= 10 for ending in endings):
            raise Invalid(_('Name kinds of files by their endings, such as pdf or docx.'), 'file_types')
        return replace(self, file_types=endings, rubric=checked_rubric(self.rubric))


ASSIGNMENT = ItemType(
    kind=ItemKind.ASSIGNMENT, settings=AssignmentSettings, completion_rules=NEEDS_SUBMISSION,
    work=Work.SUBMISSIONS, without_text=lambda title: _('“{title}” does not say what to do.', title=title))
