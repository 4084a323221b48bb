"""How hard the questions of a quiz are for one session course, and what goes wrong.

Of every active learner the attempts count that make the grade, as the quiz says: the best, the last, or all of them
(`grade.that_count`). A question is right where all of it is. How well it sorts is
the index of discrimination by upper and lower groups: the share of right answers among the best 27 % of the attempts
less that among the worst 27 %, the groups that T. L. Kelley found best in “The selection of upper and lower groups for
the validation of test items” (Journal of Educational Psychology 30, 1939). 0.4 and more sorts well, below 0.2 hardly,
below 0 the better learners get it wrong more often (R. L. Ebel, “Essentials of Educational Measurement”, 1972).
"""
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from formats.questions import ALL, QuestionKind
from formats.questions import Question as Asked

from ..core.numbers import half_up
from ..core.sql import select
from ..records.item_settings import Scoring
from ..records.question import Question
from .scoring import asked_pairs, choices, is_blank, score

GROUPS = Decimal('0.27')
ENOUGH = 10
"""Attempts; of fewer, chance decides how well a question sorts."""
UNSCORED = (QuestionKind.ESSAY, QuestionKind.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class Hardness:
    question_id: int
    kind: QuestionKind
    title: str
    text: str
    """Markdown."""
    asked: int
    """In so many attempts."""
    answered: int
    right: int
    sorts: Decimal | None
    """From -1 to 1; None where too few were asked."""
    commonest: str = ''
    """What was wrongly given most often, as people read it; empty where nothing was."""
    commonest_count: int = 0

    @property
    def share(self) -> Fraction:
        return Fraction(self.right, self.asked) if self.asked else Fraction(0)


class Gave(NamedTuple):
    """Somebody; `id` is the participation's."""
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    given: str
    """As people read it; empty: nothing was given."""
    people: tuple[Gave, ...]


async def difficulty(session_course_id: int, item_id: int, scoring: Scoring) -> list[Hardness]:
    """The questions that are scored automatically, the hardest first. Two statements: the database counts equal
    answers, so that what is read does not grow with the number of learners."""
    tallies: defaultdict[int, list[dict]] = defaultdict(list)
    for row in await select(_TALLY, course=session_course_id, item=item_id, scoring=scoring.value):
        tallies[row['question_id']].append(row)
    asked = await _questions(tallies)
    found = [_hardness(id_, asked[id_], rows) for id_, rows in tallies.items() if asked[id_].kind not in UNSCORED]
    return sorted(found, key=lambda one: (one.share, one.question_id))


async def wrong_answers(session_course_id: int, item_id: int, question_id: int, scoring: Scoring
                        ) -> list[WrongAnswer]:
    """Two statements."""
    rows = await select(_GIVEN, course=session_course_id, item=item_id, question=question_id, scoring=scoring.value)
    question = (await _questions([question_id])).get(question_id)
    if question is None or question.kind in UNSCORED:
        return []
    people: defaultdict[str, list[Gave]] = defaultdict(list)
    words: dict[str | None, str | None] = {}
    for row in rows:
        if row['given'] not in words:
            words[row['given']] = _wrong(question, row['given'])
        if (said := words[row['given']]) is not None:
            gave = Gave(row['participation_id'], row['name'])
            people[said] += [] if gave in people[said] else [gave]  # of all that count, in several
    found = [WrongAnswer(said, tuple(gave)) for said, gave in people.items()]
    return sorted(found, key=lambda one: (-len(one.people), one.given))


def in_words(question: Asked, given: Any) -> str:
    """An answer as people read it; Markdown, where options are."""
    if is_blank(given):
        return ''
    kind = question.kind
    if kind in (QuestionKind.SINGLE_CHOICE, QuestionKind.TRUE_FALSE):
        return question.options[given].text
    if kind is QuestionKind.MULTIPLE_CHOICE:
        return ' + '.join(question.options[index].text for index in sorted(given))
    if kind is QuestionKind.ORDERING:
        return ' → '.join(question.order[index] for index in given)
    if kind is QuestionKind.MATCHING:
        offered = choices(question)
        return '; '.join(f'{pair.left}: {"–" if chosen is None else offered[chosen]}'
                         for pair, chosen in zip(asked_pairs(question), given, strict=True))
    if kind is QuestionKind.GAP_FILL:
        return '; '.join(_filled(gap, given.get(gap.name)) for gap in question.gaps)
    return ' '.join(str(given).split())


def _filled(gap: Any, given: Any) -> str:
    if is_blank(given):
        return '–'
    return gap.options[given].text if gap.options else str(given).strip()


def _hardness(id_: int, question: Asked, rows: Iterable[dict]) -> Hardness:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    answered = 0
    for row in rows:
        given = _read(row['given'])
        asked[row['third']] += row['number']
        answered += 0 if is_blank(given) else row['number']
        said = _wrong(question, row['given'])
        if said is None:
            right[row['third']] += row['number']
        elif said:
            wrong[said] += row['number']
    common = wrong.most_common(1)[0] if wrong else ('', 0)
    return Hardness(id_, question.kind, question.title, question.text, asked.total(), answered, right.total(),
                    _sorts(asked, right), *common)


def _sorts(asked: Counter[str], right: Counter[str]) -> Decimal | None:
    if asked.total() < ENOUGH or not asked['upper'] or not asked['lower']:
        return None
    return half_up(Fraction(right['upper'], asked['upper']) - Fraction(right['lower'], asked['lower']))


def _wrong(question: Asked, kept: str | None) -> str | None:
    """What was wrongly given, in words, empty for nothing; None for what is right."""
    given = _read(kept)
    return None if score(question, given, ALL).right else in_words(question, given)


def _read(kept: str | None) -> Any:
    return None if kept is None else json.loads(kept)


async def _questions(ids: Iterable[int]) -> dict[int, Asked]:
    return {one.id: one.asked for one in await Question.filter(id__in=list(ids))}


_COUNTED = '''
WITH finished AS (
  SELECT a.id, a.participation_id, a.number, a.points,
         1.0 * CAST(a.points AS NUMERIC) / NULLIF(CAST(a.out_of AS NUMERIC), 0) AS share
    FROM attempt a JOIN participation t ON t.id = a.participation_id
   WHERE t.session_course_id = :course AND t.state = 'active' AND a.item_id = :item AND a.finished_at IS NOT NULL),
placed AS (
  SELECT id, participation_id, share,
         ROW_NUMBER() OVER (PARTITION BY participation_id ORDER BY number DESC) AS newest,
         ROW_NUMBER() OVER (PARTITION BY participation_id ORDER BY COALESCE(share, 0) DESC, number) AS best,
         COUNT(*) OVER (PARTITION BY participation_id) - COUNT(points) OVER (PARTITION BY participation_id) AS waiting
    FROM finished),
counted AS (
  SELECT id, participation_id, share FROM placed
   WHERE :scoring = 'average' OR (:scoring = 'last' AND newest = 1)
      OR (:scoring = 'best' AND (best = 1 OR waiting > 0)))'''
_TALLY = f'''{_COUNTED}, ranked AS (
  SELECT id, ROW_NUMBER() OVER (ORDER BY COALESCE(share, 0) DESC, id) AS place, COUNT(*) OVER () AS whole
    FROM counted)
SELECT w.question_id, w.given, COUNT(*) AS number,
       CASE WHEN r.place <= ROUND(r.whole * {GROUPS}) THEN 'upper'
            WHEN r.place > r.whole - ROUND(r.whole * {GROUPS}) THEN 'lower' ELSE 'middle' END AS third
  FROM ranked r JOIN answer w ON w.attempt_id = r.id
 GROUP BY w.question_id, w.given, third
'''
_GIVEN = f'''{_COUNTED}
SELECT w.given, c.participation_id, p.name
  FROM counted c JOIN answer w ON w.attempt_id = c.id JOIN participation t ON t.id = c.participation_id
  JOIN person p ON p.id = t.learner_id
 WHERE w.question_id = :question ORDER BY p.name, c.participation_id
'''
