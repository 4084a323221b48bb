"""Typing into a cell of the gradebook: points, “excused”, or nothing again. Two coaches at one cell are told so."""
from typing import Any

from i18n import _

from ..access.capabilities import Capability
from ..access.guard import can, only
from ..core.clock import now
from ..core.numbers import plain, read_points
from ..core.refusals import EditConflict, Invalid
from ..core.sql import lock_row
from ..core.transactions import Outbox, transaction
from ..gradebook.cell import EXCUSED, CurrentCell, column_row, current_cell
from ..records.event import log
from ..records.event_verbs import EventVerb
from ..records.gradebook import CellChange, ManualGrade
from ..records.participation import Participation
from ..records.person import Person
from ..records.submission import GradeChange
from ..submissions.completion import update_from_grade
from ..submissions.grading import grade_submission, ungrade

EXCUSED_WORDS = (EXCUSED, 'ex', 'exc')
MAX_LENGTH_REASON = 500


@only(can(Capability.GRADE))
async def enter_grade(participation: Participation, key: str, value: str, *, by: Person, seen: str | None = None,
                      why: str = '') -> None:
    """Put into a cell what was typed: points, “excused” (or “ex”), or nothing to take back what stands there.

    Points go to the work that was submitted, as if it had been graded; where there is none, and over the attempts
    of a quiz, they are given by hand.

    :param seen: what stood in the cell when the typing began. If it is not that any more, nothing is changed, the
        value is kept in the cell's history as not taken, and EditConflict tells what is there now
    """
    why = checked_reason(why, needed=False)
    overtaken: EditConflict | None = None
    async with transaction() as outbox:
        await lock_row(participation)
        cell = await current_cell(participation, key)
        new = parse_entry(value, cell)
        if seen is not None and seen != cell.text and new != cell.text:
            overtaken = await _not_taken(participation, cell, new, by, outbox)
        elif new != cell.text:
            await put_grade(participation, cell, new, outbox, by=by, why=why)
    if overtaken:
        raise overtaken


async def put_grade(participation: Participation, cell: CurrentCell, new: str, outbox: Outbox, *, by: Person,
                    why: str) -> None:
    """Inside a change: the cell holds this from now on."""
    if new == EXCUSED:
        await record_grade(participation, cell, outbox, by=by, new=new, why=why, excused=True, **kept_points(cell))
    elif new == '':
        await _take_away(participation, cell, outbox, by=by, why=why)
    elif _is_graded_work(cell):
        if _is_given(cell):  # what the work is worth counts again
            await record_grade(participation, cell, outbox, by=by, new='', why=why)
        await grade_submission(cell.newest, new, by=by, why=why)  # type: ignore[arg-type]
    else:
        await record_grade(participation, cell, outbox, by=by, new=new, why=why,
                           points=read_points(new, most=cell.column.points),
                           out_of=cell.column.points if cell.item else None)


async def _take_away(participation: Participation, cell: CurrentCell, outbox: Outbox, *, by: Person, why: str) -> None:
    """First what was given by hand, so that the work's own grade shows again; then that grade too."""
    if _is_given(cell):
        await record_grade(participation, cell, outbox, by=by, new='', why=why)
    elif _is_graded_work(cell):
        await ungrade(cell.submission, by=by, why=why)  # type: ignore[arg-type]
    else:
        raise Invalid(_('The points follow from the attempts. Type others to give them by hand.'), 'points')


async def record_grade(participation: Participation, cell: CurrentCell, outbox: Outbox, *, by: Person, new: str,
                       why: str,
                       points: Any = None,
                       out_of: Any = None, excused: bool = False) -> None:
    row = await column_row(participation.session_course_id, cell.column)
    await ManualGrade.update_or_create(
        {'points': points, 'out_of': out_of, 'excused': excused, 'reason': why, 'by_id': by.id, 'at': now()},
        participation_id=participation.id, column_id=row.id)
    await CellChange.create(participation_id=participation.id, column_id=row.id, at=now(), by_id=by.id, old=cell.text,
                            new=new, why=why)
    await update_from_grade(participation, cell.item, outbox, by)
    session_id, session_course_id = await participation.place()
    again = cell.text == EXCUSED and (not new or cell.given.points == points)  # type: ignore[union-attr]
    verb: EventVerb = 'excused' if excused else 'no_longer_excused' if again else 'graded'
    await log(verb, by=by, session_id=session_id, session_course_id=session_course_id,
              item_id=cell.item.id if cell.item else None, participation_id=participation.id,
              details={'old': cell.text or None, 'new': new or None, 'column': cell.column.title, 'why': why})


async def _not_taken(participation: Participation, cell: CurrentCell, new: str, by: Person,
                     outbox: Outbox) -> EditConflict:
    row = await column_row(participation.session_course_id, cell.column)
    who = await _who_last(participation, cell, row.id)
    await CellChange.create(participation_id=participation.id, column_id=row.id, at=now(), by_id=by.id, old=cell.text,
                            new=new, why=_('{who} had changed it meanwhile.', who=who), is_applied=False)
    outbox.add(*await participation.notices())
    return EditConflict(_overtaken(who, _as_said(cell.text), _as_said(new)), current=cell.text, by=who)


def _overtaken(who: str, there: str, entry: str) -> str:
    if not there:
        return _('{who} has put nothing here in the meantime. Your {entry} is kept in the history of this cell.',
                 who=who, entry=entry)
    if not entry:
        return _('{who} has put {there} here in the meantime. Your clearing is kept in the history of this cell.',
                 who=who, there=there)
    return _('{who} has put {there} here in the meantime. Your {entry} is kept in the history of this cell.',
             who=who, there=there, entry=entry)


def _as_said(text: str) -> str:
    return _('excused') if text == EXCUSED else text


def kept_points(cell: CurrentCell) -> dict[str, Any]:
    """What was given by hand stays while the learner is excused, to count again when they are not any more."""
    return {'points': cell.given.points, 'out_of': cell.given.out_of} if cell.given else {}


def checked_reason(why: str, *, needed: bool = True) -> str:
    """Raises Invalid for none or too long a one."""
    why = ' '.join(why.split())
    if needed and not why or len(why) > MAX_LENGTH_REASON:
        raise Invalid(_('Say why, in up to {limit} characters.', limit=MAX_LENGTH_REASON), 'why')
    return why


def parse_entry(value: str, cell: CurrentCell) -> str:
    value = value.strip()
    if not value or value == '–':
        return ''
    if value.casefold() in (*EXCUSED_WORDS, _('excused').casefold()):
        return EXCUSED
    return plain(read_points(value, most=cell.column.points))


def _is_given(cell: CurrentCell) -> bool:
    return cell.given is not None and (cell.given.excused or cell.given.points is not None)


def _is_graded_work(cell: CurrentCell) -> bool:
    return cell.submission is not None and cell.item is not None and cell.item.is_assignment


async def _who_last(participation: Participation, cell: CurrentCell, column_id: int) -> str:
    """Who has made the cell what it is."""
    given = await CellChange.filter(participation_id=participation.id, column_id=column_id, is_applied=True
                                    ).order_by('-id').select_related('by').first()
    graded = await GradeChange.filter(submission_id=cell.submission.id).order_by('-id').select_related('by').first(
        ) if cell.submission else None
    last = max((one for one in (given, graded) if one), key=lambda one: one.at, default=None)
    return last.by.name if last and last.by else _('Somebody else')
