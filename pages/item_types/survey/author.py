"""What only a survey has: whether answers have a name."""
from typing import Any

from nicegui import ui

from db.records import SurveySettings
from i18n import _


def survey_fields(kept: SurveySettings) -> dict[str, Any]:
    return {'is_anonymous': ui.checkbox(_('Anonymous: nobody can tell who answered what'), value=kept.is_anonymous)}
