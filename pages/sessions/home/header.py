"""The head of a session's home: which session, which week, and the way back to where one was."""
from zoneinfo import ZoneInfo

from components.html import esc, icon
from components.week_strip import week_strip
from db import SessionCourse
from db.access import Capability
from db.progress import LearnerView
from i18n import _, ngettext
from pages.dates import span
from pages.sessions import time_labels
from pages.sessions.home.state import HomeState
from pages.sessions.urls import course_url, item_url, tracking_url


def head(found: HomeState, zone: ZoneInfo) -> str:
    session, window = found.session, found.window
    week = time_labels.weeks(window)
    word = within = ''
    if week is not None and 1 <= week[0] <= week[1]:
        word = _('Week {week} of {weeks}', week=week[0], weeks=week[1])
        within = _('week {week} of {weeks}', week=week[0], weeks=week[1])
    category = f'<div class="cap muted">{esc(session.category)}</div>' if session.category else ''
    strip = week_strip(*week, word or time_labels.left(window, zone)) if week else ''
    return (f'<div class="session-head"><div class="grow">{category}<h1 class="co-title">{esc(session.title)}</h1>'
            f'{_facts(found, within, zone)}</div>{_way_on(found)}</div>{strip}')


def _facts(found: HomeState, week: str, zone: ZoneInfo) -> str:
    window, session = found.window, found.session
    hint = time_labels.in_its_own_zone(window, found.role.zone, zone)
    dates = span(window.starts, window.ends, zone)
    if session.days and found.role.learns:
        dates = ngettext('{n} day from your first visit', '{n} days from your first visit',
                         session.days) if window.ends is None else dates
    left = time_labels.left(window, zone)
    tone = 't-warn' if time_labels.ends_soon(window) else 'ink'
    parts = [f'<span title="{esc(hint)}">{icon("calendar_today", 15)}{esc(dates)}</span>',
             f'<span>{esc(week)}</span>' if week else '',
             f'<span class="m {tone}">{esc(left)}</span>' if left else '']
    return f'<div class="session-line">{"<i>·</i>".join(part for part in parts if part)}</div>'


def _way_on(found: HomeState) -> str:
    """Continue for a learner, Tracking for who may see the whole session."""
    if found.taken and found.why_read_only:
        return ''  # the courses below lead to what there is to read
    if found.taken:
        course, view = max(found.taken, key=_last_seen)
        if view.last_item_id in view.outline.by_id:
            return _button(_('Continue'), item_url(course.session_id, course.course_id, view.last_item_id or 0))
        return _button(_('Start'), course_url(course.session_id, course.course_id))
    return _button(_('Tracking'), tracking_url(found.session.id)) if found.may(Capability.TRACK) else ''


def _last_seen(taken: tuple[SessionCourse, LearnerView]) -> tuple[float, int]:
    """Later is more; among courses never seen, the first one."""
    course, view = taken
    return view.last_seen.timestamp() if view.last_seen else 0, -course.position


def _button(label: str, href: str) -> str:
    return f'<a class="co-btn co-primary" href="{esc(href)}">{esc(label)}{icon("arrow_forward")}</a>'
