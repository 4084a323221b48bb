"""Two commits are measured in turns, and one ratio for each figure says whether anything costs more."""
from math import inf

import pytest

from bench.comparing.figure import Cost, Figure, Measure, Taken
from bench.comparing.figures import COMMANDS, SERVED, chosen
from bench.comparing.ratios import comparisons, missing, ratio
from bench.comparing.table import table, verdict
from bench.comparing.turns import Side, by_turns, orders

BEFORE, AFTER = Side.BEFORE, Side.AFTER
HOME, GRADES = 'learner: a session', 'coach: gradebook'


def taken(*costs: Cost, name: str = HOME) -> Taken:
    made = Taken()
    made.keep(name, costs)
    return made


def pair(before: float, after: float) -> tuple[Taken, Taken]:
    return taken(Cost(before, before, 20, 30)), taken(Cost(after, after, 20, 30))


def of(found, measure=Measure.PROCESSOR, name=HOME):
    [one] = [one for one in found if one.figure == Figure(name, measure)]
    return one


def test_who_begins_alternates_from_pair_to_pair():
    assert list(orders(4)) == [(BEFORE, AFTER), (AFTER, BEFORE)] * 2


async def test_within_a_pair_the_sides_take_turns_and_who_was_last_begins_the_next():
    did = []

    async def steps(side):
        for number in range(3):
            did.append(side)
            yield number
    found = await by_turns((AFTER, BEFORE), {side: steps(side) for side in Side}, lambda *_: None)
    assert did == [AFTER, BEFORE, BEFORE, AFTER, AFTER, BEFORE]
    assert found == {BEFORE: [0, 1, 2], AFTER: [0, 1, 2]}


async def test_a_side_that_fails_is_told_and_the_other_goes_on():
    told = []

    async def fails():
        yield 1
        raise RuntimeError('There is no such page.')

    async def works():
        for number in range(3):
            yield number
    found = await by_turns((BEFORE, AFTER), {BEFORE: fails(), AFTER: works()},
                           lambda side, problem: told.append((side, str(problem))))
    assert found == {BEFORE: [], AFTER: [0, 1, 2]}
    assert told == [(BEFORE, 'There is no such page.')]


def test_the_ratio_of_a_figure_is_the_median_of_the_ratios_of_its_pairs():
    one = of(comparisons([pair(1, 2), pair(1, 1), pair(2, 2.2), pair(4, 4.8), pair(1, 1.3)]))
    assert (one.lower, one.ratio, one.upper) == pytest.approx((1.1, 1.2, 1.3))
    assert (one.before, one.after) == (1, 2)


def test_one_pair_is_its_own_median_and_quartiles():
    one = of(comparisons([pair(2, 3)]))
    assert (one.lower, one.ratio, one.upper) == (1.5, 1.5, 1.5)


def test_what_slows_the_machine_down_for_both_changes_no_ratio():
    assert ratio(Measure.WALL, [1, 5, 1, 9], [1.1, 5.5, 1.1, 9.9]) == pytest.approx(1.1)
    assert of(comparisons([pair(1, 1), pair(7, 7), pair(3, 3)])).ratio == 1


def test_time_has_a_limit_and_of_what_is_counted_nothing_may_be_more():
    before, after = taken(Cost(1, 1, 100, 60)), taken(Cost(1.04, 1.06, 101, 59))
    over = {one.figure.measure: one.is_over(1.05) for one in comparisons([(before, after)])}
    assert over == {Measure.PROCESSOR: False, Measure.WALL: True, Measure.STATEMENTS: True, Measure.ELEMENTS: False}


def test_what_there_was_nothing_of_before_is_more_than_any_limit():
    assert ratio(Measure.STATEMENTS, [0], [0]) == 1
    assert ratio(Measure.STATEMENTS, [0], [1]) == inf


def test_statements_that_come_beside_a_page_now_and_then_are_none_of_it():
    before, after = ([Cost(1, 1, number, 40) for number in numbers] for numbers in ((25, 25, 25), (31, 26, 25)))
    assert of(comparisons([(taken(*before), taken(*after))]), Measure.STATEMENTS).ratio == 1
    more = taken(*[Cost(1, 1, number, 40) for number in (26, 26, 32)])
    assert of(comparisons([(taken(*before), more)]), Measure.STATEMENTS).is_over(1.05)


def test_what_one_side_lacks_is_said_and_not_compared():
    before, after = taken(Cost(1, 1)), taken(Cost(1, 1))
    after.keep(GRADES, [Cost(2, 2)])
    before.lack(GRADES, RuntimeError('/grades answers 404.'))
    found = comparisons([(before, after)])
    assert {one.figure.name for one in found} == {HOME}
    assert missing([(before, after)]) == ({GRADES: '/grades answers 404.'}, {})
    assert f'missing before: {GRADES} (/grades answers 404.)' in list(verdict(found, *missing([(before, after)]), 1.05))


def test_a_pair_that_lacks_a_figure_does_not_count_for_it():
    assert of(comparisons([(taken(), taken()), pair(1, 2)])).ratio == 2


def test_the_table_has_a_line_for_each_figure_and_says_what_is_over_the_limit():
    found = comparisons([pair(0.02, 0.03)])
    lines = list(table(found, 1.05))
    assert lines[1].split() == [*HOME.split(), 'processor', '20.0', 'ms', '30.0', 'ms', '1.500', '1.500–1.500', 'over',
                                'the', 'limit']
    assert lines[3].split() == ['statements', '20', '20', '1.000', '1.000–1.000']
    assert list(verdict(found, {}, {}, 1.05)) == [
        'Over the limit (1.05 for time, 1 for what is counted): 2 of 4 figures.']


def test_what_is_over_the_limit_while_a_quarter_of_the_pairs_says_no_is_called_unsteady():
    found = comparisons([pair(1, 0.9), pair(1, 0.9), pair(1, 1.2), pair(1, 1.3), pair(1, 1.4)])
    assert of(found).is_over(1.05) and of(found).is_unsteady
    assert next(table(found[:1], 1.05), '') and list(table(found[:1], 1.05))[1].endswith('over the limit, unsteady')
    assert list(verdict(found, {}, {}, 1.05))[1].startswith('2 of them are unsteady')
    assert not of(comparisons([pair(1, 1.2), pair(1, 1.3)])).is_unsteady


def test_figures_are_chosen_by_a_part_of_their_names():
    assert chosen('GRADEBOOK') == {'coach: gradebook', 'coach: gradebook as workbook', 'large class: gradebook'}
    assert chosen('') == {*SERVED, *COMMANDS}
    assert not chosen('no such figure')
