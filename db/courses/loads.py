"""What the verbs of a course load, and what they publish."""
from i18n import _

from ..core.refusals import NotFound
from ..core.transactions import Outbox
from ..customisation.outline_changes import outline_changed
from ..quizzes.slots import publish_draft_questions
from ..records.course import Course
from ..records.item import Item
from ..records.person import Person


async def get_course(course_id: int) -> Course:
    """No rule is asked here."""
    found = await Course.get_or_none(id=course_id)
    if found is None:
        raise NotFound
    return found


async def teachers_of(course: Course) -> list[Person]:
    return await course.teachers.all()


async def item_to_edit(course: Course, item_id: int) -> Item:
    item = await Item.get_or_none(id=item_id, section__course_id=course.id, session_course_id=None)
    if item is None:
        raise NotFound(_('This item is not there any more.'))
    return item


async def course_outline_changed(course: Course, outbox: Outbox, *, recalculate: bool = False) -> None:
    """Every session that runs the course shows the new outline, with the figures that follow from it."""
    for session_course in await course.session_courses.all():
        await outline_changed(session_course, outbox, recalculate=recalculate)


async def publish_item_questions(course: Course, outbox: Outbox, *item_ids: int) -> None:
    """A published quiz asks no drafts."""
    if await publish_draft_questions(*item_ids):
        outbox.add(course.topic('bank'))
