"""Texts in the reader's language: catalogues, plurals, words with two meanings, and texts written at import."""
import asyncio

import pytest

from i18n import (
    LazyText,
    _,
    current_language,
    language_for,
    language_tag,
    lazy,
    listed,
    ngettext,
    nlazy,
    number,
    pgettext,
    plazy,
    translated,
    use_language,
)
from i18n import language as language_module
from i18n.dates import long_day, short_day, time_of_day, weekday, weekday_and_day, weekday_and_long_day
from tests.i18n import toy_language


@pytest.fixture
def german(tmp_path):
    """A language with a catalogue of a few texts."""
    texts = {'Publish “{title}”?': '„{title}“ veröffentlichen?', 'Save': 'Speichern',
             ('{n} learner', '{n} learners'): ('{n} Person', '{n} Personen')}
    with toy_language.german(tmp_path, texts, {('button', 'Open'): 'Öffnen', ('state', 'Open'): 'Offen'}) as language:
        yield language


def test_a_text_is_in_the_readers_language_and_its_values_in_their_places(german):
    assert _('Publish “{title}”?', title='Python') == 'Publish “Python”?'
    with use_language(german):
        assert _('Publish “{title}”?', title='Python') == '„Python“ veröffentlichen?'
    assert _('Save') == 'Save'


def test_what_no_catalogue_has_is_english(german):
    with use_language(german):
        assert _('Not translated yet: {n}', n=3) == 'Not translated yet: 3'


def test_braces_stay_where_there_are_no_values():
    assert _('{n} more') == '{n} more'


def test_a_value_with_braces_is_not_looked_at_again():
    assert _('Publish “{title}”?', title='{name}') == 'Publish “{name}”?'


def test_a_plural_follows_the_language_and_writes_its_number(german):
    assert [ngettext('{n} learner', '{n} learners', n) for n in (0, 1, 2, 22_000)] == [
        '0 learners', '1 learner', '2 learners', '22,000 learners']
    with use_language(german):
        assert [ngettext('{n} learner', '{n} learners', n) for n in (1, 22_000)] == ['1 Person', '22.000 Personen']


def test_a_word_with_two_meanings_has_two_translations(german):
    with use_language(german):
        assert (pgettext('button', 'Open'), pgettext('state', 'Open')) == ('Öffnen', 'Offen')
    assert pgettext('button', 'Open') == 'Open'


def test_a_text_written_at_import_is_translated_when_it_is_shown(german):
    save, opens, learners = lazy('Save'), plazy('button', 'Open'), nlazy('{n} learner', '{n} learners')
    assert (str(save), str(opens), learners.of(1)) == ('Save', 'Open', '1 learner')
    with use_language(german):
        assert (str(save), f'{save}!', str(opens)) == ('Speichern', 'Speichern!', 'Öffnen')
        assert learners.of(2) == '2 Personen'
        assert translated({'save': save, 'n': 3, 'more': ('Save', [save])}) == {
            'save': 'Speichern', 'n': 3, 'more': ['Save', ['Speichern']]}
    assert not isinstance(save, str)
    assert isinstance(save, LazyText)


async def test_what_one_task_speaks_changes_nothing_for_another(german):
    began = asyncio.Event()

    async def speaks_german() -> str:
        with use_language(german):
            began.set()
            await asyncio.sleep(0)
            return _('Save')

    async def speaks_english() -> str:
        await began.wait()
        return _('Save')

    assert await asyncio.gather(speaks_german(), speaks_english()) == ['Speichern', 'Save']


@pytest.mark.parametrize(('accepted', 'language'), [
    ('de', 'de'), ('de-CH, en;q=0.5', 'de'), ('en-GB, de;q=0.5', 'en'), ('fr, de;q=0.4, en;q=0.3', 'de'), ('fr', 'en'),
    ('', 'en'), (None, 'en'), ('de;q=0, en', 'en'), (';;;q=x,,,', 'en'), ('de;q=nonsense', 'en'),
])
def test_a_browser_gets_the_language_that_it_prefers_of_those_there_are(german, accepted, language):
    assert language_for(accepted) == language


def test_a_language_of_one_country_is_found_by_its_tag(monkeypatch):
    monkeypatch.setattr(language_module, 'languages', lambda: ('en', 'pt_BR'))
    assert [language_for(accepted) for accepted in ('pt-BR', 'pt-br, en;q=0.5', 'pt-PT')] == ['pt_BR', 'pt_BR', 'en']


def test_dates_numbers_and_lists_are_written_as_the_language_does(german):
    from datetime import UTC, datetime
    day = datetime(2026, 9, 4, 18, 5, tzinfo=UTC)
    assert (short_day(day), short_day(day, year=True), long_day(day), weekday_and_day(day), weekday(day),
            time_of_day(day)) == ('4 Sep', '4 Sep 2026', '4 September 2026', 'Fri 4 Sep', 'Friday', '18:05')
    assert (number(1234), number(-5)) == ('1,234', '-5')
    assert [listed(parts) for parts in ([], ['a'], ['a', 'Design, and Art'], ['a', 'b', 'c'])] == [
        '', 'a', 'a and Design, and Art', 'a, b and c']
    assert (current_language(), language_tag()) == ('en', 'en-GB')
    with use_language(german):
        assert (short_day(day, year=True), weekday(day), time_of_day(day)) == ('4. Sept. 2026', 'Freitag', '18:05')
        assert (long_day(day), weekday_and_day(day), weekday_and_long_day(day)) == (
            '4. September 2026', 'Fr., 4. Sept.', 'Freitag, 4. September')
        assert (number(1234), listed(['a', 'b', 'c']), language_tag()) == ('1.234', 'a, b und c', 'de')
