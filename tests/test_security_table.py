"""The table of `docs/security.md` is complete, and what it names is there."""
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / 'docs' / 'security.md').read_text(encoding='utf-8')
REQUIREMENTS = {  # of levels 1 and 2 in ASVS 5.0.0, by section: the first so many
    '1.1': 2, '1.2': 9, '1.3': 11, '1.4': 3, '1.5': 2, '2.1': 3, '2.2': 3, '2.3': 4, '2.4': 1, '3.2': 2, '3.3': 4,
    '3.4': 6, '3.5': 5, '3.7': 2, '4.1': 3, '4.2': 1, '4.3': 2, '4.4': 4, '5.1': 1, '5.2': 3, '5.3': 2, '5.4': 3,
    '6.1': 3, '6.2': 12, '6.3': 4, '6.4': 4, '6.5': 5, '6.6': 3, '6.8': 4, '7.1': 3, '7.2': 4, '7.3': 2, '7.4': 5,
    '7.5': 2, '7.6': 2, '8.1': 2, '8.2': 3, '8.3': 1, '8.4': 1, '9.1': 3, '9.2': 4, '10.1': 2, '10.2': 2, '10.3': 4,
    '10.4': 11, '10.5': 5, '10.6': 2, '10.7': 3, '11.1': 2, '11.2': 3, '11.3': 3, '11.4': 4, '11.5': 1, '11.6': 1,
    '12.1': 3, '12.2': 2, '12.3': 4, '13.1': 1, '13.2': 5, '13.3': 2, '13.4': 5, '14.1': 2, '14.2': 4, '14.3': 3,
    '15.1': 3, '15.2': 3, '15.3': 7, '16.1': 1, '16.2': 5, '16.3': 4, '16.4': 3, '16.5': 3, '17.1': 1, '17.2': 4,
    '17.3': 2,
}
ROW = re.compile(r'^\| (\d+\.\d+\.\d+[\d., ]*) \| ([^|]+) \| ([^|]*) \| ([^|]*) \|$', re.MULTILINE)
UNMET = ('Not applicable', 'Not met', 'Partly')
SHOWN = re.compile(r'`tests/[\w/]+\.py::test_\w+`(, `(tests/[\w/]+\.py::test_\w+|bench/\w+\.py)`)*')
WHY_NOT = re.compile('No test: .{4,}')


def test_each_requirement_of_levels_1_and_2_has_one_answer():
    answered = [number for numbers, *_ in ROW.findall(PAGE) for number in numbers.split(', ')]
    asked = {f'{section}.{number}' for section, count in REQUIREMENTS.items() for number in range(1, count + 1)}
    assert len(asked) == 253
    assert sorted(answered) == sorted(asked)


def test_each_answer_says_something():
    assert [numbers for numbers, _, where, _ in ROW.findall(PAGE) if not where.strip()] == []


def test_what_is_met_is_shown_by_a_test_or_says_why_by_none():
    """A test by its file and its function, and maybe what measures it; what is not met has a dash."""
    rows = ROW.findall(PAGE)
    unmet = [(numbers, shown) for numbers, _, where, shown in rows if where.startswith(UNMET) and shown != '–'
             and not SHOWN.fullmatch(shown)]
    claimed = [(numbers, shown) for numbers, _, where, shown in rows
               if not where.startswith(UNMET) and not SHOWN.fullmatch(shown) and not WHY_NOT.fullmatch(shown)]
    assert (unmet, claimed) == ([], [])
    assert sum(bool(SHOWN.fullmatch(shown)) for *_, shown in rows) > 90


def test_what_the_page_names_is_there():
    named = {path for path, _ in re.findall(r'`((?:db|pages|components|formats|tests|bench)/[\w/.]*\w)(:\w+)?`', PAGE)}
    assert len(named) > 60
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def test_what_the_page_says_is_defined_somewhere():
    named = set(re.findall(r'`((?:db|pages|components|formats)/[\w/]*\.py):(\w+)`', PAGE))
    assert named
    assert [(path, name) for path, name in sorted(named)
            if not re.search(rf'(def|class) {name}\b|^{name}\b', (ROOT / path).read_text(encoding='utf-8'), re.M)] == []


def test_each_test_that_the_page_names_is_there():
    named = set(re.findall(r'`(tests/[\w/]*\.py)::(\w+)`', PAGE))
    assert len(named) > 5
    assert [(path, name) for path, name in sorted(named)
            if not re.search(rf'def {name}\(', (ROOT / path).read_text(encoding='utf-8'))] == []
