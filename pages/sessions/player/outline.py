"""The outline of a course in a session in words: for a learner with their state, for staff with what each item is."""
from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from components.html import WORDS
from components.outline import outline as shown
from db.core import clock, numbers
from db.outlines import Cell, ItemStatus, Outline, OutlineItem, OutlineSection
from db.progress import LearnerView
from i18n import _
from pages.dates import moment_within
from pages.item_type_registry import ITEM_TYPE_PAGES
from pages.sessions import labels

AHEAD = 8
"""Points of percent before the plan."""


def sections(outline: Outline, view: LearnerView | None, zone: ZoneInfo, place: Callable[[int], str]
             ) -> list[shown.CourseOutlineSection]:
    """:param place: the address of an item"""
    return [{'id': str(section.id), 'name': section.title, 'note': _note(section, view),
             'items': [_item(item, view, zone, place) for item in section.items]} for section in outline.sections]


def progress(view: LearnerView | None) -> shown.Progress | None:
    if view is None:
        return None
    plan = view.outline.plan(clock.now())
    return {'value': numbers.percent(view.done, view.total), 'text': numbers.progress_text(view.done, view.total),
            'plan': plan, 'note': ' · '.join(filter(None, [_against_plan(view, plan), _grade(view)]))}


def due(item: OutlineItem, zone: ZoneInfo) -> tuple[str, str]:
    """When it is due, in words, and the tone of that."""
    if item.due_at is None:
        return '', ''
    if item.due_at <= clock.now():
        return _('Was due {day}', day=moment_within(item.due_at, zone)), 'bad'
    near = item.due_at - clock.now() < timedelta(days=2)
    return _('Due {day}', day=moment_within(item.due_at, zone)), 'warn' if near else ''


def _item(item: OutlineItem, view: LearnerView | None, zone: ZoneInfo,
          place: Callable[[int], str]) -> shown.CourseOutlineItem:
    line: shown.CourseOutlineItem = {
        'id': str(item.id), 'name': item.title, 'time': _time(item, view.cells[item.id] if view else None),
        'href': place(item.id),
    }
    if view is None:
        return line | {'icon': ITEM_TYPE_PAGES[item.kind].icon, 'sub': due(item, zone)[0]}
    cell = view.cells[item.id]
    if closed := view.why_closed(item, clock.now(), zone):
        return line | {'mark': 'locked', 'word': str(WORDS['locked']), 'sub': str(closed), 'locked': True}
    sub, tone = _state(item, cell, view, zone)
    return line | {'mark': cell.status.value, 'word': str(WORDS[cell.status.value]), 'sub': sub, 'sub_tone': tone}


def _state(item: OutlineItem, cell: Cell, view: LearnerView, zone: ZoneInfo) -> tuple[str, str]:
    if cell.status is ItemStatus.TO_GRADE:
        return (_('Submitted, grade not released') if item.id in view.withheld else _('Submitted, awaiting grade')), ''
    if cell.status is ItemStatus.LATE:
        return (_('Submitted late') if item.is_graded else _('Done late')), ''
    return due(item, zone) if view.waits(item) and item.required else ('', '')


def _time(item: OutlineItem, cell: Cell | None) -> str:
    if cell and cell.score is not None:
        return numbers.points_text(cell.score, item.points)
    if item.is_graded:
        return _('{points} pts', points=numbers.plain(item.points))
    return labels.work(item.minutes) if item.minutes else ''


def _note(section: OutlineSection, view: LearnerView | None) -> str:
    """Done of required."""
    required = [item for item in section.items if item.required]
    if view is None or not required:
        return ''
    return f'{sum(view.cells[item.id].completed for item in required)} / {len(required)}'


def _against_plan(view: LearnerView, plan: int | None) -> str:
    done = numbers.percent(view.done, view.total)
    if done == 100:
        return _('Complete')
    if done is None or plan is None:
        return ''
    if labels.behind(done, plan):
        return _('Behind plan')
    return _('Ahead of plan') if done >= plan + AHEAD else _('On plan')


def _grade(view: LearnerView) -> str:
    return _('no grade yet') if view.grade is None else _('grade {percent}', percent=numbers.grade_text(view.grade))
