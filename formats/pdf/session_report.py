"""The report of a session: per course its figures and its learners, and who needs attention and why."""
from dataclasses import dataclass, field

from i18n import _, lazy

from .document import Col, Paper, PaperFact

LEARNERS = (Col(lazy('Learner'), 44), Col(lazy('Progress'), 17, 'R'), Col(lazy('Done'), 16, 'R'),
            Col(lazy('Grade'), 17, 'R'), Col(lazy('Time'), 17, 'R'), Col(lazy('Last seen'), 33, 'R'))
ATTENTION = (Col(lazy('Learner'), 36), Col(lazy('Why'), 60), Col(lazy('Course'), 32))


@dataclass(frozen=True, slots=True)
class CourseOverview:
    title: str
    facts: tuple[PaperFact, ...]
    learners: tuple[tuple[str, str, str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class SessionPaper:
    title: str
    about: str
    as_of: str
    facts: tuple[PaperFact, ...]
    attention: tuple[tuple[str, str, str], ...]
    courses: tuple[CourseOverview, ...]
    font: str | None = field(default=None, kw_only=True)


def write_session_paper(data: SessionPaper) -> bytes:
    paper = Paper(_('Session report'), data.as_of, about=data.title, font=data.font)
    paper.head(_('Session report'), data.title, data.about)
    paper.facts(data.facts, columns=5)
    paper.heading(_('Needs attention'))
    paper.rows(ATTENTION, data.attention, empty=_('Nobody, by the thresholds that are set.'))
    for course in data.courses:
        paper.heading(course.title)
        paper.facts(course.facts)
        paper.rows(LEARNERS, course.learners, empty=_('Nobody is enrolled.'))
    return paper.bytes()
