"""The learner at the side withdraws, or comes back: what the tray offers a coach, and what it does."""
from collections.abc import Callable

from nicegui import ui

from components import forms
from components.tray import Action
from db import (
    Capability,
    Footing,
    IsLocked,
    LearnerRow,
    Membership,
    NotFound,
    Participation,
    Person,
    SessionCourse,
    refusal,
)

WITHDRAWING = ('They cannot enter it any more, and their open pages leave at once. Their work and their results are '
               'kept; enrolling them again brings everything back.')


class Withdrawing:

    def __init__(self, viewer: Person, course: SessionCourse, footing: Callable[[], Footing]) -> None:
        """:param footing: what the viewer is in the session, as it is now"""
        self._viewer, self._course, self._footing = viewer, course, footing

    def actions(self, row: LearnerRow) -> list[Action]:
        no = refusal(Capability.ENROL, self._footing(), self._course.id)
        if no and not isinstance(no, IsLocked):
            return []
        withdrawn = row.state == Membership.WITHDRAWN
        locked = str(no) if no else None
        if withdrawn:
            return [Action(key='enrol', label='Enrol again', icon='person_add', locked=locked)]
        return [Action(key='withdraw', label='Withdraw', icon='person_remove', locked=locked)]

    async def act(self, key: str, participation_id: int) -> None:
        learner = await self._learner(participation_id)
        if key == 'enrol':
            await self._course.enrol(learner, by=self._viewer)
        elif key == 'withdraw':
            await self._withdraw(learner)

    async def _withdraw(self, learner: Person) -> None:
        """Who oversees the whole session says from where."""
        course, session = self._course, self._course.session
        from_all = refusal(Capability.ENROL, self._footing()) is None
        with forms.dialog(f'Withdraw {learner.name}?') as box:
            with forms.dialog_body():
                where = 'or from the whole session' if from_all else 'in this session'
                ui.label(f'From {course.course.title}, {where}. {WITHDRAWING}').classes('co-text')
            with forms.dialog_foot():
                forms.cancel(box).props('autofocus')
                if from_all:
                    forms.button('From the session', lambda: box.submit('session'), kind='danger').mark('from-session')
                label = 'From this course' if from_all else 'Withdraw'
                forms.button(label, lambda: box.submit('course'), kind='danger').mark('from-course')
        box.on('hide', box.delete)
        wanted = await box
        forms.take_from_sight(box)
        if wanted == 'session':
            await session.withdraw(learner, by=self._viewer)
        elif wanted == 'course':
            await course.withdraw(learner, by=self._viewer)

    async def _learner(self, participation_id: int) -> Person:
        found = Participation.filter(id=participation_id, session_course_id=self._course.id)
        participation = await found.select_related('learner').first()
        if participation is None:
            raise NotFound('This learner is not in the course any more.')
        return participation.learner
