"""One thing that can be operated, as `controls.js` describes it, and what a person would type into it."""
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, cycle
from typing import Any

PASSWORD = 'a password for this walk'
SAYS = {
    r'password': PASSWORD,
    r'e-?mail': 'walker{n}@example.org',
    r'^usernames$': '{who}',
    r'user ?names?': 'walker{n}',
    r'\bcode\b': 'WALK{n}',
    r'address|url|link': 'https://example.org/walk',
    r'\bfind\b|search|look for': 'a',
    r'points|weight|percent|%|minutes|days?\b|attempts|share|from|least|most': '7',
}
"""What a person would type into a field with such a name; `{n}` is another number each time,
`{who}` another person."""
NUMBERS = count(1)
PEOPLE = cycle(('helena', 'ines', 'lucia', 'samuel'))
OTHERWISE = 'Walked here'
SAVING = ('Save', 'Save draft', 'Publish', 'Save changes')
SAVING_DIALOG = ('Save',)
SAVES = 3
"""The weight of a button that saves, see `controls.js`; what is graver has more."""
FIRST = ('text', 'number', 'date', 'time', 'check', 'radio', 'select', 'choice', 'finder', 'slider', 'line', 'film',
         'head', 'cell', 'stop', 'button', 'link', 'way out')
LAST = ('Close', 'Cancel', 'Sign out', 'Way out')
PASSING = ('Undo',)
TAKING_AWAY = ('Remove', 'Delete', 'Take back', 'Withdraw submission')


@dataclass(frozen=True)
class Control:
    n: int
    type: str
    name: str
    part: str
    tag: str
    icon: str
    kind: str
    auto: str
    href: str | None
    blank: bool
    download: bool
    column: str | None
    grid: str
    editable: bool
    group: str
    label: str
    off: bool
    weight: int
    away: bool
    value: str
    reached: bool
    key: str = ''
    nth: int = 0
    """Among those of its kind that are there."""

    @classmethod
    def of(cls, said: dict[str, Any], key: str) -> 'Control':
        return cls(**said, key=key)

    @property
    def turn(self) -> tuple[bool, bool, bool, int, bool, int]:
        """When it is operated: what passes by itself first. Then fields, which are saved before a link leads away from
        them; what takes something away comes late, what ends a dialog or a sign-in last."""
        return (self.name not in PASSING, self.ends, self.name.startswith(TAKING_AWAY), max(self.weight - SAVES, 0),
                self.type == 'link' and not self.blank, FIRST.index(self.type) + self.weight)

    @property
    def ends(self) -> bool:
        """Whether it leaves what it is in."""
        return self.name.startswith(LAST)

    @property
    def leads_away(self) -> bool:
        """To another page, in this window."""
        stays = self.blank or self.download or self.away or self.grid or (self.href or '').startswith('#')
        return self.type == 'link' and not stays

    @property
    def is_field(self) -> bool:
        return self.type in ('text', 'number', 'date', 'time', 'check', 'radio', 'select', 'choice')

    @property
    def is_set(self) -> bool:
        """Whether it holds what somebody has given it. (What is typed into a gradebook has a story of its own.)"""
        return self.is_field or self.type == 'slider'

    @property
    def of_field(self) -> bool:
        """It sends a form of one field, by which it is named."""
        return self.type == 'button' and self.name.endswith(')')

    def saves(self, *, in_dialog: bool) -> bool:
        """Whether what is in the fields is to come back after it is pressed."""
        return self.type == 'button' and (self.name in SAVING or in_dialog and self.name.startswith(SAVING_DIALOG))

    def sends(self) -> bool:
        """Whether a dialog is done with by it."""
        return self.type == 'button' and self.weight >= SAVES and not self.ends

    def new_value(self) -> str:
        """Another than it holds."""
        if self.type == 'number':
            digits = re.fullmatch(r'-?\d+(\.\d+)?', self.value)
            return str(int(float(self.value)) + 1) if digits else '7'
        if self.type == 'date':
            day = date.fromisoformat(self.value) if self.value else datetime.now(UTC).date() + timedelta(days=40)
            return (day + timedelta(days=1)).isoformat()
        if self.type == 'time':
            return '10:30' if self.value != '10:30' else '11:30'
        if self.kind == 'password':
            return PASSWORD
        for pattern, says in SAYS.items():
            if re.search(pattern, self.name, re.IGNORECASE):
                if '{' in says:
                    says = says.format(n=next(NUMBERS), who=next(PEOPLE))
                return says if says != self.value else says + '8'
        return OTHERWISE if self.value != OTHERWISE else OTHERWISE + ' again'


def way_out(key: str) -> Control:
    """Esc, or a click beside, of an open dialog or menu."""
    return Control(n=-1, type='way out', name='Way out', part='', tag='', icon='', kind='', auto='', href=None,
                   blank=False, download=False, column=None, grid='',
                   editable=False, group='', label='', off=False, weight=0,
                   away=False, value='', reached=True, key=key)


def is_same(one: Control, other: Control) -> bool:
    """By where it leads, or else by its name."""
    return (one.type, one.part, one.href or one.name) == (other.type, other.part, other.href or other.name)


def first(todo: list[Control], controls: list[Control], layer: str) -> Control:
    """What only asks for a yes or a no is left, and its links are followed, before it is answered: afterwards it may
    not be asked again."""
    asks = bool(layer) and not any(one.is_field for one in controls)
    return min(todo, key=lambda one: (asks and not one.ends, asks and one.type != 'link', one.turn))
