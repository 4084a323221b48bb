"""Writing a question: the fields of its kind, and what stands in them as a question again."""
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NotRequired, TypedDict

from components.forms import forms
from components.markdown_editor.markdown_editor import MarkdownEditor
from components.rows_editor.rows_editor import RowsEditor
from db import Person
from db.core import Invalid, numbers
from formats.questions import ALL, AcceptedNumber, AcceptedText, Gap, Option, Pair, QuestionData, QuestionKind
from i18n import LazyText, Text, _, lazy, plazy, translated
from pages.markdown_previews import markdown_preview

QUESTION_KINDS = {
    QuestionKind.SINGLE_CHOICE: lazy('Single choice'), QuestionKind.MULTIPLE_CHOICE: lazy('Multiple choice'),
    QuestionKind.TRUE_FALSE: lazy('True or false'), QuestionKind.SHORT_TEXT: lazy('Short text'),
    QuestionKind.NUMBER: lazy('Number'), QuestionKind.MATCHING: plazy('kind of question', 'Matching'),
    QuestionKind.ORDERING: plazy('kind of question', 'Ordering'), QuestionKind.GAP_FILL: lazy('Fill in the gaps'),
    QuestionKind.ESSAY: lazy('Essay, graded by hand'), QuestionKind.DESCRIPTION: lazy('Words between questions'),
}


class AnswerColumn(TypedDict):
    """A `RowColumn` whose label waits for its reader."""
    key: str
    label: Text
    kind: str
    grow: NotRequired[int]


SHARE: AnswerColumn = {'key': 'share', 'label': lazy('% of points'), 'kind': 'number'}
BLANK_ROWS = 2
"""For a new question."""
FEEDBACK: AnswerColumn = {'key': 'feedback', 'label': lazy('Feedback'), 'kind': 'text', 'grow': 34}


@dataclass(frozen=True)
class AnswerRows:
    """The rows that a kind of question has."""
    label: LazyText
    add: LazyText
    columns: Sequence[AnswerColumn]
    rows: Callable[[QuestionData], list[dict[str, Any]]]
    """Of a question, as they stand in the editor."""
    read: Callable[[list[dict[str, Any]]], dict[str, Any]]
    """Of the editor, as the fields of a question."""
    hint: Text = ''
    ordered: bool = True


class QuestionForm:
    """Fields by the names that the refusals of the bank use."""

    def __init__(self, viewer: Person, kind: QuestionKind, question: QuestionData | None = None, *, category: str = '',
                 categories: Sequence[str] = ()) -> None:
        """Draws the fields where it is called.

        :param question: what is written so far, with its texts in Markdown; None for a new one
        """
        self._kind, self._rows = kind, ANSWER_ROWS.get(kind)
        question = self._question = question or QuestionData(kind=kind)
        fields: dict[str, Any] = {}
        fields['text'] = MarkdownEditor(_('Question') if kind is not QuestionKind.DESCRIPTION else _('Words'),
                                        value=question.text, rows=5, render=markdown_preview(viewer))
        if kind is QuestionKind.TRUE_FALSE:
            right = not question.options or question.options[0].share > 0
            fields['is_true'] = forms.select_field(_('Right is'), {True: _('True'), False: _('False')}, right)
            told = [option.feedback for option in question.options] or ['', '']
            fields['if_true'] = forms.text_field(_('Feedback to “True”'), told[0])
            fields['if_false'] = forms.text_field(_('Feedback to “False”'), told[1])
        if self._rows:
            spec = self._rows
            rows = spec.rows(question) or [_blank(spec.columns) for __ in range(BLANK_ROWS)]
            fields[ANSWER_FIELDS[kind]] = RowsEditor(str(spec.label), translated(spec.columns), value=rows,
                                                     add=str(spec.add), hint=str(spec.hint), ordered=spec.ordered)
        if kind is QuestionKind.NUMBER:
            fields['unit'] = forms.text_field(_('Unit'), question.unit, max_length=20,
                                              hint=_('May be typed behind the number'))
        if kind is not QuestionKind.DESCRIPTION:
            fields['points'] = forms.number_field(_('Points'), float(question.points or 1), least=0.01, most=1000)
            fields['feedback'] = forms.text_field(_('Feedback to everybody'), question.feedback, lines=2)
        here = question.category or category
        fields['category'] = forms.select_field(
            _('Category'), sorted({*categories, here} - {''}), here or None, new_values=True, clearable=True,
            hint=_('Quizzes draw at random from a category'))
        self.fields = {name: field.mark(f'question-{name}') for name, field in fields.items()}

    def question(self) -> QuestionData:
        """As it is written now; raises Invalid with the name of a field."""
        value = {name: field.value for name, field in self.fields.items()}
        made: dict[str, Any] = {'text': value['text'] or '', 'category': value['category'] or ''}
        if self._kind is not QuestionKind.DESCRIPTION:
            made |= {'points': _number(value['points'], 'points'), 'feedback': value['feedback'] or ''}
        if self._kind is QuestionKind.NUMBER:
            made['unit'] = value['unit'] or ''
        if self._kind is QuestionKind.TRUE_FALSE:
            yes = bool(value['is_true'])
            made['options'] = (Option(text='True', share=ALL if yes else Decimal(0), feedback=value['if_true'] or ''),
                               Option(text='False', share=Decimal(0) if yes else ALL, feedback=value['if_false'] or ''))
        if self._rows:
            written = [row for row in value[ANSWER_FIELDS[self._kind]] if row != _blank(self._rows.columns)]
            made |= self._rows.read(written)
        return replace(self._question, **made)


def _blank(columns: Sequence[AnswerColumn]) -> dict[str, Any]:
    """A row in which nothing is written."""
    nothing: dict[str, Any] = {'text': '', 'number': None, 'check': False}
    return {column['key']: nothing[column['kind']] for column in columns}


def _number(value: Any, field: str) -> Decimal:
    number = numbers.read_decimal(value)
    if number is None:
        raise Invalid(numbers.number_wanted(), field)
    return number


def _share(row: dict[str, Any], field: str) -> Decimal:
    return ALL if row['share'] is None else _number(row['share'], field)


def _options(question: QuestionData) -> list[dict[str, Any]]:
    return [{'text': one.text, 'share': float(one.share), 'feedback': one.feedback} for one in question.options]


def _read_options(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {'options': tuple(Option(text=row['text'].strip(), feedback=row['feedback'].strip(),
                                    share=Decimal(0) if row['share'] is None else _number(row['share'], 'options'))
                             for row in rows)}


def _texts(question: QuestionData) -> list[dict[str, Any]]:
    return [{'text': one.text, 'share': float(one.share), 'is_pattern': one.is_pattern, 'feedback': one.feedback}
            for one in question.texts]


def _read_texts(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {'texts': tuple(AcceptedText(text=row['text'].strip(), share=_share(row, 'texts'),
                                        is_pattern=row['is_pattern'], feedback=row['feedback'].strip())
                           for row in rows)}


def _numbers(question: QuestionData) -> list[dict[str, Any]]:
    return [{'value': float((one.least + one.most) / 2), 'tolerance': float((one.most - one.least) / 2),
             'share': float(one.share), 'feedback': one.feedback} for one in question.numbers]


def _read_numbers(rows: list[dict[str, Any]]) -> dict[str, Any]:
    found = []
    for row in rows:
        value, around = _number(row['value'], 'numbers'), _number(row['tolerance'] or 0, 'numbers')
        if around < 0:
            raise Invalid(_('Enter a tolerance (±) of 0 or more.'), 'numbers')
        found.append(AcceptedNumber(least=value - around, most=value + around, share=_share(row, 'numbers'),
                                    feedback=row['feedback'].strip()))
    return {'numbers': tuple(found)}


def _gaps(question: QuestionData) -> list[dict[str, Any]]:
    return [{'name': gap.name, 'is_choice': bool(gap.options),
             'answers': '; '.join(option.text for option in gap.options) if gap.options
             else '; '.join([*(text.text for text in gap.texts), *(_range(one) for one in gap.numbers)])}
            for gap in question.gaps]


def _range(number: AcceptedNumber) -> str:
    return f'{number.least}' if number.least == number.most else f'{number.least}..{number.most}'


def _read_gaps(rows: list[dict[str, Any]]) -> dict[str, Any]:
    found = []
    for row in rows:
        answers = [answer.strip() for answer in row['answers'].split(';') if answer.strip()]
        if row['is_choice']:
            options = tuple(Option(text=answer, share=Decimal(0) if n else ALL) for n, answer in enumerate(answers))
            found.append(Gap(name=row['name'].strip(), options=options))
        else:
            found.append(Gap(name=row['name'].strip(), texts=tuple(AcceptedText(text=answer) for answer in answers)))
    return {'gaps': tuple(found)}


CHOICE_COLUMNS: Sequence[AnswerColumn] = (
    {'key': 'text', 'label': lazy('Choice'), 'kind': 'text', 'grow': 40}, SHARE, FEEDBACK)
ANSWER_ROWS = {
    QuestionKind.SINGLE_CHOICE: AnswerRows(
        lazy('Choices'), lazy('Add a choice'), CHOICE_COLUMNS, _options, _read_options,
        lazy('The right one is worth 100 %; others may be worth a part.')),
    QuestionKind.MULTIPLE_CHOICE: AnswerRows(
        lazy('Choices'), lazy('Add a choice'), CHOICE_COLUMNS, _options, _read_options,
        lazy('The right ones make 100 % together; a wrong one may cost a part, such as −50.')),
    QuestionKind.SHORT_TEXT: AnswerRows(
        lazy('Accepted answers'), lazy('Add an answer'),
        [{'key': 'text', 'label': lazy('Answer'), 'kind': 'text', 'grow': 34}, SHARE,
         {'key': 'is_pattern', 'label': lazy('* = any'), 'kind': 'check'}, FEEDBACK],
        _texts, _read_texts, lazy('Spaces around do not count. With “* = any”, a * stands for any characters.')),
    QuestionKind.NUMBER: AnswerRows(
        lazy('Accepted numbers'), lazy('Add a number'),
        [{'key': 'value', 'label': lazy('Number'), 'kind': 'number'},
         {'key': 'tolerance', 'label': '±', 'kind': 'number'}, SHARE, FEEDBACK], _numbers, _read_numbers),
    QuestionKind.MATCHING: AnswerRows(
        lazy('Pairs'), lazy('Add a pair'),
        [{'key': 'left', 'label': plazy('head of the column before “belongs to”', 'This'), 'kind': 'text', 'grow': 45},
         {'key': 'right', 'label': lazy('belongs to'), 'kind': 'text', 'grow': 45}],
        lambda question: [{'left': one.left, 'right': one.right} for one in question.pairs],
        lambda rows: {'pairs': tuple(Pair(left=row['left'].strip(), right=row['right'].strip()) for row in rows)},
        lazy('Leave the left side empty for a distractor: it is offered and belongs to nothing.')),
    QuestionKind.ORDERING: AnswerRows(
        lazy('In the right order'), lazy('Add a step'),
        [{'key': 'text', 'label': lazy('Step'), 'kind': 'text', 'grow': 90}],
        lambda question: [{'text': text} for text in question.order],
        lambda rows: {'order': tuple(row['text'].strip() for row in rows)}),
    QuestionKind.GAP_FILL: AnswerRows(
        lazy('Gaps'), lazy('Add a gap'),
        [{'key': 'name', 'label': lazy('Name'), 'kind': 'text', 'grow': 20},
         {'key': 'answers', 'label': lazy('Accepted, separated by ;'), 'kind': 'text', 'grow': 55},
         {'key': 'is_choice', 'label': plazy('a choice is offered', 'Choose'), 'kind': 'check'}], _gaps, _read_gaps,
        lazy('In the question a gap is written [[name]]. With “Choose”, all are offered and the first is right.'),
        ordered=False),
}
ANSWER_FIELDS = {
    QuestionKind.SINGLE_CHOICE: 'options', QuestionKind.MULTIPLE_CHOICE: 'options', QuestionKind.SHORT_TEXT: 'texts',
    QuestionKind.NUMBER: 'numbers', QuestionKind.MATCHING: 'pairs', QuestionKind.ORDERING: 'order',
    QuestionKind.GAP_FILL: 'gaps',
}
