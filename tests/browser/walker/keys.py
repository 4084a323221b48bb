"""By which key a walk knows each kind of control: where it is, and its name without what is only data."""
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .addresses import Addresses
from .control import Control
from .words import Words

EVERYWHERE = 'every page'
SHARED = (EVERYWHERE, 'outline')
"""Parts that are the same on all pages that have them: once is enough."""


class Keys:

    def __init__(self, words: Words, addresses: Addresses) -> None:
        self._words, self._addresses = words, addresses

    def controls(self, said: Mapping[str, Any], place: str, layer: str) -> list[Control]:
        count = Counter[str]()
        found = []
        for each in said['controls']:
            one = Control.of(each, '')
            key = self._key(one, place, layer)
            found.append(replace(one, key=key, nth=count[key]))
            count[key] += 1
        return found

    @staticmethod
    def layer(name: str, opener: str) -> str:
        """A dialog or menu whose title is only data is named by what has opened it."""
        return f'… of {opener.split(" | ")[-1]}' if name == '…' else name

    def _key(self, one: Control, place: str, layer: str) -> str:
        where = one.part if one.part in SHARED else f'{place} | {layer} | {one.part}'
        if one.type == 'link':
            return f'{where} | link to {self._addresses.pattern(one.href or "")}'
        column = re.sub('[0-9]+', '#', one.column or '') if one.editable or 'Selection' in (one.column or '') else ''
        if one.type in ('cell', 'head'):
            return f'{where} | {one.type} {column}'
        if one.type == 'line':
            return f'{where} | {one.type} {one.tag}'
        if one.type == 'stop':
            return f'{where} | {one.type}'
        if one.tag == 'button' and one.type == 'check':
            return f'{where} | switch from {one.value} {self._words.without_data(one.name)}'
        return f'{where} | {one.type} {one.icon} {self._words.without_data(one.name)} {column}'.rstrip()
