"""What components say to their part in the browser: in the reader's language, with its plurals."""
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from nicegui.testing import user_simulation

from components.browser_words import LANGUAGE, Plural
from components.grid.grid import Column, Grid
from i18n import nlazy, translated, use_language
from i18n import translation as translation_module

ITEMS = {'language': LANGUAGE, 'items': Plural(nlazy('{n} item', '{n} items'))}


def test_a_plural_goes_out_as_all_its_forms():
    assert translated(ITEMS) == {'language': 'en-GB', 'items': {'one': '{n} item', 'other': '{n} items'}}


def test_the_forms_are_those_of_the_language(tmp_path, monkeypatch):
    catalog = Catalog(locale='pl')
    catalog.add(('{n} item', '{n} items'), ('{n} element', '{n} elementy', '{n} elementów'))
    place = tmp_path / 'pl' / 'LC_MESSAGES'
    place.mkdir(parents=True)
    with (place / 'cohort.mo').open('wb') as file:
        write_mo(file, catalog)
    monkeypatch.setattr(translation_module, 'LOCALES', tmp_path)
    translation_module.catalogue.cache_clear()
    with use_language('pl'):
        said = translated(ITEMS)
    translation_module.catalogue.cache_clear()
    assert said['language'] == 'pl'
    assert said['items'] == {'one': '{n} element', 'few': '{n} elementy', 'many': '{n} elementów',
                             'other': '{n} elementów'}


async def test_what_a_component_sends_is_made_of_strings():
    made: list[Grid] = []
    columns = [Column(key='name', label='Name')]
    async with user_simulation(lambda: made.append(Grid(columns, label='All', rows=[]))) as user:
        await user.open('/')
    words = made[0]._props['words']
    assert words['language'] == 'en-GB'
    assert words['hours'] == '{n} h' and words['marks']['late'] == 'Late'
    assert made[0]._props['empty'] == ('Nothing here.', '')
