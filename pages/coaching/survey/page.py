"""The results of a survey for coaches: bars for what was chosen, words for what was typed, as they come in."""
from fastapi import HTTPException
from nicegui import ui

from components import design
from components.html import banner, esc
from components.live import live
from components.prose import prose
from db import sessions, surveys
from db.access import role_in
from db.core import NotFound, numbers
from db.surveys import QuestionResult, SurveyResults
from i18n import _, ngettext
from pages.coaching.urls import nav_key, session_nav
from pages.dependencies import Id, TrackedCourse, Viewer
from pages.frame import frame
from pages.sessions.quiz_labels import line
from pages.sessions.urls import session_url, tracking_url

MAX_TEXTS = 200
"""Typed answers that are listed for each question."""


@ui.page('/coaching/{session_id}/courses/{course_id}/surveys/{survey_id}')
async def survey(viewer: Viewer, session_course: TrackedCourse, survey_id: Id) -> None:
    session = session_course.session
    try:
        await surveys.survey_results(session_course, survey_id, seen_by=viewer)
    except NotFound:
        raise HTTPException(404) from None
    stands = await role_in(viewer, session.id)
    assert stands is not None, 'the dependency has asked already'
    courses = await sessions.session_courses(session)
    path = [(_('My sessions'), '/sessions'), (session.title, session_url(session.id)),
            (session_course.course.title, tracking_url(session.id, session_course.course_id))]

    async def load() -> str:
        found = await surveys.survey_results(session_course, survey_id, seen_by=viewer)
        return await prose.drawn(lambda: results(found))

    with frame(viewer, _('Survey'), here=nav_key(session_course.id), session=session,
               nav=session_nav(session, courses, stands), path=path), \
            ui.element('div').classes(f'{design.CALM} {design.STACK}'):
        await live([session_course.topic('survey'), session_course.topic('outline')], load=load,
                   show=lambda markup: ui.html(markup, sanitize=False))


def results(found: SurveyResults) -> str:
    whole = _('Anonymous') if found.is_anonymous else _('With names')
    answered = ngettext('{answered} of {n} learner has answered', '{answered} of {n} learners have answered',
                        found.learners, answered=found.responses)
    hidden = banner('visibility_off',
                    ngettext('Results are shown from {n} answer on.', 'Results are shown from {n} answers on.',
                             found.hidden_until),
                    _('Of fewer, one could guess whose they are.')) if found.hidden_until else ''
    return (f'<h1 class="co-title">{esc(found.title)}</h1><p class="muted">{whole} · {answered}</p>{hidden}'
            + ''.join(map(_question, found.questions)))


def _question(result: QuestionResult) -> str:
    asked = result.question
    if asked.number is None:
        return f'<div class="prose">{prose.render(asked.text)}</div>'
    shown = _bars(result) if asked.options else _texts(result)
    answers = ngettext('{n} answer', '{n} answers', result.answered)
    head = f'<div class="cap muted">{_("Question {number}", number=asked.number)} · {answers}</div>'
    text = f'<div class="quiz-text prose">{prose.render(asked.text)}</div>'
    return f'<section class="{design.PANEL} survey-result">{head}{text}{shown}</section>'


def _bars(result: QuestionResult) -> str:
    rows = []
    for option, count in zip(result.question.options, result.counts):
        share = numbers.percent(count, result.answered) or 0
        rows.append(f'<tr><th scope="row">{line(option, "")}</th><td><span class="bar" role="img" '
                    f'aria-label="{share} %"><b style="width:{share}%"></b></span></td>'
                    f'<td class="fig">{count}</td><td class="fig muted">{share} %</td></tr>')
    return f'<table class="survey-bars"><tbody>{"".join(rows)}</tbody></table>'


def _texts(result: QuestionResult) -> str:
    lines = ''.join(f'<li>{esc(text)}{f" <span class=muted>{esc(name)}</span>" if name else ""}</li>'
                    for text, name in result.texts[:MAX_TEXTS])
    beyond = len(result.texts) - MAX_TEXTS
    more = f'<li class="muted">{ngettext("and {n} more", "and {n} more", beyond)}</li>' if beyond > 0 else ''
    return f'<ul class="import-list" tabindex="0" aria-label="{_("Answers")}">{lines}{more}</ul>'
