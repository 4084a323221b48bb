"""Mistakes on purpose, which mypy must find: each line carries its error, and one that mypy does not report fails the
check (`warn_unused_ignores`). Nothing here is ever run.
"""
from db import (
    SYSTEM,
    AccountChanges,
    Course,
    ExtensionGrant,
    GradebookChanges,
    GradeColumnChanges,
    Item,
    ItemChanges,
    ItemDates,
    ItemKind,
    ItemRules,
    Participation,
    Person,
    Session,
    SessionChanges,
    SessionCourse,
)


async def nobody_acts(session: Session, here: SessionCourse, course: Course, learns: Participation, who: Person
                      ) -> None:
    """Guarded verbs without `by=`, and loads without `seen_by=`."""
    await session.publish()  # type: ignore[call-arg]
    await session.configure(SessionChanges(title='Autumn'))  # type: ignore[call-arg]
    await session.enrol(who)  # type: ignore[call-arg]
    await Session.create_session('Autumn')  # type: ignore[call-arg]
    await here.hide(1)  # type: ignore[call-arg]
    await here.adjust(1, ItemRules(attempts=2))  # type: ignore[call-arg]
    await here.set_up_gradebook(GradebookChanges(pass_mark=50))  # type: ignore[call-arg]
    await course.add_item(1, ItemKind.PAGE, 'Welcome')  # type: ignore[call-arg]
    await course.publish_item(1)  # type: ignore[call-arg]
    await learns.extend(1, ExtensionGrant(extra_attempts=1), reason='Ill')  # type: ignore[call-arg]
    await who.edit_account(AccountChanges(name='Priya'))  # type: ignore[call-arg]
    await who.prefer(time_zone='Europe/Madrid')  # type: ignore[call-arg]
    await session.roster_counts()  # type: ignore[call-arg]
    await session.roster_counts(viewer=who)  # type: ignore[call-arg]


async def somebody_else_acts(session: Session, item: Item, who: Person) -> None:
    """What is no person, and the house where only people may."""
    await session.publish(by=who.id)  # type: ignore[arg-type]
    await session.publish(by=item)  # type: ignore[arg-type]
    await session.publish(by=None)  # type: ignore[arg-type]
    await session.publish(by=SYSTEM)  # type: ignore[arg-type]
    await session.roster_counts(seen_by='priya')  # type: ignore[arg-type]


async def misspelt(session: Session, here: SessionCourse, course: Course, learns: Participation, who: Person) -> None:
    """Arguments and fields that there are not."""
    await session.enrol(who, curses=[], by=who)  # type: ignore[call-arg]
    await session.configure(title='Autumn', by=who)  # type: ignore[call-arg]
    await here.rewrite(1, titel='Ours', by=who)  # type: ignore[call-arg]
    await learns.extend(1, ExtensionGrant(), because='Ill', by=who)  # type: ignore[call-arg]
    await course.edit_item(1, ItemChanges(), flie=None, by=who)  # type: ignore[call-arg]
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
    await session.configure(ItemChanges(title='Autumn'), by=who)  # type: ignore[arg-type]
    await here.set_dates(1, ItemRules(points=3), by=who)  # type: ignore[arg-type]
    await course.edit_item('first', ItemChanges(title='Welcome'), by=who)  # type: ignore[arg-type]
    await learns.extend(1, SessionChanges(), reason='Ill', by=who)  # type: ignore[arg-type]
    key: int = await here.add_grade_column('Oral', by=who)  # type: ignore[assignment]
    title: str = SessionChanges(title='Autumn').title  # type: ignore[assignment]
    assert key
    assert title
    item: Session = await course.add_item(1, ItemKind.PAGE, 'Welcome', by=who)  # type: ignore[assignment]
    assert item.id
