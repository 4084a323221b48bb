"""A strip of figures, each with its definition and, where there is one, the plan it is held against."""
from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

from nicegui.element import Element

from components.browser_modules import KIT
from i18n import lazy, translated

WORDS = {'what': lazy('What is {label}? {hint}'), 'plan': lazy('plan {n} %')}


class Figure(TypedDict):
    key: str
    label: str
    value: float | None             # None is drawn as "–"
    hint: str                       # what is counted, in a sentence
    unit: NotRequired[str]
    digits: NotRequired[int]
    note: NotRequired[str]          # '7 in Python'
    mark: NotRequired[str]          # a shape before the note: 'ahead', 'behind'
    tone: NotRequired[str]          # the colour of the note: 'good', 'warn', 'bad'
    plan: NotRequired[float]        # draws the value as a bar, with the plan upon it


class FigureStrip(Element, component='figures.js', esm=KIT):

    def __init__(self, figures: Sequence[Figure], *, label: str, words: Mapping[str, Any] = WORDS) -> None:
        super().__init__()
        self._figures = {figure['key']: dict(figure) for figure in figures}
        self._props |= {'figures': tuple(self._figures.values()), 'label': label, 'words': translated(words)}

    def patch(self, key: str, **changes: Any) -> None:
        """Change one figure where it stands; a number rolls to its new value. What is the same is not sent."""
        figure = self._figures[key]
        news = {name: value for name, value in changes.items() if figure.get(name) != value}
        if news:
            figure.update(news)
            self.run_method('patch', key, news)
