"""Whether somebody may write in a discussion of a session course: its general one, or one of the outline's."""
from typing import Any, NamedTuple

from i18n import _

from ..core.clock import now
from ..core.dates import say_moment
from ..core.refusals import NotFound, NotOpen
from ..outlines.outline import OutlineItem, effective_outline
from ..progress.item_progress import item_open_to
from ..records.item import ItemKind
from ..records.person import Person
from ..records.session_course import SessionCourse


class PostingContext(NamedTuple):
    """One person in one discussion."""
    participation: Any | None
    """Of a learner; None for who coaches."""
    item: OutlineItem | None


async def posting_context(session_course: SessionCourse, item_id: int | None, by: Person) -> PostingContext:
    """For who may post in the course at all. Raises NotFound where there is no such discussion, NotOpen where it is
    not open to this learner, or not any more."""
    found = session_course.participations.filter(learner_id=by.id, state='active')
    participation = await found.select_related('session_course').first()
    if item_id is None:
        return PostingContext(participation, None)
    if participation is None:
        return PostingContext(None, _discussion((await effective_outline(session_course)).item(item_id)))
    item = _discussion(await item_open_to(participation, item_id, by))
    if item.closes_at and now() > item.closes_at:
        raise NotOpen(_('{title} closed on {moment}. You can read everything, but nothing more can be posted.',
                        title=item.title, moment=say_moment(item.closes_at, by.zone)))
    return PostingContext(participation, item)


def _discussion(item: OutlineItem) -> OutlineItem:
    if item.kind is not ItemKind.DISCUSSION:
        raise NotFound
    return item
