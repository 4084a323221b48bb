"""Leaving: however often people come and go, nobody is left listening."""
from itertools import cycle, islice

import pytest

from db.core import subscription_count

VISITS = 100

ROUNDS = {
    'priya': ('/sessions', '/sessions/{autumn}', '/sessions/{autumn}/courses/{python}',
              '/sessions/{autumn}/courses/{python}/items/{item}'),
    'marta': ('/coaching/{autumn}', '/coaching/{autumn}/courses/{python}',
              '/coaching/{autumn}/courses/{python}?learner={learner}'),
    'samuel': ('/admin/sessions', '/admin/sessions/{autumn}', '/coaching/{autumn}'),
    'ines': ('/admin/people', '/admin/courses', '/admin/courses/{python}', '/admin/sessions'),
}


@pytest.mark.parametrize('who', ROUNDS)
async def test_nobody_is_left_listening_after_a_hundred_pages(campus, who):
    there = {'autumn': campus.autumn.id, 'python': campus.python.id, 'item': campus.page.id,
             'learner': campus.priya_python.id}
    browser = await campus.visit(getattr(campus, who), '/account')
    browser.client.delete()
    assert subscription_count() == 0
    for pattern in islice(cycle(ROUNDS[who]), VISITS):
        address = pattern.format(**there)
        await browser.open(address)
        assert subscription_count() >= 2, f'{address} does not even follow its dependency'
        browser.client.delete()  # the browser goes elsewhere
        assert subscription_count() == 0, f'{address} goes on listening'
