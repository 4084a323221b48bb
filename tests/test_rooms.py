"""Which room may look into which, which library belongs where, and who may subscribe, publish and remember."""
import ast
import importlib
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ('i18n', 'formats', 'db', 'components', 'pages')
MAY_IMPORT = {  # of the rooms and of the libraries that belong somewhere
    'i18n': {'i18n'},
    'formats': {'i18n', 'formats'},
    'db': {'db', 'i18n', 'formats', 'tortoise'},
    'components': {'components', 'db', 'i18n', 'formats', 'nicegui'},
    'pages': {'pages', 'components', 'db', 'i18n', 'formats', 'nicegui', 'fastapi', 'starlette'},
    'main.py': {'pages', 'components', 'db', 'i18n', 'formats', 'nicegui', 'fastapi', 'starlette'},
}
WATCHED = {*ROOMS, 'main', 'tests', 'bench', 'tortoise', 'nicegui', 'fastapi', 'starlette'}
NOT_A_SUBJECT = {'utils', 'util', 'helpers', 'helper', 'services', 'managers', 'schemas', 'common', 'misc'}


@pytest.mark.parametrize('room', MAY_IMPORT)
def test_every_room_keeps_to_its_own(room):
    strangers = [
        f'{_name(path)} imports {module}'
        for path in _files(room) for module in _imports(path)
        if module.split('.')[0] in WATCHED - MAY_IMPORT[room]
    ]
    assert not strangers


@pytest.mark.parametrize('room', ['formats', 'components', 'pages', 'main.py'])
def test_everyone_outside_asks_at_the_front_desk(room):
    behind = [
        f'{_name(path)} reaches behind `{module}`: {name}'
        for path in _files(room) for module, name in _asked_of_db(path) if name not in _offered(module)
    ]
    assert not behind


def test_only_live_regions_listen():
    assert _who(_calls('subscribe'), outside_db=True) <= {'components/live.py'}


def test_only_the_outbox_publishes():
    assert _who(_calls('publish_notice')) <= {'db/core/transactions.py'}


def test_only_the_scheduler_keeps_anything_going_in_db():
    assert {name for name in _who(_calls('create_task')) if name.startswith('db/')} == {
        'db/core/scheduler.py'}


def test_only_verbs_change_anything():
    assert not _who(_opens_a_change, outside_db=True)


def test_only_dependencies_and_signing_in_remember_who_somebody_is():
    assert _who(_touches_storage) <= {'pages/dependencies.py', 'pages/sign_in/page.py'}


def test_every_file_has_a_subject():
    assert not [_name(path) for room in ROOMS for path in (ROOT / room).rglob('*') if path.stem in NOT_A_SUBJECT]


def _files(room: str) -> Iterator[Path]:
    path = ROOT / room
    found = [path] if path.suffix else sorted(path.rglob('*.py'))
    assert found, f'{room} has moved: tell this test'
    yield from found


def _imports(path: Path) -> Iterator[str]:
    """The modules a file imports by their full name; neighbours, imported relatively, are of the same room."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module


def _asked_of_db(path: Path) -> Iterator[tuple[str, str]]:
    """What a file wants of `db` or of a package in it, each with where it asks. `import db` is nobody's."""
    for node in ast.walk(_tree(path)):
        match node:
            case ast.ImportFrom(module=str(module), level=0) if module.split('.')[0] == 'db':
                yield from ((module, alias.name) for alias in node.names)
            case ast.Import():
                yield from ((alias.name, '*') for alias in node.names if alias.name.split('.')[0] == 'db')


def _offered(module: str) -> Collection[str]:
    """What others may import from it: from `db` itself, from one of its packages, or from the life of the database."""
    if module.count('.') > 1 or module == 'db.migrations':
        return ()
    return importlib.import_module(module).__all__


def _who(does, *, outside_db: bool = False) -> set[str]:
    rooms = [room for room in MAY_IMPORT if not (outside_db and room == 'db')]
    return {_name(path) for room in rooms for path in _files(room) if any(map(does, ast.walk(_tree(path))))}


def _calls(*names: str):
    def does(node: ast.AST) -> bool:
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                return name in names
        return False
    return does


def _opens_a_change(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Name(id='transaction' | 'in_transaction')):
            return True
    return False


def _touches_storage(node: ast.AST) -> bool:
    match node:
        case ast.Attribute(attr='storage', value=ast.Name(id='app') | ast.Attribute(attr='app')):
            return True
        case ast.ImportFrom(module=str(module), names=names) if module.startswith('nicegui'):
            return any(alias.name == 'storage' for alias in names)
    return False


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding='utf-8'))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
