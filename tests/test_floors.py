"""`db` stands in floors: a module imports from floors below, never upwards, never inside a function, never in a
circle."""
import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from tortoise import Model

from db import records

ROOT = Path(__file__).parent.parent
FLOORS = (
    'core', 'records', 'access', 'actions', 'people', 'outlines', 'items', 'gradebook', 'progress', 'submissions',
    'quizzes', 'extensions', 'surveys', 'certificates', 'customisation', 'courses', 'grades', 'communication',
    'sessions', 'agenda', 'attention', 'tracking', 'bulk', 'imports', 'reports', 'integrity', 'demo', 'lifecycle',
)
"""From the ground up; each may import from those before it. `docs/architecture.md` draws the same plan."""
PLACES = ('i18n', 'db', 'formats', 'components', 'pages')


def test_no_module_of_db_imports_from_a_floor_above():
    upwards = [f'{module} imports {target}' for module, target, _, _ in _imports_of('db')
               if target.startswith('db.') and _floor(target) > _floor(module)]
    assert not upwards


def test_every_folder_of_db_has_its_floor():
    folders = {path.name for path in (ROOT / 'db').iterdir() if (path / '__init__.py').exists()}
    assert folders - {'migrations'} <= set(FLOORS)


def test_a_subject_exports_nothing_by_the_name_of_one_of_its_modules():
    """One would hide the other, depending on which is imported first."""
    hidden = []
    for folder in (ROOT / 'db').iterdir():
        if folder.name in set(FLOORS) - {'demo'} and (folder / '__init__.py').exists():
            tree = ast.parse((folder / '__init__.py').read_text('utf-8'))
            names = {alias.asname or alias.name for node in ast.walk(tree)
                     if isinstance(node, ast.ImportFrom) and node.module for alias in node.names}
            hidden += [f'{folder.name}.{name}' for name in names & {path.stem for path in folder.glob('*.py')}]
    assert not hidden


def test_nothing_is_imported_inside_a_function():
    inside = [f'{module} imports {target}' for module, target, where, _ in _imports_of('db') if where == 'function']
    assert not inside


def test_only_records_name_each_other_for_the_type_checker_alone():
    typed = [f'{module} imports {target}' for module, target, where, _ in _imports_of('db')
             if where == 'types' and not module.startswith('db.records.')]
    assert not typed


@pytest.mark.parametrize('place', PLACES)
def test_there_is_no_circle(place):
    """Records name each other for the type checker only, which is none."""
    needs: defaultdict[str, set[str]] = defaultdict(set)
    for module, target, where, _ in _imports_of(place):
        if where != 'types':
            needs[module].add(target)
    assert not _circle(needs)


def test_a_public_class_stands_in_one_file_only():
    """Whoever looks for it finds one. Migrations are all called `Migration`, and stand beside the product."""
    files: defaultdict[str, set[str]] = defaultdict(set)
    for module, path in {**_modules(), 'main': ROOT / 'main.py'}.items():
        if '.migrations' not in module:
            for node in ast.parse(path.read_text('utf-8')).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith('_'):
                    files[node.name].add(module)
    assert not {name: sorted(modules) for name, modules in files.items() if len(modules) > 1}


@pytest.mark.parametrize('place', PLACES)
def test_a_file_has_at_most_three_hundred_lines(place):
    assert [path.relative_to(ROOT).as_posix() for path in (ROOT / place).rglob('*')
            if path.suffix in ('.py', '.js', '.css') and 'migrations' not in path.parts
            and len(path.read_text('utf-8').splitlines()) > 300] == []


def test_pages_and_components_ask_db_for_everything_and_query_no_record():
    """What is read of the database, and how, is known in db alone."""
    relations = {name for model in _models() for name in model._meta.fetch_fields}
    queries = []
    for path in [*(ROOT / 'pages').rglob('*.py'), *(ROOT / 'components').rglob('*.py'), ROOT / 'main.py']:
        tree = ast.parse(path.read_text('utf-8'))
        imported = {alias.asname or alias.name for node in ast.walk(tree)
                   if isinstance(node, ast.ImportFrom) and (node.module or '').split('.')[0] == 'db'
                   for alias in node.names} & {model.__name__ for model in _models()}
        for node in ast.walk(tree):
            awaited = isinstance(node, ast.Await) and _name_of(node.value) in relations and isinstance(
                node.value, ast.Attribute)
            called = node.func if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None
            if awaited or called and (
                    called.attr in QUERIES or _name_of(called.value) in imported and called.attr in QUERIES_OF_RECORDS
                    or _name_of(called.value) in relations and called.attr in QUERIES_OF_RELATIONS):
                queries.append(f'{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node)[:80]}')
    assert not queries


QUERIES = {'get_or_none', 'select_related', 'prefetch_related', 'fetch_related', 'exclude', 'annotate', 'values_list',
           'order_by', 'refresh_from_db', 'get_or_create', 'update_or_create', 'bulk_create', 'bulk_update'}
QUERIES_OF_RELATIONS = {'all', 'filter', 'first', 'exists', 'count', 'create', 'add', 'remove'}
QUERIES_OF_RECORDS = QUERIES_OF_RELATIONS | {'get', 'save', 'delete'}
"""Which other things have too."""


def _models() -> list[type]:
    return [model for model in vars(records).values() if isinstance(model, type) and issubclass(model, Model)]


def _name_of(node: ast.expr) -> str:
    """The last name of what a method is called on."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ''


def test_the_plan_in_the_documents_is_this_one():
    text = (ROOT / 'docs/architecture.md').read_text('utf-8')
    plan = text.split('```floors', 1)[1].split('```', 1)[0]
    drawn = [word for line in plan.strip().splitlines()[::-1] for word in line.split('#')[0].split()]
    assert drawn == list(FLOORS)


def _floor(module: str) -> int:
    """The front desk is above everything; migrations stand beside it."""
    part = module.split('.')[1] if '.' in module else ''
    return FLOORS.index(part) if part in FLOORS else len(FLOORS)


def _imports_of(place: str) -> Iterator[tuple[str, str, str, int]]:
    """Of each import of one of our modules: who, what, where (`top`, `function`, `types`), in which line."""
    modules = _modules()
    for module, path in modules.items():
        if module.split('.')[0] != place or '.migrations' in module:
            continue
        tree = ast.parse(path.read_text('utf-8'))
        where = {node: _where(parents) for node, parents in _with_parents(tree)}
        for node, found in where.items():
            for target in _targets(node, module, path.name == '__init__.py', modules):
                if target != module:
                    yield module, target, found, node.lineno  # type: ignore[attr-defined]


def _modules() -> dict[str, Path]:
    return {'.'.join(path.relative_to(ROOT).with_suffix('').parts).removesuffix('.__init__'): path
            for place in PLACES for path in (ROOT / place).rglob('*.py')}


def _with_parents(tree: ast.AST, parents: tuple[ast.AST, ...] = ()) -> Iterator[tuple[ast.AST, tuple[ast.AST, ...]]]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node, parents
        yield from _with_parents(node, (*parents, node))


def _where(parents: tuple[ast.AST, ...]) -> str:
    if any(isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) for one in parents):
        return 'function'
    return 'types' if any(isinstance(one, ast.If) and 'TYPE_CHECKING' in ast.unparse(one.test) for one in parents) \
        else 'top'


def _targets(node: ast.AST, module: str, is_package: bool, modules: dict[str, Path]) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in modules)
    elif isinstance(node, ast.ImportFrom):
        here = module.split('.')
        up = node.level - is_package
        base = here[:len(here) - up] if node.level else []
        name = '.'.join([*base, *([node.module] if node.module else [])])
        for alias in node.names:
            if f'{name}.{alias.name}' in modules:
                yield f'{name}.{alias.name}'
            elif name in modules:
                yield name


def _circle(needs: dict[str, set[str]]) -> list[str]:
    """One of them, if there is any."""
    done: set[str] = set()

    def walk(module: str, way: list[str]) -> list[str]:
        if module in way:
            return [*way[way.index(module):], module]
        if module in done:
            return []
        found = next((circle for one in sorted(needs.get(module, ())) if (circle := walk(one, [*way, module]))), [])
        done.add(module)
        return found
    return next((circle for module in sorted(needs) if (circle := walk(module, []))), [])
