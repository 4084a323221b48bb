"""The simulated browsers: what a page asks for happens in its own browser, whichever a test has looked at last."""
from nicegui import ui

from tests.pages.screen import becomes


async def test_a_page_goes_on_in_its_own_browser_while_a_test_looks_at_another(campus):
    priya, bo = await campus.visit(campus.priya, '/sessions'), await campus.visit(campus.bo, '/sessions')
    with priya.client:
        ui.navigate.to('/account')
        ui.notify('Only for Priya')
    await becomes(lambda: (priya.back_history[-1], bo.back_history[-1]), ('/account', '/sessions'))
    assert priya.notify.messages == ['Only for Priya'] and not bo.notify.messages


async def test_a_page_that_was_left_leads_nowhere_any_more(campus):
    priya = await campus.visit(campus.priya, '/sessions')
    left = priya.client
    await priya.open('/account')
    with left:
        ui.navigate.reload()
    assert priya.back_history[-1] == '/account' and priya.client is not left
