"""Why somebody needs attention, in a coach's words, with what it rests on."""
from collections.abc import Sequence
from zoneinfo import ZoneInfo

from components.attention_list.attention_list import AttentionRow, Why
from db.attention import Evidence, LearnerAtRisk, Reason
from i18n import _, lazy, ngettext, plazy
from pages.coaching import urls
from pages.coaching.labels import grade
from pages.dates import day

KINDS = {
    '': plazy('of learners', 'All'), Reason.NEVER: plazy('of learners', 'Never entered'),
    Reason.INACTIVE: plazy('of learners', 'Away'), Reason.LATE: plazy('of learners', 'Late'),
    Reason.FAILED: plazy('of learners', 'Stuck'), Reason.BELOW: plazy('of learners', 'Below pass mark'),
    'snoozed': plazy('of learners', 'Snoozed'),
}
EMPTY = {
    '': lazy('No learners need attention.'), Reason.NEVER: lazy('Everybody has entered.'),
    Reason.INACTIVE: lazy('No learners are away.'), Reason.LATE: lazy('No overdue learners.'),
    Reason.FAILED: lazy('No stuck learners.'), Reason.BELOW: lazy('No learners below the pass mark.'),
    'snoozed': lazy('No snoozed learners.'),
}
MARKS = {Reason.NEVER: 'todo', Reason.INACTIVE: 'missing', Reason.LATE: 'late', Reason.FAILED: 'help',
         Reason.BELOW: 'behind'}
NEXT = {Reason.NEVER: 'message', Reason.INACTIVE: 'message', Reason.LATE: 'extend', Reason.FAILED: 'reopen',
        Reason.BELOW: 'message'}
"""The action that suggests itself."""


def line(one: LearnerAtRisk, session_id: int, zone: ZoneInfo) -> AttentionRow:
    shown: AttentionRow = {'id': one.id, 'name': one.name, 'href': _place(one, session_id),
                           'why': [why(evidence, zone) for evidence in one.evidence]}
    if one.snoozed_until:
        shown['sub'] = _('Snoozed until {day} by {coach}: {note}', day=day(one.snoozed_until, zone),
                         coach=one.snoozed_by, note=one.snooze_note)
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
    match evidence.reason:
        case Reason.NEVER:
            return _('Never entered')
        case Reason.INACTIVE:
            return ngettext('No visit for {n} day', 'No visit for {n} days', evidence.days)
        case Reason.LATE if evidence.item:
            return ngettext('{n} day late on {item}', '{n} days late on {item}', evidence.days, item=evidence.item)
        case Reason.LATE:
            return ngettext('{n} day late on an item', '{n} days late on an item', evidence.days)
        case Reason.FAILED if evidence.item:
            return ngettext('Not passed {item} in {n} attempt', 'Not passed {item} in {n} attempts', evidence.attempts,
                            item=evidence.item)
        case Reason.FAILED:
            return ngettext('Not passed an item in {n} attempt', 'Not passed an item in {n} attempts',
                            evidence.attempts)
        case Reason.BELOW:
            return _('Grade {percent} % is below the pass mark', percent=grade(evidence.grade))


def rests_on(evidence: Evidence, zone: ZoneInfo) -> str:
    facts: Sequence[str] = ()
    match evidence.reason:
        case Reason.NEVER:
            facts = [_('could have since {day}', day=day(evidence.at, zone)) if evidence.at else '']
        case Reason.INACTIVE:
            facts = [_('last seen {day}', day=day(evidence.at, zone)) if evidence.at else '']
        case Reason.LATE:
            facts = [evidence.course, _('due {day}', day=day(evidence.at, zone)) if evidence.at else '']
        case Reason.FAILED:
            facts = [evidence.course]
        case Reason.BELOW:
            facts = [evidence.course, _('pass mark {percent} %', percent=grade(evidence.pass_mark))]
    return ' · '.join(fact for fact in facts if fact)


def _place(one: LearnerAtRisk, session_id: int) -> str:
    """The learner, in the course that the first reason is about."""
    named = next((evidence.session_course_id for evidence in one.evidence if evidence.session_course_id), None)
    id_ = named or next(iter(one.participations))
    return urls.learner_url(session_id, one.course_ids[id_], one.participations[id_])
