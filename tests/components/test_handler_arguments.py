"""The quick answer is the one that NiceGUI's own way gives."""
from functools import partial, wraps

import pytest
from nicegui import helpers

from components import handler_arguments


class Page:

    def nothing(self): ...
    def one(self, event): ...
    def default(self, event=None): ...
    def many(self, *events, **more): ...
    def named(self, *, event): ...
    def named_default(self, *, event=None): ...
    def __call__(self, event): ...

    @classmethod
    def of_class(cls, event): ...

    @staticmethod
    def alone(): ...

    @wraps(one)
    def wrapped(self): ...


page = Page()
HANDLERS = [
    lambda: None, lambda event: event, lambda event=1: event, lambda *events: events, lambda one, two=2: one,
    lambda one, /, two: one, lambda *, named: named, lambda *, named=1: named, lambda **more: more,
    page, page.nothing, page.one, page.default, page.many, page.named, page.named_default, page.of_class, page.alone,
    page.wrapped, Page.one, Page.nothing, Page.many, partial(page.one, 1), partial(page.one),
    partial(lambda one: one, 1),
]


@pytest.mark.parametrize('handler', HANDLERS, ids=range(len(HANDLERS)))
def test_it_is_the_answer_of_niceguis_own_way(handler):
    assert handler_arguments.expects_arguments(handler) is handler_arguments._asked_of_signature(handler)


def test_nicegui_asks_for_the_quick_one():
    assert helpers.expects_arguments is handler_arguments.expects_arguments
