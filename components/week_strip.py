"""The weeks of a session as a strip: those behind, this one, those to come."""
from components.html import esc

MAX_WEEKS = 60
"""Weeks; a longer session is not drawn week by week."""


def week_strip(week: int, weeks: int, word: str) -> str:
    """:param week: which one it is, from 1; 0 before the first, more than `weeks` after the last"""
    if not 1 <= weeks <= MAX_WEEKS:
        return ''
    parts = ''.join(f'<i class="{_state(n, week)}"></i>' for n in range(1, weeks + 1))
    return f'<div class="weeks" role="img" aria-label="{esc(word)}">{parts}</div>'


def _state(n: int, week: int) -> str:
    return 'past' if n < week else 'now' if n == week else ''
