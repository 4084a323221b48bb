"""An item of one session only is its learners' once it is complete: by the same rule as what is published."""
from itertools import product

import pytest

from db import Item, courses, customisation, outlines, quizzes, sessions
from db.core import NotFound
from db.items import ItemChanges
from db.outlines.completeness import FACTS
from db.outlines.item_readiness import ItemFacts
from db.quizzes import Slot
from db.quizzes.question_counts import question_counts
from db.records import ITEM_TYPES, ItemKind
from formats.questions import QuestionData, QuestionKind
from tests.db.quiz_cast import choice

FILE = '0' * 64


async def own(school, kind: ItemKind, **values) -> Item:
    section = await school.python.sections.all().first()
    return await customisation.add_session_item(school.autumn_python, section.id, kind, 'Own', ItemChanges(**values),
                                                by=school.tomas)


async def is_shown(school, item: Item) -> bool:
    return item.id in (await outlines.effective_outline(school.autumn_python)).by_id


async def is_blocked(school, item: Item) -> bool:
    found = [one for section in await customisation.customising(school.autumn_python, seen_by=school.tomas)
             for one in section.items]
    return any(finding.blocks for one in found if one.id == item.id for finding in one.findings)


async def questions(school) -> dict[str, list[Slot]]:
    """What a quiz may ask: named, drawn, and each in vain."""
    here, by = school.autumn_python, school.tomas
    named = await courses.add_question(here, choice('Named'), by=by)
    description = QuestionData(kind=QuestionKind.DESCRIPTION, title='Read', text='Read this.')
    said = await courses.add_question(here, description, by=by)
    await courses.add_question(here, choice('Drawn', category='Pool'), by=by)
    return {'nothing': [], 'a question': [Slot(question_id=named.id)], 'words': [Slot(question_id=said.id)],
            'drawn': [Slot(draws=1, category='Pool')], 'words and drawn': [Slot(question_id=said.id),
                                                                           Slot(draws=1, category='Pool')]}


@pytest.mark.parametrize('kind', list(ItemKind))
async def test_what_learners_see_and_what_the_check_list_says_are_one_rule(school, kind):
    """Over all that an item of its kind can have and lack."""
    item = await own(school, kind)
    asks = await questions(school) if kind in (ItemKind.QUIZ, ItemKind.SURVEY) else {'nothing': []}
    seen = set()
    for url, file_hash, body, slots in product(('', 'https://example.org'), ('', FILE), ('', 'Words'), asks.values()):
        await Item.filter(id=item.id).update(url=url, file_hash=file_hash, body=body)
        if kind in (ItemKind.QUIZ,
                    ItemKind.SURVEY) and not (kind is ItemKind.SURVEY and any(slot.draws for slot in slots)):
            await courses.set_questions(school.autumn_python, item.id, slots, by=school.tomas)
        shown = await is_shown(school, item)
        assert shown is not await is_blocked(school, item), (url, file_hash, slots)
        seen.add(shown)
    assert seen == ({True, False} if ITEM_TYPES[kind].needed else {True})


def test_every_fact_of_the_rule_is_known_in_sql_and_in_python():
    asked = {fact for one in ITEM_TYPES.values() if one.needed for fact in one.needed.any_of}
    assert asked == set(FACTS) and all(hasattr(ItemFacts, fact) or fact in ItemFacts.__slots__ for fact in asked)


async def test_a_quiz_of_one_session_comes_and_goes_with_what_it_can_ask_and_the_figures_follow(school):
    """Also where the course's authors put away the last question that it draws."""
    quiz, total = await own(school, ItemKind.QUIZ), (await totals(school))
    pool = await courses.add_question(school.python, choice('In the pool', category='Pool'), by=school.helena)
    assert not await is_shown(school, quiz)
    with pytest.raises(NotFound):
        await quizzes.start_attempt(school.priya_python, quiz.id, by=school.priya)
    await courses.set_questions(school.autumn_python, quiz.id, [Slot(draws=1, category='Pool')], by=school.tomas)
    assert await is_shown(school, quiz) and await totals(school) == total + 1
    await courses.archive_question(school.python, pool.id, by=school.helena)
    assert not await is_shown(school, quiz) and await totals(school) == total
    assert not (await question_counts(school.python.id, school.autumn_python.id))[quiz.id].total
    await courses.restore_question(school.python, pool.id, by=school.helena)
    assert await is_shown(school, quiz) and await totals(school) == total + 1
    await courses.rename_category(school.python, 'Pool', 'Lake', by=school.helena)
    assert await is_shown(school, quiz)


async def test_the_other_session_and_the_course_stay_as_they_are(school):
    before = await outlines.effective_outline(school.evening_python)
    link = await own(school, ItemKind.LINK)
    await customisation.edit_session_item(school.autumn_python, link.id, ItemChanges(url='https://example.org'),
                                          by=school.tomas)
    assert await is_shown(school, link)
    assert await outlines.effective_outline(school.evening_python) == before


async def test_who_publishes_the_session_reads_what_learners_do_not_see_yet(school):
    await own(school, ItemKind.FILE)
    found = await sessions.session_readiness(school.autumn, seen_by=school.samuel)
    assert '“Own” has no file. Learners don’t see it yet.' in [finding.sentence for finding in found.findings]
    assert not found.is_blocked


async def totals(school) -> int:
    await school.priya_python.refresh_from_db()
    return school.priya_python.total
