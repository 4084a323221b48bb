"""A survey: opinions, with or without names."""
from dataclasses import dataclass

from i18n import _

from ..item import CompletionRule, ItemKind
from .item_settings import ItemSettings
from .item_type import ItemType, Needed, OpenedBy, Work


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySettings(ItemSettings):
    is_anonymous: bool = False


SURVEY = ItemType(
    kind=ItemKind.SURVEY, settings=SurveySettings, completion_rules=(CompletionRule.SUBMITTED,),
    opened_by=OpenedBy.START, work=Work.RESPONSES,
    needed=Needed(('asks',), lambda title: _('“{title}” has no questions.', title=title), 'questions'))
