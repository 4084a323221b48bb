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
from i18n import _, ngettext, number, pgettext
from i18n.dates import short_day
from pages.coaching.course_layout import course_part
from pages.dependencies import TrackedCourse, Viewer

PAUSE = 1.0
"""Seconds: a whole course is read again this often at most."""


@ui.page('/coaching/{session_id}/courses/{course_id}/charts')
async def charts(viewer: Viewer, session_course: TrackedCourse) -> None:
    found, outline = await tracking.charts(session_course,
                                           seen_by=viewer), await outlines.effective_outline(session_course)
    due = [item.due_at for item in outline.items if item.due_at]

    async def look(__: frozenset[Hashable] | None) -> None:
        now = await tracking.charts(session_course, seen_by=viewer)
        over_time.show(**progress(now))
        spread.show(**grades(now))
        stops.show(**stopped(now))

    async with course_part(viewer, session_course, 'charts'):
        with ui.element('div').classes('charts'):
            over_time = Chart(_('Progress over time'), **progress(found), head=_('Day'), kind='line', unit='%',
                              most=100, height=280)
            spread = Chart(_('Grades'), **grades(found), head=pgettext('noun', 'Grade'))
            stops = Chart(_('Where people stop'), **stopped(found), head=_('Item'), kind='rows',
                          height=max(240, 70 + 26 * len(found.completions)))
        on_change([session_course.topic(part) for part in ('tracking', 'outline', 'gradebook')], look, burst=PAUSE)
        on_time(due, lambda: look(None))


def progress(found: Charts) -> dict[str, Any]:
    return {
        'finding': _against_plan(found.days[-1] if found.days else None),
        'labels': [short_day(one.day) for one in found.days],
        'series': [Series(_('Mean progress'), [one.progress for one in found.days]),
                   Series(_('Plan'), [one.plan for one in found.days], tone='ink-3', dashed=True)],
    }


def _against_plan(today: Day | None) -> str:
    if today is None or today.progress is None:
        return _('Nobody has been enrolled yet.')
    if today.plan is None:
        return _('Mean progress is {progress} % now. No required item has a due date, so there is no plan.',
                 progress=today.progress)
    away = today.progress - today.plan
    if not away:
        return _('Mean progress is {progress} % now, as planned.', progress=today.progress)
    if away > 0:
        return ngettext('Mean progress is {progress} % now, {n} point ahead of the plan of {plan} %.',
                        'Mean progress is {progress} % now, {n} points ahead of the plan of {plan} %.',
                        away, progress=today.progress, plan=today.plan)
    return ngettext('Mean progress is {progress} % now, {n} point behind the plan of {plan} %.',
                    'Mean progress is {progress} % now, {n} points behind the plan of {plan} %.',
                    -away, progress=today.progress, plan=today.plan)


def grades(found: Charts) -> dict[str, Any]:
    above = Series(_('At or above the pass mark') if found.pass_mark is not None else _('Learners'),
                   [band.passed for band in found.bands])
    below = Series(_('Below the pass mark'), [band.below for band in found.bands], tone='bad', hatched=True)
    return {'finding': _spread(found), 'labels': [band.label for band in found.bands],
            'series': [above] if found.pass_mark is None else [below, above]}


def _spread(found: Charts) -> str:
    graded = found.learners - found.no_grade
    if not graded:
        return _('Nobody has a grade yet.')
    most = max(found.bands, key=lambda band: band.below + band.passed)
    if graded == 1:
        said = [ngettext('1 of {n} learner has a grade, most of them {grades}',
                         '1 of {n} learners has a grade, most of them {grades}', found.learners, grades=most.label)]
    else:
        said = [ngettext('{graded} of {n} learner have a grade, most of them {grades}',
                         '{graded} of {n} learners have a grade, most of them {grades}', found.learners,
                         graded=number(graded), grades=most.label)]
    if found.pass_mark is not None:
        below, least = sum(band.below for band in found.bands), numbers.plain(found.pass_mark)
        said.append(ngettext('{n} is below the pass mark of {percent} %', '{n} are below the pass mark of {percent} %',
                             below, percent=least) if below
                    else _('nobody is below the pass mark of {percent} %', percent=least))
    return f'{"; ".join(said)}.'


def stopped(found: Charts) -> dict[str, Any]:
    return {'finding': _largest_step(found), 'labels': [one.item.title for one in found.completions],
            'series': [Series(_('Completed it'),
                              [one.completed if one.item.required else None for one in found.completions]),
                       Series(_('Completed it, optional'), tone='ink-3', hatched=True,
                              values=[None if one.item.required else one.completed for one in found.completions])]}


def _largest_step(found: Charts) -> str:
    """From one required item to the next: what is not required is left out by many who go on."""
    required = [one for one in found.completions if one.item.required]
    steps = [(before.completed - after.completed, before, after) for before, after in pairwise(required)]
    fall, before, after = max(steps, key=lambda step: step[0], default=(0, None, None))
    if fall <= 0 or before is None or after is None:
        return (_('Nowhere do fewer go on than came.') if found.completions
                else _('There is nothing in this course yet.'))
    return _('The largest step down is from “{item}” ({completed}) to “{next_item}” ({completed_next}).',
             item=before.item.title, completed=number(before.completed),
             next_item=after.item.title, completed_next=number(after.completed))
