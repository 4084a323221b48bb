from nicegui.testing import user_simulation

from components.paste_people.paste_people import PastePeople, usernames_in


def test_usernames_come_one_a_line_or_with_commas_or_semicolons():
    assert usernames_in('ada\r\nbo, cy;dee\teve') == ['ada', 'bo', 'cy', 'dee', 'eve']


def test_blanks_and_quotes_around_a_username_do_not_count():
    assert usernames_in('  "ada" ,\n\n , \'bo\' ;;') == ['ada', 'bo']


def test_a_username_pasted_twice_counts_once_as_it_was_first_written():
    assert usernames_in('Ada\nbo\nADA') == ['Ada', 'bo']


def test_nothing_pasted_is_nobody():
    assert usernames_in(' \n ,; ') == []


def cohort(names: list[str]) -> list[dict]:
    fates = {'ada': 'enrol', 'bo': 'already', 'cy': 'again'}
    return [{'username': name, 'what': fates.get(name, 'unknown')} for name in names]


async def test_only_those_who_are_not_here_yet_are_enrolled():
    enrolled: list[list[str]] = []
    made: list[PastePeople] = []
    async with user_simulation(lambda: made.append(PastePeople(look_up=cohort, on_enrol=enrolled.append))) as user:
        await user.open('/')
        await made[0]._read('ada, bo, cy, nobody')
        made[0]._enrol()
    assert enrolled == [['ada', 'cy']]


async def test_with_nobody_to_enrol_nothing_happens():
    enrolled: list[list[str]] = []
    made: list[PastePeople] = []
    async with user_simulation(lambda: made.append(PastePeople(look_up=cohort, on_enrol=enrolled.append))) as user:
        await user.open('/')
        await made[0]._read('bo')
        made[0]._enrol()
    assert enrolled == []
