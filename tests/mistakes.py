"""Mistakes on purpose, which mypy must find: each line carries its error, and one that mypy does not report fails the
check (`warn_unused_ignores`). Nothing here is ever run.
"""
from db import (
    Course,
    Item,
    Participation,
    Person,
    Session,
    SessionCourse,
    courses,
    customisation,
    extensions,
    grades,
    people,
    sessions,
    tracking,
)
from db.access import session_role
from db.core import ListQuery
from db.core.sql import PageRow, select
from db.customisation import ItemDates, ItemRules
from db.extensions import ExtensionGrant
from db.grades import GradebookChanges, GradeColumnChanges
from db.grades import grid as grade_grid
from db.items import ItemChanges
from db.people import AccountChanges
from db.records import SYSTEM, ItemKind
from db.records.event import log
from db.sessions import SessionChanges


async def nobody_acts(session: Session, here: SessionCourse, course: Course, learns: Participation, who: Person
                      ) -> None:
    """Guarded verbs without `by=`, and loads without `seen_by=`."""
    await sessions.publish(session)  # type: ignore[call-arg]
    await sessions.configure(session, SessionChanges(title='Autumn'))  # type: ignore[call-arg]
    await sessions.enrol(session, who)  # type: ignore[call-arg]
    await sessions.create_session('Autumn')  # type: ignore[call-arg]
    await customisation.hide(here, 1)  # type: ignore[call-arg]
    await customisation.adjust(here, 1, ItemRules(attempts=2))  # type: ignore[call-arg]
    await grades.set_up_gradebook(here, GradebookChanges(pass_mark=50))  # type: ignore[call-arg]
    await courses.add_item(course, 1, ItemKind.PAGE, 'Welcome')  # type: ignore[call-arg]
    await courses.publish_item(course, 1)  # type: ignore[call-arg]
    await extensions.extend(learns, 1, ExtensionGrant(extra_attempts=1), reason='Ill')  # type: ignore[call-arg]
    await people.edit_account(who, AccountChanges(name='Priya'))  # type: ignore[call-arg]
    await people.prefer(who, time_zone='Europe/Madrid')  # type: ignore[call-arg]
    await sessions.roster_counts(session)  # type: ignore[call-arg]
    await sessions.roster_counts(session, viewer=who)  # type: ignore[call-arg]


async def somebody_else_acts(session: Session, item: Item, who: Person) -> None:
    """What is no person, and the house where only people may."""
    await sessions.publish(session, by=who.id)  # type: ignore[arg-type]
    await sessions.publish(session, by=item)  # type: ignore[arg-type]
    await sessions.publish(session, by=None)  # type: ignore[arg-type]
    await sessions.publish(session, by=SYSTEM)  # type: ignore[arg-type]
    await sessions.roster_counts(session, seen_by='priya')  # type: ignore[arg-type]


async def misspelt(session: Session, here: SessionCourse, course: Course, learns: Participation, who: Person) -> None:
    """Arguments and fields that there are not."""
    await sessions.enrol(session, who, curses=[], by=who)  # type: ignore[call-arg]
    await sessions.configure(session, title='Autumn', by=who)  # type: ignore[call-arg]
    await customisation.rewrite(here, 1, titel='Ours', by=who)  # type: ignore[call-arg]
    await extensions.extend(learns, 1, ExtensionGrant(), because='Ill', by=who)  # type: ignore[call-arg]
    await courses.edit_item(course, 1, ItemChanges(), flie=None, by=who)  # type: ignore[call-arg]
    SessionChanges(tilte='Autumn')  # type: ignore[call-arg]
    ItemChanges(due_date=3)  # type: ignore[call-arg]
    ItemDates(due_day=3)  # type: ignore[call-arg]
    GradebookChanges(pass_percent=50)  # type: ignore[call-arg]
    AccountChanges(is_admin=True)  # type: ignore[call-arg]


async def of_another_kind(session: Session, here: SessionCourse, course: Course, learns: Participation, who: Person
                          ) -> None:
    """Values of another type, changes of another subject, results that are something else."""
    SessionChanges(starts='tomorrow')  # type: ignore[arg-type]
    SessionChanges(title=None)  # type: ignore[arg-type]
    ItemDates(due_at=3)  # type: ignore[arg-type]
    ItemRules(required='yes')  # type: ignore[arg-type]
    GradeColumnChanges(category='Exams')  # type: ignore[arg-type]
    ExtensionGrant(extra_attempts='two')  # type: ignore[arg-type]
    SessionChanges().title = 'Autumn'  # type: ignore[misc]
    await sessions.configure(session, ItemChanges(title='Autumn'), by=who)  # type: ignore[arg-type]
    await customisation.set_dates(here, 1, ItemRules(points=3), by=who)  # type: ignore[arg-type]
    await courses.edit_item(course, 'first', ItemChanges(title='Welcome'), by=who)  # type: ignore[arg-type]
    await extensions.extend(learns, 1, SessionChanges(), reason='Ill', by=who)  # type: ignore[arg-type]
    key: int = await grades.add_grade_column(here, 'Oral', by=who)  # type: ignore[assignment]
    title: str = SessionChanges(title='Autumn').title  # type: ignore[assignment]
    assert key
    assert title
    item: Session = await courses.add_item(course, 1, ItemKind.PAGE, 'Welcome', by=who)  # type: ignore[assignment]
    assert item.id


async def of_what_is_private(here: SessionCourse, who: Person) -> None:
    """Functions, columns and words that only db itself uses."""
    grade_grid._blocks(here, 0, 10)  # type: ignore[attr-defined]
    await session_role._read_roles(who)  # type: ignore[attr-defined]
    await log('enroled', by=who)  # type: ignore[arg-type]
    for row in await select(PageRow, 'SELECT id, COUNT(*) OVER () AS total FROM session'):
        row['totals']  # type: ignore[typeddict-item]
        await sessions.publish(row['id'], by=who)  # type: ignore[arg-type]
    await select('SELECT id FROM session')  # type: ignore[call-arg, arg-type]


async def of_records_and_results(session: Session, here: SessionCourse, course: Course, who: Person) -> None:
    """Attributes that there are not, and verbs of another subject."""
    session.titel  # type: ignore[attr-defined]
    who.user_name  # type: ignore[attr-defined]
    here.courses_id  # type: ignore[attr-defined]
    rows, total = await tracking.learner_rows(here, ListQuery(), seen_by=who)
    rows[0].grades  # type: ignore[attr-defined]
    total.number  # type: ignore[attr-defined]
    (await sessions.roster(session, ListQuery(), seen_by=who))[0][0].learner  # type: ignore[attr-defined]
    ListQuery(mark='late')  # type: ignore[call-arg]
    await courses.enrol(session, who, by=who)  # type: ignore[attr-defined]
    await grades.release_grades(session, at=None, by=who)  # type: ignore[arg-type]
    await tracking.learner_rows(here, ListQuery(), viewer=who)  # type: ignore[call-arg]
