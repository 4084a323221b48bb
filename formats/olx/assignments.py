"""Work that is handed in: open responses with their rubric, and assignments that staff grade."""
from decimal import Decimal, InvalidOperation
from html import escape
from typing import Any

from i18n import _, lazy

from ..courses import ParsedItem, ParsedItemKind, ParsedRubricCriterion, ParsedRubricLevel
from ..html_pages import WebPage
from ..questions import ParsedQuestions
from ..titles import title_of
from ..xml import child, children, inner_html, text_of
from .blocks import OlxBlock

ASSIGNMENTS = 'openassessment', 'edx_sga'
NOT_STAFF = {
    'peer-assessment': lazy('That learners assess each other’s work was not taken over: a coach grades it.'),
    'self-assessment': lazy('That learners assess their own work was not taken over: a coach grades it.'),
    'student-training': lazy('That learners assess examples first was not taken over: a coach grades it.'),
}
HUNDRED = Decimal(100)


def read_assignment(block: OlxBlock, title: str, page: WebPage, found: ParsedQuestions) -> ParsedItem:
    if block.tag == 'edx_sga':
        return _staff_graded(block, title)
    rubric = tuple(_criterion(criterion) for criterion in block.element.iter('criterion'))
    for assessment in block.element.iter('assessment'):
        if sentence := NOT_STAFF.get(assessment.get('name', '')):
            found.refuse(block.where, sentence)
    for example in block.element.iter('example'):
        found.refuse(block.where, _('An example to practise on was left out: “{example}”.',
                                    example=text_of(example)[:60]))
    points = sum((max((level.points for level in criterion.levels), default=Decimal(0)) for criterion in rubric),
                 Decimal(0))
    return ParsedItem(kind=ParsedItemKind.ASSIGNMENT, title=title, body=_prompts(block, page), pictures=page.pictures,
                      rubric=rubric, points=points or None, is_draft=block.hidden, source_id=block.source_id)


def title_in(block: OlxBlock) -> str:
    """An open response has its title inside."""
    return title_of(text_of(child(block.element, 'title'))) or block.given_title


def _staff_graded(block: OlxBlock, title: str) -> ParsedItem:
    points = _number(block.attributes.get('weight')) or _number(block.attributes.get('points')) or HUNDRED
    return ParsedItem(kind=ParsedItemKind.ASSIGNMENT, title=title, points=points, is_draft=block.hidden,
                      source_id=block.source_id)


def _prompts(block: OlxBlock, page: WebPage) -> str:
    texts = [text for prompt in block.element.iter('prompt') if prompt.getparent().tag != 'criterion'
             if (text := _prompt(child(prompt, 'description') if len(prompt) else prompt, block, page))]
    return '\n\n---\n\n'.join(texts)


def _prompt(words: Any, block: OlxBlock, page: WebPage) -> str:
    """HTML that is written as text, or plain text with its lines."""
    if words is None:
        return ''
    text = ''.join(words.itertext()) if not len(words) else inner_html(words)
    if block.attributes.get('prompts_type') != 'html' and '<' not in text:
        text = ''.join(f'<p>{escape(line)}</p>' for line in text.splitlines() if line.strip())
    return page.read(text)


def _criterion(criterion: Any) -> ParsedRubricCriterion:
    return ParsedRubricCriterion(title=_label(criterion), description=text_of(child(criterion, 'prompt')), levels=tuple(
        ParsedRubricLevel(title=_label(option), points=_number(option.get('points')) or Decimal(0),
                          description=text_of(child(option, 'explanation')))
        for option in children(criterion, 'option')))


def _label(element: Any) -> str:
    return title_of(text_of(child(element, 'label'))) or title_of(text_of(child(element, 'name')))


def _number(text: str | None) -> Decimal | None:
    try:
        number = Decimal(text or '')
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 <= number <= 100_000 else None
