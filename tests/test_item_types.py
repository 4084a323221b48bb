"""A type of item is one descriptor for the rules and one for the pages; nothing else tells types from each other."""
import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.outlines.completeness import FACTS
from db.records import ITEM_TYPES, CompletionRule, ItemKind, ItemSettings, settings_of
from pages.item_type_registry import ITEM_TYPE_PAGES, item_type_choices

ROOT = Path(__file__).parent.parent
DESCRIBED_IN = ('db/records/', 'db/migrations/', 'pages/item_types/')
"""Where types of items are told from each other."""
MAY_NAME_SEVERAL = {
    'db/demo/activities.py': 'makes one item of each of several types',
    'db/imports/content/preparing.py': 'a file says of quizzes and of assignments what it knows of their settings',
}


@pytest.mark.parametrize('kind', list(ItemKind))
def test_every_type_has_what_rules_and_pages_need(kind):
    rules, shown = ITEM_TYPES[kind], ITEM_TYPE_PAGES[kind]
    assert rules.kind is shown.kind is kind
    assert rules.completion_rules and set(rules.completion_rules) <= set(CompletionRule)
    assert issubclass(rules.settings, ItemSettings) and settings_of(kind, {}).checked() == rules.settings()
    assert rules.needed is None or set(rules.needed.any_of) <= set(FACTS)
    assert (rules.work is None) is (CompletionRule.SUBMITTED not in rules.completion_rules)
    assert all((shown.heading, str(shown.one), shown.counted.of(2), shown.icon, str(shown.note), str(shown.body_label)))
    has_settings = rules.settings is not ItemSettings
    assert (shown.author is not None) is has_settings, 'what can be set has its fields, and nothing else has'


def test_outlines_offer_every_type_in_the_order_of_the_rules():
    assert [choice['kind'] for choice in item_type_choices()] == [kind.value for kind in ITEM_TYPES] == list(ItemKind)


def test_every_folder_of_a_type_is_registered():
    folders = {path.name for path in (ROOT / 'pages/item_types').iterdir() if (path / '__init__.py').exists()}
    assert folders == {kind.value for kind in ITEM_TYPE_PAGES}


def test_nothing_else_tells_several_types_from_each_other():
    several = {name: named for name, tree in _files('db', 'pages', 'components')
               if not name.startswith(DESCRIBED_IN) and len(named := _named(tree)) > 1}
    assert set(several) == set(MAY_NAME_SEVERAL), several


def test_pages_ask_the_registry_and_not_the_folder_of_a_type():
    """Else the order of imports would matter: types use the pages that are drawn with their icons."""
    reached = [f'{name} imports {module}' for name, tree in _files('pages', 'components')
               for module in _imported(tree) if module.startswith('pages.item_types')
               and not name.startswith('pages/item_types/')]
    assert not reached


def _files(*places: str) -> Iterator[tuple[str, ast.Module]]:
    for place in places:
        for path in sorted((ROOT / place).rglob('*.py')):
            yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text('utf-8'))


def _named(tree: ast.Module) -> set[str]:
    """Types that are named by their kind, or by the class of their settings."""
    settings = {one.settings.__name__: one.kind.name for one in ITEM_TYPES.values()
                if one.settings is not ItemSettings}
    found = set()
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id='ItemKind') | ast.Attribute(attr='ItemKind'), attr=name):
                found.add(name)
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in settings:
                found.add(settings[name])
    return found & set(ItemKind.__members__)


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
