"""Work that is being written: kept as it is typed, with its files, until it is submitted. Only its learner sees it."""
from datetime import datetime, timedelta
from typing import Any

from i18n import _

from ..access.guard import attendee, learner, only
from ..core import files
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.sql import lock_row
from ..core.storage_limits import check_person_storage
from ..core.transactions import transaction
from ..outlines.availability import why_over
from ..outlines.outline import OutlineItem
from ..progress.item_progress import item_open_to
from ..records.participation import Participation
from ..records.person import Person
from ..records.submission import Draft, WorkFile
from .assignment_rules import check_file_types, check_text, check_uploads, rules_of

MAX_CONFLICTING_VERSIONS = 10
AN_INSTANT = timedelta(microseconds=1)


@only(learner)
async def save_draft(participation: Participation, item_id: int, text: str, *, by: Person,
                     seen: datetime | None = None) -> Draft | None:
    """Keep the words as they are now; None where nothing is left to keep.

    :param seen: when the words were saved that these were written over. Words that this window has not seen are
        kept beside them
    """
    item = await open_assignment(participation, item_id, by)
    check_text(item, text)
    text = text if text.strip() else ''
    async with transaction(participation.topic('draft')):
        await lock_participation(participation)
        draft = await Draft.get_or_none(participation_id=participation.id, item_id=item.id) or Draft(
            participation_id=participation.id, item_id=item.id, saved_at=now())
        if draft.text and not text.startswith(draft.text) and draft.saved_at != seen:
            keep_conflicting_version(draft)
        draft.text, draft.saved_at = text, max(now(), draft.saved_at + AN_INSTANT)
        return await save_or_delete(draft)


@only(learner)
async def discard_conflicting_versions(participation: Participation, item_id: int, *, by: Person) -> None:
    """The learner has looked at the versions that another window had saved."""
    async with transaction(participation.topic('draft')):
        draft = await Draft.get_or_none(participation_id=participation.id, item_id=item_id)
        if draft:
            draft.overtaken = []
            await save_or_delete(draft)


@only(learner)
async def add_draft_file(participation: Participation, item_id: int, upload: files.Upload, *, by: Person) -> WorkFile:
    """Kept, with the draft, when this returns."""
    item = await open_assignment(participation, item_id, by)
    check_uploads(item, [upload], await draft_files(participation, item.id).count())
    await check_person_storage(participation.learner_id, [upload])
    async with files.keeping(upload) as kept:
        await check_file_types(item, kept)
        async with transaction(participation.topic('draft')):
            await learner.check(by, participation)
            await lock_participation(participation)
            await check_person_storage(participation.learner_id, [upload])
            check_uploads(item, [upload], await draft_files(participation, item.id).count())
            draft, _ = await Draft.get_or_create({'saved_at': now()}, participation_id=participation.id,
                                                 item_id=item.id)
            return await WorkFile.create(draft_id=draft.id, **kept[0])


@only(learner)
async def remove_draft_file(participation: Participation, file_id: int, *, by: Person) -> None:
    async with transaction(participation.topic('draft')):
        await lock_participation(participation)
        file = await WorkFile.get_or_none(id=file_id, draft__participation_id=participation.id)
        if file is None:
            raise NotFound(_('This file is not there any more.'))
        await file.delete()
        await save_or_delete(await Draft.get(id=file.draft_id))
    await files.release(file.file_hash)


async def draft_of(participation: Participation, item_id: int, *, seen_by: Person) -> Draft | None:
    """With its files, for its learner."""
    await attendee.check(seen_by, participation)
    return await Draft.get_or_none(participation_id=participation.id, item_id=item_id).prefetch_related('files')


async def open_assignment(participation: Participation, item_id: int, by: Person) -> OutlineItem:
    """An assignment to which the learner may still submit."""
    item = await item_open_to(participation, item_id, by)
    rules_of(item)
    if over := why_over(item, now(), by.zone):
        raise over
    return item


async def lock_participation(participation: Participation) -> None:
    """Two windows may do the same at once: the second waits until the first is through."""
    await lock_row(participation)


def draft_files(participation: Participation, item_id: int) -> Any:
    return WorkFile.filter(draft__participation_id=participation.id, draft__item_id=item_id)


def keep_conflicting_version(draft: Draft) -> None:
    words = {'text': draft.text, 'saved_at': draft.saved_at.isoformat()}
    draft.overtaken = [*draft.overtaken, words][-MAX_CONFLICTING_VERSIONS:]


async def save_or_delete(draft: Draft) -> Draft | None:
    """Inside a change: keeps the draft, or nothing where it holds nothing any more."""
    if draft.text or draft.overtaken or draft.id and await WorkFile.exists(draft_id=draft.id):
        await draft.save()
        return draft
    if draft.id:
        await draft.delete()
    return None
