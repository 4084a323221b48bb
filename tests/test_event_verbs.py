"""The words that events are stored with."""
from pathlib import Path
from typing import get_args

from db.records.event import Event
from db.records.event_verbs import EventVerb

DB = Path(__file__).parents[1] / 'db'


def test_each_is_used_somewhere_and_fits_its_column():
    texts = ''.join(path.read_text() for path in DB.rglob('*.py') if path.name != 'event_verbs.py')
    verbs = get_args(EventVerb)
    assert len(verbs) > 100
    assert [verb for verb in verbs if f"'{verb}'" not in texts] == []
    assert max(map(len, verbs)) <= Event._meta.fields_map['verb'].max_length
