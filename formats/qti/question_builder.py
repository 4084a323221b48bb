"""Questions made of an item: one, or one for each thing it asks where these do not fit into one."""
from dataclasses import replace
from decimal import Decimal
from typing import Any

from i18n import _

from ..questions import ALL, Markup, QuestionData, QuestionKind
from ..titles import title_of
from . import choices, gaps, numbers, pairs, texts
from .item_model import Asked, Choosing, Filling, Given, Outcome, Pairing, QtiItem, Shown, Sorting, Typing, Writing
from .scoring_probe import Telling, Trials, checked_points, points
from .unsupported import Differs, UnsupportedItem

MAX_ASKED = 100
"""In one item."""


def make(item: QtiItem) -> list[QuestionData]:
    """Raises NotTaken."""
    if len({one.response for one in item.asked}) < len(item.asked):
        raise UnsupportedItem(_('Two of its interactions share one response.'))
    if len(item.asked) > MAX_ASKED:
        raise UnsupportedItem(_('It asks more than {limit} things.', limit=MAX_ASKED))
    if not item.asked:
        return [_question(item, QuestionKind.DESCRIPTION, (), Telling(item), points=Decimal(0))]
    if len(item.asked) == 1:
        return [_made(item, item.asked, Trials(item))]
    if gaps.places_of(item.asked):
        return [_with_gaps(item, item.asked, Trials(item), Telling(item))]
    return _each(item)


def _each(item: QtiItem) -> list[QuestionData]:
    """Gaps that follow each other stay together. Each is tried while the rest is right."""
    best = {response: values for one in item.asked for response, values in _declared(one).items()}
    whole = item.scoring.outcome(best).score
    scale = item.points / whole if item.points is not None and whole > 0 else Decimal(1)
    by_hand = item.essay_points - whole
    alone = replace(item, points=None, essay_points=by_hand if by_hand > 0 else Decimal(1))
    questions = []
    for number, group in enumerate(_groups(item.asked), 1):
        own = {response for one in group for response in _declared(one)}
        others = {response: values for response, values in best.items() if response not in own}
        made = _made(alone, group, Trials(alone, others))
        questions.append(replace(made, points=checked_points(made.points * scale, item.notes),
                                 title=title_of(f'{item.title} ({number})') if item.title else '',
                                 source_id=f'{item.source_id}/{number}' if item.source_id else ''))
    return questions


def _groups(asked: tuple[Asked, ...]) -> list[tuple[Asked, ...]]:
    groups: list[tuple[Asked, ...]] = []
    for one in asked:
        if groups and _is_gap(one) and all(map(_is_gap, groups[-1])):
            groups[-1] += (one,)
        else:
            groups.append((one,))
    return groups


def _is_gap(asked: Asked) -> bool:
    return isinstance(asked, Typing | Filling) or isinstance(asked, Choosing) and asked.inline


def _declared(asked: Asked) -> Given:
    """The right answer, as far as the file says it outright."""
    match asked:
        case Choosing(several=True) | Sorting():
            return {asked.response: asked.right}
        case Choosing() | Typing():
            return {asked.response: asked.right[:1]}
        case Pairing():
            return pairs.given(asked, list(asked.pairs))
        case Filling():
            return {asked.response: tuple(f'{choice} {gap}' for gap, choice in asked.right.items())}
    return {asked.response: ()}


def _made(item: QtiItem, group: tuple[Asked, ...], trials: Trials) -> QuestionData:
    telling, asked = Telling(item), group[0]
    if len(group) == 1:
        match asked:
            case Choosing(inline=False):
                return _choice(item, asked, trials, telling)
            case Typing():
                return _typed(item, asked, trials, telling)
            case Sorting():
                put = pairs.put_in_order(asked, trials, telling)
                return _question(item, QuestionKind.ORDERING, group, telling, points=points(item, put.best),
                                 order=put.order, feedback=put.feedback)
            case Pairing():
                found = pairs.paired(asked, trials, telling)
                return _question(item, QuestionKind.MATCHING, group, telling, points=points(item, found.best),
                                 pairs=found.pairs, feedback=found.feedback, shuffle=asked.shuffle)
            case Writing():
                return _essay(item, asked, trials, telling)
    return _with_gaps(item, group, trials, telling)


def _choice(item: QtiItem, asked: Choosing, trials: Trials, telling: Telling) -> QuestionData:
    if asked.several:
        chosen, kind = choices.any_of(asked, trials, telling), QuestionKind.MULTIPLE_CHOICE
    else:
        chosen, kind = choices.one_of(asked, trials, telling), QuestionKind.SINGLE_CHOICE
    options = chosen.options
    if kind is QuestionKind.SINGLE_CHOICE and any(option.share < 0 for option in options):
        item.notes.differs.add(Differs.DEDUCTS)
    if kind is QuestionKind.SINGLE_CHOICE and choices.is_true_false(options) and (
            [option.share for option in options if option.share > 0] == [ALL]):
        kind, options = QuestionKind.TRUE_FALSE, choices.true_first(options)
    return _question(item, kind, (asked,), telling, points=points(item, chosen.best), options=options,
                     feedback=chosen.feedback, shuffle=asked.shuffle)


def _typed(item: QtiItem, asked: Typing, trials: Trials, telling: Telling) -> QuestionData:
    def trying(value: str) -> Outcome:
        return trials.outcome({asked.response: (value,)})
    if asked.is_number:
        best = trying(numbers.best_number(asked, trying)).score
        if best <= 0:
            raise UnsupportedItem(_('No number is given that would be right.'))
        feedback = telling.general(numbers.outcomes(asked, trying))
        accepted = numbers.accepted_numbers(asked, trying, telling, base=Decimal(0), best=best)
        return _question(item, QuestionKind.NUMBER, (asked,), telling, points=points(item, best), numbers=accepted,
                         feedback=feedback)
    best = trying(texts.right_text(asked, trying)).score
    if best <= 0:
        raise UnsupportedItem(_('No answer is given that would be right.'))
    feedback, minds_case = telling.general(texts.outcomes(asked, trying)), texts.minds_case(asked, trying)
    return _question(item, QuestionKind.SHORT_TEXT, (asked,), telling, points=points(item, best), feedback=feedback,
                     texts=texts.accepted_texts(asked, trying, telling, base=Decimal(0), best=best,
                                                minds_case=minds_case), match_case=minds_case)


def _with_gaps(item: QtiItem, group: tuple[Asked, ...], trials: Trials, telling: Telling) -> QuestionData:
    made = gaps.gapped(gaps.places_of(group), trials, telling)
    shuffled = [one.shuffle for one in group if isinstance(one, Choosing | Filling)]
    return _question(item, QuestionKind.GAP_FILL, group, telling, points=points(item, made.best), gaps=made.gaps,
                     match_case=made.match_case, feedback=made.feedback,
                     shuffle=bool(shuffled) and all(shuffled))


def _essay(item: QtiItem, asked: Writing, trials: Trials, telling: Telling) -> QuestionData:
    try:
        feedback = telling.general([trials.outcome({asked.response: (texts.ANYTHING,)})])
    except UnsupportedItem:  # a person scores it, whatever the file says
        feedback = ''
    model = f'<div>{asked.model_answer}</div>' if asked.model_answer else ''
    return _question(item, QuestionKind.ESSAY, (asked,), telling, points=checked_points(
        item.essay_points if item.points is None else item.points, item.notes), feedback=f'{feedback}{model}')


def _question(item: QtiItem, kind: QuestionKind, group: tuple[Asked, ...], telling: Telling, **fields: Any
              ) -> QuestionData:
    if telling.leaves_out:
        item.notes.differs.add(Differs.FEEDBACK)
    own = Shown.GAPS if kind is QuestionKind.GAP_FILL else Shown.ASKED
    text = item.text({one.response: own if one in group else Shown.NOT for one in item.asked})
    if not all(f'[[{gap.name}]]' in text for gap in fields.get('gaps', ())):
        raise UnsupportedItem(_('One of its gaps has no place in its text.'))
    return QuestionData(kind=kind, title=item.title, text=text, markup=Markup.HTML, category=item.category,
                        source_id=item.source_id, **fields)
