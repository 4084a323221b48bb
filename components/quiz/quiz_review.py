"""Looking back at an attempt: what was given, what is right, what it brought."""
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from components.html import esc, mark


class ReviewedLine(TypedDict):
    html: str  # of one line
    chosen: bool
    right: bool | None  # None: not to be said
    note: NotRequired[str]  # HTML: the feedback to this choice
    piece: NotRequired[bool]  # a piece of an answer, not one choice among others: it is right or wrong


class Reviewed(TypedDict):
    place: str  # 'Question 3'; empty for words between questions
    html: str
    points: str  # '1.5 / 2'; empty where not to be seen
    mark: str  # 'done', 'missing', 'going', 'grade' or ''
    word: str
    lines: Sequence[ReviewedLine]  # for what is chosen, matched or ordered
    said: str  # HTML: what was typed; empty where nothing was
    answer: str  # HTML: the right answer, where one is to be told
    feedback: Sequence[str]  # HTML
    comment: str  # HTML: a coach's


WORDS = {'said': 'Your answer', 'nothing': 'Not answered', 'right': 'Right answer', 'chosen': 'chosen',
         'comment': 'From your coach', 'is_right': 'right', 'is_wrong': 'wrong'}


def quiz_review(questions: Sequence[Reviewed], words: dict[str, str] = WORDS) -> str:
    return f'<div class="quiz-review">{"".join(_question(one, words) for one in questions)}</div>'


def _question(one: Reviewed, words: dict[str, str]) -> str:
    told = mark(one['mark'], one['word']) if one['mark'] else ''
    points = f'<span class="fig m">{esc(one["points"])}</span>' if one['points'] else ''
    head = f'<div class="line wrap"><span class="cap muted">{esc(one["place"])}</span>{told}{points}</div>'
    parts = [head if one['place'] else '', f'<div class="quiz-text prose">{one["html"]}</div>',
             *(_line(line, words) for line in one['lines'])]
    if one['place'] and not one['lines']:
        said = one['said'] or f'<span class="muted">{esc(words["nothing"])}</span>'
        parts.append(f'<div class="cap muted">{esc(words["said"])}</div><div class="quiz-said">{said}</div>')
    if one['answer']:
        parts.append(f'<div class="cap muted">{esc(words["right"])}</div><div class="quiz-said">{one["answer"]}</div>')
    parts += [f'<div class="quiz-feedback prose">{text}</div>' for text in one['feedback'] if text]
    if one['comment']:
        parts.append(f'<div class="cap muted">{esc(words["comment"])}</div>'
                     f'<div class="quiz-feedback prose">{one["comment"]}</div>')
    return f'<section class="quiz-question">{"".join(parts)}</section>'


def _line(line: ReviewedLine, words: dict[str, str]) -> str:
    state, glyph = '', ''
    if line['right'] is not None and (line['chosen'] or line['right'] or line.get('piece')):
        state = 'right' if line['right'] else 'wrong'
        glyph = mark('done' if line['right'] else 'missing', words['is_right' if line['right'] else 'is_wrong'])
    chosen = f'<span class="chip plain">{esc(words["chosen"])}</span>' if line['chosen'] else ''
    note = f'<div class="cap muted">{line["note"]}</div>' if line.get('note') else ''
    return f'<div class="quiz-option {state}"><span class="grow">{line["html"]}{note}</span>{chosen}{glyph}</div>'
