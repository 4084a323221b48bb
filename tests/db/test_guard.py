"""Every guarded verb says itself who acts; whoever calls it sees what it takes and returns."""
import ast
from inspect import signature
from pathlib import Path

import pytest

from db import Person, people, sessions
from db.access.guard import administrator, only
from db.core import NotAllowed

DB = Path(__file__).parents[2] / 'db'
ACTORS = {'Person', 'Person | None', 'Actor', 'Actor | None'}
NO_PERSON = {
    ('db/core/session_windows.py', '_later'), ('db/core/refusals.py', '__init__'), ('db/demo/work.py', 'event')}
"""Where `by` is something else: a length of time, the words of a refusal, an id."""
LOGS = {('db/records/event.py', 'log'), ('db/customisation/content.py', 'log_customised'),
        ('db/grades/setup.py', 'log_gradebook_change'), ('db/progress/item_progress.py', 'log_item')}
"""What is to be remembered has fields of its own."""


def functions() -> list[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return [(path.relative_to(DB.parent).as_posix(), node)
            for path in sorted(DB.rglob('*.py')) if path.parent.name != 'migrations'
            for node in ast.walk(ast.parse(path.read_text('utf-8')))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def is_guarded(function) -> bool:
    return any(ast.unparse(one).startswith('only(') for one in function.decorator_list)


def written(annotation: ast.expr | None) -> str | None:
    if annotation is None:
        return None
    return annotation.value if isinstance(annotation, ast.Constant) else ast.unparse(annotation)


def test_every_guarded_verb_names_who_acts_and_has_types():
    guarded = [(path, function) for path, function in functions() if is_guarded(function)]
    assert len(guarded) > 150
    wrong = []
    for path, function in guarded:
        named = {one.arg: default for one, default in zip(function.args.kwonlyargs, function.args.kw_defaults)}
        if 'by' not in named or named['by'] is not None or function.returns is None or function.args.kwarg:
            wrong.append(f'{path}: {function.name}')
    assert not wrong


def test_everybody_who_acts_or_looks_is_a_person_or_the_house():
    wrong = [f'{path}: {function.name}({one.arg}: {written(one.annotation)})'
             for path, function in functions() if (path, function.name) not in NO_PERSON
             for one in (*function.args.args, *function.args.kwonlyargs)
             if one.arg in ('by', 'seen_by') and written(one.annotation) not in ACTORS]
    assert not wrong


def test_who_acts_or_looks_says_by_name_or_in_one_class_what_they_want():
    """No `**values`, whose names and types nobody checks."""
    wrong = [f'{path}: {function.name}(**{function.args.kwarg.arg})' for path, function in functions()
             if function.args.kwarg and (path, function.name) not in LOGS
             and not function.name.startswith('_') and (path, function.name) not in NO_PERSON
             and {one.arg for one in (*function.args.args, *function.args.kwonlyargs)} & {'by', 'seen_by'}]
    assert not wrong


async def test_a_guarded_verb_keeps_its_signature(school):
    assert list(signature(sessions.add_course).parameters) == ['session', 'course', 'by']
    assert signature(people.prefer).parameters['time_zone'].annotation is str


async def test_a_verb_that_is_not_told_who_acts_does_nothing(school):
    with pytest.raises(TypeError, match='by= is missing'):
        await sessions.publish(school.autumn)


async def test_a_guarded_verb_asks_before_it_acts(school):
    @only(administrator)
    async def close(house: list[str], *, by: Person) -> str:
        house.append(by.username)
        return 'closed'

    house: list[str] = []
    with pytest.raises(NotAllowed):
        await close(house, by=school.priya)
    assert not house
    assert await close(house, by=school.ines) == 'closed' and house == ['ines']


def test_what_names_nobody_cannot_be_guarded():
    with pytest.raises(TypeError, match='must say'):
        @only(administrator)
        async def close(house): ...
    with pytest.raises(TypeError, match='must say'):
        @only(administrator)
        async def leave(house, *, by=None): ...
