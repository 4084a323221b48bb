"""No script and no stylesheet is left out by the tools of `make lint`."""
import re
import subprocess
import sysconfig
from pathlib import Path

ROOT = Path(__file__).parent.parent
ROOMS = ('bench', 'components', 'db', 'formats', 'pages', 'tests')
SCRIPTS, STYLES = (
    {path.relative_to(ROOT).as_posix() for room in ROOMS for path in (ROOT / room).rglob(f'*.{kind}')}
    for kind in ('js', 'css')
)
MARKS = re.compile(r'(eslint|oxlint)-disable|(oxfmt|prettier)-ignore')


def test_the_linter_reads_every_script():
    assert not SCRIPTS - set(_said('oxlint', '--debug=files').splitlines())


def test_the_formatter_lays_out_every_script_and_stylesheet():
    [count] = re.findall(r' on (\d+) files', _said('oxfmt', '--check', '**/*.{js,css}'))
    assert int(count) >= len(SCRIPTS | STYLES) > len(SCRIPTS)


def test_no_place_is_left_out():
    assert not [path for path in SCRIPTS | STYLES if MARKS.search((ROOT / path).read_text('utf-8'))]


def _said(tool: str, *arguments: str) -> str:
    program = Path(sysconfig.get_path('scripts')) / tool
    return subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False).stdout
