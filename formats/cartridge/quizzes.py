"""Quizzes and question banks: documents of QTI 1.2, with what the cartridge says about them elsewhere."""
from collections import Counter
from dataclasses import replace
from decimal import Decimal

from i18n import _

from ..courses import ParsedItem, ParsedItemKind
from ..html_pages import WebPage
from ..qti import read_qti12
from ..question_markdown import question_to_markdown
from ..questions import ParsedQuestions, QuestionData
from ..titles import title_of
from ..xml import Element, child, descendants, parse_xml, text_of
from .documents import minutes, tries

SURVEYS = 'survey', 'graded_survey'


def read_quiz(content: bytes, where: str, title: str, identifier: str, page: WebPage, meta: Element | None,
              found: ParsedQuestions
              ) -> ParsedItem:
    """Raises UnreadableFile. `meta`: what Canvas says about a quiz."""
    named, questions = _questions(content, where, identifier, page, found)
    said = _said(content, where)
    is_survey = text_of(child(meta, 'quiz_type')) in SURVEYS or said.get('qmd_assessmenttype', '').lower() == 'survey'
    description = child(meta, 'description')
    hidden = text_of(child(meta, 'available')) == 'false' or text_of(child(meta, 'workflow_state')) == 'unpublished'
    if is_survey:
        questions = [replace(question, points=Decimal(0)) for question in questions]
    return ParsedItem(
        kind=ParsedItemKind.SURVEY if is_survey else ParsedItemKind.QUIZ,
        title=title or title_of(text_of(child(meta, 'title'))) or named or _('Quiz'),
        body=page.read(description.text or '') if description is not None else '', questions=tuple(questions),
        points=None if is_survey else sum((question.points for question in questions), Decimal(0)),
        attempts=tries(text_of(child(meta, 'allowed_attempts')) or said.get('cc_maxattempts', '')),
        time_limit_minutes=minutes(text_of(child(meta, 'time_limit')) or said.get('qmd_timelimit', '')),
        is_draft=hidden)


def read_bank(content: bytes, where: str, identifier: str, page: WebPage, found: ParsedQuestions) -> list[QuestionData]:
    """Raises UnreadableFile."""
    named, questions = _questions(content, where, identifier, page, found)
    category = title_of(named or where, at_most=160)
    return [replace(question, category=category) for question in questions]


def _questions(content: bytes, where: str, identifier: str, page: WebPage, found: ParsedQuestions
               ) -> tuple[str, list[QuestionData]]:
    """Each with a name of its own: documents of one cartridge often call their questions the same."""
    title, read = read_qti12(content, where)
    for refused in read.refused:
        found.refuse(refused.where, refused.reason)
    questions = []
    met: Counter[str] = Counter()
    for question in read.questions:
        met[question.source_id] += 1
        again = f'#{met[question.source_id]}' if met[question.source_id] > 1 else ''
        name = f'{identifier}/{question.source_id}{again}'
        questions.append(replace(question_to_markdown(question, page.read), source_id=name))
    return title, questions


def _said(content: bytes, where: str) -> dict[str, str]:
    """The metadata of the assessment, not of its questions."""
    assessment = child(parse_xml(content, where), 'assessment')
    metadata = child(assessment, 'qtimetadata')
    if metadata is None:
        return {}
    return {text_of(child(one, 'fieldlabel')): text_of(child(one, 'fieldentry'))
            for one in descendants(metadata, 'qtimetadatafield')}
