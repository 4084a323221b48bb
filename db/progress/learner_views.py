"""What learners see of their own work in a session course: figures, the state of every item, what they submitted."""
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from ..access.guard import attendee
from ..core.clock import now
from ..core.refusals import NotOpen
from ..gradebook.withheld import as_released, withheld_in, withheld_items
from ..outlines.availability import why_closed
from ..outlines.extended_dates import apply_extensions
from ..outlines.for_learner import learner_outline
from ..outlines.item_status import Cell, ItemStatus, cells_in
from ..outlines.outline import Outline, OutlineItem, outlines
from ..records.participation import Participation
from ..records.person import Person
from ..records.submission import Submission


@dataclass(frozen=True, slots=True)
class LearnerView:
    """One learner in one session course, against its effective outline."""
    participation_id: int
    outline: Outline
    done: int
    total: int
    grade: Decimal | None
    """Of what is released."""
    last_item_id: int | None
    last_seen: datetime | None
    cells: Mapping[int, Cell]
    withheld: frozenset[int] = frozenset()
    """Items whose grades are not released: their cells have no score."""
    released_at: tuple[datetime, ...] = ()
    """When some of them will be, by themselves."""

    @property
    def next_item(self) -> OutlineItem | None:
        """The first item that waits for the learner and is open to them; what is not required waits until the rest is
        done."""
        waiting = [item for item in self.outline.items if self.waits(item)]
        opened = [item for item in waiting if self.why_closed(item, now(), ZoneInfo('UTC')) is None] or waiting
        return next((item for item in opened if item.required), opened[0] if opened else None)

    @property
    def due(self) -> list[OutlineItem]:
        """Required items with a due date that wait for the learner, the earliest first."""
        dated = [(item.due_at, item) for item in self.outline.items if item.due_at]
        waiting = [(due_at, item) for due_at, item in dated if item.required and self.waits(item)]
        return [item for _, item in sorted(waiting, key=lambda pair: pair[0])]

    def why_closed(self, item: OutlineItem, at: datetime, zone: ZoneInfo) -> NotOpen | None:
        """Why the learner may not open the item yet; None if they may."""
        return why_closed(item, self.outline, self.cells, at, zone)

    def waits(self, item: OutlineItem) -> bool:
        """Not completed, and neither in a coach's hands nor excused."""
        cell = self.cells[item.id]
        return not cell.completed and cell.status not in (ItemStatus.TO_GRADE, ItemStatus.EXCUSED)


async def learner_view(participation: Participation, *, seen_by: Person) -> LearnerView:
    """The learner's figures and marks as they are now. Eight statements."""
    await attendee.check(seen_by, participation)
    outline = (await outlines([participation.session_course_id]))[participation.session_course_id]
    return (await learner_views({participation.id: outline}))[participation.id]


async def submissions_of(participation: Participation, item_id: int, *, seen_by: Person) -> list[Submission]:
    """What the learner has submitted for one item, the newest first, with who graded it, as far as that is
    released."""
    await attendee.check(seen_by, participation)
    found = Submission.filter(participation_id=participation.id, item_id=item_id)
    handed_in = await found.order_by('-number').select_related('graded_by').prefetch_related('files')
    return as_released(handed_in, await withheld_in(await learner_outline(participation)) if handed_in else ())


async def learner_views(outline_of: Mapping[int, Outline]) -> dict[int, LearnerView]:
    """The same for several participations, each with the outline of its session course. Six statements."""
    outline_of = await apply_extensions(outline_of)
    of_course = await withheld_items(outline_of.values())
    withheld = {id_: of_course[outline.session_course_id] for id_, outline in outline_of.items()}
    cells = await cells_in(outline_of, withheld={id_: one.items for id_, one in withheld.items()},
                           quiet={id_: one.quiet for id_, one in withheld.items()})
    found = Participation.filter(id__in=list(outline_of)).values(
        'id', 'done', 'total', 'released_grade', 'last_item_id', 'last_seen')
    return {row['id']: LearnerView(
        participation_id=row['id'], outline=outline_of[row['id']], done=row['done'], total=row['total'],
        grade=row['released_grade'], last_item_id=row['last_item_id'], last_seen=row['last_seen'],
        cells=cells[row['id']], withheld=withheld[row['id']].items, released_at=withheld[row['id']].until,
    ) for row in await found}
