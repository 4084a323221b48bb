"""A language that nobody speaks: English with accents, in brackets, and two fifths longer.

Where it is shown (`COHORT_PSEUDO=1`), plain English is a text that no catalogue has, a missing bracket one that is cut
off or put together from pieces.
"""
import re
from gettext import NullTranslations

ACCENTED = str.maketrans('AaCcEeGgIiJjKkLlNnOoRrSsTtUuWwYyZz', 'ÅåÇçÉéĜĝÎîĴĵĶķĹĺÑñÖöŘřŠšŢţÛûŴŵÝýŽž')
LONGER = 0.4
"""As much longer than in English may a text be in other languages."""
KEPT = re.compile(r'(\{[^{}]*\}|<[^<>]*>|&\w+;|\s+)')
"""Places for values and markup."""


class PseudoTranslations(NullTranslations):

    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)


def pseudo(message: str) -> str:
    """“Save” is “[Šåṽé ~]”: what stands in braces stays."""
    if not any(letter.isalpha() for letter in KEPT.sub('', message)):
        return message
    parts = [part if KEPT.fullmatch(part) else part.translate(ACCENTED) for part in KEPT.split(message)]
    return f'[{"".join(parts)}{" ~" * max(1, round(len(message) * LONGER / 2))}]'
