"""A coach gives one learner more time beside the list: the learner sees it at once, nobody else does."""
from datetime import timedelta

from components.outline.outline import CourseOutline
from components.provenance.provenance import Provenance
from components.tray.tray import Tray
from db import Extension
from db.core import clock
from tests.pages.screen import quiet, sees, sees_no, the, words


async def beside(campus, person, participation):
    place = f'/coaching/{campus.autumn.id}/courses/{campus.python.id}?learner={participation.id}'
    return await campus.visit(person, place)


def field(browser, marker: str):
    [element] = browser.find(marker=marker).elements
    return element


def notes(browser) -> dict[str, str]:
    """What a learner's outline says of each item."""
    return {item['name']: item['sub'] for section in the(browser, CourseOutline)._props['sections']
            for item in section['items']}


async def test_more_time_is_given_seen_and_taken_back(campus):
    tomas, marta = [await beside(campus, person, campus.priya_python) for person in (campus.tomas, campus.marta)]
    place = f'/sessions/{campus.autumn.id}/courses/{campus.python.id}'
    priya, emeka = await campus.visit(campus.priya, place), await campus.visit(campus.emeka, place)
    before = notes(emeka)
    later = clock.now() + timedelta(days=21)
    tomas.find(Tray).trigger('act', 'extend')
    await sees(tomas, 'Extend Priya Nair', 'Due for this learner')
    assert field(tomas, 'extended-item').value == campus.task.id, 'what is due next'
    with tomas:
        field(tomas, 'extension-due_at').value = later.strftime('%Y-%m-%d')
    tomas.find(marker='keep-extension').click()
    await sees(tomas, 'Say why, in up to 500 characters.')
    tomas.find(marker='extension-reason').type('Was ill')
    tomas.find(marker='keep-extension').click()
    await sees(marta, 'extended by Tomás Rey: “Was ill”')
    await sees(priya, f'{later.day} {later:%b}, 23:59')
    assert notes(emeka) == before

    marta.find(Tray).trigger('act', 'extend')
    await sees(marta, 'Learner:', '“Was ill”')
    [lines] = [one._props['lines'] for one in marta.client.elements.values() if isinstance(one, Provenance)]
    assert [(line['whose'], line['holds']) for line in lines] == [('Course:', False), ('Learner:', True)]
    marta.find(marker='withdraw-extension').click()
    await sees_no(tomas, 'extended by')
    assert not await Extension.exists()


async def test_a_date_that_everybody_has_anyway_is_refused_and_nothing_is_lost(campus):
    tomas = await beside(campus, campus.tomas, campus.priya_python)
    tomas.find(Tray).trigger('act', 'extend')
    await sees(tomas, 'Due for this learner')
    with tomas:
        field(tomas, 'extension-due_at').value = clock.now().strftime('%Y-%m-%d')
    tomas.find(marker='extension-reason').type('Was ill')
    tomas.find(marker='keep-extension').click()
    await quiet()
    assert field(tomas, 'extension-due_at').error.startswith('Everybody has until')
    assert field(tomas, 'extension-reason').value == 'Was ill'
    assert not await Extension.exists()


async def test_who_does_not_grade_is_offered_no_extension(campus):
    samuel = await beside(campus, campus.samuel, campus.priya_python)
    assert [action['key'] for action in the(samuel, Tray)._props['learner']['actions']] == ['withdraw']
    samuel.find(Tray).trigger('act', 'extend')
    await quiet()
    assert 'Extend Priya Nair' not in words(samuel)
