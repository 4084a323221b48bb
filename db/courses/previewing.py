"""An item of a base course as a learner would have it, waiting edits included: for its authors before they publish."""
from typing import Any

from ..access.guard import author
from ..core.refusals import NotFound
from ..outlines.outline import Need, Outline, OutlineItem, OutlineSection
from ..progress.item_views import ItemView
from ..records.course import Course
from ..records.item_types import settings_of
from ..records.person import Person
from ..surveys.answering import asked_in
from .edits import as_edited
from .loads import item_to_edit
from .outline_editing import base_outline, get_item


async def preview(course: Course, item_id: int, *, seen_by: Person) -> Any:
    """An `ItemView` without dates and without a session. Raises NotFound for what is archived."""
    await author.check(seen_by, course)
    sections = []
    for section in await base_outline(course, seen_by=seen_by):
        items = tuple(OutlineItem(
            id=item.id, section_id=section.id, section=section.title, kind=item.kind, title=item.title,
            minutes=item.minutes, required=item.required, completes=item.completes, opens_at=None, due_at=None,
            closes_at=None, points=item.points, pass_points=item.pass_points, weight=item.weight,
            assessment_type=item.assessment_type, attempts=item.attempts,
            needs=tuple(Need(id_, how == 'passed') for id_, how in item.needs),
            settings=settings_of(item.kind, item.settings), of_this_session=False)
                      for item in map(as_edited, section.shown))
        sections.append(OutlineSection(section.id, section.title, items))
    outline = Outline(0, tuple(sections))
    item = await get_item(course, item_id, seen_by=seen_by)
    if item.id not in outline.by_id:
        raise NotFound
    edited = as_edited(item)
    return ItemView(outline=outline, item=outline.by_id[item.id], body=edited.body, url=edited.url,
                    file_name=item.file_name, file_hash=item.file_hash, file_size=item.file_size,
                    captions_hash=item.captions_hash)


async def preview_questions(course: Course, item_id: int, *, seen_by: Person) -> list[Any]:
    """What a quiz or a survey asks by name, as learners see it; what is drawn at random is drawn anew each time."""
    await author.check(seen_by, course)
    return [asked for _, asked in await asked_in((await item_to_edit(course, item_id)).id)]
