"""Submitting work, a text, files, or both, and unsubmitting it as long as nobody waits for it."""
from collections.abc import Sequence

from ..access.guard import learner, only
from ..core import files
from ..core.clock import now
from ..core.refusals import NotFound
from ..core.storage_limits import check_person_storage
from ..core.transactions import transaction
from ..progress.item_progress import log_item
from ..records.participation import Participation
from ..records.person import Person
from ..records.submission import Draft, Submission, WorkFile
from .assignment_rules import (
    check_file_types,
    check_not_empty,
    check_text,
    check_uploads,
    why_not_submit,
    why_not_unsubmit,
)
from .completion import update_from_submission
from .drafts import draft_files, keep_conflicting_version, lock_participation, open_assignment, save_or_delete


@only(learner)
async def submit(participation: Participation, item_id: int, text: str | None = None, *, by: Person,
                 uploads: Sequence[files.Upload] = ()) -> Submission:
    """The answer to an assignment, with the files of its draft; the newest is what the coach grades. Kept,
    with its files, when this returns.

    :param text: without it, the words of the draft. If the draft has others, saved elsewhere meanwhile, they stay
        a draft
    """
    item = await open_assignment(participation, item_id, by)
    check_text(item, text or '')
    check_uploads(item, uploads, await draft_files(participation, item.id).count())
    await check_person_storage(participation.learner_id, uploads)
    async with files.keeping(*uploads) as kept:
        await check_file_types(item, kept)
        async with transaction() as outbox:
            await learner.check(by, participation)
            await lock_participation(participation)
            await check_person_storage(participation.learner_id, uploads)
            before = await Submission.filter(participation_id=participation.id, item_id=item.id).order_by('-number')
            if no := why_not_submit(item, before, now(), by.zone):
                raise no
            draft = await Draft.get_or_none(participation_id=participation.id, item_id=item.id)
            words = draft.text if draft and text is None else text or ''
            here = await draft_files(participation, item.id).count() if draft else 0
            check_uploads(item, uploads, here)
            check_not_empty(item, words, here + len(kept))
            submission = await Submission.create(
                participation_id=participation.id, item_id=item.id, number=before[0].number + 1 if before else 1,
                text=words,
                submitted_at=now(), is_late=bool(item.due_at and now() > item.due_at), out_of=item.points)
            if draft:
                await _move_draft(draft, submission)
                outbox.add(participation.topic('draft'))
            if kept:
                await WorkFile.bulk_create([WorkFile(submission_id=submission.id, **file) for file in kept])
            await update_from_submission(participation, item, outbox, by)
            await log_item(participation, 'submitted', item, by, number=submission.number, late=submission.is_late)
    return submission


@only(learner)
async def unsubmit(participation: Participation, item_id: int, *, by: Person) -> Draft:
    """What was submitted last is a draft again: until it is due, and while nobody has graded it."""
    item = await open_assignment(participation, item_id, by)
    async with transaction(participation.topic('draft')) as outbox:
        await lock_participation(participation)
        newest = await Submission.filter(participation_id=participation.id, item_id=item.id
                                         ).order_by('-number').select_for_update().first()
        no = why_not_unsubmit(item, newest, now(), by.zone)
        if no or newest is None:
            raise no or NotFound
        draft = await Draft.get_or_none(participation_id=participation.id, item_id=item.id) or Draft(
            participation_id=participation.id, item_id=item.id, saved_at=now())
        if draft.text and draft.text != newest.text:
            keep_conflicting_version(draft)
        draft.text, draft.saved_at = newest.text, now()
        await draft.save()
        await WorkFile.filter(submission_id=newest.id).update(submission_id=None, draft_id=draft.id)
        await newest.delete()
        await update_from_submission(participation, item, outbox, by)
        await log_item(participation, 'unsubmitted', item, by, number=newest.number)
    return draft


async def _move_draft(draft: Draft, submission: Submission) -> None:
    """The files and the words are the submission's now; what else there is stays."""
    await WorkFile.filter(draft_id=draft.id).update(draft_id=None, submission_id=submission.id)
    if submission.text.startswith(draft.text):
        draft.text = ''
    await save_or_delete(draft)
