"""Reading the script of the demo from the files of this folder."""
import tomllib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from ..records.item import CompletionRule, ItemKind
from .script import Cast, CourseScript, ItemScript, LearnerScript, PersonScript, Sample, SessionScript

HERE = Path(__file__).parent


@cache
def read_cast() -> Cast:
    raw = _read(HERE / 'cast.toml')
    return Cast(
        teacher=raw['teacher'],
        people=tuple(PersonScript(one['username'], one['name'], one['email'], tuple(one['roles']))
                     for one in raw['person']),
        sessions=tuple(_session(one) for one in raw['session']),
        courses=tuple(_course(folder) for folder in sorted((HERE / 'courses').iterdir()) if folder.is_dir()),
    )


def _session(raw: dict[str, Any]) -> SessionScript:
    parts = [_part(**one) for one in raw['stage']]
    return SessionScript(
        title=raw['title'],
        values={'category': raw['category'], 'description': _paragraphs(raw['description']),
                'time_zone': raw['time_zone'], 'after_end': raw['after_end']},
        starts=raw['starts'], ends=raw['ends'],
        coach_starts=raw.get('coach_starts'), coach_ends=raw.get('coach_ends'),
        courses=tuple(raw['courses']), administrators=tuple(raw['administrators']), coaches=tuple(raw['coaches']),
        course_coaches=raw['course_coaches'], learners=tuple(raw['learners']), only=raw['only'],
        withdrawn=raw['withdrawn'], parts={part.learner: part for part in parts},
    )


def _part(**raw: Any) -> LearnerScript:
    said: dict[str, Any] = {name: frozenset(value) if isinstance(value, list) else value for name, value in raw.items()}
    return LearnerScript(**said)


def _course(folder: Path) -> CourseScript:
    raw, texts = _read(folder / 'course.toml'), _read(folder / 'hand-ins.toml')
    days = planned_days([(item['required'], item.get('due_day')) for section in raw['section']
                         for item in section['item']])
    return CourseScript(raw['code'], raw['title'], raw['language'], _paragraphs(raw['description']), tuple(
        (section['title'], tuple(_item(folder, item, next(days), texts) for item in section['item']))
        for section in raw['section']))


def planned_days(items: Sequence[tuple[bool, int | None]]) -> Iterator[int]:
    """A day for each item, from whether it is required and the day it has. Required ones without a day are spread
    evenly between their dated neighbours; one that is not required goes with the item before it."""
    dated = [(place, day) for place, day in enumerate(day for required, day in items if required) if day is not None]
    days = [0]
    for (before, from_day), (after, to_day) in pairwise([(-1, 0), *dated]):
        each = (to_day - from_day) / (after - before)
        days += [from_day + round(each * step) for step in range(1, after - before + 1)]
    reached = 0
    for required, _ in items:
        reached += required
        yield days[min(reached, len(days) - 1)]


def _item(folder: Path, raw: dict[str, Any], day: int, texts: dict[str, Any]) -> ItemScript:
    said = texts.get(raw['key'], {})
    return ItemScript(
        key=raw['key'], kind=ItemKind(raw['kind']), title=raw['title'], required=raw['required'],
        body=(folder / raw['body']).read_text(encoding='utf-8'),
        completes=CompletionRule(raw['completes']), minutes=raw['minutes'], day=day, url=raw.get('url', ''),
        file=folder / raw['file'] if 'file' in raw else None,
        captions=folder / raw['captions'] if 'captions' in raw else None,
        points=Decimal(raw.get('points', 100)), weight=Decimal(raw.get('weight', 1)),
        pass_points=Decimal(raw['pass_points']) if 'pass_points' in raw else None,
        settings=raw.get('settings', {}), hand_ins=_samples(said.get('hand_in', [])),
        comments=_samples(said.get('comment', [])),
    )


def _samples(raw: list[dict[str, Any]]) -> tuple[Sample, ...]:
    return tuple(Sample(one['quality'], one['text'].strip()) for one in raw)


def _paragraphs(text: str) -> str:
    """Without the line breaks inside a paragraph."""
    return '\n\n'.join(' '.join(paragraph.split()) for paragraph in text.strip().split('\n\n'))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding='utf-8'))
