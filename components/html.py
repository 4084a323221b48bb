"""Static markup as strings, for one `ui.html` instead of a tree of elements. What people typed is escaped here."""
from html import escape

from db.outlines import ITEM_STATUS_LABELS
from i18n import Text, lazy

# What a mark says unless told otherwise; its shape is in assets/marks.svg, its colour in assets/css/marks.css.
WORDS = {
    **{status.value: label for status, label in ITEM_STATUS_LABELS.items()},
    'help': lazy('Needs help'),
    'locked': lazy('Locked'),
    'ahead': lazy('Ahead of plan'),
    'on': lazy('On plan'),
    'slip': lazy('Slightly behind'),
    'behind': lazy('Behind plan'),
}


def esc(text: object) -> str:
    """Somebody's words, made safe to stand in markup and in a quoted attribute."""
    return escape(str(text), quote=True)


def mark(name: str, word: Text | None = None) -> str:
    """Status as shape, word and colour, in this order."""
    return f'<span class="mark mark-{esc(name)}">{glyph(name)}<span>{esc(word or WORDS[name])}</span></span>'


def glyph(name: str) -> str:
    return f'<svg class="glyph" aria-hidden="true"><use href="/assets/marks.svg#{esc(name)}"/></svg>'


def icon(name: str, size: int = 18) -> str:
    classes = 'q-icon notranslate material-symbols-outlined'
    return f'<i class="{classes}" style="font-size:{size}px" aria-hidden="true">{esc(name)}</i>'


def chip(text: Text, tone: str = '', *, icon_name: str | None = None) -> str:
    return f'<span class="chip {esc(tone)}">{icon(icon_name, 14) if icon_name else ""}{esc(text)}</span>'


def ava(name: str, size: str = 's') -> str:
    """A person's initials; always beside the name, so hidden from screen readers."""
    return f'<span class="ava {esc(size)}" aria-hidden="true">{esc(initials(name))}</span>'


def initials(name: str) -> str:
    return ''.join(word[0] for word in name.split()[:2])


def banner(icon_name: str, fact: Text, way_on: Text = '', *, tone: str = '') -> str:
    """A fact about the whole page in bold, then the way on. Tones: '' (slate), 'warn', 'accent'."""
    return (f'<div class="banner {esc(tone)}" role="status">{icon(icon_name)}'
            f'<span><b>{esc(fact)}</b> {esc(way_on)}</span></div>')


def empty(title: Text, text: Text = '') -> str:
    """What is not there, and what will bring it."""
    return f'<div class="empty"><b>{esc(title)}</b>{esc(text)}</div>'
