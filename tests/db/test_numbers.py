"""Numbers as people type them, the means of them, and how they are rounded and written: one place for all."""
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from db.core import Invalid, numbers

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize(('typed', 'number'), [
    ('85', '85'), ('82.5', '82.5'), ('82,5', '82.5'), (' 7 ', '7'), ('.5', '0.5'), (',5', '0.5'), ('5.', '5'),
    ('-3', '-3'), ('−3', '-3'), ('+3', '3'), ('100e-1', '10'), (33, '33'), (0.1, '0.1'), (1e-05, '0.00001'),
    (Decimal('2.50'), '2.5')])
def test_a_number_is_read_as_people_type_it(typed, number):
    assert numbers.read_decimal(typed) == Decimal(number)


@pytest.mark.parametrize('typed', [
    '', ' ', '-', '.', 'x', '12 points', '1,000.5', '1 000', '1_0', 'NaN', 'Infinity', '9' * 101, '1e9999', None, True,
    float('nan'), float('inf'), Decimal('NaN'), ['7']])
def test_what_is_no_number_is_none(typed):
    assert numbers.read_decimal(typed) is None


@pytest.mark.parametrize('zero', ['-0', '−0,00', -0.0, Decimal('-0')])
def test_minus_zero_is_zero(zero):
    assert str(numbers.read_points(zero, most=Decimal(10))) == '0.00'


def test_points_are_refused_at_their_field_with_what_would_fit():
    for typed in ('x', '-1', '20.01', None):
        with pytest.raises(Invalid, match=r'^Enter a number from 0 to 20\.$') as no:
            numbers.read_points(typed, 'weight', most=Decimal(20))
        assert no.value.field == 'weight'
    with pytest.raises(Invalid, match=r'^Enter a number from 0\.01 to 1,000\.$'):
        numbers.read_points('0', least=numbers.CENT, most=Decimal(1000))
    with pytest.raises(Invalid, match=r'^Enter a number with up to two decimals\.$'):
        numbers.read_points('1.005', most=Decimal(20))


@pytest.mark.parametrize(('counted', 'kept'), [
    ('2.344', '2.34'), ('2.345', '2.35'), ('2.355', '2.36'), ('0.004', '0.00'), ('1e-99999999', '0.00')])
def test_what_a_file_has_counted_out_is_rounded_half_up(counted, kept):
    assert numbers.read_points(Decimal(counted), most=Decimal(20), rounded=True) == Decimal(kept)


def test_a_sentence_says_which_numbers_fit():
    assert numbers.number_wanted(1, 3650, whole=True) == 'Enter a whole number from 1 to 3,650.'
    assert numbers.number_wanted(-3650, 0.5) == 'Enter a number from −3,650 to 0.5.'
    assert numbers.number_wanted(0) == 'Enter a number of 0 or more.'
    assert numbers.number_wanted(most=Decimal('40.00')) == 'Enter a number of at most 40.'
    assert numbers.number_wanted() == 'Enter a number.'


def test_a_mean_is_exact_and_leaves_out_what_has_no_value_or_no_weight():
    assert numbers.mean([(1, 1), (1, 2), (1, None)]) == Fraction(3, 2)
    assert numbers.mean([(Decimal('0.1'), Fraction(1, 3)), (Decimal('0.2'), 1), (0, 100)]) == Fraction(7, 9)
    assert numbers.mean([(0, 5), (1, None)]) is None and numbers.mean([]) is None


def test_quartiles_are_those_of_spreadsheets():
    assert numbers.median([]) is None
    assert numbers.median([3, 1]) == 2 and numbers.median([5, 1, 2]) == 2
    assert [numbers.quantile([1, 2, 3, 4], Fraction(n, 4)) for n in (0, 1, 2, 3, 4)] == [
        1, Fraction(7, 4), Fraction(5, 2), Fraction(13, 4), 4]


@pytest.mark.parametrize(('exact', 'shown'), [
    (Fraction(1, 3), '0.33'), (Fraction(2, 3), '0.67'), (Decimal('82.675'), '82.68'), (Decimal('0.005'), '0.01'),
    (Decimal('99.995'), '100.00'), (Decimal('1e-99999999'), '0.00'), (7, '7.00')])
def test_a_grade_is_rounded_half_up(exact, shown):
    assert str(numbers.half_up(exact)) == shown == f'{numbers.hundredths(exact) / 100:.2f}'
    assert numbers.grade_text(exact) == shown and numbers.percent_text(exact) == f'{shown} %'


def test_what_is_stored_is_rounded_but_once_when_it_is_shown():
    for exact in (Fraction(1, 3), Fraction(200, 3), Fraction(165349, 2000), Fraction(1, 7) * 100):
        assert numbers.half_up(numbers.stored(exact)) == numbers.half_up(exact)
    assert numbers.stored(None) is None and numbers.hundredths(None) is None and numbers.half_up(None) is None


def test_progress_is_never_rounded_up():
    assert [numbers.percent(done, 3) for done in range(4)] == [0, 33, 66, 100]
    assert numbers.percent(9999, 10000) == 99
    assert numbers.percent(1, 0) is None and numbers.percent(None) is None
    assert numbers.percent(numbers.from_binary(sum([0.1] * 10) / 10)) == 10 and sum([0.1] * 10) < 1


def test_numbers_are_written_without_idle_zeros():
    assert [numbers.plain(Decimal(one)) for one in ('85.00', '82.50', '1E+3', '0.00')] == ['85', '82.5', '1000', '0']
    assert numbers.plain(None) == ''
    assert numbers.points_text(Decimal('17.50'), Decimal('20.00')) == '17.5 / 20'
    assert numbers.progress_text(2, 3) == '66 %' and numbers.progress_text(0, 0) == '–'
    assert numbers.grade_text(None) == '–' and numbers.grade_text(None, '') == ''
    assert [numbers.file_size(one) for one in (0, 14_200, 1_240_000)] == ['1 kB', '14 kB', '1.2 MB']


def test_nobody_else_rounds_reads_or_writes_them():
    """Files of courses have grammars of their own (`formats`), as have answers to a quiz
    (`db/quizzes/answer_matching.py`)."""
    others = [path for room in ('db', 'components', 'pages') for path in (ROOT / room).rglob('*.py')
              if path != ROOT / 'db/core/numbers.py' and path.parent.name != 'migrations']
    assert len(others) > 300
    assert not [f'{path}: {found.group()}' for path in others if (found := COPIES.search(path.read_text('utf-8')))]


COPIES = re.compile(r"""\.quantize\(|replace\(',', *'\.'\)|\.normalize\(\):|ROUND_HALF|InvalidOperation""")
