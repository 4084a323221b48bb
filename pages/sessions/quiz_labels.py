"""Questions, attempts and answers as the quiz's components show them."""
from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from components.html import esc
from components.prose import prose
from components.quiz.quiz import QuizQuestion
from components.quiz.quiz_review import QuestionReview, ReviewLine
from db.core import clock, numbers
from db.quizzes import AttemptSummary, PresentedQuestion, QuizView, ReviewedQuestion
from db.records import Scoring
from formats.questions import QuestionKind
from i18n import _, lazy, ngettext
from pages.dates import moment
from pages.sessions import labels

WHAT_COUNTS = {
    Scoring.BEST: lazy('Your best attempt counts.'), Scoring.LAST: lazy('Your last attempt counts.'),
    Scoring.AVERAGE: lazy('The mean of your attempts counts.')}
MULTI_PART = (QuestionKind.MATCHING, QuestionKind.ORDERING, QuestionKind.GAP_FILL)
"""Answers of several pieces, each right or wrong by itself."""


def quiz_question(question: PresentedQuestion, files: str) -> QuizQuestion:
    shown: QuizQuestion = {
        'id': question.id, 'number': question.number, 'kind': question.kind.value,
        'html': prose.render(question.text, files), 'points': labels.points(question.points), 'given': question.given}
    if question.options:
        shown['options'] = [line(option, files) for option in question.options]
    if question.lefts:
        shown['lefts'] = [line(left, files) for left in question.lefts]
    if question.gaps:
        shown['gaps'] = [{'name': gap.name, 'options': [prose.words(option) for option in gap.options]}
                         for gap in question.gaps]
    if question.unit:
        shown['unit'] = question.unit
    return shown


def line(markdown: str, files: str) -> str:
    """Markdown that is one choice among others: without the paragraph around it."""
    html = prose.render(markdown, files).strip()
    whole = html.startswith('<p>') and html.endswith('</p>') and html.count('<p>') == 1
    return html[3:-4] if whole else html


def rules(quiz: QuizView) -> list[str]:
    """What one should know before starting, a sentence each."""
    limit, told = quiz.settings.time_limit_minutes, []
    if limit:
        told.append(ngettext(
            'You have {n} minute from when you start. The clock goes on if you leave or lose your connection.',
            'You have {n} minutes from when you start. The clock goes on if you leave or lose your connection.', limit))
    if quiz.item.attempts is None:
        told.append(_('You may attempt it as often as you like.'))
    else:
        told.append(ngettext('You have one attempt.', 'You have {n} attempts.', quiz.item.attempts))
    if quiz.item.attempts != 1:
        told.append(str(WHAT_COUNTS[quiz.scoring]))
    told.append(_('Each answer is saved as you give it.'))
    return told


def seconds_left(quiz: QuizView) -> float | None:
    """Of the attempt in progress, by the server's clock."""
    ends = quiz.in_progress.ends_at if quiz.in_progress else None
    return None if ends is None else max(0.0, (ends - clock.now()).total_seconds())


def attempts_table(found: Sequence[AttemptSummary], zone: ZoneInfo, link: Callable[[int], str], shown: int | None,
                   *, withheld: bool = False) -> str:
    """All attempts as a table; empty where there are none."""
    done = [one for one in found if one.finished_at]
    if not done:
        return ''
    head = ''.join(f'<th scope="col">{name}</th>' for name in (_('Attempt'), _('Finished'), _('Points'), ''))
    rows = ''.join(_attempt(one, zone, link, shown, withheld) for one in done)
    return f'<table class="quiz-attempts"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'


def _attempt(one: AttemptSummary, zone: ZoneInfo, link: Callable[[int], str], shown: int | None,
             withheld: bool) -> str:
    if one.needs_grading:
        result = _('Awaiting grade')
    elif one.points is not None:
        result = numbers.points_text(one.points, one.out_of)
    else:
        result = _('Not released yet') if withheld else _('Not shown yet')
    look = ''
    if one.shows_answers:
        way = f'<a class="link" href="{esc(link(one.id))}">{_("View")}</a>'
        look = _('Shown below') if one.id == shown else way
    when = moment(one.finished_at, zone) if one.finished_at else ''
    return (f'<tr><td class="fig">{one.number}</td><td>{esc(when)}</td><td class="fig">{esc(result)}</td>'
            f'<td>{look}</td></tr>')


def question_review(one: ReviewedQuestion, files: str, *, for_coach: bool = False) -> QuestionReview:
    question = one.presented
    state, word = _state(one)
    lines, said, answer = _given(one, files)
    return {
        'place': _('Question {number}', number=question.number) if question.number else '',
        'html': prose.render(_with_bold_gaps(question), files),
        'points': '' if one.points is None else numbers.points_text(one.points, question.points),
        'mark': state, 'mark_label': word, 'lines': lines, 'response': said, 'right_answer': answer,
        'feedback': [prose.render(text, files) for text in one.feedback],
        'comment': prose.render(one.comment, files),
    }


def _state(one: ReviewedQuestion) -> tuple[str, str]:
    if one.presented.number is None:
        return '', ''
    if one.needs_grading:
        return 'grade', _('Awaiting grade')
    if one.right is None:
        return '', ''
    if one.right:
        return 'done', _('Right')
    return ('going', _('Partly right')) if one.points else ('missing', _('Wrong'))


def _given(one: ReviewedQuestion, files: str) -> tuple[list[ReviewLine], str, str]:
    """Choices line by line, or what was typed and what would have been right."""
    question, given, right = one.presented, one.presented.given, one.right_answer
    notes = {part.key: line(part.feedback, files) for part in one.parts if part.feedback}
    kind = question.kind
    if kind in (QuestionKind.SINGLE_CHOICE, QuestionKind.TRUE_FALSE, QuestionKind.MULTIPLE_CHOICE):
        chosen = set(given if isinstance(given, list) else [given])
        wanted = set(right if isinstance(right, list) else [right]) | {part.key for part in one.parts if part.right}
        return [{'html': line(option, files), 'chosen': n in chosen, 'right': n in wanted, 'note': notes.get(n, '')}
                for n, option in enumerate(question.options)], '', ''
    if given is None and kind in MULTI_PART:
        return [], '', _whole_answer(question, right, files)
    if kind is QuestionKind.MATCHING:
        return [_pair(question, n, left, given, right, files) for n, left in enumerate(question.lefts)], '', ''
    if kind is QuestionKind.ORDERING:
        return [{'html': line(question.options[index], files), 'chosen': False, 'is_part': True,
                 'right': right is not None and right[place] == index} for place, index in enumerate(given)], '', (
            '' if one.right else _in_order(question, right, files))
    if kind is QuestionKind.GAP_FILL:
        return _gaps(question, given or {}, right or {}, {part.key: part.right for part in one.parts}), '', ''
    return [], esc(given or ''), esc(right) if right and not one.right else ''


def _pair(question: PresentedQuestion, n: int, left: str, given: Any, right: Any, files: str) -> ReviewLine:
    at = given[n] if given else None
    said = line(question.options[at], files) if at is not None else '<span class="muted">–</span>'
    good = right is not None and at == right[n]
    html = f'{line(left, files)} → {said}'
    if not good and right is not None:
        html += f' <span class="muted">({line(question.options[right[n]], files)})</span>'
    return {'html': html, 'chosen': False, 'right': good, 'is_part': True}


def _whole_answer(question: PresentedQuestion, right: Any, files: str) -> str:
    """What would have been right where nothing was given."""
    if right is None:
        return ''
    if question.kind is QuestionKind.ORDERING:
        return _in_order(question, right, files)
    if question.kind is QuestionKind.MATCHING:
        return '<br>'.join(f'{line(left, files)} → {line(question.options[at], files)}'
                           for left, at in zip(question.lefts, right))
    return ', '.join(f'{esc(gap.name)}: {esc(_in_gap(gap.options, right[gap.name]))}'
                     for gap in question.gaps if gap.name in right)


def _in_order(question: PresentedQuestion, right: Any, files: str) -> str:
    return ' → '.join(line(question.options[index], files) for index in right or ())


def _gaps(question: PresentedQuestion, given: dict[str, Any], right: dict[str, Any],
          good: dict[Any, Any]) -> list[ReviewLine]:
    lines: list[ReviewLine] = []
    for gap in question.gaps:
        said = _in_gap(gap.options, given.get(gap.name))
        html = f'<b>{esc(gap.name)}</b>: {esc(said) or "–"}'
        if not good.get(gap.name) and gap.name in right:
            html += f' <span class="muted">({esc(_in_gap(gap.options, right[gap.name]))})</span>'
        lines.append({'html': html, 'chosen': False, 'right': bool(good.get(gap.name)), 'is_part': True})
    return lines


def _in_gap(options: tuple[str, ...], value: Any) -> str:
    return prose.words(options[value]) if options and isinstance(value, int) else str(value or '')


def _with_bold_gaps(question: PresentedQuestion) -> str:
    text = question.text
    for gap in question.gaps:
        text = text.replace(f'[[{gap.name}]]', f' **[{gap.name}]** ')
    return text
