"""An item of a course as a learner would have it, before it is published."""
from fastapi import HTTPException
from nicegui import ui

from components import design
from components.html import banner
from components.prose import prose
from components.quiz.quiz import Quiz
from components.reader.reader import Fact, item_head, reader
from db import courses
from db.core import NotFound, numbers
from db.progress import ItemView, how_completed
from i18n import _
from pages.dependencies import Id, Viewer, WrittenCourse
from pages.frame import frame
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.sessions import labels
from pages.sessions.item_content import item_content
from pages.sessions.quiz_labels import quiz_question
from pages.sessions.view_as_learner import inert, nothing_happens


@ui.page('/admin/courses/{course_id:int}/items/{item_id:int}/preview')
async def preview(viewer: Viewer, course: WrittenCourse, item_id: Id) -> None:
    try:
        reading = await courses.preview(course, item_id, seen_by=viewer)
    except NotFound:
        raise HTTPException(404) from None
    place = f'/admin/courses/{course.id}'
    with frame(viewer, reading.item.title, here='admin-courses',
               path=[(_('Courses'), '/admin/courses'), (course.title, f'{place}?item={item_id}')]):
        with ui.element('div').classes('looking-on'):
            ui.html(banner('visibility', _('You see this item as a learner would.'), _('Nothing is recorded.'),
                           tone='warn'), sanitize=False).classes('grow')
            ui.html(f'<a class="{design.SECONDARY} {design.SMALL}" href="{place}?item={item_id}">'
                    f'{_("Continue writing")}</a>', sanitize=False)
        with reader():
            _head(reading)
            await item_content(reading, f'{place}/items/{item_id}', link=reading.url)
            if reading.item.type.asks_questions:
                questions = await courses.preview_questions(course, item_id, seen_by=viewer)
                files = f'{place}/items/{item_id}/files/'
                shown = await prose.drawn(lambda: [quiz_question(question, files) for question in questions])
                with inert():
                    Quiz(0, shown, seconds_left=None, one_by_one=False, on_answer=nothing_happens,
                         on_finish=nothing_happens)


def _head(reading: ItemView) -> None:
    item = reading.item
    caption: list[tuple[str | None, str]] = [(ITEM_TYPE_PAGES[item.kind].icon, ITEM_TYPE_PAGES[item.kind].heading)]
    if item.minutes:
        caption.append(('schedule', labels.work(item.minutes)))
    caption.append((None, labels.with_capital(how_completed(item)) if item.required else _('Optional')))
    facts = [Fact(_('Points'), numbers.plain(item.points))] if item.is_graded else []
    item_head(item.title, where=item.section, caption=caption, facts=facts)
