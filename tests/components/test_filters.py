"""The states above a list: what is chosen reaches the page, and only counts that changed are sent."""
from nicegui.testing import user_simulation

from components.filters.filters import Filters


async def filters(user_does=None) -> tuple[Filters, list]:
    chosen: list = []
    made: list[Filters] = []
    async with user_simulation(lambda: made.append(Filters(
            {'active': 'All active', 'never': 'Never entered'}, state='active', q='', placeholder='Find a learner',
            label='Show', counts={'active': 3, 'never': 1}, on_change=lambda **choice: chosen.append(choice)))) as user:
        await user.open('/')
        if user_does:
            user_does(user.find(Filters))
    return made[0], chosen


async def test_a_state_and_a_search_are_told_apart():
    _, chosen = await filters(lambda found: found.trigger('state', 'never').trigger('search', 'ada'))
    assert chosen == [{'state': 'never'}, {'q': 'ada'}]


async def test_only_counts_that_changed_are_told():
    shown, _ = await filters()
    told: list = []
    shown.run_method = lambda *args, **_: told.append(args)
    shown.count({'active': 4, 'never': 1})
    shown.count({'active': 4, 'never': 1})
    assert told == [('count', {'active': 4})]
    assert shown._props['counts'] == {'active': 4, 'never': 1}
