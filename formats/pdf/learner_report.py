"""The report of one learner: course by course the figures with what they mean, every item, and how the grade came."""
from dataclasses import dataclass, field

from i18n import _, lazy, plazy

from .document import Col, Paper, PaperFact

ITEMS = (Col(lazy('Item'), 46), Col(lazy('State'), 17), Col(lazy('Points'), 17, 'R'),
         Col(plazy('of an item: the day', 'Due'), 22, 'R'), Col(plazy('of an item: the day', 'Done'), 22, 'R'))


@dataclass(frozen=True, slots=True)
class CoursePart:
    title: str
    facts: tuple[PaperFact, ...]
    items: tuple[tuple[str, str, str, str, str], ...]
    """Title, state, points, due, done."""
    formula: tuple[str, ...]
    """How the grade follows, a sentence or a sum a line; empty: there is none."""
    attendance: str


@dataclass(frozen=True, slots=True)
class LearnerPaper:
    name: str
    about: str
    """“priya · Data Analyst · Autumn · 5 Oct 2026 – 3 Jan 2027”."""
    session: str
    as_of: str
    facts: tuple[PaperFact, ...]
    courses: tuple[CoursePart, ...]
    font: str | None = field(default=None, kw_only=True)


def write_learner_paper(data: LearnerPaper) -> bytes:
    paper = Paper(_('Learner report'), data.as_of, about=f'{data.name} · {data.session}', font=data.font)
    paper.head(_('Learner report'), data.name, data.about)
    paper.facts(data.facts)
    for course in data.courses:
        paper.heading(course.title, course.attendance)
        paper.facts(course.facts)
        paper.rows(ITEMS, course.items, empty=_('Nothing has been put into this course yet.'))
        if course.formula:
            paper.keep(6 + 5 * len(course.formula))
            paper.words(_('How the grade comes about'), bold=True, size=9)
            for line in course.formula:
                paper.words(line, size=8.5)
            paper.ln(2)
    return paper.bytes()
