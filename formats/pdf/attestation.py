"""An attestation of attendance: that somebody took part in a session, when, and for how long by their visits."""
from dataclasses import dataclass, field

from .document import MUTED, Col, Paper, PaperFact

COURSES = (Col('Course', 46), Col('Time', 16, 'R'), Col('Visits', 13, 'R'), Col('Days', 11, 'R'),
           Col('First visit', 33, 'R'), Col('Last visit', 33, 'R'))


@dataclass(frozen=True, slots=True)
class AttestationPaper:
    name: str
    session: str
    sentence: str
    """What is attested, in words."""
    as_of: str
    facts: tuple[PaperFact, ...]
    courses: tuple[tuple[str, str, str, str, str, str], ...]
    how: str
    """How the time is counted."""
    font: str | None = field(default=None, kw_only=True)


def write_attestation(data: AttestationPaper) -> bytes:
    paper = Paper('Attestation of attendance', data.as_of, about=f'{data.name} · {data.session}', font=data.font)
    paper.head('Attestation of attendance', data.name, data.session)
    paper.words(data.sentence, size=11, leading=6)
    paper.ln(5)
    paper.facts(data.facts)
    paper.ln(2)
    paper.rows(COURSES, data.courses, empty='No course was taken.')
    paper.words(data.how, size=8.5, colour=MUTED)
    return paper.bytes()
