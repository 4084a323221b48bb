"""What belongs together: “= left -> right”, and “= -> right” for what belongs to nothing."""
from collections.abc import Sequence

from i18n import _

from ..questions import Markup, Pair
from .answers import Piece
from .escaping import Problem, answer_as_in, words


def pairs(given: Sequence[Piece], markup: Markup) -> tuple[Pair, ...]:
    """Neither weights nor feedback are known here, so “C#” is just that."""
    found = tuple(_pair(piece.raw, markup) for piece in given)
    if sum(bool(pair.left) for pair in found) < 2:
        raise Problem(_('Answers with “->” are pairs to match, and at least two are needed.'))
    return found


def _pair(raw: str, markup: Markup) -> Pair:
    left, arrow, right = raw.partition('->')
    if not arrow:
        raise Problem(_('“{answer}” has no “->”, but other answers here have: either all of them '
                        'are pairs to match, or none is.', answer=' '.join(raw.split())[:40]))
    pair = Pair(left=answer_as_in(words(left, markup), markup), right=answer_as_in(words(right, markup), markup))
    if not pair.right:
        raise Problem(_('A pair is written “= left -> right”; here nothing stands on the right.'))
    return pair
