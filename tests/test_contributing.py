"""What CONTRIBUTING says of where things are."""
import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / 'CONTRIBUTING.md').read_text('utf-8')
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


def _defined(path: Path) -> set[str]:
    return {node.name for node in ast.parse(path.read_text('utf-8')).body
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)}
