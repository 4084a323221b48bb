"""The rows that an action may touch, as they are at one moment; undoing it restores exactly those."""
from collections.abc import Sequence
from typing import Any, NamedTuple

from tortoise import models

Values = dict[str, Any]


class Tracked(NamedTuple):
    """The rows of a query. Parents come before what hangs on them."""
    query: Any
    only: tuple[str, ...] = ()
    """These fields; none: all of them."""


class Snapshot(NamedTuple):
    by_model: tuple[tuple[type[models.Model], dict[Any, Values]], ...]
    """By primary key."""


async def take_snapshot(*tracked: Tracked) -> Snapshot:
    found = []
    for entry in tracked:
        model = entry.query.model
        names = entry.only or tuple(model._meta.db_fields)
        seen = await entry.query.all()  # a query that has been read stays with the transaction that it was read in
        found.append((model, {one.pk: {name: getattr(one, name) for name in names} for one in seen}))
    return Snapshot(tuple(found))


async def restore(before: Snapshot, after: Snapshot) -> None:
    """Inside a transaction, where the rows are still as they were `after`: what was there before is there again."""
    pairs: Sequence[tuple[type[models.Model], dict[str, Any], dict[str, Any]]] = [
        (model, old, new) for (model, old), (_, new) in zip(before.by_model, after.by_model, strict=True)]
    for model, old, new in pairs:
        for pk, values in old.items():
            if pk not in new:
                await model.create(**values)
            elif new[pk] != values:
                await model.filter(pk=pk).update(**{
                    name: value for name, value in values.items() if new[pk][name] != value})
    for model, old, new in reversed(pairs):
        if gone := [pk for pk in new if pk not in old]:
            await model.filter(pk__in=gone).delete()
