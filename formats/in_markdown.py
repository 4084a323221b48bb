"""A question of another system with every text in the Markdown that Cohort keeps."""
from dataclasses import replace

from .markup import to_markdown, to_plain
from .questions import Markup, Question

OPEN, CLOSE = '\ue000', '\ue001'
"""Stand around the number of a gap while its text becomes Markdown: no author writes them."""


def in_markdown(question: Question) -> Question:
    """The same question. What is typed by learners is compared with words, not with Markdown."""
    def text(words: str) -> str:
        return to_markdown(words, question.markup)

    return replace(
        question, markup=Markup.MARKDOWN, title=to_plain(question.title, Markup.PLAIN)[:200], text=_with_gaps(question),
        feedback=text(question.feedback),
        options=tuple(replace(one, text=text(one.text), feedback=text(one.feedback)) for one in question.options),
        texts=tuple(replace(one, text=to_plain(one.text, question.markup), feedback=text(one.feedback))
                    for one in question.texts),
        numbers=tuple(replace(one, feedback=text(one.feedback)) for one in question.numbers),
        pairs=tuple(replace(one, left=text(one.left), right=text(one.right)) for one in question.pairs),
        order=tuple(map(text, question.order)),
        gaps=tuple(replace(
            gap, options=tuple(replace(one, text=text(one.text), feedback=text(one.feedback)) for one in gap.options),
            texts=tuple(replace(one, text=to_plain(one.text, question.markup), feedback=text(one.feedback))
                        for one in gap.texts),
            numbers=tuple(replace(one, feedback=text(one.feedback)) for one in gap.numbers)) for gap in question.gaps))


def _with_gaps(question: Question) -> str:
    """Its text, in which `[[name]]` stays a gap, while whatever else looks like a sign of Markdown becomes none."""
    if question.markup is Markup.MARKDOWN:
        return question.text
    text = question.text.replace(OPEN, '').replace(CLOSE, '')
    for number, gap in enumerate(question.gaps):
        text = text.replace(f'[[{gap.name}]]', f'{OPEN}{number}{CLOSE}')
    text = to_markdown(text, question.markup)
    for number, gap in enumerate(question.gaps):
        text = text.replace(f'{OPEN}{number}{CLOSE}', f'[[{gap.name}]]')
    return text
