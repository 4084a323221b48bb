"""What CONTRIBUTING says of where things are."""
import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / 'CONTRIBUTING.md').read_text('utf-8')
PLACES_OF_CODE = ('i18n', 'db', 'pages', 'components', 'formats', 'tests', 'bench')
PLACES = re.findall(r'^\| [^|]+ \| `([\w/.]+)(?::(\w+))?` \|$', TEXT, re.MULTILINE)


def test_it_says_of_many_things_where_they_are():
    assert len(PLACES) >= 30 and len(set(PLACES)) == len(PLACES)


def test_each_place_exists():
    lost = [f'{path}:{name}' for path, name in PLACES
            if not (ROOT / path).is_file() or name and name not in _defined(ROOT / path)]
    assert not lost


def test_who_knows_only_the_names_of_files_finds_what_they_look_for():
    text = (ROOT / 'docs' / 'where-is.md').read_text('utf-8')
    guesses = re.findall(r'^\| [^|]+ \| `([\w/.]+)` \| `([\w/.]+)` \|$', text, re.MULTILINE)
    assert len(guesses) >= 30
    assert [place for _, place in guesses if not (ROOT / place).is_file()] == []
    assert sum(guess == place for guess, place in guesses) >= 0.9 * len(guesses)


def test_files_that_a_comment_or_a_document_names_are_there():
    places = ('i18n', 'db', 'pages', 'components', 'formats')
    texts = [path for place in places for path in (ROOT / place).rglob('*.py')]
    texts += [ROOT / 'main.py', ROOT / 'README.md', ROOT / 'SECURITY.md', *(ROOT / 'docs').rglob('*.md')]
    there = ['/main.py', *('/' + path.relative_to(ROOT).as_posix()
                           for place in PLACES_OF_CODE for path in (ROOT / place).rglob('*.py'))]
    lost = [f'{text.relative_to(ROOT)}: {name}' for text in texts
            for name in re.findall(r'`([\w/]+\.py)`', text.read_text('utf-8'))
            if not any(path.endswith('/' + name) for path in there)]
    assert lost == []


def _defined(path: Path) -> set[str]:
    return {node.name for node in ast.parse(path.read_text('utf-8')).body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
