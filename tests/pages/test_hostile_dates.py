"""Dates that are none, or not meant, through the session editor: said at their field, and nothing is lost."""
from datetime import UTC, datetime

import pytest

from components.date_time.date_time import DateTimeField
from db import sessions
from db.sessions import SessionChanges
from tests.pages.forging import everything, send
from tests.pages.screen import quiet

LABELS = {'starts': 'Learners start', 'ends': 'Learners end', 'coach_starts': 'Coaches start',
          'coach_ends': 'Coaches end'}
WRONG = [
    ({'starts': '2027-02-29'}, 'starts', 'is not a date'), ({'starts': '2027-02-28T25:00'}, 'starts', 'is not a date'),
    ({'ends': 'soon'}, 'ends', 'is not a date'), ({'ends': '٢٠٢٧-٠١-٠١'}, 'ends', 'is not a date'),
    ({'starts': '1969-12-31'}, 'starts', '1969 is out of reach'),
    ({'ends': '2201-01-01'}, 'ends', '2201 is out of reach'),
    ({'ends': '9999-12-31'}, 'ends', '9999 is out of reach'), ({'ends': '0001-01-01'}, 'ends', '1 is out of reach'),
    ({'starts': '2027-05-02', 'ends': '2027-05-01'}, 'ends', 'ends before it starts'),
    ({'coach_starts': '2190-01-01'}, 'coach_starts', 'Coaches cannot come in later'),
    ({'coach_ends': '1971-01-01'}, 'coach_ends', 'Coaches cannot leave earlier'),
    ({'starts': '<script>alert(1)</script>'}, 'starts', 'is not a date'),
    ({'starts': '2027-05-01T10:00+99:99'}, 'starts', 'is not a date'), ({'ends': 'x' * 5000}, 'ends', 'is not a date'),
]


@pytest.mark.parametrize(('typed', 'field', 'said'), WRONG)
async def test_a_wrong_date_is_said_at_its_field_and_nothing_is_lost(campus, typed, field, said):
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    before = await everything()
    fields = {one._props['label']: one for one in samuel.client.elements.values() if isinstance(one, DateTimeField)}
    for name, text in typed.items():
        send(samuel, fields[LABELS[name]], 'update:value', text)
    await quiet()
    samuel.find(marker='save').click()
    await quiet()
    assert said in (fields[LABELS[field]].error or ''), {name: one.error for name, one in fields.items()}
    assert {name: fields[LABELS[name]].value for name in typed} == typed
    assert await everything() == before


@pytest.mark.parametrize(('zone', 'typed', 'meant'), [
    ('Europe/Madrid', '2027-10-31T02:30', '2027-10-31T00:30'),  # an hour that comes twice: the first
    ('Africa/Cairo', '2027-04-30', '2027-04-29T22:00'),  # midnight itself is skipped
    ('Pacific/Apia', '2011-12-30', '2011-12-30T10:00'),  # a day that there never was
])
async def test_a_skipped_day_and_an_hour_that_comes_twice_are_kept_as_meant(campus, zone, typed, meant):
    await sessions.configure(campus.autumn, SessionChanges(time_zone=zone, starts=None, ends=None), by=campus.samuel)
    samuel = await campus.visit(campus.samuel, f'/admin/sessions/{campus.autumn.id}')
    [start] = [one for one in samuel.client.elements.values()
               if isinstance(one, DateTimeField) and one._props['label'] == LABELS['starts']]
    send(samuel, start, 'update:value', typed)
    await quiet()
    samuel.find(marker='save').click()
    await quiet()
    if campus.autumn.starts is None and [one for one in samuel.client.elements.values() if 'act' in one._markers]:
        samuel.find(marker='act').click()  # it begins later than learners think
        await quiet()
    await campus.autumn.refresh_from_db()
    assert campus.autumn.starts == datetime.fromisoformat(meant).replace(tzinfo=UTC), start.error
