"""Whom a change of a whole session concerns."""
from ..core.sql import IdRow, select
from ..core.topics import Notice, Topic
from ..records.session import Session

_EVERYBODY = '''
SELECT learner_id AS id FROM enrolment WHERE session_id = :session AND state = 'active'
 UNION SELECT person_id FROM session_coach WHERE session_id = :session
 UNION SELECT person_id FROM session_administrator WHERE session_id = :session
 UNION SELECT k.person_id FROM course_coach k JOIN session_course sc ON sc.id = k.session_course_id
        WHERE sc.session_id = :session
'''


async def member_topics(session: Session) -> list[Topic | Notice]:
    """Who is in the session may see or enter it from now on, or not any more: their lists and open pages look."""
    notices: list[Topic | Notice] = []
    for row in await select(IdRow, _EVERYBODY, session=session.id):
        notices += Topic('person', row['id'], 'sessions'), Topic('person', row['id'], 'access').about(session.id)
    return notices
