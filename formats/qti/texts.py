"""Words that are typed: which are accepted, how much each is worth, and whether capitals matter."""
from collections.abc import Callable
from decimal import Decimal

from i18n import _

from ..questions import AcceptedText
from .item_model import Outcome, Typing
from .scoring_probe import Telling, share
from .unsupported import UnsupportedItem

ANYTHING = '\ue002qx\ue002'
"""What nobody types and no author accepts."""
MAX_CANDIDATES = 500

Try = Callable[[str], Outcome]
"""What typing this brings."""


def right_text(asked: Typing, trying: Try) -> str:
    """The best of all candidates, a declared one if it is as good."""
    candidates = _all(asked)
    if len(candidates) > MAX_CANDIDATES:
        raise UnsupportedItem(_('It has too many possible answers.'))
    if not candidates:
        raise UnsupportedItem(_('No answer is given that would be right.'))
    return max(candidates, key=lambda text: trying(text).score)


def accepted_texts(asked: Typing, trying: Try, telling: Telling, *, base: Decimal, best: Decimal, minds_case: bool
                   ) -> tuple[AcceptedText, ...]:
    """`base` is what no answer gets, `best` the best one."""
    wrong = trying(ANYTHING)
    accepted = []
    for text in asked.parts:
        found = trying(f'{ANYTHING}{text}{ANYTHING}')
        if found.score > max(base, wrong.score) and '*' not in text:
            accepted.append(AcceptedText(text=f'*{text}*', share=share(found.score - base, best - base),
                                         is_pattern=True, feedback=telling.told(found.shown - wrong.shown)))
    for text in _all(asked):
        found = trying(text)
        if text.strip() and (found.score > base or found.shown - wrong.shown) and (
                not (parts := _through_parts(text, asked, trying)) or parts.score != found.score):
            accepted.append(AcceptedText(text=text, share=share(found.score - base, best - base),
                                         feedback=telling.told(found.shown - wrong.shown)))
    if not any(found.share > 0 for found in accepted):
        raise UnsupportedItem(_('No answer is given that would be right.'))
    accepted = _each_once(sorted(accepted, key=lambda found: (-found.share, found.is_pattern)), minds_case)
    words, rest = telling.told(wrong.shown), share(wrong.score - base, best - base)
    if words or rest:
        accepted.append(AcceptedText(text='*', share=rest, is_pattern=True, feedback=words))
    return tuple(accepted)


def outcomes(asked: Typing, trying: Try) -> list[Outcome]:
    return [trying(text) for text in (*_all(asked), ANYTHING)]


def minds_case(asked: Typing, trying: Try) -> bool:
    """Whether an accepted answer with its capitals turned round gets less."""
    wrong = trying(ANYTHING).score
    return any(trying(text).score > max(wrong, trying(text.swapcase()).score)
               for text in _all(asked) if text.swapcase() != text)


def _each_once(accepted: list[AcceptedText], minds_case: bool) -> list[AcceptedText]:
    """Where capitals do not matter, “Red” and “red” are one answer."""
    found: dict[tuple[str, bool], AcceptedText] = {}
    for one in accepted:
        words = ' '.join(one.text.split())
        found.setdefault((words if minds_case else words.casefold(), one.is_pattern), one)
    return list(found.values())


def _all(asked: Typing) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*asked.right, *asked.candidates, *asked.parts)))


def _through_parts(text: str, asked: Typing, trying: Try) -> Outcome | None:
    """What this text gets only for a part of it."""
    if any(part.casefold() in text.casefold() for part in asked.parts):
        return trying(f'{ANYTHING}{text}{ANYTHING}')
    return None
