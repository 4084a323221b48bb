"""A course that has been taken out of a session, with all that hung on it, and the way back."""
from collections.abc import Iterator, Sequence
from typing import Any

from tortoise import fields, models
from tortoise.exceptions import IntegrityError

from i18n import lazy

from ..access.capabilities import Capability
from ..access.guard import can
from ..core.refusals import Invalid
from ..core.transactions import transaction
from ..customisation.outline_changes import outline_changed
from ..records.event import log
from ..records.person import Person
from ..records.session import Session
from ..records.session_course import SessionCourse
from .notices import member_topics

Model = type[models.Model]
PORTION = 400
CHANGED = lazy('Somebody has changed the session since. Nothing was undone.')


class RemovedCourse:
    """Kept by `Session.remove_course` just before the rows go. It can be undone once, as long as the same people are
    enrolled and the course is not in the session again."""

    def __init__(self, session: Session, session_course: SessionCourse) -> None:
        self._session, self._course = session, session_course
        self._rows: dict[Model, dict[int, models.Model]] = {}
        self._let_go: list[tuple[Model, str, int, list[int]]] = []
        """References that became empty: the model, its field, what it named, and the rows."""
        self._coaches: list[Any] = []
        self._enrolled: list[tuple[Any, ...]] = []
        self._is_undone = False

    @classmethod
    async def of(cls, session: Session, session_course: SessionCourse) -> 'RemovedCourse':
        """Inside the change that removes it."""
        removed = cls(session, session_course)
        removed._coaches = await session_course.coaches.all()
        removed._enrolled = await removed._enrolments()
        await removed._keep(type(session_course), await type(session_course).filter(id=session_course.id))
        return removed

    async def go(self) -> None:
        """The rows go, what hangs on others before those: a question that a quiz of the session asks is not let go."""
        for model in reversed(_parents_first(self._rows)):
            for ids in _portions(sorted(self._rows[model])):
                await model.filter(pk__in=ids).delete()

    async def undo(self, *, by: Person) -> None:
        await can(Capability.CONFIGURE).check(by, self._session)
        session = self._session
        try:
            async with transaction(*map(session.topic, ('settings', 'people', 'tracking'))) as outbox:
                is_back = await session.session_courses.filter(course_id=self._course.course_id).exists()
                if self._is_undone or is_back or await self._enrolments() != self._enrolled:
                    raise Invalid(CHANGED)
                for model in _parents_first(self._rows):
                    rows: Any = [self._rows[model][id_] for id_ in sorted(self._rows[model])]
                    await model.bulk_create([model(**_values(row)) for row in rows], batch_size=PORTION)
                for model, name, id_, pks in self._let_go:
                    await model.filter(pk__in=pks).update(**{name: id_})
                course = await type(self._course).get(id=self._course.id)
                await course.coaches.add(*self._coaches)
                await outline_changed(course, outbox, recalculate=True)  # the course itself may have changed meanwhile
                outbox.add(*await member_topics(session))
                await log('added_course', by=by, session_id=session.id, session_course_id=course.id,
                          course_id=course.course_id)
        except IntegrityError as problem:
            raise Invalid(CHANGED) from problem
        self._is_undone = True

    async def _enrolments(self) -> list[tuple[Any, ...]]:
        return await self._session.enrolments.all().order_by('id').values_list('id', 'state')

    async def _keep(self, model: Model, rows: Sequence[models.Model]) -> None:
        """With what goes when they go."""
        known = self._rows.setdefault(model, {})
        new = {row.pk: row for row in rows if row.pk not in known}
        known |= new
        if not new:
            return
        for below, name, is_let_go in _hanging_on(model):
            for ids in _portions(sorted(new)):
                found = await below.filter(**{f'{name}__in': ids})
                if not is_let_go:
                    await self._keep(below, found)
                    continue
                for id_ in ids:
                    if pks := [row.pk for row in found if getattr(row, name) == id_]:
                        self._let_go.append((below, name, id_, pks))


def _hanging_on(model: Model) -> Iterator[tuple[Model, str, bool]]:
    """What names its rows: by which field, and whether it only lets go of them."""
    for name in sorted(model._meta.backward_fk_fields | model._meta.backward_o2o_fields):
        back: Any = model._meta.fields_map[name]
        below = back.related_model
        on_delete = next(field.on_delete for field in _references(below) if field.source_field == back.relation_field)
        if on_delete in (fields.CASCADE, fields.SET_NULL):
            yield below, back.relation_field, on_delete == fields.SET_NULL


def _references(model: Model) -> list[Any]:
    names = model._meta.fk_fields | model._meta.o2o_fields
    return [model._meta.fields_map[name] for name in names]


def _parents_first(kept: dict[Model, Any]) -> list[Model]:
    """Each after those that its rows name; rows that name others of their kind name earlier ones."""
    waiting, order = {model for model in kept if kept[model]}, list[Model]()
    while waiting:
        free = [model for model in waiting
                if not {field.related_model for field in _references(model)} & waiting - {model}]
        assert free, 'no two kinds of records name each other'
        order += sorted(free, key=lambda model: model.__name__)
        waiting -= {*free}
    return order


def _values(row: models.Model) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row._meta.db_fields}


def _portions(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), PORTION):
        yield ids[start:start + PORTION]
