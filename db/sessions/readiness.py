"""Whether a session is ready for its learners: asked before it is published."""
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypedDict
from zoneinfo import ZoneInfo

from i18n import _, lazy

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.check_list import Finding, Readiness, Severity, Target
from ..core.clock import now
from ..core.dates import say_day
from ..core.session_windows import AfterEnd
from ..core.sql import Flag, select
from ..outlines.item_readiness import NO_QUESTIONS, ItemFacts, QuestionCounts, item_findings
from ..outlines.outline import PRESENT, OutlineItem, outlines
from ..quizzes.question_counts import question_counts
from ..records.item import ItemKind
from ..records.item_types import ITEM_TYPES
from ..records.person import Person
from ..records.session import Session


async def session_readiness(session: Session, *, seen_by: Person) -> Readiness:
    """What learners would miss, or might not expect. Nothing of it forbids publishing: a session can be filled
    while it runs. Three statements beside the rule's, and two for each course that asks questions."""
    await can(Capability.CONFIGURE).check(seen_by, session)
    courses = [_course(row) for row in await select(_CourseRow, _COURSES, session=session.id)]
    findings = [*_of_people(session.id, courses), *_of_dates(session)]
    outline_of = await outlines([course.id for course in courses])
    contents: defaultdict[int, dict[int, _ItemRow]] = defaultdict(dict)
    for row in await select(_ItemRow, _CONTENTS, session=session.id):
        contents[row['session_course_id']][row['id']] = row
    for course in courses:
        items = outline_of[course.id].items
        if not items:
            findings.append(_warning(_('{title} has no published items.', title=course.title),
                                     Target(session_id=session.id, course_id=course.course_id)))
        counts = await _question_counts(course, contents[course.id].values())
        for item in items:
            target = Target(session_id=session.id, course_id=course.course_id, item_id=item.id,
                            part='content' if item.of_this_session else '')
            findings += _softened(item_findings(_facts(contents[course.id][item.id], counts), target))
            findings += _outside(item, session, target)
        for id_ in contents[course.id].keys() - outline_of[course.id].by_id.keys():
            target = Target(session_id=session.id, course_id=course.course_id, item_id=id_, part='content')
            findings += _softened(item_findings(_facts(contents[course.id][id_], counts), target),
                                  _('Learners don’t see it yet.'))
    return Readiness(tuple(findings))


class Taught(NamedTuple):
    """A course of the session, and who is in it."""
    id: int
    course_id: int
    title: str
    learners: int
    coaches: int
    has_own_quiz: bool


def _course(row: '_CourseRow') -> Taught:
    return Taught(row['id'], row['course_id'], row['title'], row['learners'], row['coaches'], bool(row['has_own_quiz']))


def _of_people(session_id: int, courses: list[Taught]) -> Iterator[Finding]:
    if not courses:
        yield _warning(_('The session has no course: learners have nothing to do.'),
                       Target(session_id=session_id, part='courses'))
    if not any(course.learners for course in courses):
        yield _warning(_('Nobody is enrolled.'), Target(session_id=session_id, part='learners'))
    for course in courses:
        if not course.coaches:
            yield _warning(_('{title} has no coach.', title=course.title),
                           Target(session_id=session_id, part='courses'))
        if not course.learners and any(other.learners for other in courses):
            yield _warning(_('No learner takes {title}.', title=course.title),
                           Target(session_id=session_id, part='learners'))


def _of_dates(session: Session) -> Iterator[Finding]:
    zone, at = ZoneInfo(session.time_zone), now()
    target = Target(session_id=session.id, part='details')
    if session.ends and session.ends <= at:
        yield _warning(str(ENDED[session.after_end]).format(day=say_day(session.ends, zone)), target)
    elif session.starts and session.starts <= at:
        yield _warning(_('Its start, {day}, has passed: learners can enter at once.',
                         day=say_day(session.starts, zone)), target)


def _outside(item: OutlineItem, session: Session, target: Target) -> Iterator[Finding]:
    """Dates at which no learner can do it, or can do it any more."""
    zone = ZoneInfo(session.time_zone)
    for name, at in {'opens': item.opens_at, 'due': item.due_at, 'closes': item.closes_at}.items():
        if at and session.ends and at > session.ends:
            yield _warning(str(AFTER_END[name]).format(title=item.title, day=say_day(at, zone)), target)
        elif at and session.starts and at < session.starts and name in BEFORE_START:
            yield _warning(str(BEFORE_START[name]).format(title=item.title, day=say_day(at, zone)), target)


async def _question_counts(course: Taught, rows: 'Iterable[_ItemRow]') -> dict[int, QuestionCounts]:
    if not any(ITEM_TYPES[ItemKind(row['kind'])].asks_questions for row in rows):
        return {}
    own = await question_counts(course.course_id, course.id) if course.has_own_quiz else {}
    return await question_counts(course.course_id) | own


def _facts(row: '_ItemRow', counts: Mapping[int, QuestionCounts]) -> ItemFacts:
    return ItemFacts(title=row['title'], kind=ItemKind(row['kind']), has_text=bool(row['has_text']),
                     has_address=bool(row['has_address']), has_file=bool(row['has_file']),
                     questions=counts.get(row['id'], NO_QUESTIONS))


def _softened(findings: Iterator[Finding], more: str = '') -> Iterator[Finding]:
    """An item that lacks something keeps no session from its learners."""
    return (_warning(f'{finding.sentence} {more}' if finding.blocks and more else finding.sentence, finding.target)
            for finding in findings)


def _warning(sentence: str, target: Target | None) -> Finding:
    return Finding(Severity.WARNING, sentence, target)


ENDED = {
    AfterEnd.READ_ONLY: lazy('It ended on {day}: learners can read, and submit nothing.'),
    AfterEnd.OPEN: lazy('It ended on {day}: learners can enter at once.'),
    AfterEnd.CLOSED: lazy('It ended on {day}: learners will not see it.'),
}
AFTER_END = {
    'opens': lazy('“{title}” opens on {day}, after the learners’ end.'),
    'due': lazy('“{title}” is due on {day}, after the learners’ end.'),
    'closes': lazy('“{title}” closes on {day}, after the learners’ end.'),
}
BEFORE_START = {
    'due': lazy('“{title}” is due on {day}, before the learners’ start.'),
    'closes': lazy('“{title}” closes on {day}, before the learners’ start.'),
}


class _CourseRow(TypedDict):
    id: int
    course_id: int
    title: str
    learners: int
    coaches: int
    has_own_quiz: Flag


ASKS = ', '.join(f"'{one.kind.value}'" for one in ITEM_TYPES.values() if one.asks_questions)
_COURSES = f'''
SELECT sc.id, sc.course_id, c.title,
       (SELECT COUNT(*) FROM participation t WHERE t.session_course_id = sc.id AND t.state = 'active') AS learners,
       (SELECT COUNT(*) FROM course_coach k WHERE k.session_course_id = sc.id)
     + (SELECT COUNT(*) FROM session_coach k WHERE k.session_id = sc.session_id) AS coaches,
       EXISTS (SELECT 1 FROM item i WHERE i.session_course_id = sc.id AND i.kind IN ({ASKS})) AS has_own_quiz
  FROM session_course sc JOIN course c ON c.id = sc.course_id
 WHERE sc.session_id = :session
 ORDER BY sc.position, sc.id
'''


class _ItemRow(TypedDict):
    session_course_id: int
    id: int
    has_text: Flag
    has_address: Flag
    has_file: Flag
    kind: str
    title: str


_CONTENTS = f'''
SELECT sc.id AS session_course_id, i.id, TRIM(COALESCE(c.body, i.body)) <> '' AS has_text, i.url <> '' AS has_address,
       i.file_hash <> '' AS has_file, i.kind, COALESCE(c.title, i.title) AS title
{PRESENT} AND s.id = :session
 ORDER BY sc.id, x.position, x.id, i.position, i.id
'''
