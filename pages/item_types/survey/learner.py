"""A survey on its page: answered once, with or without a name."""
from typing import Any

from nicegui import ui

from components import design
from components.html import banner, esc
from components.prose import prose
from components.quiz.quiz import QuizQuestion, Survey
from db import Participation, surveys
from db.progress import ItemView
from db.surveys import SurveyView
from i18n import _, lazy
from pages.sessions import quiz_labels as say
from pages.sessions.player.player import Player
from pages.sessions.urls import item_url, tracking_url
from pages.sessions.view_as_learner import inert, nothing_happens

WITH_NAME = (lazy('Your coaches see your answers with your name.'), '')
ANONYMOUS = (lazy('This survey is anonymous.'),
             lazy('Nobody can tell who answered what: your name and the time are not kept.'))


async def survey_box(player: Player, view: ItemView) -> None:
    if player.learner is not None:
        await SurveyBox(player, player.learner, view).draw()
    elif player.as_learner:
        with inert():
            ui.button(_('Submit survey'), on_click=nothing_happens).classes(design.PRIMARY)
    else:
        link = f'{tracking_url(player.course.session_id, player.course.course_id)}/surveys/{view.item.id}'
        text = _('Learners answer the survey here. <a class="link" href="{address}">Results</a> '
                 'shows what they said.', address=esc(link))
        ui.html(f'<p class="co-text">{text}</p>', sanitize=False).classes('for-staff')


class SurveyBox:

    def __init__(self, player: Player, learner: Participation, view: ItemView) -> None:
        self._player, self._learner, self._view = player, learner, view
        self._shown: tuple[Any, ...] | None = None

    @property
    def _files(self) -> str:
        ids = self._player.course.session_id, self._player.course.course_id
        return f'{item_url(*ids, self._view.item.id)}/files/'

    async def draw(self) -> None:
        self._place = ui.element('div').classes('quiz-start')
        await self._refresh()
        self._player.also(self._refresh)

    async def _refresh(self) -> None:
        survey = await surveys.survey_view(self._learner, self._view.item.id, seen_by=self._player.viewer)
        shape = (survey.is_answered, str(self._player.closed))
        if shape == self._shown or self._place.is_deleted:
            return
        self._shown = shape
        asked = await prose.drawn(lambda: [say.quiz_question(question, self._files) for question in survey.questions])
        self._place.clear()
        with self._place:
            self._draw(survey, asked)

    def _draw(self, survey: SurveyView, asked: list[QuizQuestion]) -> None:
        if survey.is_answered:
            ui.html(banner('check_circle', _('You have answered this survey.'), _('Thank you.'), tone='accent'),
                    sanitize=False)
            return
        ui.html(banner('visibility_off' if survey.is_anonymous else 'badge',
                       *map(str, ANONYMOUS if survey.is_anonymous else WITH_NAME)), sanitize=False)
        if self._player.closed:
            return
        Survey(self._learner.id * 100_000 + survey.item.id,
               [question | {'points': ''} for question in asked],  # type: ignore[misc]
               on_begin=self._begin, on_submit=self._submit)

    async def _begin(self) -> None:
        await surveys.begin_survey(self._learner, self._view.item.id, by=self._player.viewer)

    async def _submit(self, answers: dict[int, Any]) -> None:
        await surveys.answer_survey(self._learner, self._view.item.id, answers, by=self._player.viewer)
