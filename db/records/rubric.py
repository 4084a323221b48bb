"""A rubric: criteria, each with levels that are worth points. What it is worth, and what choosing its levels gives."""
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from i18n import _, number

from ..core.numbers import half_up, plain, read_decimal
from ..core.refusals import Invalid

MAX_CRITERIA, MAX_LEVELS = 20, 8
MAX_LENGTH_TITLE, MAX_LENGTH_TEXT = 200, 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricLevel:
    title: str
    points: Decimal
    description: str = ''


@dataclass(frozen=True, slots=True, kw_only=True)
class RubricCriterion:
    id: str
    """Stays when the words change: what was graded by it is found again."""
    title: str
    description: str = ''
    levels: tuple[RubricLevel, ...] = ()


def worth(rubric: Sequence[RubricCriterion]) -> Decimal:
    """The best level of every criterion together: the points of its item."""
    return sum((best(criterion) for criterion in rubric), Decimal())


def best(criterion: RubricCriterion) -> Decimal:
    return max((level.points for level in criterion.levels), default=Decimal())


def points_by(rubric: Sequence[RubricCriterion], chosen: Mapping[str, Mapping[str, Any]], out_of: Decimal
              ) -> tuple[Decimal, dict[str, dict[str, str]]]:
    """The points of these levels, and the choice as it is kept. Every criterion that has levels has to have one; one
    without is for a comment only.

    :param chosen: by criterion the `points` of the level, its title as `level` where that is not enough, and perhaps a
        `comment`
    :param out_of: what the item is worth; where a session course has given it other points than the rubric's, the
        same share of those
    """
    if strange := set(chosen) - {criterion.id for criterion in rubric}:
        raise Invalid(_('This rubric has no criterion {ids}.', ids=', '.join(sorted(strange))), 'rubric')
    total, kept = Decimal(), {}
    for criterion in rubric:
        choice = chosen.get(criterion.id, {})
        level = level_of(criterion, choice)
        if level is None and criterion.levels:
            raise Invalid(_('Choose a level for “{criterion}”.', criterion=criterion.title), 'rubric')
        comment = str(choice.get('comment') or '').strip()
        if len(comment) > MAX_LENGTH_TEXT:
            raise Invalid(_('A comment on a criterion can have up to {most} characters.',
                            most=number(MAX_LENGTH_TEXT)), 'rubric')
        kept[criterion.id] = {'comment': comment}
        if level:
            total += level.points
            kept[criterion.id] |= {'points': plain(level.points), 'level': level.title}
    if not worth(rubric):
        raise Invalid(_('There is no rubric any more: give points.'), 'rubric')
    share = Fraction(total) / Fraction(worth(rubric))
    return half_up(share * Fraction(out_of)), kept


def rubric_from_json(kept: Sequence[Mapping[str, Any]]) -> tuple[RubricCriterion, ...]:
    return tuple(RubricCriterion(**{**criterion, 'levels': tuple(
        RubricLevel(**{**level, 'points': Decimal(level['points'])}) for level in criterion.get('levels', ()))})
                 for criterion in kept)


def level_of(criterion: RubricCriterion, choice: Mapping[str, Any]) -> RubricLevel | None:
    """The level that was chosen, if it is there still."""
    fitting = [level for level in criterion.levels if _same(level.points, choice.get('points'))]
    return next((level for level in fitting if level.title == choice.get('level')), fitting[0] if fitting else None)


def checked_rubric(rubric: Sequence[RubricCriterion]) -> tuple[RubricCriterion, ...]:
    """As an author has written it; criteria without an id get one."""
    if len(rubric) > MAX_CRITERIA:
        raise Invalid(_('A rubric can have up to {most} criteria.', most=MAX_CRITERIA), 'rubric')
    ids: set[str] = {criterion.id for criterion in rubric if criterion.id}
    if len(ids) < sum(bool(criterion.id) for criterion in rubric):
        raise Invalid(_('Two criteria of the rubric have the same id.'), 'rubric')
    checked = tuple(_criterion(criterion, ids) for criterion in rubric)
    if checked and not worth(checked):
        raise Invalid(_('The best levels of a rubric are worth something.'), 'rubric')
    return checked


def _criterion(criterion: RubricCriterion, ids: set[str]) -> RubricCriterion:
    title = _words(criterion.title, MAX_LENGTH_TITLE)
    if not title:
        raise Invalid(_('Give every criterion a title.'), 'rubric')
    if len(criterion.levels) > MAX_LEVELS:
        raise Invalid(_('“{title}” has more than {most} levels.', title=title, most=MAX_LEVELS), 'rubric')
    levels = tuple(_level(level, title) for level in criterion.levels)
    if len({(level.points, level.title) for level in levels}) < len(levels):
        raise Invalid(_('Two levels of “{title}” are the same.', title=title), 'rubric')
    id_ = criterion.id[:40]
    while not id_:
        id_ = next(f'c{n}' for n in range(1, len(ids) + 2) if f'c{n}' not in ids)
    ids.add(id_)
    return RubricCriterion(id=id_, title=title, description=_text(criterion.description), levels=levels)


def _level(level: RubricLevel, criterion: str) -> RubricLevel:
    title, points = _words(level.title, MAX_LENGTH_TITLE), level.points
    if not title:
        raise Invalid(_('Give every level of “{criterion}” a title.', criterion=criterion), 'rubric')
    if not points.is_finite() or not 0 <= points <= 10_000 or points != half_up(points):
        raise Invalid(_('The points of “{level}” in “{criterion}” go from 0 to 10,000, with up to two decimals.',
                        level=title, criterion=criterion), 'rubric')
    return RubricLevel(title=title, points=points, description=_text(level.description))


def _words(entered: str, most: int) -> str:
    words = ' '.join(entered.split())
    if len(words) > most:
        raise Invalid(_('“{beginning}…” is longer than {most} characters.',
                        beginning=words[:40], most=number(most)), 'rubric')
    return words


def _text(entered: str) -> str:
    text = entered.strip()
    if len(text) > MAX_LENGTH_TEXT:
        raise Invalid(_('“{beginning}…” is longer than {most} characters.',
                        beginning=text[:40], most=number(MAX_LENGTH_TEXT)), 'rubric')
    return text


def _same(points: Decimal, chosen: Any) -> bool:
    return chosen is not None and read_decimal(chosen) == points
