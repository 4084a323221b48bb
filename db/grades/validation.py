"""What may be entered into the set-up of a gradebook; each no is a sentence that names its field."""
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from i18n import _

from ..core.numbers import plain, read_points
from ..core.refusals import Invalid
from ..records.gradebook import LatePer

MAX_CATEGORIES, MAX_LETTERS, MAX_DROPPED = 30, 20, 50
HUNDRED = Decimal(100)
_SWITCHES = ('shows_median', 'certifies')
_PERCENTS = ('late_percent', 'late_floor')
_PERCENTS_OR_NONE = ('missing_percent', 'pass_mark')


def checked_setup(values: Mapping[str, Any], known_categories: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The values as they are kept.

    :param known_categories: those that are kept so far: only they may come with an id
    """
    checked: dict[str, Any] = {}
    for name, value in values.items():
        if name == 'categories':
            checked[name] = _categories(value, {one['id'] for one in known_categories})
        elif name == 'scale':
            checked[name] = _scale(value)
        elif name == 'late_per':
            checked[name] = _late_per(value)
        elif name in _SWITCHES:
            checked[name] = bool(value)
        elif name in _PERCENTS or name in _PERCENTS_OR_NONE and value not in (None, ''):
            checked[name] = read_points(value, name, most=HUNDRED)
        elif name in _PERCENTS_OR_NONE:
            checked[name] = None
        else:
            raise Invalid(_('A gradebook has no {name}.', name=name))
    return checked


def checked_title(entered: Any) -> str:
    words = ' '.join(str(entered).split())
    if not words or len(words) > 160:
        raise Invalid(_('Give a title of up to 160 characters.'), 'title')
    return words


def _categories(entered: Any, known: set[int]) -> list[dict[str, Any]]:
    if not isinstance(entered, Sequence) or isinstance(entered, str) or len(entered) > MAX_CATEGORIES:
        raise Invalid(_('A gradebook can have up to {limit} categories.', limit=MAX_CATEGORIES), 'categories')
    following, made = max(known, default=0) + 1, []
    for one in entered:
        id_ = one.get('id')
        if id_ is None:
            id_, following = following, following + 1
        elif id_ not in known:
            raise Invalid(_('One of these categories is not there any more. Look at them again.'), 'categories')
        drop = one.get('drop') or 0
        if not isinstance(drop, int) or isinstance(drop, bool) or not 0 <= drop <= MAX_DROPPED:
            raise Invalid(_('Drop 0 to {limit} of the lowest.', limit=MAX_DROPPED), 'categories')
        weight = read_points(one.get('weight', 1), 'categories', most=Decimal(1000))
        made.append({'id': id_, 'title': checked_title(one.get('title', '')), 'weight': plain(weight), 'drop': drop})
    if len({one['id'] for one in made}) < len(made):
        raise Invalid(_('A category stands here twice.'), 'categories')
    if len({one['title'].casefold() for one in made}) < len(made):
        raise Invalid(_('Two categories have the same title.'), 'categories')
    if made and not any(Decimal(one['weight']) for one in made):
        raise Invalid(_('Give at least one category a weight.'), 'categories')
    return made


def _scale(entered: Any) -> list[list[str]]:
    """From the best letter down, each with a lower bound below the one before."""
    if not isinstance(entered, Sequence) or isinstance(entered, str) or len(entered) > MAX_LETTERS:
        raise Invalid(_('A scale can have up to {limit} letters.', limit=MAX_LETTERS), 'scale')
    made: list[tuple[str, Decimal]] = []
    for letter, least in entered:
        words = ' '.join(str(letter).split())
        if not words or len(words) > 20:
            raise Invalid(_('A letter of the scale has 1 to 20 characters.'), 'scale')
        made.append((words, read_points(least, 'scale', most=Decimal(200))))
    made.sort(key=lambda pair: -pair[1])
    if len({letter for letter, __ in made}) < len(made) or len({least for __, least in made}) < len(made):
        raise Invalid(_('Each letter of the scale needs a bound of its own.'), 'scale')
    return [[letter, plain(least)] for letter, least in made]


def _late_per(entered: Any) -> LatePer:
    try:
        return LatePer(entered)
    except ValueError:
        raise Invalid(_('Lateness is counted by the day or by the hour.'), 'late_per') from None
