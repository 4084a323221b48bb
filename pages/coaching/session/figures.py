"""The strip above a session's tracking: each figure with its definition."""
from components.figures.figures import Figure
from db.attention import AttentionList, Reason
from pages.coaching.attention.reasons import KINDS
from pages.coaching.tracking_state import TrackingState

HERE = 'Learners who have a page of a course of this session open and in use.'
PROGRESS = ('Mean share of required items completed, over all active learners and their courses. '
            'The line is where the due dates say the session should be today.')
GRADE = 'Mean of all course grades there are, in percent. A learner without a grade in a course does not count there.'
TO_GRADE = 'Work handed in that waits for a grade, in all courses of this session.'
NEEDING = ('Learners with at least one reason to look after them: never entered, away, late, stuck, or below a pass '
           'mark, as the thresholds of this session say. Snoozed learners are not counted.')


def strip(found: TrackingState) -> list[Figure]:
    all_ = found.figures.all
    progress: Figure = {'key': 'progress', 'label': 'Progress against plan', 'value': all_.progress, 'hint': PROGRESS,
                        'unit': '%'}
    if all_.plan is not None:
        progress |= {'plan': all_.plan, 'note': f'plan {all_.plan} %'}
    return [
        {'key': 'here', 'label': 'Here now', 'value': found.figures.here, 'hint': HERE},
        progress,
        {'key': 'grade', 'label': 'Average grade', 'value': None if all_.grade is None else float(all_.grade),
         'digits': 2, 'hint': GRADE},
        {'key': 'to_grade', 'label': 'To grade', 'value': all_.to_grade, 'note': _where(found), 'hint': TO_GRADE},
        {'key': 'needing', 'label': 'Need attention', 'value': found.attention.total, 'hint': NEEDING,
         'note': _why(found.attention)},
    ]


def _where(found: TrackingState) -> str:
    """The course with most of it, where there are several."""
    groups = found.figures.courses
    waiting = {course.course.title: groups[course.id].to_grade for course in found.courses if course.id in groups}
    most = max(waiting, key=lambda title: waiting[title], default='')
    return f'{waiting[most]} in {most}' if len(waiting) > 1 and waiting[most] else ''


def _why(attention: AttentionList) -> str:
    """The commonest reason."""
    most = max(Reason, key=lambda reason: attention.counts[reason])
    return f'{attention.counts[most]} {KINDS[most].lower()}' if attention.counts[most] else ''
