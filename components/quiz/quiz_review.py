"""Looking back at an attempt: what was given, what is right, what it brought."""
from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from components.html import esc, mark
from i18n import lazy, translated


class ReviewLine(TypedDict):
    html: str  # of one line
    chosen: bool
    right: bool | None  # None: not to be said
    note: NotRequired[str]  # HTML: the feedback to this choice
    is_part: NotRequired[bool]  # a piece of an answer, not one choice among others: it is right or wrong


class QuestionReview(TypedDict):
    place: str  # 'Question 3'; empty for words between questions
    html: str
    points: str  # '1.5 / 2'; empty where not to be seen
    mark: str  # 'done', 'missing', 'going', 'grade' or ''
    mark_label: str
    lines: Sequence[ReviewLine]  # for what is chosen, matched or ordered
    response: str  # HTML: what was typed; empty where nothing was
    right_answer: str  # HTML: the right answer, where one is to be told
    feedback: Sequence[str]  # HTML
    comment: str  # HTML: a coach's


WORDS = {'response': lazy('Your answer'), 'nothing': lazy('Unanswered'), 'right': lazy('Right answer'),
         'chosen': lazy('chosen'),
         'comment': lazy('From your coach'), 'is_right': lazy('right'), 'is_wrong': lazy('wrong')}


def quiz_review(questions: Sequence[QuestionReview], words: Mapping[str, Any] = WORDS) -> str:
    words = translated(words)
    return f'<div class="quiz-review">{"".join(_question(one, words) for one in questions)}</div>'


def _question(one: QuestionReview, words: Mapping[str, str]) -> str:
    told = mark(one['mark'], one['mark_label']) if one['mark'] else ''
    points = f'<span class="fig m">{esc(one["points"])}</span>' if one['points'] else ''
    head = f'<div class="line wrap"><span class="cap muted">{esc(one["place"])}</span>{told}{points}</div>'
    parts = [head if one['place'] else '', f'<div class="quiz-text prose">{one["html"]}</div>',
             *(_line(line, words) for line in one['lines'])]
    if one['place'] and not one['lines']:
        response = one['response'] or f'<span class="muted">{esc(words["nothing"])}</span>'
        parts.append(f'<div class="cap muted">{esc(words["response"])}</div><div class="quiz-said">{response}</div>')
    if one['right_answer']:
        parts.append(f'<div class="cap muted">{esc(words["right"])}</div>'
                     f'<div class="quiz-said">{one["right_answer"]}</div>')
    parts += [f'<div class="quiz-feedback prose">{text}</div>' for text in one['feedback'] if text]
    if one['comment']:
        parts.append(f'<div class="cap muted">{esc(words["comment"])}</div>'
                     f'<div class="quiz-feedback prose">{one["comment"]}</div>')
    return f'<section class="quiz-question">{"".join(parts)}</section>'


def _line(line: ReviewLine, words: Mapping[str, str]) -> str:
    state, glyph = '', ''
    if line['right'] is not None and (line['chosen'] or line['right'] or line.get('is_part')):
        state = 'right' if line['right'] else 'wrong'
        glyph = mark('done' if line['right'] else 'missing', words['is_right' if line['right'] else 'is_wrong'])
    chosen = f'<span class="chip plain">{esc(words["chosen"])}</span>' if line['chosen'] else ''
    note = f'<div class="cap muted">{line["note"]}</div>' if line.get('note') else ''
    return f'<div class="quiz-option {state}"><span class="grow">{line["html"]}{note}</span>{chosen}{glyph}</div>'
