"""The report of a session: per course its figures and its learners, and who needs attention and why."""
from dataclasses import dataclass, field

from .document import Col, Paper, PaperFact

LEARNERS = (Col('Learner', 44), Col('Progress', 17, 'R'), Col('Done', 16, 'R'), Col('Grade', 17, 'R'),
            Col('Time', 17, 'R'), Col('Last seen', 33, 'R'))
ATTENTION = (Col('Learner', 36), Col('Why', 60), Col('Course', 32))


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
    paper = Paper('Session report', data.as_of, about=data.title, font=data.font)
    paper.head('Session report', data.title, data.about)
    paper.facts(data.facts, columns=5)
    paper.heading('Needs attention')
    paper.rows(ATTENTION, data.attention, empty='Nobody, by the thresholds that are set.')
    for course in data.courses:
        paper.heading(course.title)
        paper.facts(course.facts)
        paper.rows(LEARNERS, course.learners, empty='Nobody is enrolled.')
    return paper.bytes()
