"""Why somebody needs attention, in a coach's words, with what it rests on."""
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from components.attention_list.attention_list import AttentionRow, Why
from db.attention import Evidence, LearnerAtRisk, Reason
from pages.coaching import urls
from pages.coaching.labels import grade
from pages.dates import day

KINDS = {'': 'All', Reason.NEVER: 'Never entered', Reason.INACTIVE: 'Away', Reason.LATE: 'Late',
         Reason.FAILED: 'Stuck', Reason.BELOW: 'Below pass mark', 'snoozed': 'Snoozed'}
EMPTY = {'': 'No learners need attention.', Reason.NEVER: 'Everybody has entered.',
         Reason.INACTIVE: 'No learners are away.',
         Reason.LATE: 'No overdue learners.', Reason.FAILED: 'No stuck learners.',
         Reason.BELOW: 'No learners below the pass mark.', 'snoozed': 'No snoozed learners.'}
MARKS = {Reason.NEVER: 'todo', Reason.INACTIVE: 'missing', Reason.LATE: 'late', Reason.FAILED: 'help',
         Reason.BELOW: 'behind'}
NEXT = {Reason.NEVER: 'message', Reason.INACTIVE: 'message', Reason.LATE: 'extend', Reason.FAILED: 'reopen',
        Reason.BELOW: 'message'}
"""The action that suggests itself."""


def line(one: LearnerAtRisk, session_id: int, course_of: dict[int, int], zone: ZoneInfo) -> AttentionRow:
    """:param course_of: the course of each session course"""
    shown: AttentionRow = {'id': one.id, 'name': one.name, 'href': _place(one, session_id, course_of),
                           'why': [why(evidence, zone) for evidence in one.evidence]}
    if one.snoozed_until:
        shown['sub'] = f'Snoozed until {day(one.snoozed_until, zone)} by {one.snoozed_by}: {one.snooze_note}'
        shown['next'] = 'unsnooze'
    else:
        shown['next'] = NEXT[one.evidence[0].reason]
        if one.class_name:
            shown['sub'] = one.class_name
    return shown


def why(evidence: Evidence, zone: ZoneInfo) -> Why:
    return {'mark': MARKS[evidence.reason], 'text': says(evidence), 'note': rests_on(evidence, zone)}


def says(evidence: Evidence) -> str:
    """“3 days late on Bike-share report”."""
    days = f'{evidence.days} day{"" if evidence.days == 1 else "s"}'
    match evidence.reason:
        case Reason.NEVER:
            return 'Never entered'
        case Reason.INACTIVE:
            return f'No visit for {days}'
        case Reason.LATE:
            return f'{days} late on {evidence.item or "an item"}'
        case Reason.FAILED:
            return f'Not passed {evidence.item or "an item"} in {evidence.attempts} attempts'
        case Reason.BELOW:
            return f'Grade {grade(evidence.grade)} % is below the pass mark'


def rests_on(evidence: Evidence, zone: ZoneInfo) -> str:
    facts: Sequence[str] = ()
    match evidence.reason:
        case Reason.NEVER:
            facts = [f'could have since {day(evidence.at, zone)}' if evidence.at else '']
        case Reason.INACTIVE:
            facts = [f'last seen {day(evidence.at, zone)}' if evidence.at else '']
        case Reason.LATE:
            facts = [evidence.course, f'due {day(evidence.at, zone)}' if evidence.at else '']
        case Reason.FAILED:
            facts = [evidence.course]
        case Reason.BELOW:
            facts = [evidence.course, f'pass mark {grade(evidence.pass_mark)} %']
    return ' · '.join(fact for fact in facts if fact)


def _place(one: LearnerAtRisk, session_id: int, course_of: dict[int, int]) -> str:
    """The learner, in the course that the first reason is about."""
    named = next((evidence.session_course_id for evidence in one.evidence if evidence.session_course_id), None)
    id_ = named or next(iter(one.participations))
    return urls.learner_url(session_id, course_of[id_], one.participations[id_])
