"""Who may do what: every rule of the system on one page (domain §3).

A *session role* is what one person is in one session, read in one statement. A *capability* is answered from it by a
pure function: None for yes, else the refusal with its sentence. What no line allows is refused.
"""
from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from i18n import _

from ..core.dates import say_day, say_moment
from ..core.refusals import IsLocked, NotAllowed, NotOpen, Refusal
from ..core.session_windows import Entry
from .session_role import SessionRole


class Capability(StrEnum):
    LIST = 'see the session listed'
    ENTER = 'enter the session'
    ENTER_COURSE = 'enter a course of it'
    CONFIGURE = 'configure'
    ENROL = 'enrol and withdraw learners'
    CUSTOMISE = 'customise content, visibility, order'
    DATE = 'set item dates'
    GRADEBOOK = 'set up the gradebook'
    ANNOUNCE = 'announce'
    GRADE = 'grade, comment, excuse, extend, reopen'
    TRACK = 'see tracking'
    LEARN = 'submit, attempt, post, mark done'


def refusal(capability: Capability, role: SessionRole | None, session_course_id: int | None = None) -> Refusal | None:
    """None if the person may; else why not. A course capability without a course asks about the whole session."""
    if role is None or not role.is_active:
        return NotAllowed()
    no: Refusal = NotAllowed()
    for answer in _RULES[capability](role, session_course_id):
        if answer is None:
            return None
        if isinstance(answer, NotOpen | IsLocked):
            no = answer
    return no


Answers: TypeAlias = tuple[Refusal | None, ...]
"""Of each way to be allowed: None for yes, else why not."""


def _listed(f: SessionRole, _: int | None) -> Answers:
    return _administrator(f), _session_administrator(f), None if f.availability.listed else NotAllowed()


def _enter(f: SessionRole, _: int | None) -> Answers:
    return _administrator(f), _session_administrator(f), _coach(f, f.coaches or bool(f.coached)), _learner(f, f.learns)


def _enter_course(f: SessionRole, course: int | None) -> Answers:
    return (_administrator(f), _session_administrator(f), _coach(f, f.coaches_course(course)),
            _learner(f, course in f.attended))


def _configure(f: SessionRole, _: int | None) -> Answers:
    return _administrator(f), _session_administrator(f)


def _enrol(f: SessionRole, course: int | None) -> Answers:
    return _administrator(f), _session_administrator(f), _coach_unlocked(f, course, 'enrolment')


def _customise(f: SessionRole, course: int | None) -> Answers:
    return _administrator(f), _coach_unlocked(f, course, 'content')


def _date(f: SessionRole, course: int | None) -> Answers:
    return _administrator(f), _coach_unlocked(f, course, 'dates')


def _gradebook(f: SessionRole, course: int | None) -> Answers:
    return _administrator(f), _coach_unlocked(f, course, 'gradebook')


def _announce(f: SessionRole, course: int | None) -> Answers:
    return _administrator(f), _session_administrator(f), _coach_unlocked(f, course, 'announcements')


def _grade(f: SessionRole, course: int | None) -> Answers:
    return _administrator(f), _coach_now(f, f.coaches_course(course))


def _track(f: SessionRole, course: int | None) -> Answers:
    return _administrator(f), _session_administrator(f), _coach(f, f.coaches_course(course))


def _learn(f: SessionRole, course: int | None) -> Answers:
    return (_learner(f, course in f.attended, writing=True),)


_RULES: dict[Capability, Callable[[SessionRole, int | None], tuple[Refusal | None, ...]]] = {
    Capability.LIST: _listed,
    Capability.ENTER: _enter,
    Capability.ENTER_COURSE: _enter_course,
    Capability.CONFIGURE: _configure,
    Capability.ENROL: _enrol,
    Capability.CUSTOMISE: _customise,
    Capability.DATE: _date,
    Capability.GRADEBOOK: _gradebook,
    Capability.ANNOUNCE: _announce,
    Capability.GRADE: _grade,
    Capability.TRACK: _track,
    Capability.LEARN: _learn,
}


def _administrator(f: SessionRole) -> Refusal | None:
    return None if f.is_administrator else NotAllowed()


def _session_administrator(f: SessionRole) -> Refusal | None:
    return None if f.administers else NotAllowed()


def _coach(f: SessionRole, is_one: bool) -> Refusal | None:
    """In the coaches' window, and after it for reading."""
    if not is_one or f.availability.coaching is Entry.NONE:
        return NotAllowed()
    if f.availability.coaching is Entry.NOT_YET:
        starts = f.availability.coach_window.starts
        return NotOpen(_('{title} opens for coaches on {day}.', title=f.title, day=say_moment(starts, f.zone))
                       if starts else _('{title} opens for coaches on a date to come.', title=f.title))
    return None


def _coach_now(f: SessionRole, is_one: bool) -> Refusal | None:
    if is_one and f.availability.coaching is Entry.READ_ONLY:
        ended = say_day(f.availability.coach_window.ends, f.zone)  # type: ignore[arg-type]
        return NotOpen(_('The coaches’ time in {title} ended on {day}. You can read everything, but change nothing.',
                         title=f.title, day=ended))
    return _coach(f, is_one)


def _coach_unlocked(f: SessionRole, course: int | None, part: str) -> Refusal | None:
    """A coach of this course, in the coaches' window, where no lock keeps it from coaches."""
    no = _coach_now(f, f.coaches_course(course))
    if no is None and (lock := f.lock_on(part, course)):
        return IsLocked(lock.sentence)
    return no


def _learner(f: SessionRole, is_one: bool, *, writing: bool = False) -> Refusal | None:
    """In the learner's own window; after it by what the session says about its end."""
    learning = f.availability.learning
    if not is_one or learning is Entry.NONE:
        return NotAllowed()
    if learning is Entry.CANCELLED:
        return NotOpen(_('{title} is cancelled.', title=f.title))
    if learning is Entry.NOT_YET:
        starts = f.availability.learner_window.starts
        return NotOpen(_('{title} starts on {day}.', title=f.title, day=say_moment(starts, f.zone))
                       if starts else _('{title} starts on a date to come.', title=f.title))
    if writing and learning is Entry.READ_ONLY:
        ends = f.availability.learner_window.ends
        return NotOpen(_('This session ended on {day}. You can read everything and see your results, but not submit '
                         'new work.', day=say_day(ends, f.zone))
                       if ends else
                       _('This session ended on an earlier day. You can read everything and see your results, but not '
                         'submit new work.'))
    return None


def why_not_discuss(role: SessionRole | None, session_course_id: int | None) -> Refusal | None:
    """Learners write in a discussion while they may work, coaches while they coach; None for yes."""
    as_learner = refusal(Capability.LEARN, role, session_course_id)
    as_coach = refusal(Capability.GRADE, role, session_course_id)
    if as_learner is None or as_coach is None:
        return None
    return as_learner if isinstance(as_learner, NotOpen) else as_coach


def why_not_message(role: SessionRole | None, session_course_id: int | None) -> Refusal | None:
    """Who grades writes to learners, and who configures the session; a lock on announcements is none on this."""
    as_coach = refusal(Capability.GRADE, role, session_course_id)
    return None if as_coach is None or refusal(Capability.CONFIGURE, role) is None else as_coach
