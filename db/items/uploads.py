"""The file of an item and the captions of a video, on their way into its record."""
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from i18n import _

from ..core.files import Upload, keeping
from ..core.media_types import media_type
from ..core.refusals import Invalid
from ..core.storage_limits import check_course_storage


@asynccontextmanager
async def item_files(course_id: int, file: Upload | None, captions: Upload | None) -> AsyncIterator[dict[str, Any]]:
    """Gives what the record is to hold of them. Refused here or inside, neither stays on the disk."""
    uploads = [upload for upload in (file, captions) if upload]
    await check_course_storage(course_id, uploads)
    async with keeping(*uploads) as arrived:
        kept: dict[str, Any] = {}
        if captions:
            kept['captions_hash'] = arrived[-1]['file_hash']
            if await media_type(kept['captions_hash']) != 'text/vtt':
                raise Invalid(_('Captions are a WebVTT file: its first line is WEBVTT.'), 'captions')
        yield kept | (arrived[0] if file else {})


def replaced(before: dict[str, Any], kept: dict[str, Any]) -> list[str]:
    """The content that the record held until now, where it holds other content from now on."""
    return [before[name] for name in ('file_hash', 'captions_hash') if name in kept]
