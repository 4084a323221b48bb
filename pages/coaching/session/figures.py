"""The strip above a session's tracking: each figure with its definition."""
from components.figures.figures import Figure
from db.attention import AttentionList, Reason
from i18n import _, lazy, nlazy
from pages.coaching.tracking_state import TrackingState

HERE = lazy('Learners who have a page of a course of this session open and in use.')
PROGRESS = lazy('Mean share of required items completed, over all active learners and their courses. '
                'The line is where the due dates say the session should be today.')
GRADE = lazy('Mean of all course grades there are, in percent. '
             'A learner without a grade in a course does not count there.')
TO_GRADE = lazy('Submitted work that waits for a grade, in all courses of this session.')
NEEDING = lazy('Learners with at least one reason to look after them: never entered, away, late, stuck, or below a '
               'pass mark, as the thresholds of this session say. Snoozed learners are not counted.')
WHY = {
    Reason.NEVER: nlazy('{n} never entered', '{n} never entered'),
    Reason.INACTIVE: nlazy('{n} away', '{n} away'),
    Reason.LATE: nlazy('{n} late', '{n} late'),
    Reason.FAILED: nlazy('{n} stuck', '{n} stuck'),
    Reason.BELOW: nlazy('{n} below pass mark', '{n} below pass mark'),
}


def strip(found: TrackingState) -> list[Figure]:
    all_ = found.figures.all
    progress: Figure = {'key': 'progress', 'label': _('Progress against plan'), 'value': all_.progress,
                        'hint': str(PROGRESS), 'unit': '%'}
    if all_.plan is not None:
        progress |= {'plan': all_.plan, 'note': _('plan {percent} %', percent=all_.plan)}
    return [
        {'key': 'here', 'label': _('Here now'), 'value': found.figures.here, 'hint': str(HERE)},
        progress,
        {'key': 'grade', 'label': _('Average grade'), 'value': None if all_.grade is None else float(all_.grade),
         'digits': 2, 'hint': str(GRADE)},
        {'key': 'to_grade', 'label': _('To grade'), 'value': all_.to_grade, 'note': _where(found),
         'hint': str(TO_GRADE)},
        {'key': 'needing', 'label': _('Need attention'), 'value': found.attention.total, 'hint': str(NEEDING),
         'note': _why(found.attention)},
    ]


def _where(found: TrackingState) -> str:
    """The course with most of it, where there are several."""
    groups = found.figures.courses
    waiting = {course.course.title: groups[course.id].to_grade for course in found.courses if course.id in groups}
    most = max(waiting, key=lambda title: waiting[title], default='')
    return _('{number} in {course}', number=waiting[most], course=most) if len(waiting) > 1 and waiting[most] else ''


def _why(attention: AttentionList) -> str:
    """The commonest reason."""
    most = max(Reason, key=lambda reason: attention.counts[reason])
    return WHY[most].of(attention.counts[most]) if attention.counts[most] else ''
