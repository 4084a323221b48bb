"""Item analysis: how hard the questions of a quiz are for one session course, and what goes wrong.

Of every active learner the attempts count that make the grade, as the quiz says: the best, the last, or all of them
(`grade.counting_attempts`). A question is right where all of it is. Its discrimination is
the index by upper and lower groups: the share of right answers among the best 27 % of the attempts less that among the
worst 27 %, the groups that T. L. Kelley found best in “The selection of upper and lower groups for the validation of
test items” (Journal of Educational Psychology 30, 1939). 0.4 and more discriminates well, below 0.2 hardly, below 0 the
better learners get it wrong more often (R. L. Ebel, “Essentials of Educational Measurement”, 1972).
"""
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple, TypedDict

from formats.questions import ALL, QuestionData, QuestionKind

from ..core.numbers import half_up
from ..core.sql import Json, select
from ..records.item_types import Scoring
from ..records.question import Question
from .scoring import is_blank, match_choices, matching_pairs, score

GROUP_SHARE = Decimal('0.27')
MIN_ATTEMPTS = 10
"""Of fewer, chance decides how well a question discriminates."""
UNSCORED = (QuestionKind.ESSAY, QuestionKind.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class QuestionStats:
    question_id: int
    kind: QuestionKind
    title: str
    text: str
    """Markdown."""
    asked: int
    """In so many attempts."""
    answered: int
    right: int
    discrimination: Decimal | None
    """From -1 to 1; None where too few were asked."""
    common_mistake: str = ''
    """What was wrongly given most often, as people read it; empty where nothing was."""
    common_mistake_count: int = 0

    @property
    def share_right(self) -> Fraction:
        return Fraction(self.right, self.asked) if self.asked else Fraction(0)


class Respondent(NamedTuple):
    """`id` is the participation's."""
    id: int
    name: str


@dataclass(frozen=True, slots=True)
class WrongAnswer:
    given: str
    """As people read it; empty: nothing was given."""
    people: tuple[Respondent, ...]


async def question_stats(session_course_id: int, item_id: int, scoring: Scoring) -> list[QuestionStats]:
    """The questions that are scored automatically, the hardest first. Two statements: the database counts equal
    answers, so that what is read does not grow with the number of learners."""
    tallies: defaultdict[int, list[_TallyRow]] = defaultdict(list)
    for row in await select(_TallyRow, _TALLY, course=session_course_id, item=item_id, scoring=scoring.value):
        tallies[row['question_id']].append(row)
    asked = await _questions(tallies)
    found = [_question_stats(id_, asked[id_], rows) for id_, rows in tallies.items() if asked[id_].kind not in UNSCORED]
    return sorted(found, key=lambda one: (one.share_right, one.question_id))


async def wrong_answers(session_course_id: int, item_id: int, question_id: int, scoring: Scoring
                        ) -> list[WrongAnswer]:
    """Two statements."""
    rows = await select(_GivenRow, _GIVEN, course=session_course_id, item=item_id, question=question_id,
                        scoring=scoring.value)
    question = (await _questions([question_id])).get(question_id)
    if question is None or question.kind in UNSCORED:
        return []
    people: defaultdict[str, list[Respondent]] = defaultdict(list)
    texts: dict[str | None, str | None] = {}
    for row in rows:
        if row['given'] not in texts:
            texts[row['given']] = _wrong_text(question, row['given'])
        if (text := texts[row['given']]) is not None:
            who = Respondent(row['participation_id'], row['name'])
            people[text] += [] if who in people[text] else [who]  # of all that count, in several
    found = [WrongAnswer(text, tuple(who)) for text, who in people.items()]
    return sorted(found, key=lambda one: (-len(one.people), one.given))


def answer_text(question: QuestionData, given: Any) -> str:
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
        offered = match_choices(question)
        return '; '.join(f'{pair.left}: {"–" if chosen is None else offered[chosen]}'
                         for pair, chosen in zip(matching_pairs(question), given, strict=True))
    if kind is QuestionKind.GAP_FILL:
        return '; '.join(_filled(gap, given.get(gap.name)) for gap in question.gaps)
    return ' '.join(str(given).split())


def _filled(gap: Any, given: Any) -> str:
    if is_blank(given):
        return '–'
    return gap.options[given].text if gap.options else str(given).strip()


def _question_stats(id_: int, question: QuestionData, rows: 'Iterable[_TallyRow]') -> QuestionStats:
    asked: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    answered = 0
    for row in rows:
        given = _read(row['given'])
        asked[row['score_group']] += row['number']
        answered += 0 if is_blank(given) else row['number']
        text = _wrong_text(question, row['given'])
        if text is None:
            right[row['score_group']] += row['number']
        elif text:
            wrong[text] += row['number']
    common = wrong.most_common(1)[0] if wrong else ('', 0)
    return QuestionStats(id_, question.kind, question.title, question.text, asked.total(), answered, right.total(),
                         _discrimination(asked, right), *common)


def _discrimination(asked: Counter[str], right: Counter[str]) -> Decimal | None:
    if asked.total() < MIN_ATTEMPTS or not asked['upper'] or not asked['lower']:
        return None
    return half_up(Fraction(right['upper'], asked['upper']) - Fraction(right['lower'], asked['lower']))


def _wrong_text(question: QuestionData, kept: str | None) -> str | None:
    """What was wrongly given, in words, empty for nothing; None for what is right."""
    given = _read(kept)
    return None if score(question, given, ALL).right else answer_text(question, given)


def _read(kept: str | None) -> Any:
    return None if kept is None else json.loads(kept)


async def _questions(ids: Iterable[int]) -> dict[int, QuestionData]:
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
class _TallyRow(TypedDict):
    question_id: int
    given: Json
    number: int
    score_group: str


_TALLY = f'''{_COUNTED}, ranked AS (
  SELECT id, ROW_NUMBER() OVER (ORDER BY COALESCE(share, 0) DESC, id) AS place, COUNT(*) OVER () AS whole
    FROM counted)
SELECT w.question_id, w.given, COUNT(*) AS number,
       CASE WHEN r.place <= ROUND(r.whole * {GROUP_SHARE}) THEN 'upper'
            WHEN r.place > r.whole - ROUND(r.whole * {GROUP_SHARE}) THEN 'lower' ELSE 'middle' END AS score_group
  FROM ranked r JOIN answer w ON w.attempt_id = r.id
 GROUP BY w.question_id, w.given, score_group
'''
class _GivenRow(TypedDict):
    given: Json
    participation_id: int
    name: str


_GIVEN = f'''{_COUNTED}
SELECT w.given, c.participation_id, p.name
  FROM counted c JOIN answer w ON w.attempt_id = c.id JOIN participation t ON t.id = c.participation_id
  JOIN person p ON p.id = t.learner_id
 WHERE w.question_id = :question ORDER BY p.name, c.participation_id
'''
