"""Whether a handler takes an argument, read off its code.

NiceGUI asks this of several handlers for every element and has `inspect` make a whole signature each time: a fifth of
what a page cost. Importing this module puts the quick answer in its place.
"""
from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Any

from nicegui import helpers

_asked_of_signature = helpers.expects_arguments


def expects_arguments(func: Callable[..., Any]) -> bool:
    """Whether it has to be given one: an argument without a default, other than `*args` and `**kwargs`."""
    function, bound = (func.__func__, 1) if isinstance(func, MethodType) else (func, 0)
    if not isinstance(function, FunctionType) or '__wrapped__' in function.__dict__ or (
            '__signature__' in function.__dict__):
        return _asked_of_signature(func)
    code = function.__code__
    return (code.co_argcount - bound > len(function.__defaults__ or ())
            or code.co_kwonlyargcount > len(function.__kwdefaults__ or ()))


helpers.expects_arguments = expects_arguments
