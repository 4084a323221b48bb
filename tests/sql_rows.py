"""Rows of raw SQL compared with their types, as the tests read them: what no type checker sees.

Each `select` of the product names the type of its rows. Here the columns and values that come are held against it, in
every test; after a run of all tests, a `select` that no test has got a row from fails the run.
"""
import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import db.core.sql as sql

ROOT = Path(__file__).parents[1]
Call = tuple[str, int]
"""A file of the product, and the line in which a `select` begins."""

ONLY_POSTGRES, ONLY_SQLITE = 'NEXTVAL(', 'sqlite_sequence'
"""What stands in statements of one database only."""

read: set[Call] = set()
"""From which a test has got a row."""
_select = sql.select


async def select(row: Any, text: str, /, **values: Any) -> list[Any]:
    found = await _select(row, text, **values)
    if found:
        frame = sys._getframe(1)
        call = call_at(frame.f_code.co_filename, frame.f_lineno)
        if call:
            read.add(call)
            compare(row, found[0], call)
            compare(row, found[-1], call)
    return found


def compare(row: Any, values: dict[str, Any], where: Call) -> None:
    """Raises AssertionError for a column too many or missing, and for a value of another type."""
    if get_origin(row) is dict:
        _, kind = get_args(row)
        wrong = {name: value for name, value in values.items() if not fits(value, kind)}
    else:
        types = hints(row)
        assert set(values) == set(types), (*where, row.__name__, sorted(set(values) ^ set(types)))
        wrong = {name: value for name, value in values.items() if not fits(value, types[name])}
    assert not wrong, (*where, row, wrong)


def fits(value: Any, kind: Any) -> bool:
    if get_origin(kind) in (Union, UnionType):
        return any(fits(value, one) for one in get_args(kind))
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    return kind is Any or isinstance(value, kind)


@cache
def hints(row: type) -> dict[str, Any]:
    return get_type_hints(row)


@cache
def calls() -> dict[str, dict[int, tuple[Call, str]]]:
    """Every `select` of the product by file and by each of its lines, with its text as far as it stands there."""
    found: dict[str, dict[int, tuple[Call, str]]] = {}
    for path in sorted((ROOT / 'db').rglob('*.py')):
        for node in _selects(ast.parse(path.read_text())):
            call = str(path.relative_to(ROOT)), node.lineno
            for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                found.setdefault(str(path), {})[line] = call, ast.unparse(node)
    return found


def _selects(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == 'select')


def call_at(file: str, line: int) -> Call | None:
    """None outside the product."""
    found = calls().get(file, {}).get(line)
    return found and found[0]


def unread(*, postgres: bool) -> list[Call]:
    """Those of which no test has got a row, as far as they are for this database."""
    other = ONLY_SQLITE if postgres else ONLY_POSTGRES
    return sorted({call for lines in calls().values() for call, text in lines.values() if other not in text} - read)


def watch() -> None:
    """From now on, in every module that is loaded."""
    for name, module in list(sys.modules.items()):
        if name.split('.')[0] in ('db', 'tests') and getattr(module, 'select', None) is _select:
            module.select = select  # type: ignore[attr-defined]
