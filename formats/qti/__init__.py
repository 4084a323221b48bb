"""Questions in QTI: items of version 2.1 and 2.2 (and 3.0, which only calls things by other names), and of 1.2.

    questions = read_qti(content, 'quiz.zip')       # UnreadableFile, with a sentence, if it is no such file
    questions.refused                               # all that was not taken over, one by one, and why

What a choice, a word or a number is worth is never guessed from how an item looks: the scoring rules of the item are
carried out on each possible answer, and what comes out is what counts. Rules that cannot be carried out here (chance,
programs of other systems, what a learner did before) are a reason to refuse the item, and so are pictures to point at.

- Choices, and words of a text to choose among (hottext): one or several are chosen; “true” and “false” are recognised.
- A word or number to type: a short text or a number. Several of them, choices from a list in the text, words to put
  into gaps, and single choices among them: one text with gaps. Other things asked together: a question for each.
- Sliders ask for a number. Matching and associating is a matching where each has one partner. Order, essay, words only.
- A picture stands in the text as `file:NAME`, NAME being one of `questions.pictures`, where the package holds it.
"""
from .parser import read_qti
from .v1.document import read_qti12

__all__ = ['read_qti', 'read_qti12']
