"""Reminding learners of an item that they have not submitted or completed."""
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from i18n import _

from ..access.guard import messenger, only
from ..access.places import session_of
from ..actions.targets import Targets, participations, select_targets
from ..actions.undo import UndoableAction
from ..core.clock import now
from ..core.dates import say_moment
from ..core.transactions import Outbox, transaction
from ..outlines.extended_dates import apply_extensions
from ..outlines.item_status import ItemStatus, cells_in
from ..outlines.outline import Outline, OutlineItem, effective_outline
from ..records.item_types import Work
from ..records.message import MessageKind
from ..records.person import Person
from ..records.session_course import SessionCourse
from .messages import recall_message, send_message

DUE = '{due}'
"""In a text: where each reader finds their own due date."""
SAYS_DUE = re.compile(r'\b(?:is|was) due(?: (?:on|at|by))? \{due\}')
PLACEHOLDER = re.compile(r'\{[a-z_]{1,30}\}')


def fill_placeholders(text: str, due: datetime | None, zone: ZoneInfo) -> str:
    """“It is due on {due}.” becomes “It was due on Sat 3 Oct, 18:00.” where that is over, whichever of both was
    written; “{due}” alone is the moment. In other languages than English only the sentence that `reminder` proposes is
    known."""
    proposed = _('It is due on {due}.')
    if due is None:
        text = text.replace(proposed, _('It has no due date.'))
        return SAYS_DUE.sub('has no due date', text).replace(DUE, _('no fixed day'))
    moment = say_moment(due, zone)
    is_over = due < now()
    if is_over:
        text = text.replace(proposed, _('It was due on {due}.'))
    verb = 'was' if is_over else 'is'
    return SAYS_DUE.sub(lambda said: f'{verb} due on {moment}', text).replace(DUE, moment)


def unfilled_placeholders(text: str, *, known: Iterable[str] = ()) -> list[str]:
    """What looks like a place to be filled in, and will not be."""
    return sorted(set(PLACEHOLDER.findall(text)) - set(known))


class ProposedReminder(NamedTuple):
    subject: str
    body: str


async def reminder(session_course: SessionCourse, item_id: int, *, seen_by: Person) -> ProposedReminder:
    """What might be written."""
    await messenger.check(seen_by, session_course)
    item = (await effective_outline(session_course)).item(item_id)
    sentences = [_not_done(item), *([_('It is due on {due}.')] if item.due_at else [])]
    return ProposedReminder(_('Reminder: {title}', title=item.title)[:160], ' '.join(sentences))


def _not_done(item: OutlineItem) -> str:
    match item.type.work:
        case Work.SUBMISSIONS:
            return _('You have not submitted “{title}” yet.', title=item.title)
        case Work.ATTEMPTS:
            return _('You have not finished “{title}” yet.', title=item.title)
    return _('You have not completed “{title}” yet.', title=item.title)


async def remind_targets(session_course: SessionCourse, ids: Iterable[int], item_id: int, *,
                         seen_by: Person) -> Targets:
    await messenger.check(seen_by, session_course)
    return (await _remind_targets(session_course, ids, item_id))[0]


@only(messenger)
async def remind(session_course: SessionCourse, ids: Iterable[int], item_id: int, subject: str, body: str, *, by: Person
                 ) -> UndoableAction:
    """Those of them who have the item before them still. `{due}` is each reader's own due date, with their
    extension and in their zone (`fill_placeholders`). Undoing it recalls it from who has not read it."""
    targets, outline_of = await _remind_targets(session_course, ids, item_id)
    targets.not_empty()
    session = await session_of(session_course)
    groups: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for one in targets.included:
        due = outline_of[one.id].item(item_id).due_at
        title, text = (fill_placeholders(words, due, one.learner.zone) for words in (subject, body))
        groups[title, text].append(one)
    async with transaction():
        sent = [await send_message(session_course, people, title, text, by=by, kind=MessageKind.REMINDER)
                for (title, text), people in groups.items()]

    async def undo(by: Person, _: Outbox) -> None:
        for message in sent:
            await recall_message(message, by=by)

    return UndoableAction('reminded', targets, [(messenger, session_course)], undo, about=subject,
                          where={'session_id': session.id, 'session_course_id': session_course.id, 'item_id': item_id})


async def _remind_targets(session_course: SessionCourse, ids: Iterable[int], item_id: int) -> tuple[Targets,
                                                                                                    dict[int, Outline]]:
    outline = await effective_outline(session_course)
    item = outline.item(item_id)
    people = await participations(session_course, ids)
    outline_of = await apply_extensions({one.id: outline for one in people})
    cells = await cells_in(outline_of)

    def why_not(one: Any) -> str | None:
        cell = cells[one.id][item_id]
        if cell.status is ItemStatus.EXCUSED:
            return _('is excused from it')
        if item.is_graded and cell.status in (ItemStatus.TO_GRADE, ItemStatus.LATE, ItemStatus.DONE):
            return _('has submitted it') if cell.score is None else _('has a grade in it')
        return _('has completed it') if cell.completed else None
    return select_targets(people, why_not), outline_of
