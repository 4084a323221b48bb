"""What an item lacks before learners can do something with it: one pure function for drafts, edits and imports."""
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from i18n import _, listed, ngettext, number

from ..core.check_list import Finding, Severity, Target
from ..records.item import Item, ItemKind
from ..records.item_types import ITEM_TYPES


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionCounts:
    """What a quiz or a survey asks, as far as it can be asked."""
    named: int = 0
    """Questions that are named and can be answered."""
    draws: Mapping[str, tuple[int, int]]
    """By category, how many are drawn and how many there are to draw from."""

    @property
    def total(self) -> int:
        return self.named + sum(min(wanted, available) for wanted, available in self.draws.values())


NO_QUESTIONS = QuestionCounts(draws={})


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    title: str
    kind: ItemKind
    has_text: bool
    has_address: bool
    has_file: bool
    questions: QuestionCounts = NO_QUESTIONS
    waits_for: Collection[str] = ()
    """Titles of items that it waits for and that wait for it in turn."""

    @property
    def asks(self) -> bool:
        return bool(self.questions.total)


def item_facts(item: Item, counts: Mapping[int, QuestionCounts], waits_for: Collection[str] = ()) -> ItemFacts:
    asks = counts.get(item.id, NO_QUESTIONS)
    if named := (item.pending or {}).get('slots'):  # an import brings other questions
        asks = QuestionCounts(named=len(named), draws={})
    return ItemFacts(title=item.title, kind=item.kind, has_text=bool(item.body.strip()), has_address=bool(item.url),
                     has_file=bool(item.file_hash or item.pending_file_hash), questions=asks, waits_for=waits_for)


def item_findings(facts: ItemFacts, target: Target | None) -> Iterator[Finding]:
    """Sentences name the item: they also stand in lists of several."""
    def found(severity: Severity, sentence: str, field: str) -> Finding:
        return Finding(severity, sentence, target and replace(target, field=field))

    if lacks := _lacks(facts):
        yield found(Severity.BLOCKS, *lacks)
    if facts.waits_for:
        others = listed(_('“{title}”', title=title) for title in sorted(facts.waits_for))
        yield found(Severity.BLOCKS, _('“{title}” waits for {others}, which waits for it in turn: nobody could open '
                                       'it.', title=facts.title, others=others), 'needs')
    without_text = ITEM_TYPES[facts.kind].without_text
    if without_text and not facts.has_text:
        yield found(Severity.WARNING, without_text(facts.title), 'body')
    for category, (wanted, available) in facts.questions.draws.items():
        if available < wanted and facts.questions.total:
            yield found(Severity.WARNING, _too_few(facts.title, category, wanted, available), 'questions')


def _lacks(facts: ItemFacts) -> tuple[str, str] | None:
    """What nobody could do without, and the field that it belongs into."""
    needed = ITEM_TYPES[facts.kind].needed
    if needed is None or any(getattr(facts, fact) for fact in needed.any_of):
        return None
    return needed.sentence(facts.title), needed.field


def _too_few(title: str, category: str, wanted: int, available: int) -> str:
    if not category:
        return ngettext('“{title}” draws {n} question: questions without a category number only {available}.',
                        '“{title}” draws {n} questions: questions without a category number only {available}.',
                        wanted, title=title, available=number(available))
    return ngettext('“{title}” draws {n} question: “{category}” holds only {available}.',
                    '“{title}” draws {n} questions: “{category}” holds only {available}.',
                    wanted, title=title, category=category, available=number(available))
