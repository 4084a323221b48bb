"""One attempt at a quiz for a coach: every answer, and points and words for what is graded by hand."""
from fastapi import HTTPException
from nicegui import ui

from components import design
from components.forms import forms
from components.html import banner, esc
from components.live import on_change
from components.prose import prose
from components.quiz.quiz_review import WORDS, quiz_review
from db import Attempt, Person, SessionCourse, outlines, quizzes, sessions
from db.access import Capability, refusal, role_in
from db.core import Invalid, NotFound, numbers
from db.quizzes import ReviewedQuestion
from formats.questions import QuestionKind
from i18n import Text, _, lazy, translated
from pages.coaching.urls import attempts_url, nav_key, session_nav
from pages.dependencies import Id, TrackedCourse, Viewer
from pages.frame import frame
from pages.sessions import quiz_labels as say
from pages.sessions.urls import item_url, session_url

FOR_COACH: dict[str, Text] = {**WORDS, 'response': lazy('Their answer'), 'comment': lazy('Comment')}


@ui.page('/coaching/{session_id}/courses/{course_id}/attempts/{attempt_id:int}')
async def attempt(viewer: Viewer, session_course: TrackedCourse, attempt_id: Id) -> None:
    try:
        found = await quizzes.get_attempt(session_course, attempt_id)
    except NotFound:
        raise HTTPException(404) from None
    session = session_course.session
    role = await role_in(viewer, session.id)
    assert role is not None, 'the dependency has checked it'
    courses = await sessions.session_courses(session)
    path = [(_('My sessions'), '/sessions'), (session.title, session_url(session.id)),
            (_('Attempts'), attempts_url(session.id, session_course.course_id))]
    item_id: int = found.item_id  # type: ignore[attr-defined]
    here = (await outlines.effective_outline(session_course)).by_id.get(item_id)
    title = here.title if here else found.item.title
    with frame(viewer, title, here=nav_key(session_course.id), session=session,
               nav=session_nav(session, courses, role), path=path), \
            ui.element('div').classes(f'{design.CALM} {design.STACK}'):
        may = refusal(Capability.GRADE, role, session_course.id) is None
        await AttemptPage(viewer, session_course, found, title, may).draw()


class AttemptPage:

    def __init__(self, viewer: Person, course: SessionCourse, attempt: Attempt, title: str, may_grade: bool) -> None:
        self._viewer, self._course, self._attempt, self._title = viewer, course, attempt, title
        self._may_grade = may_grade
        self._files = f'{item_url(course.session_id, course.course_id, attempt.item_id)}/files/'  # type: ignore[attr-defined]

    async def draw(self) -> None:
        self._place = ui.element('div').classes('stack')
        await self._refresh(None)
        on_change(self._attempt.topic(), self._refresh)

    async def _refresh(self, __: object) -> None:
        review = await quizzes.review_attempt(self._attempt.participation, self._attempt.id, seen_by=self._viewer)
        line = review.attempt
        answers = await prose.drawn(lambda: [say.question_review(one, self._files) for one in review.questions])
        self._place.clear()
        with self._place:
            about = [self._title, _('Attempt {number}', number=line.number)]
            if line.points is not None:
                about.append(_('{points} points', points=numbers.points_text(line.points, line.out_of)))
            ui.html(f'<h1 class="co-title">{esc(review.learner)}</h1><p class="muted">{esc(" · ".join(about))}</p>',
                    sanitize=False)
            if line.needs_grading:
                ui.html(banner('edit_note', _('Answers to grade.'),
                               _('Give points below; the grade follows.'), tone='accent'), sanitize=False)
            for question, answer in zip(review.questions, answers):
                ui.html(quiz_review([answer], translated(FOR_COACH)), sanitize=False)
                if question.presented.kind is QuestionKind.ESSAY and line.finished_at and self._may_grade:
                    self._grading(question)

    def _grading(self, question: ReviewedQuestion) -> None:
        with ui.element('div').classes('essay-grade'):
            given = None if question.points is None else float(question.points)
            points = forms.number_field(_('Points of {points}', points=numbers.plain(question.presented.points)), given,
                                        least=0).mark(f'points-{question.answer_id}')
            comment = forms.text_field(_('Comment'), question.comment, lines=2).classes('grow')

            async def act() -> None:
                forms.no_errors([points, comment])
                answer = await quizzes.get_answer(self._attempt, question.answer_id)
                try:
                    forms.check({'points': points, 'comment': comment})
                    await quizzes.grade_answer(answer, points.value, by=self._viewer, comment=comment.value or '')
                except Invalid as no:
                    forms.error(points, str(no))
                else:
                    await self._refresh(None)
            forms.button(_('Save points'), act, kind='primary').mark(f'grade-{question.answer_id}')
