"""Configuring a session, its people and its courses; and how each person finds it in My sessions."""
from datetime import timedelta

import pytest

from db import Enrolment, Participation, Session, progress, sessions, submissions
from db.core import Invalid, NotAllowed, Phase, State
from db.sessions import SessionChanges

DAY = timedelta(days=1)


async def cards(person):
    return {card.title: card for card in await sessions.cards_of(person, seen_by=person)}


async def test_session_administrators_create_sessions_and_others_do_not(school):
    session = await sessions.create_session('  New   one ', by=school.samuel)
    assert session.title == 'New one' and session.state is State.DRAFT
    assert await session.administrators.all() == [school.samuel]
    for stranger in (school.marta, school.helena, school.priya):
        with pytest.raises(NotAllowed):
            await sessions.create_session('Mine', by=stranger)


async def test_a_session_administrator_configures_only_their_own(school):
    await sessions.configure(school.autumn, SessionChanges(title='Autumn, renamed'), by=school.samuel)
    assert (await Session.get(id=school.autumn.id)).title == 'Autumn, renamed'
    with pytest.raises(NotAllowed):
        await sessions.configure(school.evening, SessionChanges(title='Stolen'), by=school.samuel)
    with pytest.raises(NotAllowed):
        await sessions.configure(school.autumn, SessionChanges(title='Mine'), by=school.marta)


@pytest.mark.parametrize(('values', 'field'), [
    ({'title': '  '}, 'title'), ({'time_zone': 'Europe/Atlantis'}, 'time_zone'), ({'days': 0}, 'days'),
    ({'after_end': 'sometimes'}, 'after_end'),
])
async def test_a_bad_value_is_refused_at_its_field_and_nothing_is_kept(school, values, field):
    with pytest.raises(Invalid) as refusal:
        await sessions.configure(school.autumn, SessionChanges(category='Changed', **values), by=school.samuel)
    assert refusal.value.field == field
    assert (await Session.get(id=school.autumn.id)).category == 'Career programmes'


async def test_dates_that_contradict_each_other_are_refused(school):
    starts, ends = school.autumn.starts, school.autumn.ends
    for values, field in [({'ends': starts - DAY}, 'ends'), ({'coach_starts': starts + DAY}, 'coach_starts'),
                          ({'coach_ends': ends - DAY}, 'coach_ends'), ({'starts': ends}, 'ends'),
                          ({'starts': None, 'coach_starts': starts}, 'coach_starts')]:
        with pytest.raises(Invalid) as refusal:
            await sessions.configure(school.autumn, SessionChanges(**values), by=school.samuel)
        assert refusal.value.field == field


async def test_every_session_is_in_one_view_for_its_learner(school):
    phases = {title: card.phase for title, card in (await cards(school.priya)).items()}
    assert phases == {'Data Analyst · Autumn': Phase.CURRENT, 'Python Evenings': Phase.CURRENT,
                      'Data Analyst · Spring': Phase.PAST}
    assert {title: card.phase for title, card in (await cards(school.emeka)).items()}['Statistics · Winter'] is \
        Phase.UPCOMING


async def test_a_card_shows_a_learner_their_own_courses_and_figures(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    card = (await cards(school.priya))['Data Analyst · Autumn']
    assert [(line.title, line.done, line.total) for line in card.courses] == [
        ('Python for data', 1, 4), ('Statistics foundations', 0, 1)]
    assert card.coach_names[0] == 'Marta Lindqvist'
    assert (await cards(school.priya))['Python Evenings'].courses[0].done == 0


async def test_a_course_coach_sees_the_course_they_teach(school):
    await submissions.submit(school.priya_python, school.task.id, 'Mine', by=school.priya)
    card = (await cards(school.tomas))['Data Analyst · Autumn']
    [line] = card.courses
    assert line.coaches and (line.learners, line.to_grade) == (3, 1) and not card.coaches


async def test_nobody_reads_the_cards_of_somebody_else(school):
    with pytest.raises(NotAllowed):
        await sessions.cards_of(school.priya, seen_by=school.emeka)


async def test_a_cancelled_session_keeps_its_card_and_a_draft_is_hidden_from_learners(school):
    await sessions.cancel(school.autumn, by=school.samuel)
    assert (await cards(school.priya))['Data Analyst · Autumn'].state is State.CANCELLED
    await sessions.unpublish(school.autumn, by=school.samuel)
    assert 'Data Analyst · Autumn' not in await cards(school.priya)
    assert 'Data Analyst · Autumn' in await cards(school.marta)
    await sessions.archive(school.autumn, by=school.samuel)
    assert 'Data Analyst · Autumn' not in await cards(school.marta)


async def test_enrolling_gives_every_course_and_enrolling_again_changes_nothing(school):
    await sessions.enrol(school.autumn, school.bo, school.priya, by=school.marta)
    assert await Participation.filter(learner=school.bo, session_course__session=school.autumn).count() == 2
    assert await Enrolment.filter(session=school.autumn).count() == 4
    with pytest.raises(NotAllowed):
        await sessions.enrol(school.autumn, school.olga, by=school.lucia)


async def test_who_withdraws_and_comes_back_finds_their_work(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    await sessions.withdraw(school.autumn, school.priya, by=school.samuel)
    assert 'Data Analyst · Autumn' not in await cards(school.priya)
    await sessions.enrol(school.autumn, school.priya, by=school.samuel)
    assert (await cards(school.priya))['Data Analyst · Autumn'].courses[0].done == 1


async def test_withdrawing_somebody_who_is_not_there_says_so(school):
    with pytest.raises(Invalid, match='not enrolled any more'):
        await sessions.withdraw(school.autumn, school.olga, by=school.samuel)


async def test_a_learner_may_take_some_courses_and_not_others(school):
    await sessions.choose_courses(school.autumn, school.priya, [school.autumn_statistics], by=school.samuel)
    assert [line.title for line in (await cards(school.priya))['Data Analyst · Autumn'].courses] == [
        'Statistics foundations']


async def test_a_course_with_work_stays_in_the_session(school):
    await progress.open_item(school.priya_python, school.page.id, by=school.priya)
    with pytest.raises(NotAllowed, match='worked in this course'):
        await sessions.remove_course(school.autumn, school.autumn_python, by=school.samuel)
    await sessions.remove_course(school.autumn, school.autumn_statistics, by=school.samuel)
    assert await school.autumn.session_courses.all().count() == 1


async def test_a_course_comes_into_a_session_once(school):
    with pytest.raises(Invalid):
        await sessions.add_course(school.autumn, school.python, by=school.samuel)
    with pytest.raises(NotAllowed):
        await sessions.add_course(school.evening, school.statistics, by=school.lucia)


async def test_only_people_with_the_role_administer_a_session(school):
    with pytest.raises(Invalid, match='role is missing'):
        await sessions.appoint_administrators(school.autumn, [school.marta], by=school.ines)
    with pytest.raises(Invalid):
        await sessions.appoint_administrators(school.autumn, [], by=school.ines)
    await sessions.appoint_administrators(school.evening, [school.samuel], by=school.ines)
    await sessions.configure(school.evening, SessionChanges(category='Evenings'), by=school.samuel)
