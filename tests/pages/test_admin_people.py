"""The accounts of the house: the list, new ones, roles, deactivation, and passwords that are shown once."""
import pytest
from nicegui import ui

from components.filters.filters import Filters
from components.grid.grid import Grid
from db import Person, people
from db.core import Invalid, ListQuery, NotAllowed
from db.people import AccountChanges
from tests.counting import counted
from tests.pages.screen import count, quiet, sees, sees_no, the, words


async def rows(browser, query: str = '') -> list[dict]:
    answer = await browser.http_client.get(f'/admin/people/rows?{query}')
    assert answer.status_code == 200
    return answer.json()['rows']


async def opened(campus, person: Person):
    """Ines, with this account open."""
    ines = await campus.visit(campus.ines, '/admin/people')
    ines.find(Grid).trigger('open', {'id': person.id, 'column': 'name'})
    await sees(ines, person.username)
    await quiet()
    return ines


async def press(browser, label: str) -> None:
    browser.find(kind=ui.button, content=label).click()
    await quiet()


def the_password(browser) -> str:
    [label] = browser.find(marker='password', kind=ui.label).elements
    return label.text


async def test_only_administrators_see_people(campus):
    assert count(await campus.visit(campus.ines, '/admin/people')) <= 60
    for person in (campus.samuel, campus.helena, campus.marta, campus.priya):
        browser = await campus.visit(person, '/sessions')
        for path in ('/admin/people', '/admin/people/rows'):
            assert (await browser.http_client.get(path)).status_code == 404


async def test_the_list_is_searched_without_accents_and_narrowed_by_role(campus):
    ines = await campus.visit(campus.ines, '/admin/people?state=teachers')
    assert [row['name']['name'] for row in await rows(ines, 'q=benitez')] == ['Lucía Benítez']
    assert [row['name']['sub'] for row in await rows(ines, 'state=teachers')] == ['helena']
    assert [row['roles'] for row in await rows(ines, 'state=session_administrators')] == ['Session administrator']
    assert the(ines, Filters)._props['counts'] == {
        'active': 12, 'administrators': 1, 'session_administrators': 1, 'teachers': 1, 'deactivated': 0}


async def test_the_list_costs_the_same_whatever_its_length(campus):
    ines = await campus.visit(campus.ines, '/admin/people')
    await quiet()  # the page that is open has counted its messages
    with counted() as few:
        await rows(ines)
    for number in range(20):
        await people.create_account(f'n{number}', f'Number {number}', by=campus.ines)
    with counted() as many:
        assert len(await rows(ines)) == 32
    assert len(few) == len(many), '\n'.join(many)


async def test_an_account_is_created_with_a_password_that_is_shown_once(campus):
    ines = await campus.visit(campus.ines, '/admin/people')
    await press(ines, 'New account')
    ines.find(marker='name').type('Noor Haddad')
    ines.find(marker='username').type('noor')
    ines.find('Teacher').click()
    ines.find(marker='create-account').click()
    await sees(ines, 'It is shown this once.')
    noor = await Person.get(username='noor')
    assert noor.is_teacher and not noor.is_administrator
    assert await people.authenticate('noor', the_password(ines))
    assert the(ines, Filters)._props['counts']['teachers'] == 2
    await press(ines, 'Done')
    assert not [dialog for dialog in ines.find(kind=ui.dialog).elements if dialog.value]


async def test_a_typed_password_is_not_shown(campus):
    ines = await campus.visit(campus.ines, '/admin/people')
    await press(ines, 'New account')
    ines.find(marker='name').type('Noor Haddad')
    ines.find(marker='username').type('noor')
    ines.find(marker='password').type('chosen by Noor')
    ines.find(marker='create-account').click()
    await quiet()
    assert await people.authenticate('noor', 'chosen by Noor')
    await sees_no(ines, 'It is shown this once.')


async def test_a_username_that_is_taken_is_said_at_its_field(campus):
    ines = await campus.visit(campus.ines, '/admin/people')
    await press(ines, 'New account')
    ines.find(marker='name').type('Another Priya')
    ines.find(marker='username').type('priya')
    ines.find(marker='create-account').click()
    await sees(ines, 'The username “priya” is taken.', 'Another Priya')


async def test_two_accounts_that_have_one_address_from_before_are_told(campus):
    await Person.filter(id=campus.marta.id).update(email='Staff@example.org')
    await Person.filter(id=campus.tomas.id).update(email='staff@example.org')
    ines = await opened(campus, campus.marta)
    await sees(ines, 'The same as of Tomás Rey (tomas). Change one of them.')
    tomas = await campus.visit(campus.tomas, '/account')
    await sees(tomas, 'Another account has this e-mail address too. Ask an administrator to change one of them.')
    await people.edit_account(campus.marta, AccountChanges(email='marta@example.org'), by=campus.ines)
    tomas = await campus.visit(campus.tomas, '/account')
    assert 'Another account' not in words(tomas)
    with pytest.raises(NotAllowed):
        await people.shares_address_with(campus.marta, seen_by=campus.tomas)


async def test_name_and_roles_are_changed(campus):
    ines = await opened(campus, campus.marta)
    ines.find(marker='email').type('marta@example.org')
    ines.find('Session administrator').click()
    ines.find(marker='save-account').click()
    await quiet()
    await campus.marta.refresh_from_db()
    assert campus.marta.email == 'marta@example.org' and campus.marta.is_session_administrator


async def test_an_account_is_deactivated_after_asking_and_reactivated(campus):
    priya = await campus.visit(campus.priya, '/sessions')
    left = []
    priya.client.open = lambda target, *_: left.append(target)
    ines = await opened(campus, campus.priya)
    await press(ines, 'Deactivate')
    await sees(ines, 'Deactivate Priya Nair?', 'Enrolments, work and')
    ines.find(marker='act').click()
    await quiet()
    assert left == ['/sign-in']
    assert [row['name']['sub'] for row in await rows(ines, 'state=deactivated')] == ['priya']
    again = await opened(campus, campus.priya)
    await press(again, 'Reactivate')
    assert not await rows(again, 'state=deactivated')


async def test_a_new_password_is_shown_once_and_ends_every_sign_in(campus):
    await people.sign_in_here(campus.priya)
    ines = await opened(campus, campus.priya)
    await press(ines, 'New password')
    ines.find(marker='act').click()
    await sees(ines, 'Password of Priya Nair')
    assert not await campus.priya.sign_ins.filter(ended_at=None).exists()
    assert await people.authenticate('priya', the_password(ines))


LAST = 'There must be one active administrator. Make somebody else administrator first.'


@pytest.mark.parametrize('way', ['role', 'deactivation'])
async def test_the_last_administrator_stays_and_is_told_why(campus, way):
    ines = await opened(campus, campus.ines)
    if way == 'role':
        ines.find(kind=ui.checkbox, content='Administrator').click()
        ines.find(marker='save-account').click()
        await quiet()
        assert LAST in ines.notify.messages
    else:
        await press(ines, 'Deactivate')  # said instead of asking
        await sees(ines, 'Ines Carvalho cannot be deactivated', LAST)
        assert not [one for one in ines.client.elements.values() if 'act' in one._markers]
    await campus.ines.refresh_from_db()
    assert campus.ines.is_administrator and campus.ines.is_active


async def test_who_is_no_administrator_any_more_creates_nobody(campus):
    await people.create_account('second', 'Second One', AccountChanges(is_administrator=True), by=campus.ines)
    ines = await campus.visit(campus.ines, '/admin/people')
    await press(ines, 'New account')
    ines.find(marker='name').type('Noor Haddad')
    ines.find(marker='username').type('noor')
    await Person.filter(id=campus.ines.id).update(is_administrator=False)  # without a notice: the page is still there
    ines.find(marker='create-account').click()
    await quiet()
    assert 'You don’t have permission to do this.' in ines.notify.messages
    assert not await Person.exists(username='noor')


async def test_the_lists_of_people_are_for_administrators(school):
    for asked in (people.accounts(ListQuery(), seen_by=school.samuel), people.account_counts(seen_by=school.samuel)):
        with pytest.raises(NotAllowed):
            await asked
    with pytest.raises(Invalid):
        await people.create_account('a b', 'Somebody', by=school.ines)
