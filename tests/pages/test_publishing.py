"""Publishing, ending and shortening ask first, with what is missing and what follows, and can be undone."""
from datetime import timedelta

from nicegui import ui

from components.date_time.date_time import DateTimeField
from components.grid.grid import Grid
from components.number_field import NumberField
from db import Enrolment, Item, Session, courses, sessions
from db.core import State, clock
from db.items import ItemChanges
from db.records import ItemKind
from db.sessions import SessionChanges
from tests.pages.screen import quiet, sees, sees_no, words

DAY = timedelta(days=1)


async def press(browser, label: str) -> None:
    browser.find(kind=ui.button, content=label).click()
    await quiet()


async def agree(browser) -> None:
    browser.find(marker='act').click()
    await quiet()


def dates(browser) -> dict[str, DateTimeField]:
    return {element._props['label']: element for element in browser.client.elements.values()
            if isinstance(element, DateTimeField)}


async def undo(browser) -> None:
    """By the button in the word about what was done."""
    [*_, word] = [one for one in browser.client.elements.values() if isinstance(one, ui.notification)]
    with browser:
        for listener in list(word._event_listeners.values()):
            if listener.type == 'undo':
                await listener.handler()
    await quiet()


async def test_publishing_a_session_lists_what_its_learners_would_miss_each_with_its_place(campus):
    session = await sessions.create_session('Empty', by=campus.samuel)
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{session.id}')
    await press(samuel, 'Publish')
    await sees(samuel, 'The session has no course', 'Nobody is enrolled.', f'/admin/sessions/{session.id}?tab=courses',
               f'/admin/sessions/{session.id}?tab=learners', 'Publish anyway')
    assert (await Session.get(id=session.id)).state is State.DRAFT
    await agree(samuel)
    assert (await Session.get(id=session.id)).state is State.PUBLISHED
    await undo(samuel)
    assert (await Session.get(id=session.id)).state is State.DRAFT


async def test_who_does_not_write_the_course_is_led_to_it_in_the_session(campus):
    section = await campus.python.sections.all().first()
    item = await courses.add_item(campus.python, section.id, ItemKind.LINK, 'Handbook', by=campus.helena)
    await sessions.unpublish(campus.autumn, by=campus.samuel)
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    await press(samuel, 'Publish')
    await sees(samuel, '“Handbook” has no address.',
               f'/coaching/{campus.autumn.id}/courses/{campus.python.id}/content?item={item.id}')
    ines = await campus.visit(campus.ines, f'/admin/sessions/{campus.autumn.id}')
    await press(ines, 'Publish')
    await sees(ines, f'/admin/courses/{campus.python.id}?item={item.id}')


async def test_a_session_that_is_cancelled_says_for_whom_it_ends_and_can_be_taken_back(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    await press(samuel, 'Cancel session')
    await sees(samuel, 'Ends now for 3 learners, who cannot enter any more; 2 items could not be submitted.')
    await agree(samuel)
    assert (await Session.get(id=campus.autumn.id)).state is State.CANCELLED
    await undo(samuel)
    assert (await Session.get(id=campus.autumn.id)).state is State.PUBLISHED


async def test_ending_a_running_session_asks_and_can_be_undone(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    ends = campus.autumn.ends
    with samuel:
        dates(samuel)['Learners end'].value = (clock.now() - 2 * DAY).date().isoformat()
    samuel.find(marker='save').click()
    await sees(samuel, 'Ends now for 3 learners, who can still read; 2 items could not be submitted.',
               '3 coaches could not grade any more.', 'End it for 3 learners')
    assert (await Session.get(id=campus.autumn.id)).ends == ends
    await agree(samuel)
    assert (await Session.get(id=campus.autumn.id)).ends < clock.now()
    await undo(samuel)
    assert (await Session.get(id=campus.autumn.id)).ends == ends
    assert dates(samuel)['Learners end'].value == ends.isoformat(timespec='minutes')[:16]


async def test_what_somebody_has_changed_since_is_not_undone(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    with samuel:
        dates(samuel)['Learners end'].value = (clock.now() - 2 * DAY).date().isoformat()
    samuel.find(marker='save').click()
    await quiet()
    await agree(samuel)
    later = clock.now() + 9 * DAY
    await sessions.configure(campus.autumn, SessionChanges(ends=later), by=campus.ines)
    try:
        await undo(samuel)
    except Exception as refused:  # the frame shows it
        assert 'Somebody has changed this since' in str(refused)
    assert (await Session.get(id=campus.autumn.id)).ends == later


async def test_dates_that_take_nothing_from_anybody_are_saved_at_once(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    with samuel:
        dates(samuel)['Learners end'].value = (campus.autumn.ends + 5 * DAY).date().isoformat()
    samuel.find(marker='save').click()
    await sees(samuel, 'Saved just now')


async def test_what_would_be_refused_is_said_before_anybody_is_asked(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    with samuel:
        dates(samuel)['Learners end'].value = '2020-01-01'
    samuel.find(marker='save').click()
    await sees(samuel, 'The session ends before it starts.')
    await sees_no(samuel, 'Save these dates?')


async def test_shortening_one_learner_asks_and_can_be_undone(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}?tab=learners')
    enrolment = await Enrolment.get(session=campus.autumn, learner=campus.priya)
    samuel.find(Grid).trigger('open', {'id': enrolment.id, 'column': 'name'})
    await sees(samuel, 'Own end')
    with samuel:
        dates(samuel)['Own end'].value = (clock.now() - 2 * DAY).date().isoformat()
    samuel.find(marker='save-learner').click()
    await sees(samuel, 'Change Priya Nair?', 'Ends now for 1 learner, who can still read')
    await agree(samuel)
    assert (await Enrolment.get(id=enrolment.id)).ends is not None
    await undo(samuel)
    assert (await Enrolment.get(id=enrolment.id)).ends is None


async def test_an_item_that_lacks_what_it_needs_is_not_published(campus):
    section = await campus.python.sections.all().first()
    link = await courses.add_item(campus.python, section.id, ItemKind.LINK, 'Handbook', ItemChanges(is_draft=True),
                                  by=campus.helena)
    helena = await campus.visit(campus.helena, f'/admin/courses/{campus.python.id}?item={link.id}')
    helena.find(marker='save-item').click()
    await sees(helena, 'To mend first', '“Handbook” has no address.')
    assert 'Publish anyway' not in words(helena)
    await press(helena, 'Close')
    assert (await Item.get(id=link.id)).is_draft


# values

async def test_a_number_out_of_its_limits_is_refused_where_it_stands_and_stays_as_typed(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    [days] = samuel.find(marker='days').elements
    assert isinstance(days, NumberField)
    for typed, sentence in (('-3', 'Enter a number from 1 to 3,650.'), ('2.5', 'Enter a whole number from 1 to 3,650.'),
                            ('3 weeks', 'Enter a number from 1 to 3,650.')):
        with samuel:
            say(days, typed)
        samuel.find(marker='save').click()
        await quiet()
        assert days.error == sentence and days._props['model-value'] == typed
        assert words(samuel).count(sentence) == 1, 'the panel of the dates says nothing about it'
    assert (await Session.get(id=campus.autumn.id)).days is None


def say(field, text: str) -> None:
    """As the browser tells what is typed."""
    for listener in list(field._event_listeners.values()):
        if listener.type.startswith('update:'):
            field._handle_event({'listener_id': listener.id, 'args': text})


async def test_a_time_that_does_not_exist_is_refused_at_its_field_at_once(campus):
    await sessions.configure(campus.autumn, SessionChanges(time_zone='Europe/Brussels'), by=campus.samuel)
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    with samuel:
        dates(samuel)['Learners end'].value = '2027-03-28T02:30'
    assert dates(samuel)['Learners end'].error == (
        '02:30 does not exist on 28 March 2027: clocks go from 02:00 to 03:00. Enter 01:59 or 03:00.')
    with samuel:
        dates(samuel)['Learners end'].value = '2027-10-31T02:30'
    assert dates(samuel)['Learners end'].error is None
    assert 'comes twice that night' in dates(samuel)['Learners end']._props['twice']


async def test_a_date_that_is_half_typed_is_none(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    with samuel:
        dates(samuel)['Learners end'].value = '?'
    samuel.find(marker='save').click()
    await sees(samuel, 'Enter the whole date')
    assert (await Session.get(id=campus.autumn.id)).ends == campus.autumn.ends


async def test_text_that_is_too_long_is_said_and_not_cut(campus):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    [title] = samuel.find(marker='title').elements
    with samuel:
        title.value = 'a' * 170
    assert title.error == 'Up to 160 characters. These are 170.' and len(title.value) == 170
    samuel.find(marker='save').click()
    await quiet()
    assert (await Session.get(id=campus.autumn.id)).title == 'Data Analyst · Autumn'
