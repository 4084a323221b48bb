import asyncio

import pytest
from nicegui import ui
from nicegui.events import GenericEventArguments
from nicegui.testing import user_simulation

from components.date_time.date_time import DateTimeField
from components.forms import forms
from components.markdown_editor.markdown_editor import MarkdownEditor
from components.outline_editor.outline_editor import OutlineEditor
from components.rows_editor.rows_editor import RowColumn, RowsEditor
from db.core import Invalid


def test_time_zones_are_places_and_utc():
    zones = forms.time_zones()
    assert {'Europe/Brussels', 'America/New_York'} <= set(zones)
    assert zones[-1] == 'UTC'
    assert not [zone for zone in zones if zone.startswith(('Etc/', 'US/'))]


async def test_a_zone_that_is_not_in_the_list_can_still_be_shown():
    async with user_simulation(lambda: forms.time_zone_field('Time zone', 'Etc/GMT+3')) as user:
        await user.open('/')
        await user.should_see('Etc/GMT+3')


async def test_an_error_stands_at_its_field_until_somebody_types():
    made: list[ui.input] = []
    async with user_simulation(lambda: made.append(forms.text_field('Title'))) as user:
        await user.open('/')
        with made[0].client:
            forms.error(made[0], 'A session needs a title.')
        assert made[0].error == 'A session needs a title.'
        user.find('Title').type('Data')
        assert made[0].error is None


async def test_an_error_stays_when_the_field_is_left_after_the_answer_has_come():
    made: list[ui.number] = []
    async with user_simulation(lambda: made.append(forms.number_field('Pass mark', 120, least=0))) as user:
        await user.open('/')
        with made[0].client:
            forms.error(made[0], 'The pass mark is higher than the points.')
        user.find('Pass mark').trigger('blur')
        assert made[0].error == 'The pass mark is higher than the points.'
        made[0].value = -3
        assert made[0].error is None
        user.find('Pass mark').trigger('blur')
        assert made[0].error == 'Enter a number of 0 or more.'


async def test_a_date_takes_its_error_away_when_it_changes():
    made: list[DateTimeField] = []
    async with user_simulation(lambda: made.append(forms.date_time_field('Ends', '2026-12-18'))) as user:
        await user.open('/')
        made[0].error = 'It ends before it starts.'
        made[0].value = '2026-12-19T18:00'
        assert made[0].error is None


async def test_confirming_says_yes_and_leaving_says_no():
    answers: list[bool] = []

    async def ask() -> None:
        answers.append(await forms.confirm('Archive', 'It leaves the lists.', 'Archive session', danger=True))

    async with user_simulation(lambda: forms.button('Ask', ask)) as user:
        await user.open('/')
        user.find('Ask').click()
        await user.should_see('It leaves the lists.')
        user.find('Archive session').click()
        await user.should_not_see('It leaves the lists.')
        user.find('Ask').click()
        await user.should_see('It leaves the lists.')
        user.find('Cancel').click()
        await user.should_not_see('It leaves the lists.')
    assert answers == [True, False]


async def test_the_preview_follows_what_is_written():
    made: list[MarkdownEditor] = []
    seen: list[str] = []

    async def render(text: str) -> str:
        seen.append(text)
        await asyncio.sleep(0)
        return text.upper()

    async with user_simulation(lambda: made.append(MarkdownEditor('Text', value='a', render=render))) as user:
        await user.open('/')
        editor = made[0]
        for text in ('b', 'bc', 'bcd'):  # faster than they can be rendered
            editor.value = text
        while editor._props['html'] != 'BCD':  # noqa: ASYNC110 - nothing tells
            await asyncio.sleep(0)
    assert 'bc' not in seen


async def test_an_outline_tells_only_what_it_knows():
    problems: list[str] = []

    def root() -> None:
        try:
            OutlineEditor([], kinds=(), on={'explode': print})
        except ValueError as problem:
            problems.append(str(problem))

    async with user_simulation(root) as user:
        await user.open('/')
    assert problems == ['An outline editor tells nothing called explode.']


async def test_a_dialog_that_has_been_answered_leaves_the_page_when_it_has_closed():
    async def ask() -> None:
        answers.append(await forms.confirm('Archive?', 'It can be undone.', 'Archive'))

    answers: list[bool] = []
    async with user_simulation(lambda: ui.button('Ask', on_click=ask)) as user:
        await user.open('/')
        user.find('Ask').click()
        await user.should_see('It can be undone.')
        user.find(marker='act').click()
        await user.should_not_see('It can be undone.')
        assert answers == [True]
        [box] = [element for element in user.client.elements.values() if isinstance(element, ui.dialog)]
        [gone] = [listener for listener in box._event_listeners.values() if listener.type == 'hide']
        user.client.handle_event({'id': box.id, 'listener_id': gone.id, 'args': []})  # as its browser says
        assert box.is_deleted


async def test_letters_in_a_cell_for_a_number_refuse_the_form_and_stay():
    made: list[RowsEditor] = []
    columns: list[RowColumn] = [{'key': 'title', 'label': 'Category', 'kind': 'text'},
                                {'key': 'weight', 'label': 'Weight', 'kind': 'number'}]
    async with user_simulation(lambda: made.append(RowsEditor('Categories', columns))) as user:
        await user.open('/')
        [rows] = made
        said = [{'title': 'Labs', 'weight': '2,5'}, {'title': 'Exam', 'weight': 'half'}]
        with rows.client:
            rows.value = rows._event_args_to_value(GenericEventArguments(sender=rows, client=rows.client, args=said))
            assert rows._props['value'] == said and rows.value[0]['weight'] == 2.5
            assert rows.error == 'Row 2, Weight: Enter a number.' and rows._props['wrong_at'] == [(1, 'weight')]
            with pytest.raises(Invalid, match='Row 2, Weight: Enter a number.'):
                forms.check({'categories': rows})
            rows.value = [{'title': 'x' * 5001, 'weight': 1}]
            assert rows.error == 'Row 1, Category: Up to 5,000 characters. These are 5,001.'
            assert len(rows.value[0]['title']) == 5001
            rows.value = [{'title': 'Labs', 'weight': 1}]
            assert rows.error is None
