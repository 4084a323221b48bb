"""Every text that reaches a person passes the catalogue (`i18n`), whole and with named values."""
import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from tests.no_text import NO_TEXT
from tests.untranslated import CATALOGUE, Untranslated, called, untranslated

ROOT = Path(__file__).parent.parent
PLACES = ('db', 'formats', 'components', 'pages')
FILES = [path for place in PLACES for path in sorted((ROOT / place).rglob('*.py'))]
MESSAGES = {'_': 1, 'lazy': 1, 'ngettext': 2, 'nlazy': 2, 'pgettext': 2, 'plazy': 2}
"""How many of the first arguments are texts."""


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text('utf-8'))


@cache
def _past(path: Path) -> tuple[Untranslated, ...]:
    return tuple(untranslated(_tree(path)))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_text_is_written_past_the_catalogue():
    past = []
    for path in FILES:
        name = _name(path)
        exempt = [re.compile(text) for place, text, _ in NO_TEXT if re.fullmatch(place, name)]
        past += [f'{name}:{one.line}: {one.text!r}' for one in _past(path)
                 if not any(text.fullmatch(one.text) for text in exempt)]
    assert not past, '\n' + '\n'.join(past)


def test_each_exemption_is_still_needed():
    unneeded = []
    for place, text, _ in NO_TEXT:
        found = [one.text for path in FILES if re.fullmatch(place, _name(path))
                 for one in _past(path)]
        if not any(re.fullmatch(text, one) for one in found):
            unneeded.append((place, text))
    assert not unneeded


@pytest.mark.parametrize('code', [
    "ui.label('Nothing is due')", "raise Invalid('Give a title.')", "raise Invalid(f'{name} is no time zone.')",
    "LABELS = {1: 'late'}", "forms.button('Save')", "x = f'due {day}'", "made = {'label': 'progress'}",
    "def show(label='Cancel'): pass", "x = 'All learners' if every else title", "yield f'<p>{n} of them are late</p>'",
    "return [f'{day} at {time}']", "hint('Until then they are held', sub='percent')",
])
def test_the_finder_finds(code):
    assert untranslated(ast.parse(f'def f():\n    {code}' if 'LABELS' not in code else code))


@pytest.mark.parametrize('code', [
    "ui.label(_('Nothing is due'))", "ngettext('{n} learner', '{n} learners', n)", "LABELS = {1: lazy('late')}",
    "log.warning('Nothing is due today')", "ui.label(name).classes('co-text muted wide')", "x = rows['Course grade']",
    "select(Row, 'SELECT id FROM person WHERE id = 1')", "if said == 'On plan': pass", "re.compile('Week (.*) of')",
    "x = f'{day} – {other}'", "'A docstring that says something.'", "raise ValueError('No such thing here')",
])
def test_the_finder_leaves_alone(code):
    assert not untranslated(ast.parse(f'def f():\n    {code}'))


def _calls() -> Iterator[tuple[str, ast.Call, str]]:
    for path in [*FILES, ROOT / 'main.py']:
        for node in ast.walk(_tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CATALOGUE:
                yield f'{_name(path)}:{node.lineno}', node, called(node)[0]


def test_a_text_is_a_literal_so_that_it_can_be_extracted():
    assert not [place for place, call, name in _calls() if not all(
        isinstance(one, ast.Constant) and isinstance(one.value, str) for one in call.args[:MESSAGES[name]])]


def test_each_place_in_a_text_has_its_value():
    """Without any value braces stay, for whoever fills them in later."""
    wrong = []
    for place, call, name in _calls():
        given = {word.arg for word in call.keywords} | ({'n'} if name == 'ngettext' else set())
        if not call.keywords and name != 'ngettext' or None in given:
            continue
        texts = [one.value for one in call.args[:MESSAGES[name]] if isinstance(one, ast.Constant)]
        wanted = {field for text in texts[name == 'pgettext':] for _, field, _, _ in Formatter().parse(text)
                  if field is not None}
        if wanted - given or given - wanted - {'n'}:
            wrong.append(f'{place}: {texts[-1]!r} with {sorted(map(str, given))}')
    assert not wrong, '\n' + '\n'.join(wrong)


def test_texts_have_no_space_around_them():
    """A sentence that is put together from pieces cannot be translated."""
    spaced = [f'{place}: {one.value!r}' for place, call, name in _calls() for one in call.args[:MESSAGES[name]]
              if isinstance(one, ast.Constant) and one.value != one.value.strip()]
    assert not spaced, '\n' + '\n'.join(spaced)


def test_nothing_is_translated_while_a_module_is_imported():
    """Nobody reads then: such a text is a lazy one."""
    early = []
    for path in FILES:
        tree = _tree(path)
        early += [f'{_name(path)}:{line}' for line in _translated_at_import(tree)]
    assert not early


def _translated_at_import(node: ast.AST) -> Iterator[int]:
    if isinstance(node, ast.Lambda):
        return
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        for part in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
            if part is not None:
                yield from _translated_at_import(part)
        return
    if isinstance(node, ast.Call) and called(node)[0] in ('_', 'ngettext', 'pgettext'):
        yield node.lineno
    for child in ast.iter_child_nodes(node):
        yield from _translated_at_import(child)


def test_the_name_of_the_catalogue_is_not_thrown_away():
    """`_` is a function where texts are written; a loop or an argument of this name would hide it."""
    hidden = []
    for path in FILES:
        for node in ast.walk(_tree(path)):
            if isinstance(node, FUNCTIONS) and any(map(_binds, _own(node))) and any(
                    isinstance(one, ast.Call) and called(one) == ('_', '') for one in ast.walk(node)):
                hidden.append(f'{_name(path)}:{node.lineno}')
    assert not hidden


FUNCTIONS = ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda


def _own(function: ast.AST) -> Iterator[ast.AST]:
    """Without what stands in functions within it."""
    for child in ast.iter_child_nodes(function):
        if not isinstance(child, FUNCTIONS):
            yield child
            yield from _own(child)


def _binds(node: ast.AST) -> bool:
    return (isinstance(node, ast.Name) and node.id == '_' and isinstance(node.ctx, ast.Store)
            or isinstance(node, ast.arg) and node.arg == '_')
