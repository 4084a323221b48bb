"""Polls and surveys: questions without a right answer, all with the same answers to choose from."""
from decimal import Decimal
from typing import Any

from i18n import _

from ..courses import ParsedItem, ParsedItemKind
from ..markup import to_plain
from ..questions import Markup, Option, ParsedQuestions, QuestionData, QuestionKind
from ..xml import children, inner_html
from .blocks import OlxBlock
from .json_input import read_json

SURVEYS = 'poll', 'survey', 'poll_question'


def read_survey(block: OlxBlock, title: str, found: ParsedQuestions) -> ParsedItem | None:
    if block.tag == 'poll_question':
        asked = [_words_of(block)]
        answers = [to_plain(inner_html(answer), Markup.HTML) for answer in children(block.element, 'answer')]
    else:
        asked = [block.attributes.get('question', '')] if block.tag == 'poll' else _labels(block, 'questions', found)
        answers = _labels(block, 'answers', found)
    asked, answers = [words.strip() for words in asked if words.strip()], [words for words in answers if words.strip()]
    if not asked or len(answers) < 2:
        found.refuse(block.where, _('It has no question with at least two answers.'))
        return None
    if block.attributes.get('feedback', '').strip():
        found.refuse(block.where, _('Its words of thanks were left out.'))
    options = tuple(Option(text=words) for words in answers)
    questions = tuple(QuestionData(
        kind=QuestionKind.SINGLE_CHOICE, title=f'{block.title} {number}' if len(asked) > 1 else block.title,
        text=words, options=options, points=Decimal(0), shuffle=False,
        source_id=block.part_id(number) if len(asked) > 1 else block.source_id)
        for number, words in enumerate(asked, start=1))
    return ParsedItem(kind=ParsedItemKind.SURVEY, title=title, questions=questions, is_draft=block.hidden,
                      source_id=block.source_id)


def _words_of(block: OlxBlock) -> str:
    words = [block.element.text or '', *(inner_html(part) for part in children(block.element) if part.tag != 'answer')]
    return to_plain(' '.join(words), Markup.HTML)


def _labels(block: OlxBlock, attribute: str, found: ParsedQuestions) -> list[str]:
    """Of a list of names with labels, which may come with a picture."""
    said = read_json(block.attributes.get(attribute, ''))
    labels = []
    for entry in said if isinstance(said, list) else []:
        label: Any = entry[1] if isinstance(entry, list) and len(entry) == 2 else None
        if isinstance(label, dict):
            if label.get('img'):
                found.refuse(block.where, _('The picture “{picture}” was left out.', picture=str(label['img'])[:80]))
            label = label.get('label') or label.get('img_alt')
        labels.append(label if isinstance(label, str) else '')
    return labels
