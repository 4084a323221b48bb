"""A certificate of attendance: that somebody took part in a session, when, and for how long by their visits."""
from dataclasses import dataclass, field

from i18n import _, lazy

from .document import MUTED, Col, Paper, PaperFact

COURSES = (Col(lazy('Course'), 46), Col(lazy('Time'), 16, 'R'), Col(lazy('Visits'), 13, 'R'),
           Col(lazy('Days'), 11, 'R'), Col(lazy('First visit'), 33, 'R'), Col(lazy('Last visit'), 33, 'R'))


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
    paper = Paper(_('Certificate of attendance'), data.as_of, about=f'{data.name} · {data.session}', font=data.font)
    paper.head(_('Certificate of attendance'), data.name, data.session)
    paper.words(data.sentence, size=11, leading=6)
    paper.ln(5)
    paper.facts(data.facts)
    paper.ln(2)
    paper.rows(COURSES, data.courses, empty=_('No course was taken.'))
    paper.words(data.how, size=8.5, colour=MUTED)
    return paper.bytes()
