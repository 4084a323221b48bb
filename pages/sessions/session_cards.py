"""What My sessions says about each session: a card, in the viewer's zone and by what they are there."""
from collections.abc import Iterable
from itertools import groupby
from zoneinfo import ZoneInfo

from components.session_cards.session_cards import Badge, Card, CardCourse, CardGroup, CardLink
from db.core import Entry, Phase, State, numbers
from db.sessions import STAGE_LABELS, CourseLine, SessionCard, Stage
from i18n import _, ngettext
from pages.dates import TONES, span
from pages.sessions import time_labels
from pages.sessions.urls import course_url, item_url, session_url, tracking_url


def groups(cards: Iterable[SessionCard], zone: ZoneInfo) -> list[CardGroup]:
    """By category, in the order in which they come."""
    return [{'name': category, 'cards': [card(one, zone) for one in of]}
            for category, of in groupby(cards, key=lambda one: one.category)]


def card(of: SessionCard, zone: ZoneInfo) -> Card:
    window = of.availability.window
    shown: Card = {
        'id': str(of.id), 'name': of.title, 'href': _home(of), 'state': _state(of), 'dates': _dates(of, zone),
        'dates_hint': time_labels.in_its_own_zone(window, of.zone, zone), 'left': time_labels.left(window, zone),
        'urgent': time_labels.ends_soon(window),
        'coaches': list(of.coach_names), 'badges': _badges(of), 'courses': [_course(of, line) for line in of.courses],
        'main': _main(of), 'note': _note(of, zone), 'side': _side(of), 'span': None,
    }
    if (passed := time_labels.share_passed(window)) is not None:
        shown |= {'span': passed, 'span_text': _('{percent} percent of the time has passed', percent=passed)}
    return shown


def _state(of: SessionCard) -> str:
    return 'cancelled' if of.state is State.CANCELLED else TONES[of.phase]


def _dates(of: SessionCard, zone: ZoneInfo) -> str:
    window = of.availability.window
    if of.days and of.learns and window.ends is None:
        return ngettext('{n} day from your first visit', '{n} days from your first visit', of.days)
    return span(window.starts, window.ends, zone)


def _badges(of: SessionCard) -> list[Badge]:
    badges: list[Badge] = []
    if of.state is State.DRAFT:
        badges.append({'text': str(STAGE_LABELS[Stage.DRAFT]), 'tone': 'plain', 'icon': 'edit_note'})
    if of.state is State.CANCELLED:
        badges.append({'text': str(STAGE_LABELS[Stage.CANCELLED]), 'tone': 'bad', 'icon': 'event_busy'})
    if of.news:
        badges.append({'text': ngettext('{n} new', '{n} new', of.news), 'tone': 'accent', 'icon': 'campaign'})
    if of.coaches_something:
        badges.append({'text': _('You coach'), 'tone': 'plain'})
    return badges


def _course(of: SessionCard, line: CourseLine) -> CardCourse:
    shown: CardCourse = {'id': str(line.session_course_id), 'name': line.title}
    if line.learns and of.availability.learning.inside:
        shown['href'] = course_url(of.id, line.course_id)
    elif line.coaches and of.availability.coaching.inside:
        shown['href'] = tracking_url(of.id, line.course_id)
    if line.learns and of.availability.learning is not Entry.NOT_YET:
        grade = _('no grade') if line.grade is None else _('grade {percent}', percent=numbers.grade_text(line.grade))
        shown |= {'progress': numbers.percent(line.done, line.total), 'plan': line.plan, 'grade': grade,
                  'progress_text': numbers.progress_text(line.done, line.total)}
    if line.coaches:
        shown['note'] = ngettext('{n} learner', '{n} learners', line.learners)
        shown['badge'] = {'text': ngettext('{n} to grade', '{n} to grade', line.to_grade), 'tone': 'accent',
                          'mark': 'grade'} if line.to_grade else None
    return shown


def _home(of: SessionCard) -> str:
    if of.availability.learning.inside:
        return session_url(of.id)
    return _tracked(of) if of.availability.coaching.inside else ''


def _tracked(of: SessionCard) -> str:
    """A session coach follows the session, a course coach the first of their courses."""
    first = None if of.coaches else next((line.course_id for line in of.courses if line.coaches), None)
    return tracking_url(of.id, first)


def _main(of: SessionCard) -> CardLink | None:
    if of.availability.learning is Entry.OPEN and (at := of.continues_at):
        if not at.last_item_id:
            return {'label': _('Start'), 'where': at.title, 'href': course_url(of.id, at.course_id)}
        return {'label': _('Continue'), 'where': f'{at.title} · {at.last_item}',
                'href': item_url(of.id, at.course_id, at.last_item_id)}
    if of.availability.coaching.inside:
        return {'label': _('Tracking'), 'where': '', 'href': _tracked(of)}
    return None


def _note(of: SessionCard, zone: ZoneInfo) -> str:
    if of.state is State.CANCELLED and of.learns:
        return _('This session is cancelled.')
    if of.phase is Phase.UPCOMING and of.availability.window.starts:
        return _('Opens {day}.', day=time_labels.opening(of.availability.window.starts, zone))
    if of.availability.learning is Entry.READ_ONLY:
        return _('Read only. Your work and your results stay here.')
    return '' if of.courses else _('No courses yet.')


def _side(of: SessionCard) -> CardLink | None:
    if not of.availability.may_enter:
        return None
    label = _('View') if of.availability.learning is Entry.READ_ONLY else _('Session home')
    return {'label': label, 'href': session_url(of.id)}
