"""A session course in charts: its progress against the plan over time, its grades, and where people stop."""
from collections.abc import Hashable
from itertools import pairwise
from typing import Any

from nicegui import ui

from components.chart.chart import Chart, Series
from components.live import on_change, on_time
from db import outlines, tracking
from db.core import numbers
from db.tracking import Charts, Day
from pages.coaching.course_layout import course_part
from pages.coaching.labels import learners
from pages.dependencies import TrackedCourse, Viewer

PAUSE = 1.0
"""Seconds: a whole course is read again this often at most."""


@ui.page('/coaching/{session_id}/courses/{course_id}/charts')
async def charts(viewer: Viewer, session_course: TrackedCourse) -> None:
    found, outline = await tracking.charts(session_course,
                                           seen_by=viewer), await outlines.effective_outline(session_course)
    due = [item.due_at for item in outline.items if item.due_at]

    async def look(_: frozenset[Hashable] | None) -> None:
        now = await tracking.charts(session_course, seen_by=viewer)
        over_time.show(**progress(now))
        spread.show(**grades(now))
        stops.show(**stopped(now))

    async with course_part(viewer, session_course, 'charts'):
        with ui.element('div').classes('charts'):
            over_time = Chart('Progress over time', **progress(found), head='Day', kind='line', unit='%', most=100,
                              height=280)
            spread = Chart('Grades', **grades(found), head='Grade')
            stops = Chart('Where people stop', **stopped(found), head='Item', kind='rows',
                          height=max(240, 70 + 26 * len(found.completions)))
        on_change([session_course.topic(part) for part in ('tracking', 'outline', 'gradebook')], look, burst=PAUSE)
        on_time(due, lambda: look(None))


def progress(found: Charts) -> dict[str, Any]:
    return {
        'finding': _against_plan(found.days[-1] if found.days else None),
        'labels': [f'{one.day.day} {one.day:%b}' for one in found.days],
        'series': [Series('Mean progress', [one.progress for one in found.days]),
                   Series('Plan', [one.plan for one in found.days], tone='ink-3', dashed=True)],
    }


def _against_plan(today: Day | None) -> str:
    if today is None or today.progress is None:
        return 'Nobody has been enrolled yet.'
    if today.plan is None:
        return f'Mean progress is {today.progress} % now. No required item has a due date, so there is no plan.'
    away = today.progress - today.plan
    where = 'as planned' if not away else f'{abs(away)} points {"ahead of" if away > 0 else "behind"} the plan'
    return f'Mean progress is {today.progress} % now, {where}{f" of {today.plan} %" if away else ""}.'


def grades(found: Charts) -> dict[str, Any]:
    above = Series('At or above the pass mark' if found.pass_mark is not None else 'Learners',
                   [band.passed for band in found.bands])
    below = Series('Below the pass mark', [band.below for band in found.bands], tone='bad', hatched=True)
    return {'finding': _spread(found), 'labels': [band.label for band in found.bands],
            'series': [above] if found.pass_mark is None else [below, above]}


def _spread(found: Charts) -> str:
    graded = found.learners - found.no_grade
    if not graded:
        return 'Nobody has a grade yet.'
    most = max(found.bands, key=lambda band: band.below + band.passed)
    have = 'has' if graded == 1 else 'have'
    said = f'{graded:,} of {learners(found.learners)} {have} a grade, most of them {most.label}'
    if found.pass_mark is None:
        return f'{said}.'
    below = sum(band.below for band in found.bands)
    verb = 'is' if below == 1 else 'are'
    least = numbers.plain(found.pass_mark)
    return f'{said}; {below or "nobody"} {verb if below else "is"} below the pass mark of {least} %.'


def stopped(found: Charts) -> dict[str, Any]:
    return {'finding': _largest_step(found), 'labels': [one.item.title for one in found.completions],
            'series': [Series('Completed it',
                              [one.completed if one.item.required else None for one in found.completions]),
                       Series('Completed it, not required', tone='ink-3', hatched=True,
                              values=[None if one.item.required else one.completed for one in found.completions])]}


def _largest_step(found: Charts) -> str:
    """From one required item to the next: what is not required is left out by many who go on."""
    required = [one for one in found.completions if one.item.required]
    steps = [(before.completed - after.completed, before, after) for before, after in pairwise(required)]
    fall, before, after = max(steps, key=lambda step: step[0], default=(0, None, None))
    if fall <= 0 or before is None or after is None:
        return 'Nowhere do fewer go on than came.' if found.completions else 'There is nothing in this course yet.'
    return (f'The largest step down is from “{before.item.title}” ({before.completed:,}) to “{after.item.title}” '
            f'({after.completed:,}).')
