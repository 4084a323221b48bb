"""What is compared: a commit checked out for as long, the figures of a tree, and the verdict as an exit status."""
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import bench.__main__ as command
from bench.comparing import data, figures
from bench.comparing.figure import Figure, Measure
from bench.comparing.figures import COMMANDS, SERVED, imports, pages, papers, verbs
from bench.comparing.measuring import Subject, measure
from bench.comparing.probe import Probe
from bench.comparing.served import PROBED
from bench.comparing.trees import HERE, Tree, checked_out
from bench.comparing.turns import Side
from formats.olx import read_olx

in_a_repository = pytest.mark.skipif(not (HERE / '.git').exists(), reason='These are files without their history.')


@in_a_repository
def test_a_commit_is_checked_out_for_as_long_as_it_is_measured():
    with checked_out('HEAD') as tree:
        assert tree.main.is_file()
        assert tree.path != HERE
    assert not tree.path.exists()
    assert str(tree.path) not in _worktrees()


@in_a_repository
def test_it_is_gone_also_when_measuring_fails():
    with pytest.raises(RuntimeError), checked_out('HEAD') as tree:
        raise RuntimeError
    assert not tree.path.exists()
    assert str(tree.path) not in _worktrees()


@in_a_repository
def test_a_commit_that_does_not_exist_is_told():
    with pytest.raises(SystemExit, match='There is no commit no-such-branch'), checked_out('no-such-branch'):
        pass


def _worktrees() -> str:
    return subprocess.run(['git', 'worktree', 'list'], cwd=HERE, capture_output=True, text=True, check=True).stdout


async def test_the_statements_of_a_tree_are_counted_where_it_runs_them(tmp_path):
    """In every connection, whatever the tree is made of."""
    (tmp_path / 'main.py').write_text('''
import sqlite3, sys
for file in ("one", "two"):
    records = sqlite3.connect(file, isolation_level=None)
    records.execute("CREATE TABLE t (a)")
    records.executemany("INSERT INTO t VALUES (?)", [(1,), (2,)])
print("ready", flush=True)
sys.stdin.read()
''', encoding='utf-8')
    process = subprocess.Popen([sys.executable, PROBED], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               env=os.environ | {'COHORT_MEASURED': str(tmp_path)})
    try:
        assert process.stdout and process.stdout.readline() == b'ready\n'
        probe = await Probe.of(tmp_path)
        assert (await probe.read()).statements == 6
        assert (await probe.settled()).processor > 0
        probe.close()
    finally:
        process.communicate()
    assert sqlite3.connect(tmp_path / 'two').execute('SELECT count(*) FROM t').fetchone() == (2,)


async def test_every_figure_is_found_in_this_tree(tmp_path, monkeypatch):
    """Whoever moves an address or renames what a browser says keeps the comparison as it is."""
    for module in (pages, papers):
        monkeypatch.setattr(module, 'TIMES', 1)
    monkeypatch.setattr(verbs, 'TIMES', 2)
    for module in (data, imports):
        monkeypatch.setattr(module, 'LEARNERS', 10)
    tree = Tree(HERE, 'here')
    seed = await data.plant(tmp_path / 'seed', tree)
    taken = (await measure({Side.AFTER: Subject(tree, seed)}, (Side.AFTER,), figures.chosen('')))[Side.AFTER]
    assert not taken.missing
    assert {figure.name for figure in taken.values} == {*SERVED, *COMMANDS}
    for name in pages.PAGES:
        assert taken.values[Figure(name, Measure.ELEMENTS)][0] > 5
        assert taken.values[Figure(name, Measure.STATEMENTS)][0] > 3


async def test_a_tree_that_does_not_serve_is_told_with_what_it_says(tmp_path):
    (tmp_path / 'main.py').write_text('raise SystemExit("There is nothing here yet.")', encoding='utf-8')
    with pytest.raises(SystemExit, match=r'(?s)an empty commit does not serve these data\..*There is nothing here yet'):
        await data.plant(tmp_path / 'seed', Tree(tmp_path, 'an empty commit'))


def test_the_course_that_is_imported_has_its_pages_and_questions():
    read = read_olx(imports.olx())
    assert len(read.questions) == imports.CHAPTERS * imports.PAGES
    assert len(read.items) >= imports.CHAPTERS * imports.PAGES
    assert not [one for one in read.refused if 'Question' in one.where]


@pytest.mark.parametrize(('fine', 'status'), [(True, 0), (False, 1)])
def test_the_verdict_is_the_exit_status(monkeypatch, fine, status):
    asked = []

    async def compare(of):
        asked.append(of)
        return fine
    monkeypatch.setattr(command, 'compare', compare)
    with pytest.raises(SystemExit) as ended:
        command.main(['--compare', 'v1', '--pairs', '3', '--only', 'import', '--limit', '1.2'])
    assert ended.value.code == status
    assert asked == [command.Asked('v1', 3, 'import', 1.2)]


@pytest.mark.parametrize('words', [['--compare', 'v1', '--pairs', '0'], ['--compare', 'v1', 'importing']])
def test_what_cannot_be_asked_is_told(capsys, words):
    with pytest.raises(SystemExit):
        command.main(words)
    assert 'error:' in capsys.readouterr().err


def test_a_figure_that_does_not_exist_is_told_with_those_that_do():
    with pytest.raises(SystemExit, match=r'“nothing like it” in its name\. There are: start of the server'):
        command.main(['--compare', 'HEAD', '--only', 'nothing like it'])


def test_make_hands_on_what_is_asked():
    said = _told_by_make('bench', 'COMPARE=v1', 'PAIRS=3', 'ONLY=a session', 'LIMIT=1.1')
    assert "-m bench --compare 'v1' --pairs '3' --only 'a session' --limit '1.1'" in said
    assert _told_by_make('bench').rstrip().endswith('-m bench')
    assert Path(HERE / 'Makefile').read_text().count('-m bench') == 1


def _told_by_make(*words: str) -> str:
    """What it would run; whatever make runs this test, and whatever it was told."""
    of_its_own = {name: value for name, value in os.environ.items() if not name.startswith(('MAKE', 'MFLAGS'))}
    return subprocess.run(['make', '-n', *words], cwd=HERE, env=of_its_own, capture_output=True, text=True,
                          check=True).stdout
