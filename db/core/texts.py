"""Texts in Markdown as somebody may write them: how long, and how much work it may be to show them."""
from formats.markdown import TooComplexText, check_complexity
from i18n import _, number

from .refusals import Invalid

MAX_LENGTH_MARKDOWN = 200_000
"""Characters of a text that authors write."""


def check_markdown(text: str, field: str, longest: int = MAX_LENGTH_MARKDOWN) -> None:
    """Raises Invalid at the field for a text that is too long, or that would be too complex to show."""
    if len(text) > longest:
        raise Invalid(_('That is {n} characters; {longest} fit.', n=number(len(text)), longest=number(longest)), field)
    try:
        check_complexity(text)
    except TooComplexText as no:
        raise Invalid(str(no), field) from None
