"""Learners have one outline before them, and one function says which: nothing else reads items as the base course has
them. Who must, says why here."""
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
READS = re.compile(r'''
    \b(?:FROM|JOIN|UPDATE|INTO)\s+item\b                          # in a statement
    | \bItem\.(?:filter|get\w*|all|exists|create|first|in_bulk|bulk\w*|exclude|annotate|raw)\b  # as records
    | \.items\.(?:all|filter|exclude|get\w*|count|order_by)\b     # those of a section
    | (?:select|prefetch)_related\([^)]*'(?:\w+__)?item\b         # beside other records
    | '(?:\w+__)?item__\w+'                                       # their fields, beside other values
''', re.VERBOSE)

WRITES_THE_BASE = 'its authors write the base course'
IMPORTS = 'imports write the base course'
WHY = {
    'db/bulk/transfer.py': 'its `items` are what a learner has worked at, not records',
    'db/bulk/move_to_session.py': 'names work for items that the session left has hidden; what it shows goes before',
    'db/grades/scheduled_recalculation.py': 'finds where a quiz tells its points later; when is said by the outline',
    'db/courses/outline_editing.py': WRITES_THE_BASE,
    'db/courses/loads.py': WRITES_THE_BASE,
    'db/courses/archiving.py': WRITES_THE_BASE,
    'db/courses/publishing.py': WRITES_THE_BASE,
    'db/courses/readiness.py': 'says to its authors what base items lack',
    'db/sessions/readiness.py': 'says before publishing what items lack, those of the base course included',
    'db/core/storage_limits.py': 'how much room the files of a base course take',
    'db/courses/course_list.py': 'how many items a base course has, for its authors',
    'db/imports/content/drafts.py': IMPORTS,
    'db/imports/content/history.py': IMPORTS,
    'db/imports/content/existing.py': IMPORTS,
    'db/imports/content/planning.py': 'its `items` are what a file holds, not records',
    'db/imports/content/preparing.py': 'its `items` are what a file holds, not records',
    'db/imports/content/restoring.py': IMPORTS,
    'db/imports/content/undoing.py': IMPORTS,
    'db/imports/content/usage.py': IMPORTS,
    'db/imports/content/writing.py': IMPORTS,
    'db/imports/oulad/imported_session.py': 'imports what a session course has of its own',
    'db/imports/oulad/replay.py': 'finds an item by where it was imported from; the verb takes the effective one',
    'db/quizzes/bank.py': 'tells authors in which quizzes a question stands',
    'db/quizzes/attempts.py': 'the questions of a quiz hang on its item; the rest is the effective one',
    'db/quizzes/grade.py': 'attempts at a quiz that was hidden or removed meanwhile are still finished and graded',
    'db/courses/question_bank.py': 'a question that changes makes a new version of its quizzes',
    'db/quizzes/attempt_board.py': 'names quizzes that are hidden now or were removed; called as here',
    'db/outlines/outline.py': 'it is the effective outline',
    'db/outlines/items.py': 'finds items of the base course, and those of one session only, for those who change them',
    'db/customisation/completed_items.py': 'which items of one session only lack something',
    'db/customisation/provenance.py': 'coaches see their own beside the base',
    'db/customisation/session_items.py': 'items that exist in this session course only',
    'db/tracking/learner.py': 'names work for items that are hidden now or were removed; called as here',
    'db/extensions/granting.py': 'names items that are hidden now or were removed; called as here',
    'db/progress/my_progress.py': 'names items that are hidden now or were removed; called as here',
    'db/integrity/figures.py': 'names items that are hidden now or were removed; called as here',
    'db/quizzes/lookup.py': 'names the quiz of an attempt that is hidden now or was removed',
    'db/tracking/activity_feed.py': 'names items that are hidden now or were removed; called as here',
}


def test_nothing_else_reads_items_as_the_base_course_has_them():
    strangers = {f'{name}: {" ".join(said.split())}' for name, said in _reading() if name not in WHY}
    assert not strangers, '\n'.join(
        ['Read outlines.effective_outline(), or say in this test why not:', *sorted(strangers)])


def test_who_says_why_still_has_to():
    assert set(WHY) <= {name for name, _ in _reading()}


def test_what_only_names_items_calls_them_as_the_session_does():
    called_as_here = ('LEFT JOIN customisation', 'apply_session_titles')
    forgotten = [name for name, why in WHY.items() if why.endswith('called as here')
                 and not any(way in (ROOT / name).read_text() for way in called_as_here)]
    assert not forgotten


def _reading() -> Iterator[tuple[str, str]]:
    """Every file that reads base items, and the words that do it."""
    for path in (path for room in ('db', 'components', 'pages') for path in (ROOT / room).rglob('*.py')):
        name = path.relative_to(ROOT).as_posix()
        if not name.startswith('db/migrations/'):
            yield from ((name, found[0]) for found in READS.finditer(path.read_text()))
