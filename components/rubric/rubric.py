"""A rubric: how it is shown to learners and coaches, and the field in which its author writes it."""
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypedDict

from nicegui.events import GenericEventArguments

from components.bound_value import BoundValue
from components.browser_modules import KIT
from components.events import matches
from components.text_field import too_long
from db.core import numbers
from db.records import RubricCriterion, best_level
from i18n import _, lazy, translated

SHOWN = {
    'up_to': lazy('up to {out_of}'), 'of': lazy('{points} of {out_of}'), 'chosen': lazy('Chosen'),
    'comment': lazy('Comment'),
    'comment_on': lazy('Comment on {title}'),
}
"""What stands in a rubric that is shown or chosen from."""
WORDS = {
    'none': lazy('No rubric: this is graded by points.'),
    'worth': lazy('{points} points in all'), 'criterion': lazy('Criterion {n}'), 'title': lazy('Criterion'),
    'about': lazy('About it'),
    'level': lazy('Level'), 'level_about': lazy('What it takes'), 'points': lazy('Points'),
    'add': lazy('Add a criterion'),
    'add_level': lazy('Add a level'), 'remove': lazy('Remove {name}'), 'remove_level': lazy('Remove level {name}'),
    'up': lazy('Move {name} up'), 'down': lazy('Move {name} down'),
    'no_levels': lazy('Without levels it is for a comment only.'),
    'nameless': lazy('this criterion'),
    'of': lazy('{label}, {name}'),
    'first_levels': [lazy('Fully'), lazy('Partly'), lazy('Not yet')],
}
MAX_CRITERIA, MAX_LEVELS = 20, 8
MAX_LENGTH_TITLE, MAX_LENGTH_DESCRIPTION = 200, 4000
"""Characters."""

SHAPE = [{'id': str, 'title': str, 'description': str,
          'levels': [{'title': str, 'points': str, 'description': str}]}]


class Level(TypedDict):
    title: str
    points: str
    description: str


class Criterion(TypedDict):
    id: str
    title: str
    description: str
    out_of: str
    levels: list[Level]


def criteria(rubric: Sequence[RubricCriterion]) -> list[Criterion]:
    """As `Rubric` in kit/rubric.js shows them."""
    return [{
        'id': one.id, 'title': one.title, 'description': one.description, 'out_of': numbers.plain(best_level(one)),
        'levels': [{'title': level.title, 'points': numbers.plain(level.points), 'description': level.description}
                   for level in one.levels],
    } for one in rubric]


class RubricEditor(BoundValue, component='rubric.js', esm=KIT):
    """The value is a list of criteria, each with `id` (empty for a new one), `title`, `description` and `levels`; these
    with `title`, `points` as typed, and `description`."""

    def __init__(self, label: str, *, value: Sequence[Mapping[str, Any]] = (), hint: str = '',
                 words: Mapping[str, Any] = WORDS, on_change: Callable[..., Any] | None = None) -> None:
        super().__init__(value=list(value), on_value_change=on_change)
        with self._props.suspend_updates():
            self._props |= {'label': label, 'hint': hint, 'words': translated(words),
                            'most': [MAX_CRITERIA, MAX_LEVELS],
                            'longest': [MAX_LENGTH_TITLE, MAX_LENGTH_DESCRIPTION]}

    @property
    def wrong(self) -> str | None:
        """What is too long, in a sentence that says where."""
        return next((wrong for n, one in enumerate(self.value, 1) if (wrong := _too_long(one, n))), None)

    def _handle_value_change(self, value: Any) -> None:
        super()._handle_value_change(value)
        if sentence := self.wrong:
            self.error = sentence

    def set_enabled(self, enabled: bool) -> None:
        """What is drawn is a `fieldset`: it shuts everything in it."""
        self._props['disabled'] = not enabled

    def _event_args_to_value(self, e: GenericEventArguments) -> Any:
        """Only what has this shape; anything else is as good as not said."""
        said = e.args
        if not matches(said,
                       SHAPE) or len(said) > MAX_CRITERIA or any(len(one['levels']) > MAX_LEVELS for one in said):
            return self.value
        return [{name: one[name] for name in ('id', 'title', 'description')} | {
            'levels': [{name: level[name] for name in ('title', 'points', 'description')} for level in one['levels']]}
            for one in said]


def _too_long(criterion: Mapping[str, Any], number: int) -> str | None:
    """“Criterion 2: Up to 200 characters. These are 212.”"""
    for level, one in enumerate((criterion, *criterion['levels'])):
        for name, longest in (('title', MAX_LENGTH_TITLE), ('description', MAX_LENGTH_DESCRIPTION)):
            if sentence := too_long(one[name].strip(), longest):
                if level:
                    return _('Criterion {number}, level {level}: {sentence}', number=number, level=level,
                             sentence=sentence)
                return _('Criterion {number}: {sentence}', number=number, sentence=sentence)
    return None
