from nicegui.testing import user_simulation

from components.people_picker.people_picker import PeoplePicker

ADA = {'id': 1, 'name': 'Ada Byron', 'username': 'ada'}
BO = {'id': 2, 'name': 'Bo Ek', 'username': 'bo'}


async def ada_and_bo(text: str) -> list[dict]:
    return [person for person in (ADA, BO) if text in person['username']]


async def picker(**options) -> PeoplePicker:
    made: list[PeoplePicker] = []
    async with user_simulation(lambda: made.append(PeoplePicker('Coaches', search=ada_and_bo, **options))) as user:
        await user.open('/')
    return made[0]


async def test_somebody_who_was_found_can_be_chosen_and_taken_back():
    told: list[list[dict]] = []
    coaches = await picker(on_change=told.append)
    await coaches._look('ada')
    coaches._choose(1)
    coaches._drop(1)
    assert told == [[ADA], []]


async def test_nobody_is_chosen_who_was_not_offered():
    coaches = await picker()
    await coaches._look('ada')
    coaches._choose(2)
    assert coaches.people == []


async def test_somebody_chosen_already_is_not_chosen_twice():
    coaches = await picker(people=[ADA])
    await coaches._look('ada')
    coaches._choose(1)
    assert coaches.people == [ADA]


async def test_choosing_takes_the_error_away():
    coaches = await picker()
    coaches.error = 'Somebody must coach.'
    await coaches._look('bo')
    coaches._choose(2)
    assert coaches.error is None
