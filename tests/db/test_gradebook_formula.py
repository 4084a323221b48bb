"""How a course grade is computed: against a second, naive computation on random gradebooks, and by what must hold."""
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal as D
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.core import numbers
from db.gradebook import Category, ColumnInput, ColumnStatus, GradingScheme, SchemeColumn, late_units
from db.gradebook.formula import course_grade
from db.records import LatePer
from tests.db.naive_gradebook import penciled, rounded

AT = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY, HOUR, SECOND, TICK = timedelta(days=1), timedelta(hours=1), timedelta(seconds=1), timedelta(microseconds=1)
AROUND_DUE = (-DAY, -TICK, timedelta(), TICK, SECOND, HOUR - TICK, HOUR, HOUR + SECOND, DAY - SECOND, DAY, DAY + TICK,
              2 * DAY, 3 * DAY + HOUR)
AROUND_NOW = (-5 * DAY, -DAY, -TICK, timedelta(), TICK, DAY)

percents = st.sampled_from([D(0), D('0.01'), D(10), D('33.33'), D(50), D('99.99'), D(100)])
weights = st.sampled_from([D(0), D('0.01'), D(1), D(1), D(2), D('2.5'), D(60)])
points = st.sampled_from([D(0), D('0.01'), D(5), D('7.25'), D(10), D(10), D('16.67'), D(20)])
MOST = D(20)
ALL_IN_ONE = (Category(0, '', D(1), 0),)


@st.composite
def columns(draw, categories):
    return tuple(SchemeColumn(
        key=f'hand-{number}', id=number, item=None, title=f'Column {number}',
        points=draw(st.sampled_from([MOST, D(40)])), weight=draw(weights),
        category=draw(st.sampled_from(categories)).id, extra_credit=draw(st.integers(0, 5)) == 0,
        withheld=draw(st.booleans()),
        release_at=draw(st.none() | st.sampled_from(AROUND_NOW).map(lambda far: AT + far)),
    ) for number in range(draw(st.integers(0, 8))))


@st.composite
def schemes(draw):
    categories = tuple(Category(number, f'Category {number}', draw(weights), draw(st.sampled_from([0, 0, 1, 2, 9])))
                       for number in range(draw(st.integers(1, 3))))
    return GradingScheme(
        session_course_id=1, columns=draw(columns(categories)), categories=categories,
        late_percent=draw(st.sampled_from([D(0), D(10), D('33.33'), D(100)])), late_per=draw(st.sampled_from(LatePer)),
        late_floor=draw(percents), missing_percent=draw(st.none() | percents))


@st.composite
def a_worth(draw):
    due_at = draw(st.none() | st.sampled_from(AROUND_NOW).map(lambda far: AT + far))
    graded = draw(st.none() | points)
    handed_in = graded is not None or draw(st.booleans())
    return ColumnInput(
        points=graded, out_of=draw(st.sampled_from([MOST, D(30)])), due_at=due_at, required=draw(st.booleans()),
        submitted_at=(due_at or AT) + draw(st.sampled_from(AROUND_DUE)) if handed_in else None,
        given=draw(st.none() | st.none() | points), given_of=draw(st.none() | st.just(D(30))),
        excused=draw(st.integers(0, 6)) == 0)


@st.composite
def cases(draw):
    scheme = draw(schemes())
    return scheme, {column.key: draw(a_worth()) for column in scheme.columns}


def scheme_of(*columns_, categories=ALL_IN_ONE, **terms):
    return GradingScheme(session_course_id=1, columns=columns_, categories=categories, **terms)


def column(number, *, weight=1, most=100, category=0, **terms):
    terms = {'extra_credit': False, 'withheld': False, 'release_at': None, **terms}
    return SchemeColumn(key=f'hand-{number}', id=number, item=None, title=f'Column {number}', points=D(most),
                      weight=D(weight), category=category, **terms)


def graded(points_, out_of=100, **terms):
    return ColumnInput(points=D(str(points_)), out_of=D(out_of), submitted_at=terms.pop('submitted_at', AT), **terms)


# Against the naive computation

@settings(max_examples=250, deadline=None)
@given(cases(), st.booleans(), st.none() | percents)
def test_two_computations_agree_on_every_gradebook(case, released_only, final):
    scheme, worths = case
    found = course_grade(scheme, worths, AT, final=final, released_only=released_only)
    again = penciled(scheme, worths, AT, final=final, released_only=released_only)
    assert found.exact == again.grade
    assert found.computed == penciled(scheme, worths, AT, released_only=released_only).grade
    assert {one.category.id: one.percent for one in found.categories} == again.categories
    going_in = (ColumnStatus.COUNTED, ColumnStatus.MISSING, ColumnStatus.EXTRA)
    alive = {part.column.category for part in found.parts.values()
             if part.counts in (ColumnStatus.COUNTED, ColumnStatus.MISSING)}
    assert {key: part.percent for key, part in found.parts.items()
            if part.counts in going_in and part.column.category in alive} == again.used


@given(st.fractions(0, 250, max_denominator=10 ** 6) | st.integers(0, 40_000).map(lambda n: Fraction(n * 10 + 5, 1000)))
def test_what_is_shown_is_rounded_half_up_once(exact):
    assert str(numbers.half_up(exact)) == rounded(exact)


@pytest.mark.parametrize(('points_', 'shown'), [
    ('82.004', '82.00'), ('82.005', '82.01'), ('82.0049999', '82.00'), ('82.015', '82.02'), ('99.995', '100.00')])
def test_at_exactly_half_a_hundredth_it_is_rounded_up(points_, shown):
    grade = course_grade(scheme_of(column(1)), {'hand-1': graded(points_)}, AT)
    assert str(numbers.half_up(grade.exact)) == shown


# What must hold of all

@settings(max_examples=80, deadline=None)
@given(cases(), st.booleans())
def test_the_sums_that_are_shown_add_up(case, released_only):
    """From nothing but what a formula would show: percents, weights, and which of them count."""
    scheme, worths = case
    grade = course_grade(scheme, worths, AT, released_only=released_only)
    whole = [one for one in grade.categories if one.percent is not None and one.category.weight > 0]
    for one in grade.categories:
        below = sum(part.weight for part in one.columns if part.counts in (ColumnStatus.COUNTED, ColumnStatus.MISSING))
        above = sum(part.weight * part.percent for part in one.columns
                    if part.counts in (ColumnStatus.COUNTED, ColumnStatus.MISSING, ColumnStatus.EXTRA))
        assert one.percent == (above / below if below else None)
    if grade.computed is None:
        assert not whole
    else:
        assert grade.computed * sum(Fraction(one.category.weight) for one in whole) == sum(
            Fraction(one.category.weight) * one.percent for one in whole)
    assert [part.column.key for one in grade.categories for part in one.columns] == [
        one.key for category in scheme.categories for one in scheme.columns if one.category == category.id]


@settings(max_examples=80, deadline=None)
@given(cases(), st.data())
def test_excusing_from_one_column_changes_nothing_in_the_rest(case, data):
    scheme, worths = case
    if not scheme.columns:
        return
    away = data.draw(st.sampled_from(scheme.columns))
    before = course_grade(scheme, worths, AT)
    after = course_grade(scheme, {**worths, away.key: worths[away.key]._replace(excused=True)}, AT)
    without = course_grade(replace(scheme, columns=tuple(one for one in scheme.columns if one is not away)), worths, AT)
    assert after.parts[away.key].counts is ColumnStatus.EXCUSED and after.exact == without.exact
    for key, part in after.parts.items():
        if key != away.key:
            assert (part.percent, part.penalty) == (before.parts[key].percent, before.parts[key].penalty)
            if part.column.category != away.category:
                assert part == before.parts[key]


@settings(max_examples=80, deadline=None)
@given(cases(), st.data())
def test_the_order_of_columns_changes_no_grade(case, data):
    scheme, worths = case
    other = replace(scheme, columns=tuple(data.draw(st.permutations(scheme.columns))))
    before, after = course_grade(scheme, worths, AT), course_grade(other, worths, AT)
    assert before.exact == after.exact
    assert [one.percent for one in before.categories] == [one.percent for one in after.categories]


@settings(max_examples=80, deadline=None)
@given(cases(), st.data())
def test_extra_credit_and_dropping_never_lower_a_grade(case, data):
    scheme, worths = case
    bare = replace(scheme, columns=tuple(one for one in scheme.columns if not one.extra_credit))
    without, full = course_grade(bare, worths, AT), course_grade(scheme, worths, AT)
    assert (without.exact is None) == (full.exact is None)
    assert full.exact is None or full.exact >= without.exact
    undropped = replace(scheme, categories=tuple(one._replace(drop=0) for one in scheme.categories))
    all_of_it = course_grade(undropped, worths, AT)
    assert (all_of_it.exact is None) == (full.exact is None)
    assert full.exact is None or full.exact >= all_of_it.exact


@settings(max_examples=60, deadline=None)
@given(cases())
def test_lateness_takes_points_off_gives_none_and_takes_nobody_below_the_floor(case):
    scheme, worths = case
    for key, part in course_grade(scheme, worths, AT).parts.items():
        if part.percent is not None and worths[key].given is None and worths[key].points is not None:
            full = part.percent + part.penalty
            assert part.penalty >= 0 and full == 100 * Fraction(worths[key].points) / Fraction(worths[key].out_of)
            assert part.percent >= min(full, Fraction(scheme.late_floor))
        else:
            assert part.penalty == 0


# To the second

@pytest.mark.parametrize(('per', 'late', 'units'), [
    (LatePer.DAY, timedelta(), 0), (LatePer.DAY, -SECOND, 0), (LatePer.DAY, TICK, 1), (LatePer.DAY, SECOND, 1),
    (LatePer.DAY, DAY, 1), (LatePer.DAY, DAY + TICK, 2), (LatePer.DAY, DAY + SECOND, 2), (LatePer.DAY, 7 * DAY, 7),
    (LatePer.HOUR, SECOND, 1), (LatePer.HOUR, HOUR, 1), (LatePer.HOUR, HOUR + SECOND, 2), (LatePer.HOUR, DAY, 24),
])
def test_a_day_or_an_hour_counts_once_it_has_begun(per, late, units):
    scheme = scheme_of(column(1), late_percent=D(3), late_per=per)
    worth = graded(90, due_at=AT, submitted_at=AT + late)
    assert late_units(scheme, worth) == units
    part = course_grade(scheme, {'hand-1': worth}, AT).parts['hand-1']
    assert (part.percent, part.penalty) == (max(90 - 3 * units, 0), min(3 * units, 90))


@pytest.mark.parametrize(('reached', 'late', 'left'), [
    (90, 1, 80), (90, 4, 50), (90, 5, 50), (55, 1, 50), (50, 1, 50), (49, 9, 49), (0, 1, 0)])
def test_the_floor_holds_and_lifts_nobody(reached, late, left):
    scheme = scheme_of(column(1), late_percent=D(10), late_floor=D(50))
    worth = graded(reached, due_at=AT, submitted_at=AT + late * DAY)
    assert course_grade(scheme, {'hand-1': worth}, AT).exact == left


@pytest.mark.parametrize(('due', 'terms', 'counts'), [
    (-TICK, {}, ColumnStatus.MISSING), (timedelta(), {}, ColumnStatus.NOTHING), (TICK, {}, ColumnStatus.NOTHING),
    (-TICK, {'required': False}, ColumnStatus.NOTHING), (-DAY, {'submitted_at': AT}, ColumnStatus.NOTHING),
    (-DAY, {'given': D(30)}, ColumnStatus.COUNTED), (-DAY, {'excused': True}, ColumnStatus.EXCUSED)])
def test_what_is_required_is_missing_from_the_first_instant_after_it_was_due(due, terms, counts):
    scheme = scheme_of(column(1), column(2), missing_percent=D(20))
    worths = {'hand-1': ColumnInput(**{'due_at': AT + due, 'required': True, **terms}), 'hand-2': graded(80)}
    grade = course_grade(scheme, worths, AT)
    assert grade.parts['hand-1'].counts is counts
    assert grade.exact == {ColumnStatus.MISSING: 50, ColumnStatus.COUNTED: 55}.get(counts, 80)
    assert course_grade(replace(scheme, missing_percent=None), worths, AT).exact == (55 if 'given' in terms else 80)


@pytest.mark.parametrize(('terms', 'known'), [
    ({}, True), ({'withheld': True}, False), ({'release_at': AT + TICK}, False), ({'release_at': AT}, True),
    ({'withheld': True, 'release_at': AT - TICK}, True)])
def test_a_held_column_is_unknown_to_its_learner_until_the_very_moment(terms, known):
    scheme, worths = scheme_of(column(1, **terms), column(2)), {'hand-1': graded(40), 'hand-2': graded(80)}
    assert course_grade(scheme, worths, AT).exact == 60
    assert course_grade(scheme, worths, AT, released_only=True).exact == (60 if known else 80)


@pytest.mark.parametrize(('drop', 'dropped', 'exact'), [
    (0, [], 55), (1, [4], Fraction(190, 3)), (2, [3, 4], 80), (3, [2, 3, 4], 90), (9, [2, 3, 4], 90)])
def test_the_lowest_are_dropped_of_equals_the_later_and_one_stays(drop, dropped, exact):
    """Of 90, 70, 30 and 30."""
    scheme = scheme_of(*(column(n) for n in (1, 2, 3, 4)), categories=(Category(0, '', D(1), drop),))
    worths = {f'hand-{n}': graded(reached) for n, reached in ((1, 90), (2, 70), (3, 30), (4, 30))}
    grade = course_grade(scheme, worths, AT)
    assert [part.column.id for part in grade.parts.values() if part.counts is ColumnStatus.DROPPED] == dropped
    assert grade.exact == exact


def test_of_equals_the_one_that_weighs_least_is_dropped_wherever_it_stands():
    for light in (1, 2, 3):
        scheme = scheme_of(*(column(n, weight=1 if n == light else 2) for n in (1, 2, 3)),
                       categories=(Category(0, '', D(1), 1),))
        grade = course_grade(scheme, {f'hand-{n}': graded(50) for n in (1, 2, 3)}, AT)
        assert grade.parts[f'hand-{light}'].counts is ColumnStatus.DROPPED


def test_extra_credit_goes_above_the_line_only_and_a_grade_may_pass_a_hundred():
    scheme = scheme_of(column(1, weight=4), column(2, extra_credit=True))
    assert course_grade(scheme, {'hand-1': graded(90), 'hand-2': graded(80)}, AT).exact == 110
    assert course_grade(scheme, {'hand-2': graded(80)}, AT).exact is None


def test_a_grade_that_was_set_stands_before_the_computed_one_and_leaves_it_to_be_seen():
    grade = course_grade(scheme_of(column(1)), {'hand-1': graded(40)}, AT, final=D('61.5'))
    assert (grade.exact, grade.computed) == (Fraction(123, 2), 40)


def test_letters_and_passing_follow_what_is_shown():
    scheme = scheme_of(column(1), pass_mark=D(50), scale=(('A', D(90)), ('B', D(50))))
    almost, just = Fraction('49.994'), Fraction('49.995')
    assert [(scheme.letter(one), scheme.passes(one)) for one in (almost, just, Fraction(90), None)] == [
        ('', False), ('B', True), ('A', True), ('', None)]
    assert replace(scheme, pass_mark=None).passes(just) is None


def test_what_is_missing_counts_so_for_the_learner_as_long_as_what_was_given_instead_is_held():
    """Else its disappearing would tell that there is a grade."""
    column = SchemeColumn(key='hand-1', id=1, item=None, title='Report', points=MOST, weight=D(1), category=0,
                        extra_credit=False, withheld=True, release_at=None)
    scheme = GradingScheme(1, (column,), ALL_IN_ONE, missing_percent=D(0))
    ungraded = ColumnInput(required=True, due_at=AT - DAY)
    for worth in (ungraded, ungraded._replace(given=D(18))):
        told = course_grade(scheme, {'hand-1': worth}, AT, released_only=True)
        assert (told.exact, told.parts['hand-1'].counts) == (0, ColumnStatus.MISSING)
    assert course_grade(scheme, {'hand-1': ungraded._replace(given=D(18))}, AT).exact == 90
