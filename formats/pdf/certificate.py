"""A certificate on one sheet across: who completed which course in which session, and where anyone can check it."""
from dataclasses import dataclass, field

from i18n import _, pgettext

from .document import ACCENT, INK, LINE, MARGIN, MUTED, Paper


@dataclass(frozen=True, slots=True)
class CertificatePaper:
    learner: str
    course: str
    session: str
    completed: str
    """A day."""
    grade: str
    """Empty: it states none."""
    issued: str
    number: str
    address: str
    """Where it can be looked up."""
    as_of: str
    font: str | None = field(default=None, kw_only=True)


def write_certificate(data: CertificatePaper) -> bytes:
    paper = Paper(_('Certificate'), data.as_of, font=data.font, orientation='landscape')
    paper.set_auto_page_break(False)
    paper.set_subject(f'{data.learner} · {data.course} · {data.session}')
    _frame(paper)
    paper.set_y(40)
    paper.words(_('CERTIFICATE'), size=12, bold=True, colour=ACCENT, align='C')
    paper.ln(12)
    _centred(paper, data.learner, 36, 16)
    paper.ln(6)
    paper.words(pgettext('certificate, between the name and the course', 'has completed the course'), size=12,
                colour=MUTED, align='C')
    paper.ln(5)
    _centred(paper, data.course, 25, 11)
    paper.ln(4)
    paper.words(pgettext('certificate, below the course', 'in the session {session}', session=data.session), size=12,
                colour=MUTED, align='C')
    facts = [(pgettext('certificate', 'Completed'), data.completed), (pgettext('certificate', 'Grade'), data.grade),
             (pgettext('certificate', 'Issued'), data.issued), (pgettext('certificate', 'Number'), data.number)]
    facts = [fact for fact in facts if fact[1]]
    paper.set_y(146)
    for row, (size, bold, colour) in enumerate(((8.5, False, MUTED), (11.5, True, INK))):
        paper.set_x(MARGIN + 12)
        paper.in_type(size, colour, bold=bold)
        for fact in facts:
            paper.cell((paper.epw - 24) / len(facts), 6, fact[row], align='C')
        paper.ln(6.5)
    paper.ln(5)
    paper.in_type(9, MUTED)
    paper.cell(0, 5, _('Anyone can check it at {address}', address=data.address), align='C', link=data.address)
    return paper.bytes()


def _frame(paper: Paper) -> None:
    paper.set_draw_color(*LINE)
    paper.set_line_width(0.4)
    paper.rect(12, 12, paper.w - 24, paper.h - 34)
    paper.set_fill_color(*ACCENT)
    paper.rect(12, 12, paper.w - 24, 2.2, style='F')


def _centred(paper: Paper, text: str, size: float, leading: float) -> None:
    """As large as it fits on one line; what is very long goes over two, somewhat smaller."""
    paper.in_type(size, INK, bold=True)
    while paper.get_string_width(text) > paper.epw - 30 and size > 17:
        size -= 1
        paper.in_type(size, INK, bold=True)
    paper.words(text, size=size, bold=True, leading=max(leading * 0.75, size * 0.42), align='C')
