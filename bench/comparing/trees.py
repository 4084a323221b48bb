"""The two trees that are compared: the working tree as it stands, and a commit checked out beside it for as long."""
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Tree:
    path: Path
    called: str

    @property
    def main(self) -> Path:
        return self.path / 'main.py'


def working_tree() -> Tree:
    changed = ' with what is not committed' if _git('status', '--porcelain') else ''
    return Tree(HERE, f'working tree, {_described("HEAD")}{changed}')


@contextmanager
def checked_out(ref: str) -> Iterator[Tree]:
    """Without what is not committed; it is gone afterwards, whatever happens."""
    found = subprocess.run(['git', 'rev-parse', '--verify', '--quiet', f'{ref}^{{commit}}'], cwd=HERE,
                           capture_output=True, text=True, check=False)
    if found.returncode:
        sys.exit(f'There is no commit {ref}.')
    commit = found.stdout.strip()
    with tempfile.TemporaryDirectory(prefix='cohort-compare-') as place:
        path = Path(place) / 'tree'
        _git('worktree', 'add', '--quiet', '--detach', str(path), commit)
        try:
            yield Tree(path, f'{ref}, {_described(commit)}')
        finally:
            _git('worktree', 'remove', '--force', str(path))


def is_later(ref: str) -> bool:
    """The commit has come after what is checked out here."""
    asked = ['git', 'merge-base', '--is-ancestor', 'HEAD', ref]
    return _git('rev-parse', 'HEAD') != _git('rev-parse', f'{ref}^{{commit}}') and not subprocess.run(
        asked, cwd=HERE, capture_output=True, check=False).returncode


def needs_other_packages(ref: str) -> bool:
    return bool(_git('diff', '--name-only', ref, '--', 'requirements.lock'))


def _described(commit: str) -> str:
    return _git('log', '-1', '--format=%h “%s”', commit)


def _git(*words: str) -> str:
    return subprocess.run(['git', *words], cwd=HERE, capture_output=True, text=True, check=True).stdout.strip()
