"""What only a video has: how much of it is to be watched."""
from typing import Any

from components.forms import forms
from db.records import VideoSettings
from i18n import _


def video_fields(kept: VideoSettings) -> dict[str, Any]:
    return {'watch_percent': forms.number_field(_('Watched is'), kept.watch_percent, least=1, most=100, step=1,
                                                suffix=_('% of it'), hint=_('Where watching completes it'))}
