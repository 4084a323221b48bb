"""Texts that are written while a module is imported, when nobody reads them yet."""
from collections.abc import Mapping, Sequence
from typing import Any, overload

from .translation import gettext, ngettext, pgettext


class LazyText:
    """Becomes a string, `str(text)`, in the language of whoever reads it then. It is no string itself, so that the type
    checker finds where one is forgotten."""

    __slots__ = ('_context', '_many', '_message', '_values')

    def __init__(self, message: str, values: Mapping[str, object], context: str | None = None,
                 many: str | None = None) -> None:
        self._message, self._values, self._context, self._many = message, values, context, many

    def __str__(self) -> str:
        if self._context is not None:
            return pgettext(self._context, self._message, **self._values)
        return gettext(self._message, **self._values)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __repr__(self) -> str:
        return f'{type(self).__name__}({self._message!r})'

    def of(self, n: int, /, **values: object) -> str:
        """Of a text that has a plural, the one for this number."""
        return ngettext(self._message, self._many or self._message, n, **values)


Text = str | LazyText
"""What a default or a label of a constant may be; whoever shows it says `str(text)`."""


def lazy(message: str, /, **values: object) -> LazyText:
    return LazyText(message, values)


def plazy(context: str, message: str, /, **values: object) -> LazyText:
    """Of a word with several meanings; see `pgettext`."""
    return LazyText(message, values, context)


def nlazy(one: str, many: str, /) -> LazyText:
    """With a plural: `text.of(3)`."""
    return LazyText(one, {}, many=many)


@overload
def translated(texts: Mapping[str, Any]) -> dict[str, Any]: ...
@overload
def translated(texts: Sequence[Any]) -> list[Any]: ...


def translated(texts: Mapping[str, Any] | Sequence[Any]) -> dict[str, Any] | list[Any]:
    """The same with a string for each lazy text, however deep: what a component sends to the browser."""
    found: dict[str, Any] | list[Any] = _translated(texts)
    return found


def _translated(texts: Any) -> Any:
    if isinstance(texts, LazyText):
        return str(texts)
    if isinstance(texts, Mapping):
        return {key: _translated(text) for key, text in texts.items()}
    if isinstance(texts, (list, tuple)):
        return [_translated(text) for text in texts]
    return texts
