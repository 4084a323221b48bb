"""The language that shows what was forgotten: plain English left is a text that passed no catalogue."""
import re

from i18n import _, ngettext, number, use_language
from i18n.dates import short_day
from i18n.language import PSEUDO
from i18n.pseudo import pseudo
from tests.plain_english import plain_words


def test_it_is_accented_longer_and_in_brackets():
    text = pseudo('Nothing has been given here yet.')
    assert text.startswith('[') and text.endswith(']')
    assert len(text) >= 1.4 * len('Nothing has been given here yet.')
    assert not re.search('[AaCcEeGgIiJjKkLlNnOoRrSsTtUuWwYyZz]', text)


def test_places_for_values_and_markup_stay():
    assert '{title}' in pseudo('Publish “{title}” now?')
    assert '<b class="m">' in pseudo('Write <b class="m">now</b> &amp; here')
    with use_language(PSEUDO):
        assert 'Python' in _('Publish “{title}” now?', title='Python')
        assert number(1500) in ngettext('{n} learner', '{n} learners', 1500)


def test_what_has_no_letters_is_itself():
    assert [pseudo(text) for text in ('', '–', '{n} / {m}', '12 %')] == ['', '–', '{n} / {m}', '12 %']


def test_dates_are_accented_too():
    from datetime import date
    with use_language(PSEUDO):
        assert short_day(date(2026, 9, 4)) == pseudo('4 Sep')


def test_plain_english_is_noticed():
    assert plain_words('Nothing is due') == ['Nothing', 'is', 'due']
    assert plain_words(pseudo('Nothing is due')) == []
    assert plain_words('Cohort, 12 kB, ada@example.org, /sessions/3, PDF, 12 Nov 2026') == []
