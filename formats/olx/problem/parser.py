"""A problem as questions: what is asked where, in which words, for how many points."""
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from html import escape
from typing import Any

from i18n import _

from ... import xml
from ...decimals import half_up
from ...html_pages import WebPage
from ...questions import AcceptedNumber, AcceptedText, Gap, Option, ParsedQuestions, QuestionData, QuestionKind
from ..blocks import OlxBlock, is_pointer
from . import choices, elements, gaps, markdown, numbers, texts
from .unsupported import NotTaken, why_unknown

MAX_INPUTS = 100
VARIABLE = re.compile(r'\$\{?[A-Za-z_]\w*')
PYTHON = re.compile('python', re.IGNORECASE)
CHOICES = {
    'multiplechoiceresponse': QuestionKind.SINGLE_CHOICE,
    'choiceresponse': QuestionKind.MULTIPLE_CHOICE,
    'truefalseresponse': QuestionKind.MULTIPLE_CHOICE,
}


def read_problem(block: OlxBlock, page: WebPage, found: ParsedQuestions) -> list[QuestionData]:
    """What of it cannot be asked is refused, with the problem's name."""
    try:
        return _Problem(block, page, found).questions()
    except NotTaken as reason:
        found.refuse(block.where, str(reason))
        return []


@dataclass(slots=True)
class _Problem:
    block: OlxBlock
    page: WebPage
    found: ParsedQuestions

    def questions(self) -> list[QuestionData]:
        element = self._element()
        responses = elements.responses_of(element)
        if not responses:
            return [self._words(element)]
        if sum(1 for __ in element.iter(*elements.INPUTS)) > MAX_INPUTS or len(responses) > MAX_INPUTS:
            raise NotTaken(_('It has more than {limit} inputs.', limit=MAX_INPUTS))
        self._hints(element)
        if gaps.are_inline(element, responses):
            made = [replace(self._with_gaps(element, responses), feedback=self._explanation(element))]
        else:
            made = self._one_by_one(element)
        return self._named(self._weighed(made, responses))

    def _element(self) -> Any:
        """A copy to take apart."""
        element = deepcopy(self.block.element)
        words = self.block.attributes.get('markdown', '')
        if is_pointer(element) and words.strip() not in ('', 'null'):
            element = markdown.to_problem(words)
        scripts = [script for script in element.iter('script') if PYTHON.search(script.get('type', ''))]
        for script in scripts:
            xml.replace(script, '')
        if scripts and _has_variables(element):
            raise NotTaken(_('Its numbers are worked out by a program for each learner, which is not run here.'))
        for mark in list(element.iter('startouttext', 'endouttext')):
            xml.replace(mark, '')
        return element

    def _words(self, element: Any) -> QuestionData:
        text = self.page.read(elements.inner_html(element, elements.ANSWERED_LATER))
        if not text:
            raise NotTaken(_('Nothing is asked in it.'))
        return QuestionData(kind=QuestionKind.DESCRIPTION, text=text, title=self.block.title, points=Decimal(0),
                            source_id=self.block.source_id)

    def _one_by_one(self, element: Any) -> list[QuestionData]:
        made: list[QuestionData] = []
        words: list[str] = []
        for part in _parts(element):
            if isinstance(part, str):
                words.append(part)
                continue
            try:
                question = self._question(part)
            except NotTaken as reason:
                self.found.refuse(self.block.where, str(reason))
                continue
            asked = '' if question.text else elements.inner_html(part, (*elements.INPUTS, *elements.ANSWERED_LATER))
            text = _joined(self.page.read(''.join([*words, asked, _label(part, asked)])), question.text)
            made.append(replace(question, text=text, feedback=self._explanation(part)))
            words = []
        if not made:
            return []
        made[-1] = replace(made[-1], feedback=_joined(
            self._outside('hint', element), made[-1].feedback, self._outside('solution', element)))
        if text := self.page.read(''.join(words)):
            made.append(QuestionData(kind=QuestionKind.DESCRIPTION, text=text, points=Decimal(0)))
        return made

    def _question(self, response: Any) -> QuestionData:
        say, tag = self.page.read, str(response.tag)
        if kind := CHOICES.get(tag):
            return self._choice(response, kind)
        if tag == 'optionresponse':
            given = list(response.iter('optioninput'))
            if len(given) != 1:
                return self._with_gaps(response, [response])
            options = choices.from_list(given[0], say)
            return QuestionData(kind=QuestionKind.SINGLE_CHOICE, options=options, shuffle=False)
        if tag == 'numericalresponse':
            return QuestionData(kind=QuestionKind.NUMBER, numbers=self._numbers(response), unit=_unit(response))
        if tag == 'stringresponse':
            return QuestionData(kind=QuestionKind.SHORT_TEXT, texts=self._texts(response),
                                match_case=texts.matches_case(response))
        raise NotTaken(why_unknown(tag))

    def _choice(self, response: Any, kind: QuestionKind) -> QuestionData:
        shuffle = choices.is_shuffled(response)
        if choices.hints_for_leaving_out(response):
            self.found.refuse(self.block.where, _('Its words for leaving an option out were left out.'))
        if kind == QuestionKind.MULTIPLE_CHOICE:
            return QuestionData(kind=kind, options=choices.any_of(response, self.page.read), shuffle=shuffle)
        options = choices.one_of(response, self.page.read)
        if choices.is_true_false(options):
            kind = QuestionKind.TRUE_FALSE
            options = tuple(sorted(options, key=lambda option: option.text.strip().casefold(), reverse=True))
        return QuestionData(kind=kind, options=options, shuffle=shuffle)

    def _with_gaps(self, element: Any, responses: list[Any]) -> QuestionData:
        def gap(response: Any, given: Any, name: str) -> Gap:
            if response.tag == 'optionresponse':
                return Gap(name=name, options=self._gap_options(given))
            if response.tag == 'numericalresponse':
                return Gap(name=name, numbers=self._numbers(response))
            return Gap(name=name, texts=self._texts(response))

        marked, made = gaps.mark(element, responses, gap)
        text = self.page.read(elements.inner_html(marked, elements.ANSWERED_LATER))
        typed = [response for response in responses if response.tag == 'stringresponse']
        return QuestionData(kind=QuestionKind.GAP_FILL, text=gaps.named(text, made), gaps=made, shuffle=False,
                            match_case=bool(typed) and all(map(texts.matches_case, typed)))

    def _gap_options(self, given: Any) -> tuple[Option, ...]:
        return choices.from_list(given, self.page.read)

    def _numbers(self, response: Any) -> tuple[AcceptedNumber, ...]:
        return numbers.accepted_numbers(response, self._correct_hint)

    def _texts(self, response: Any) -> tuple[AcceptedText, ...]:
        return texts.accepted_texts(response, self._correct_hint)

    def _correct_hint(self, element: Any) -> str:
        """Of an answer: its hint stands in it, or it is itself the hint."""
        if elements.is_hint(element):
            return self.page.read(elements.inner_html(element))
        return _joined(*(self.page.read(elements.inner_html(hint)) for hint in element.findall('correcthint')))

    def _hints(self, element: Any) -> None:
        if next(element.iter('regexphint', 'numericalhint', 'hintpart', 'formulahint'), None) is not None:
            self.found.refuse(self.block.where, _('Its hints for particular wrong answers were left out.'))

    def _explanation(self, element: Any) -> str:
        """Hints on demand, then the solution."""
        return _joined(*(self.page.read(elements.inner_html(found)) for tag in ('hint', 'solution')
                         for found in element.iter(tag)))

    def _outside(self, tag: str, element: Any) -> str:
        """What belongs to the problem as a whole."""
        return _joined(*(self.page.read(elements.inner_html(found)) for found in element.iter(tag)
                         if not any(map(elements.is_response, found.iterancestors()))))

    def _weighed(self, made: list[QuestionData], responses: list[Any]) -> list[QuestionData]:
        """A problem's weight is shared out evenly among all its inputs, also those that cannot be asked."""
        inputs = max(1, sum(_inputs(response) for response in responses))
        weight = _weight(self.block.attributes.get('weight', ''), Decimal(inputs))
        return [question if question.kind == QuestionKind.DESCRIPTION else
                replace(question, points=half_up(weight * max(1, len(question.gaps)) / inputs))
                for question in made]

    def _named(self, made: list[QuestionData]) -> list[QuestionData]:
        asked = [question for question in made if question.kind != QuestionKind.DESCRIPTION]
        if len(made) == 1:
            return [replace(made[0], title=self.block.title, source_id=self.block.source_id)]
        names = iter(range(1, len(made) + 1))
        return [replace(question, title=f'{self.block.title} {next(names)}' if question in asked and len(asked) > 1
                        else self.block.title, source_id=self.block.part_id(number))
                for number, question in enumerate(made, start=1)]


def _parts(element: Any) -> Iterator[Any]:
    """Words as HTML and responses, in the order in which they stand there."""
    yield escape(element.text or '', quote=False)
    for child in element:
        if elements.is_response(child):
            yield child
        elif elements.responses_of(child):
            yield from _parts(child)
        else:
            yield elements.outer_html(child, elements.ANSWERED_LATER)
        yield escape(child.tail or '', quote=False)


def _label(response: Any, asked: str) -> str:
    """Old problems have their question in an attribute of the input."""
    labels = [found.get('label', '').strip() for found in response.iter(*elements.INPUTS)]
    return '' if asked.strip() else ''.join(f'<p>{escape(label)}</p>' for label in labels if label)


def _unit(response: Any) -> str:
    return next((found.get('trailing_text', '').strip() for found in response.iter('textline', 'formulaequationinput')
                 if found.get('trailing_text')), '')


def _inputs(response: Any) -> int:
    return max(1, sum(1 for _ in response.iter('textline', 'optioninput')))


def _weight(text: str, otherwise: Decimal) -> Decimal:
    try:
        weight = Decimal(text)
    except InvalidOperation:
        return otherwise
    return weight if weight.is_finite() and 0 <= weight <= 100_000 else otherwise


def _has_variables(element: Any) -> bool:
    return any(VARIABLE.search(text) for found in element.iter()
               for text in (found.text or '', found.tail or '', *found.attrib.values()))


def _joined(*parts: str) -> str:
    return '\n\n'.join(part for part in parts if part)
