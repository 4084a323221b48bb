"""Imports from the command line, each a process of its own beside nothing else."""
import io
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from time import perf_counter

from tests.command_line import OURS
from tests.oulad_of import oulad_of

from ..figure import Cost
from ..trees import Tree

LEARNERS, ASSESSMENTS = 150, 4
CHAPTERS, PAGES = 4, 10
TEXT = '<h2>What is to be read</h2>' + '<p>Some <b>words</b> and a <a href="#next">link</a>, then <i>more</i>.</p>' * 12


def _dataset(tree: Tree, folder: Path) -> Cost:
    given = oulad_of(folder / 'oulad', LEARNERS, assessments=ASSESSMENTS, first=50_000, presentation='2013J')
    return run(tree, folder, 'import', 'oulad', str(given))


def _content(tree: Tree, folder: Path) -> Cost:
    given = folder / 'course.tar.gz'
    given.write_bytes(olx())
    return run(tree, folder, 'import', 'olx', str(given), '--course', 'OLX', '--apply')


def run(tree: Tree, folder: Path, *words: str) -> Cost:
    """What a command of this tree costs, on the data in the folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    environment |= {'COHORT_DATA_DIR': str(folder), 'COHORT_DEMO': '1'}
    with (folder / 'command.log').open('w+', encoding='utf-8') as log:
        began = perf_counter()
        process = subprocess.Popen([sys.executable, tree.main, *words], cwd=folder, env=environment,
                                   stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        waited = perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            raise RuntimeError(f'{" ".join(words[:2])} fails: {log.read()[-2000:].strip()}')
    return Cost(used.ru_utime + used.ru_stime, waited)


def olx() -> bytes:
    """A course of Open edX with this many pages and as many questions."""
    outline = ''.join(_chapter(number) for number in range(CHAPTERS))
    text = f'<course url_name="run" display_name="Course" org="O" course="C">{outline}</course>'.encode()
    kept = io.BytesIO()
    with tarfile.open(fileobj=kept, mode='w:gz') as archive:
        info = tarfile.TarInfo('course/course.xml')
        info.size = len(text)
        archive.addfile(info, io.BytesIO(text))
    return kept.getvalue()


def _chapter(number: int) -> str:
    units = ''.join(
        f'<vertical url_name="u{number}-{page}" display_name="Unit {page}">'
        f'<html url_name="h{number}-{page}" display_name="Page {page}"><![CDATA[{TEXT}]]></html>'
        f'<problem url_name="p{number}-{page}" display_name="Question {page}"><numericalresponse answer="{page}">'
        f'<label>How many?</label><formulaequationinput/></numericalresponse></problem></vertical>'
        for page in range(PAGES))
    return (f'<chapter url_name="c{number}" display_name="Chapter {number}"><sequential url_name="s{number}" '
            f'display_name="Lesson">{units}</sequential></chapter>')


IMPORTS = {'import of a dataset': _dataset, 'import of a course': _content}
