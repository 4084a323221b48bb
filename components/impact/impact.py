"""Whom an action reaches, before it is done: names, who is left out and why, and what stays behind."""
from collections.abc import Sequence

from components.html import esc

MAX_LINES = 8


def reaching(names: Sequence[str], left_out: Sequence[str] = (), stays: Sequence[str] = (), *, note: str = '') -> str:
    """:param left_out: a sentence each, as are `stays`
    :param note: one more sentence
    """
    number = f'{len(names):,} learner{"" if len(names) == 1 else "s"}' if names else 'nobody'
    listed = f': {esc(_few(names))}' if names else ''
    parts = [f'<p><b>Reaches {number}</b>{listed}.</p>', f'<p>{esc(note)}</p>' if note else '',
             _list(f'{len(left_out):,} left out', left_out), _list('What stays here', stays)]
    return f'<div class="reaching">{"".join(parts)}</div>'


def not_yet(sentence: str) -> str:
    """What is missing until it can be told."""
    return f'<div class="reaching"><p>{esc(sentence)}</p></div>'


def _few(names: Sequence[str]) -> str:
    shown = list(names[:MAX_LINES])
    if more := len(names) - len(shown):
        return f'{", ".join(shown)} and {more:,} more'
    return ' and '.join([', '.join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _list(head: str, sentences: Sequence[str]) -> str:
    if not sentences:
        return ''
    beyond = len(sentences) - MAX_LINES
    lines = [*sentences[:MAX_LINES], *([f'And {beyond:,} more.'] if beyond > 0 else [])]
    return f'<p><b>{esc(head)}</b></p><ul>{"".join(f"<li>{esc(line)}</li>" for line in lines)}</ul>'
