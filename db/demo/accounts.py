"""The accounts that the sign-in page of a demonstration offers."""
from collections.abc import Iterator

from i18n import _, lazy, nlazy

from ..records.person import Person
from .reading import read_cast
from .script import Cast

OFFERED = ('ines', 'samuel', 'helena', 'marta', 'tomas', 'priya', 'emeka', 'bo')


async def demo_accounts() -> list[tuple[str, str, str]]:
    """Name, role in words, and username of one person of each kind, as far as they are here."""
    here = {person.username: person for person in await Person.filter(username__in=OFFERED, is_active=True)}
    return [(here[name].name, role_of(name, read_cast()), name) for name in OFFERED if name in here]


def role_of(username: str, cast: Cast) -> str:
    """Their platform role, or else what they are in the sessions that run."""
    person = next(person for person in cast.people if person.username == username)
    roles = [str(ROLES[role]) for role in person.roles]
    return ', '.join(roles or _in_sessions(username, cast))


ROLES = {
    'administrator': lazy('Administrator'),
    'session_administrator': lazy('Session administrator'),
    'teacher': lazy('Teacher'),
}


def _in_sessions(username: str, cast: Cast) -> Iterator[str]:
    running = [session for session in cast.sessions if session.is_current]
    for one, several, titles in (
        (_('Session coach, {session}'), nlazy('Session coach in {n} session', 'Session coach in {n} sessions'),
         [session.title for session in running if username in session.coaches]),
        (_('Course coach, {session}'), nlazy('Course coach in {n} session', 'Course coach in {n} sessions'),
         [session.title for session in running
          if any(username in coaches for coaches in session.course_coaches.values())]),
        (_('Learner, {session}'), nlazy('Learner in {n} session', 'Learner in {n} sessions'),
         [session.title for session in running
          if username in session.learners and username not in session.withdrawn]),
    ):
        if titles:
            yield one.format(session=titles[0]) if len(titles) == 1 else several.of(len(titles))
