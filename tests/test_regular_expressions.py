"""No regular expression of ours takes much longer for the double of a text, whatever is in it. Steps are counted."""
import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.regular_expressions import GROWS, growth

ROOT = Path(__file__).parent.parent
ROOMS = ('i18n', 'db', 'formats', 'components', 'pages', 'main.py')
USES = {'match', 'fullmatch', 'search', 'sub', 'subn', 'split', 'findall', 'finditer'}
BOUNDED = {
    'db/certificates/numbers.py': 'what is typed is cut to 80 signs',
}


class Use(NamedTuple):
    file: str
    line: int
    pattern: str
    flags: int
    how: str


def uses() -> Iterator[Use]:
    """Each pattern of the product, with the way that lets it look at most places."""
    for room in ROOMS:
        for path in [ROOT / room] if room.endswith('.py') else sorted((ROOT / room).rglob('*.py')):
            if 'migrations' not in path.parts:
                yield from _uses(path)


def _uses(path: Path) -> Iterator[Use]:
    tree, name = ast.parse(path.read_text(encoding='utf-8')), path.relative_to(ROOT).as_posix()
    module = None
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id='re'), attr=attr)) if attr in USES | {'compile'}:
                module = module or importlib.import_module(name.removesuffix('.py').replace('/', '.'))
                pattern, flags = _value(node.args[0], module), _flags(node, module)
                if isinstance(pattern, str):
                    how = _how(tree, pattern, module) if attr == 'compile' else attr
                    yield Use(name, node.lineno, pattern, flags, how)


def _value(node: ast.expr, module: object) -> object:
    try:
        return eval(compile(ast.Expression(node), '', 'eval'), vars(module))
    except NameError:  # one of several, each of them in a table
        return None


def _flags(node: ast.Call, module: object) -> int:
    at = {'compile': 1, 'sub': 4, 'subn': 4, 'split': 3}.get(node.func.attr, 2)  # type: ignore[attr-defined]
    given = [*node.args[at:at + 1], *(word.value for word in node.keywords if word.arg == 'flags')]
    return int(_value(given[0], module)) if given else 0  # type: ignore[call-overload]


def _how(tree: ast.AST, pattern: str, module: object) -> str:
    """How a compiled one is used in its module; anywhere else is everywhere."""
    names = {name for name, value in vars(module).items() if isinstance(value, re.Pattern) and value.pattern == pattern}
    found = {node.func.attr for node in ast.walk(tree)
             if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
             and isinstance(node.func.value, ast.Name) and node.func.value.id in names}
    return next(iter(found)) if len(found) == 1 and found <= {'match', 'fullmatch'} else 'search'


def test_they_are_all_found():
    assert len(list(uses())) > 80


@pytest.mark.parametrize('use', list(uses()), ids=lambda use: f'{use.file}:{use.line}')
def test_the_double_takes_little_more_than_double_the_steps(use):
    if use.file not in BOUNDED:
        assert growth(use.pattern, use.flags, use.how) <= GROWS


@pytest.mark.parametrize(('pattern', 'flags'), [
    (r'\[(id|tag):((?:\\.|[^\]\\])*)\]', 0), (r'\s*\n\s*', 0), (r'<[^>]*>', 0), (r'>>(.*?)<<', re.DOTALL),
    (r'(a+)+$', 0),
    (r'text-decoration[\w-]*\s*:', 0), (r'\s*\$CATEGORY:\s*(.*?)\s*$', 0),
])
def test_those_that_were_not_linear_are_told(pattern, flags):
    assert growth(pattern, flags, 'search') > GROWS
