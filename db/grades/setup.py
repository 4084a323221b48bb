"""Setting a gradebook up: categories, weights, policies, scale, columns made by hand, and when learners see grades."""
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ..access.capabilities import Capability, can, only
from ..core.clock import now
from ..core.column_keys import manual_column_in, of_manual_column
from ..core.numbers import CENT, read_points
from ..core.refusals import Invalid, NotFound
from ..core.sql import lock_rows
from ..core.topics import Outbox, transaction
from ..customisation.outline_changes import outline_changed
from ..records.event import log
from .cell import column_row
from .changes import GradebookChanges, GradeColumnChanges
from .grading_scheme import GradingScheme, scheme_of
from .scheduled_recalculation import recalculating
from .validation import checked_setup, checked_title

if TYPE_CHECKING:
    from ..records.person import Person

FIELDS = ('category', 'weight', 'extra_credit')
BY_HAND = ('title', 'points', *FIELDS)
MAX_COLUMNS = 200


@asynccontextmanager
async def _set(session_course: Any) -> AsyncIterator[Outbox]:
    """A change of what all grades of the session course follow from."""
    async with transaction() as outbox:
        await lock_rows(session_course.participations.all())
        yield outbox


class SettingUp:

    async def gradebook(self: Any, *, seen_by: 'Person') -> GradingScheme:
        """As it is set up now, with every column of the effective outline. Three statements."""
        await can(Capability.TRACK).check(seen_by, self)
        return await scheme_of(await self.outline())

    @only(can(Capability.GRADEBOOK))
    async def set_up_gradebook(self: Any, changes: GradebookChanges, *, by: 'Person') -> None:
        """Every grade of the course is computed again."""
        from ..records.gradebook import Gradebook, GradeColumn
        values = changes.said()
        async with _set(self) as outbox:
            await Gradebook.get_or_create(session_course_id=self.id)
            scheme = await Gradebook.select_for_update().get(session_course_id=self.id)
            checked = checked_setup(values, scheme.categories or ()) | {'settled_at': now()}
            await scheme.update_from_dict(checked).save(update_fields=list(checked))
            if 'categories' in values:  # another one may come to have the number of one that is gone
                left = [one['id'] for one in scheme.categories]
                await GradeColumn.filter(session_course_id=self.id).exclude(category__in=left).update(category=None)
            await self._gradebook_changed(outbox, by, 'set_up_gradebook', fields=sorted(values))

    @only(can(Capability.GRADEBOOK))
    async def add_grade_column(self: Any, called: str, more: GradeColumnChanges | None = None, *, by: 'Person') -> str:
        """A column made by hand; returns its key.

        :param more: the rest of it; where that says no points, it has 100
        """
        from ..records.gradebook import GradeColumn
        async with _set(self) as outbox:
            manual = GradeColumn.filter(session_course_id=self.id, item_id=None, is_archived=False)
            if await manual.count() >= MAX_COLUMNS:
                raise Invalid(f'A gradebook has at most {MAX_COLUMNS} columns made by hand.')
            last = await GradeColumn.filter(session_course_id=self.id).order_by('-position').first()
            checked = await self._checked({'points': 100, **(more.said() if more else {}), 'title': called}, BY_HAND)
            row = await GradeColumn.create(session_course_id=self.id, position=last.position + 1 if last else 1,
                                           **checked)
            await self._gradebook_changed(outbox, by, 'added_grade_column', title=row.title)
        return of_manual_column(row.id)

    @only(can(Capability.GRADEBOOK))
    async def set_grade_column(self: Any, key: str, changes: GradeColumnChanges, *, by: 'Person') -> None:
        """How it counts from now on."""
        values = changes.said()
        async with _set(self) as outbox:
            column = (await scheme_of(await self.outline())).column(key)
            checked = await self._checked(values, FIELDS if column.item else BY_HAND)
            row = await column_row(self.id, column)
            await self._check_given(row, checked)
            if checked:
                await row.update_from_dict(checked).save(update_fields=list(checked))
            await self._gradebook_changed(outbox, by, 'set_grade_column', title=column.title, fields=sorted(values))

    @only(can(Capability.GRADEBOOK))
    async def remove_grade_column(self: Any, key: str, *, by: 'Person') -> None:
        """A column made by hand leaves the gradebook; what was given in it is kept, and comes back with it."""
        await self._archive(key, True, by, 'removed_grade_column')

    @only(can(Capability.GRADEBOOK))
    async def restore_grade_column(self: Any, key: str, *, by: 'Person') -> None:
        await self._archive(key, False, by, 'restored_grade_column')

    async def _archive(self: Any, key: str, away: bool, by: 'Person', verb: str) -> None:
        from ..records.gradebook import GradeColumn
        id_ = manual_column_in(key)
        async with _set(self) as outbox:
            row = None if id_ is None else await GradeColumn.get_or_none(
                id=id_, session_course_id=self.id, item_id=None)
            if row is None:
                raise NotFound('Only a column that was made by hand can be removed.')
            row.is_archived = away
            await row.save(update_fields=['is_archived'])
            await self._gradebook_changed(outbox, by, verb, title=row.title)

    @only(can(Capability.GRADE))
    async def release_grades(self: Any, keys: Sequence[str] | None = None, *, by: 'Person',
                             at: datetime | None = None) -> None:
        """Learners see the grades of these columns, or of all, from now on, or from `at` on."""
        if at is not None and at <= now():
            raise Invalid('Choose a moment that is still to come, or release now.', 'release_at')
        await self._release(keys, {'held': False, 'release_at': at}, by, 'released_grades', at=at and at.isoformat())
        recalculating.wake_at(at)

    @only(can(Capability.GRADE))
    async def withhold_grades(self: Any, keys: Sequence[str] | None = None, *, by: 'Person') -> None:
        """Learners do not see the grades of these columns, or of any, until they are released."""
        await self._release(keys, {'held': True, 'release_at': None}, by, 'held_grades')

    @only(can(Capability.GRADE))
    async def use_default_release(self: Any, keys: Sequence[str] | None = None, *, by: 'Person') -> None:
        """As if nobody had released or held these columns, or any: as the gradebook says, and a quiz by itself."""
        await self._release(keys, {'held': None, 'release_at': None}, by, 'left_grades')

    @only(can(Capability.GRADEBOOK))
    async def withhold_new_grades(self: Any, holds: bool, *, by: 'Person') -> None:
        """Whether columns that nobody has released or held so far are held."""
        from ..records.gradebook import Gradebook
        async with _set(self) as outbox:
            await Gradebook.update_or_create({'holds': bool(holds)}, session_course_id=self.id)
            await self._gradebook_changed(outbox, by, 'held_new_grades', holds=bool(holds))

    async def _release(self: Any, keys: Sequence[str] | None, values: Mapping[str, Any], by: 'Person', verb: str,
                       **details: Any) -> None:
        async with _set(self) as outbox:
            scheme = await scheme_of(await self.outline())
            columns = scheme.columns if keys is None else [scheme.column(key) for key in keys]
            for column in columns:
                row = await column_row(self.id, column)
                await row.update_from_dict(dict(values)).save(update_fields=list(values))
            await self._gradebook_changed(outbox, by, verb, columns=[column.title for column in columns][:50],
                                          **details)

    async def _checked(self: Any, values: Mapping[str, Any], known: Iterable[str]) -> dict[str, Any]:
        if strange := set(values) - set(known):
            raise Invalid(f'A column has no {", ".join(sorted(strange))}.')
        checked = dict(values)
        if 'title' in values:
            checked['title'] = checked_title(values['title'])
        for name, least, most in (('points', CENT, Decimal(10_000)), ('weight', Decimal(0), Decimal(1000))):
            if name in values and (values[name] is not None or name == 'points'):
                checked[name] = read_points(values[name], name, least=least, most=most)
        if 'extra_credit' in values:
            checked['extra_credit'] = bool(values['extra_credit'])
        if values.get('category') is not None:
            scheme = await scheme_of(await self.outline())
            if values['category'] not in {category.id for category in scheme.categories}:
                raise Invalid('This category is not there any more.', 'category')
        return checked

    async def _check_given(self: Any, row: Any, values: Mapping[str, Any]) -> None:
        from ..records.gradebook import ManualGrade
        if 'points' in values and await ManualGrade.filter(column_id=row.id, points__gt=values['points']).exists():
            raise Invalid('Somebody has been given more points than that in this column.', 'points')

    async def _gradebook_changed(self: Any, outbox: Outbox, by: 'Person', verb: str, **details: Any) -> None:
        """Every grade that follows from it is computed again, and everybody who shows one looks again."""
        outbox.add(self.topic('gradebook'))
        await outline_changed(self, outbox, recalculate=True)
        await log(verb, by=by, session_id=self.session_id, session_course_id=self.id, details=details)
