"""A question of another system with every text in the Markdown that Cohort keeps."""
from collections.abc import Callable
from dataclasses import replace

from .markup import PLACES, to_markdown, to_plain
from .questions import Markup, QuestionData

OPEN, CLOSE = PLACES


def question_to_markdown(question: QuestionData, say: Callable[[str], str] | None = None,
                         note: Callable[[str], None] | None = None) -> QuestionData:
    """The same question. What is typed by learners is compared with words, not with Markdown.

    `say` makes Markdown of HTML in its place, where pictures have to be found on the way. `note` is told, in sentences,
    what could not come along.
    """
    def text(words: str) -> str:
        return say(words) if say and question.markup is Markup.HTML else to_markdown(words, question.markup, note)

    def typed(words: str) -> str:
        """In Markdown nobody writes answers: `*` stands for any letters in them, and `__init__` for itself."""
        return words if question.markup is Markup.MARKDOWN else to_plain(words, question.markup)

    return replace(
        question, markup=Markup.MARKDOWN, title=to_plain(question.title, Markup.PLAIN),
        text=_with_gaps(question, text), feedback=text(question.feedback),
        options=tuple(replace(one, text=text(one.text), feedback=text(one.feedback)) for one in question.options),
        texts=tuple(replace(one, text=typed(one.text), feedback=text(one.feedback)) for one in question.texts),
        numbers=tuple(replace(one, feedback=text(one.feedback)) for one in question.numbers),
        pairs=tuple(replace(one, left=text(one.left), right=text(one.right)) for one in question.pairs),
        order=tuple(map(text, question.order)),
        gaps=tuple(replace(
            gap, options=tuple(replace(one, text=text(one.text), feedback=text(one.feedback)) for one in gap.options),
            texts=tuple(replace(one, text=typed(one.text), feedback=text(one.feedback)) for one in gap.texts),
            numbers=tuple(replace(one, feedback=text(one.feedback)) for one in gap.numbers)) for gap in question.gaps))


def _with_gaps(question: QuestionData, say: Callable[[str], str]) -> str:
    """Its text, in which `[[name]]` stays a gap, while whatever else looks like a sign of Markdown becomes none."""
    if question.markup is Markup.MARKDOWN:
        return question.text
    text = question.text.replace(OPEN, '').replace(CLOSE, '')
    for number, gap in enumerate(question.gaps):
        text = text.replace(f'[[{gap.name}]]', f'{OPEN}{number}{CLOSE}')
    text = say(text)
    for number, gap in enumerate(question.gaps):
        text = text.replace(f'{OPEN}{number}{CLOSE}', f'[[{gap.name}]]')
    return text
