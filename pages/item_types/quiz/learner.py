"""A quiz on its page: what to know before, the attempt in progress, and looking back at what is finished."""
from typing import Any

from nicegui import ui

from components import design
from components.html import banner, esc
from components.live import Subscription, on_change
from components.prose import prose
from components.quiz.quiz import Quiz
from components.quiz.quiz_review import quiz_review
from db import Participation, quizzes
from db.core import Refusal, Topic, numbers
from db.progress import ItemView
from db.quizzes import QuizView
from i18n import _, ngettext
from pages.sessions import quiz_labels as say
from pages.sessions.player.player import Player
from pages.sessions.urls import item_url, tracking_url
from pages.sessions.view_as_learner import inert, nothing_happens


async def quiz_box(player: Player, view: ItemView) -> None:
    if player.learner is not None:
        await QuizBox(player, player.learner, view).draw()
    elif player.as_learner:
        with inert():
            ui.button(_('Start the quiz'), on_click=nothing_happens).classes(design.PRIMARY)
    else:
        link = tracking_url(player.course.session_id, player.course.course_id)
        text = _('Learners take the quiz here. <a class="link" href="{address}">Attempts</a> '
                 'shows who is at it and how it went.', address=f'{esc(link)}/attempts')
        ui.html(f'<p class="co-text">{text}</p>', sanitize=False).classes('for-staff')


class QuizBox:
    """Drawn again when an attempt begins or ends, here or elsewhere; answers stay where they are typed."""

    def __init__(self, player: Player, learner: Participation, view: ItemView) -> None:
        self._player, self._learner, self._view = player, learner, view
        self._files = f'{item_url(player.course.session_id, player.course.course_id, view.item.id)}/files/'
        self._drawn_state: tuple[Any, ...] | None = None
        self._quiz: Quiz | None = None
        self._reviewed_id: int | None = None

    async def draw(self) -> None:
        self._place = ui.element('div').classes('quiz-start')
        await self._refresh()
        self._player.also(self._refresh)

    async def _refresh(self) -> None:
        quiz = await quizzes.quiz_view(self._learner, self._view.item.id, seen_by=self._player.viewer)
        state = (quiz.in_progress.id if quiz.in_progress else None, quiz.attempts, str(quiz.why_not), quiz.points,
                 quiz.withheld, self._reviewed_id)
        if state != self._drawn_state and not self._place.is_deleted:
            self._drawn_state, self._quiz = state, None
            self._place.clear()
            with self._place:
                await (self._draw_attempt(quiz) if quiz.in_progress else self._draw_overview(quiz))

    async def _draw_attempt(self, quiz: QuizView) -> None:
        attempt = quiz.in_progress
        assert attempt
        asked = await prose.drawn(lambda: [say.quiz_question(question, self._files) for question in attempt.questions])
        self._quiz = Quiz(attempt.id, asked, seconds_left=say.seconds_left(quiz), one_by_one=quiz.settings.one_by_one,
                          on_answer=self._answer, on_finish=self._finish)
        self._follow(attempt.id)

    def _follow(self, attempt_id: int) -> Subscription:
        """More time, and answers given in another tab."""
        async def refresh(keys: Any) -> None:
            quiz = await quizzes.quiz_view(self._learner, self._view.item.id, seen_by=self._player.viewer)
            if not quiz.in_progress or quiz.in_progress.id != attempt_id:
                await self._refresh()
            elif self._quiz:
                self._quiz.set_clock(say.seconds_left(quiz))

        async def refresh_answers(keys: Any) -> None:
            given = await quizzes.answers_given(self._learner, attempt_id, keys, seen_by=self._player.viewer)
            for question_id, one in given.items() if self._quiz else ():
                self._quiz.set_answer(question_id, one)  # type: ignore[union-attr]

        on_change(Topic('attempt', attempt_id, 'answers'), refresh_answers, burst=1.0)
        return on_change(Topic('attempt', attempt_id), refresh)

    async def _answer(self, question_id: int, given: Any) -> None:
        assert self._quiz
        await quizzes.answer(self._learner, self._quiz._props['attempt'], question_id, given, by=self._player.viewer)

    async def _finish(self) -> None:
        if self._quiz:
            attempt = self._quiz._props['attempt']
            await quizzes.finish_attempt(self._learner, attempt, by=self._player.viewer)
            self._reviewed_id = attempt
            await self._refresh()

    async def _start(self) -> None:
        await quizzes.start_attempt(self._learner, self._view.item.id, by=self._player.viewer)
        await self._refresh()

    async def _draw_overview(self, quiz: QuizView) -> None:
        """Before the first attempt and after each."""
        done = [one for one in quiz.attempts if one.finished_at]
        if quiz.points is not None:
            out_of = numbers.plain(quiz.item.points)
            ui.html(banner('grade', _('{points} of {out_of} points.', points=numbers.plain(quiz.points), out_of=out_of),
                           str(say.WHAT_COUNTS[quiz.scoring]) if len(done) > 1 else ''), sanitize=False)
        if quiz.why_not is None:
            told = ''.join(f'<li>{esc(rule)}</li>' for rule in say.rules(quiz))
            ui.html(f'<ul class="co-text quiz-rules">{told}</ul>', sanitize=False)
            again = _('Try again') if quiz.attempts_left is None else ngettext(
                'Try again ({n} attempt left)', 'Try again ({n} attempts left)', quiz.attempts_left)
            ui.button(again if done else _('Start the quiz'), on_click=self._start
                      ).classes(design.PRIMARY).mark('start-quiz')
        elif not self._player.closed:
            ui.html(banner('lock', str(quiz.why_not)), sanitize=False)
        shown = await self._attempt_to_review(quiz)
        table = say.attempts_table(quiz.attempts, self._player.viewer.zone, lambda id_: f'#attempt-{id_}', shown,
                                   withheld=quiz.withheld)
        ui.html(table, sanitize=False).on('click', self._choose, js_handler=CHOOSE).classes('may-be-empty')
        if shown is not None:
            await self._review(shown)

    async def _attempt_to_review(self, quiz: QuizView) -> int | None:
        """The attempt looked back at: the chosen one, else the last."""
        seen = [one.id for one in quiz.attempts if one.shows_answers]
        return self._reviewed_id if self._reviewed_id in seen else (seen[-1] if seen else None)

    async def _review(self, attempt_id: int) -> None:
        try:
            review = await quizzes.review_attempt(self._learner, attempt_id, seen_by=self._player.viewer)
        except Refusal as no:
            ui.html(banner('visibility_off', str(no)), sanitize=False)
            return
        answers = await prose.drawn(lambda: [say.question_review(one, self._files) for one in review.questions])
        heading = _('Attempt {number}', number=review.attempt.number)
        ui.html(f'<h2 class="co-heading">{heading}</h2>{quiz_review(answers)}', sanitize=False)

    async def _choose(self, event: Any) -> None:
        chosen = event.args
        if isinstance(chosen, int) and not isinstance(chosen, bool):
            self._reviewed_id = chosen
            await self._refresh()


CHOOSE = '''(event) => {
    const link = event.target.closest('a[href^="#attempt-"]');
    if (!link) return;
    event.preventDefault();
    emit(Number(link.hash.slice(9)));
}'''
