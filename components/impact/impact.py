"""Whom an action reaches, before it is done: names, who is left out and why, and what stays behind."""
from collections.abc import Sequence

from components.html import esc
from i18n import _, listed, ngettext

MAX_LINES = 8


def reaching(names: Sequence[str], left_out: Sequence[str] = (), stays: Sequence[str] = (), *, note: str = '') -> str:
    """:param left_out: a sentence each, as are `stays`
    :param note: one more sentence
    """
    if names:
        reaches = ngettext('<b>Reaches {n} learner</b>: {names}.', '<b>Reaches {n} learners</b>: {names}.', len(names),
                           names=esc(_few(names)))
    else:
        reaches = _('<b>Reaches nobody</b>.')
    parts = [f'<p>{reaches}</p>', f'<p>{esc(note)}</p>' if note else '',
             _list(ngettext('{n} left out', '{n} left out', len(left_out)), left_out),
             _list(_('What stays here'), stays)]
    return f'<div class="reaching">{"".join(parts)}</div>'


def not_yet(sentence: str) -> str:
    """What is missing until it can be told."""
    return f'<div class="reaching"><p>{esc(sentence)}</p></div>'


def _few(names: Sequence[str]) -> str:
    shown = names[:MAX_LINES]
    if more := len(names) - len(shown):
        return ngettext('{names} and {n} more', '{names} and {n} more', more, names=', '.join(shown))
    return listed(shown)


def _list(head: str, sentences: Sequence[str]) -> str:
    if not sentences:
        return ''
    beyond = len(sentences) - MAX_LINES
    lines = [*sentences[:MAX_LINES], *([ngettext('And {n} more.', 'And {n} more.', beyond)] if beyond > 0 else [])]
    return f'<p><b>{esc(head)}</b></p><ul>{"".join(f"<li>{esc(line)}</li>" for line in lines)}</ul>'
