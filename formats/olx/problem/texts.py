"""Responses in which words are typed."""
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from i18n import _

from ...questions import AcceptedText
from .unsupported import NotTaken

ANYTHING = {'.*', '.+', '.*.', '..*', '^.*$', '^.+$', '.*.*', r'[\s\S]*', r'[\s\S]+'}
PLAIN = re.compile(r'[^\\.^$*+?{}\[\]|()]*')


def accepted_texts(response: Any, feedback: Callable[[Any], str]) -> tuple[AcceptedText, ...]:
    """`feedback` reads the hint of an element."""
    is_pattern = 'regexp' in _kind(response)
    right = [(response.get('answer', ''), feedback(response)),
             *((found.get('answer') or found.text or '', feedback(found))
               for found in response.findall('additional_answer'))]
    texts = [accepted for answer, words in right for accepted in _accepted(answer, words, is_pattern=is_pattern)]
    wrong = [AcceptedText(text=hint.get('answer', '').strip(), share=Decimal(0), feedback=feedback(hint))
             for hint in response.findall('stringequalhint') if hint.get('answer', '').strip()]
    return (*texts, *wrong)


def matches_case(response: Any) -> bool:
    return 'ci' not in _kind(response)


def _kind(response: Any) -> list[str]:
    return response.get('type', 'cs').lower().split()


def _accepted(answer: str, feedback: str, *, is_pattern: bool) -> list[AcceptedText]:
    answer = answer.strip()
    if not answer:
        raise NotTaken(_('There is no right answer.'))
    if not is_pattern:
        return [AcceptedText(text=answer, feedback=feedback)]
    if answer in ANYTHING:
        return [AcceptedText(text='*', is_pattern=True, feedback=feedback)]
    branches = answer.removeprefix('^').removesuffix('$').removeprefix('(').removesuffix(')').split('|')
    return [_pattern(branch, answer, feedback) for branch in branches]


def _pattern(branch: str, answer: str, feedback: str) -> AcceptedText:
    """One way to answer, of which only “anything at all” may be left open."""
    parts = re.sub(r'\\([^A-Za-z0-9])', _hidden, branch).split('.*')
    text = '*'.join(parts).translate(SHOWN)
    if not branch or not all(PLAIN.fullmatch(part) for part in parts) or text.count('*') >= len(parts) > 1:
        raise NotTaken(_('Answers are compared with the regular expression “{answer}”, which is not supported.',
                         answer=answer[:60]))
    return AcceptedText(text=text, is_pattern=len(parts) > 1, feedback=feedback)


HIDDEN = 0xE100
SHOWN = {HIDDEN + code: code for code in range(128)}


def _hidden(escaped: re.Match[str]) -> str:
    """A letter that means itself, kept from those that mean something."""
    letter = escaped.group(1)
    return chr(HIDDEN + ord(letter)) if ord(letter) < 128 else letter
