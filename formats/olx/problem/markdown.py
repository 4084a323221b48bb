"""Problems written in Studio's own short marks, turned into the elements that they stand for."""
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from i18n import _

from .unsupported import NotTaken

MAX_LENGTH = 20_000
EXPLANATION = '[explanation]'
PART = '---'
MARKS = {'label': ('>>', '<<'), 'dropdown': ('[[', ']]')}
"""What stands between two signs is a piece of its own, over several lines too."""
CHOICE = re.compile(r'^\s*([(\[])([xX@!\s]*)[)\]](.*)$')
ANSWER = re.compile(r'^\s*(or=|not=|s?=)(.+)$')
NUMBER = re.compile(r'[\[(]?\s*[-+]?\.?\d')
UNREAD = re.compile('[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]')


def to_problem(words: str) -> Any:
    if len(words) > MAX_LENGTH:
        raise NotTaken(_('It is too long to be read.'))
    problem = etree.Element('problem')
    part: list[str] = []
    for line in UNREAD.sub('', words).replace('\r\n', '\n').split('\n'):
        if line.rstrip() == PART:
            _add_part(problem, part)
            part = []
        else:
            part.append(line)
    _add_part(problem, part)
    return problem


def _add_part(problem: Any, lines: list[str]) -> None:
    lines, explanations = _explanations(lines)
    response: Any = None
    for piece in _pieces('\n'.join(lines)):
        kind, text = piece
        if kind == 'label':
            label, _, description = text.partition('||')
            _add(problem, 'label', label.strip())
            if description.strip():
                _add(problem, 'description', description.strip())
        elif kind == 'dropdown':
            response = etree.SubElement(problem, 'optionresponse')
            _add_options(etree.SubElement(response, 'optioninput'), text)
        elif len(hint := text.strip()) > 4 and hint.startswith('||') and hint.endswith('||'):
            _add(problem, 'hint', hint[2:-2].strip())
        elif found := CHOICE.match(text):
            response = _add_choice(problem, response, *found.groups())
        elif found := ANSWER.match(text):
            response = _add_answer(problem, response, *found.groups())
        elif text.strip():
            _add(problem, 'p', text.strip())
    for explanation in explanations:
        _add(problem if response is None else response, 'solution', explanation.strip())


def _explanations(lines: list[str]) -> tuple[list[str], list[str]]:
    """The other lines, and what stands between each two lines that say so."""
    at = [number for number, line in enumerate(lines) if line.rstrip().lower() == EXPLANATION]
    others, found, place = [], [], 0
    for opens, closes in zip(at[::2], at[1::2]):
        others += lines[place:opens]
        found.append('\n'.join(lines[opens + 1:closes]))
        place = closes + 1
    return others + lines[place:], found


def _pieces(part: str) -> list[tuple[str, str]]:
    pieces: list[tuple[str, str]] = []
    place = 0
    for kind, opens, closes in _marked(part):
        pieces += [('line', line) for line in part[place:opens].split('\n')]
        pieces.append((kind, part[opens + 2:closes]))
        place = closes + 2
    return pieces + [('line', line) for line in part[place:].split('\n')]


def _marked(part: str) -> Iterator[tuple[str, int, int]]:
    """Kind, and where it opens and closes; each sign is looked for once."""
    place, opens = 0, {kind: part.find(sign) for kind, (sign, _) in MARKS.items()}
    while True:
        for kind, at in opens.items():
            if 0 <= at < place:
                opens[kind] = part.find(MARKS[kind][0], place)
        kind, at = min(opens.items(), key=lambda found: found[1] if found[1] >= 0 else len(part))
        if at < 0:
            return
        closes = part.find(MARKS[kind][1], at + 2)
        if closes < 0:
            opens[kind] = -1
            continue
        yield kind, at, closes
        place = closes + 2


def _add_choice(problem: Any, response: Any, bracket: str, mark: str, text: str) -> Any:
    tag, group = ('multiplechoiceresponse', 'choicegroup') if bracket == '(' else ('choiceresponse', 'checkboxgroup')
    if response is None or response.tag != tag:
        response = etree.SubElement(problem, tag)
        etree.SubElement(response, group)
    choice = _add(response[0], 'choice', _without_hint(text))
    choice.set('correct', 'true' if 'x' in mark.lower() else 'false')
    _add_hint(choice, 'choicehint', text)
    if '!' in mark:
        response[0].set('shuffle', 'true')
    return response


def _add_options(given: Any, text: str) -> None:
    for line in text.split('\n' if '\n' in text.strip() else ','):
        words = _without_hint(line)
        if words:
            right = words.startswith('(') and words.endswith(')')
            option = _add(given, 'option', words[1:-1].strip() if right else words)
            option.set('correct', 'true' if right else 'false')
            _add_hint(option, 'optionhint', line)


def _add_answer(problem: Any, response: Any, mark: str, text: str) -> Any:
    answer = _without_hint(text)
    if mark in ('or=', 'not=') and response is not None and response.tag in ('stringresponse', 'numericalresponse'):
        wrong = mark == 'not=' and response.tag == 'stringresponse'
        found = etree.SubElement(response, 'stringequalhint' if wrong else 'additional_answer', answer=answer)
        if wrong:
            found.text = _hint(text)
        else:
            _add_hint(found, 'correcthint', text)
        return response
    if mark != 's=' and NUMBER.match(answer):
        answer, __, tolerance = answer.partition('+-')
        response = etree.SubElement(problem, 'numericalresponse', answer=answer.strip())
        if tolerance.strip():
            etree.SubElement(response, 'responseparam', type='tolerance', default=tolerance.strip())
        etree.SubElement(response, 'formulaequationinput')
    else:
        kind = 'ci regexp' if answer.startswith('|') else 'ci'
        response = etree.SubElement(problem, 'stringresponse', answer=answer.removeprefix('|').strip(), type=kind)
        etree.SubElement(response, 'textline')
    _add_hint(response, 'correcthint', text)
    return response


def _add_hint(element: Any, tag: str, text: str) -> None:
    """“{{words}}”, or for a box to tick “{{selected: words}, {unselected: words}}”."""
    for words in _hint(text).split('}, {'):
        when, colon, said = words.partition(':')
        when = when.strip().lower()
        if colon and when in ('s', 'selected', 'u', 'unselected'):
            _add(element, tag, said.strip()).set('selected', 'true' if when.startswith('s') else 'false')
        elif words.strip():
            _add(element, tag, words.strip())


def _hint(text: str) -> str:
    """What stands in double braces at the end of a line."""
    text = text.rstrip()
    return text[text.find('{{') + 2:-2] if '{{' in text and text.endswith('}}') else ''


def _without_hint(text: str) -> str:
    return (text[:text.find('{{')] if _hint(text) else text).strip()


def _add(parent: Any, tag: str, text: str) -> Any:
    """Studio lets authors write HTML between their marks, and so the words are read as such."""
    try:
        element = etree.fromstring(f'<{tag}>{text}</{tag}>', etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        element = etree.Element(tag)
        element.text = text
    parent.append(element)
    return element
