"""How much work a text in Markdown may ask for: told from the text alone, in one walk over it.

A parser's work grows with what stands in one table and with the signs of one paragraph; these are counted, and no
length is trusted.
"""
import re

from i18n import Text, lazy

TOO_COMPLEX = lazy('This text is too complex to show. Shorten it or split the table.')
MAX_LENGTH = 200_000
"""Characters of a text."""
MAX_COLUMNS = 100
MAX_CELLS = 20_000
"""Of all tables of a text: the empty ones that rows leave out are counted too."""
MAX_SIGNS = 6_000
"""In one paragraph, list or cell: what may open or close emphasis, code, links or addresses."""
MAX_LINES = 20_000
MAX_DEPTH = 60
"""Elements in each other, in what is shown."""
MAX_HTML = 3_000_000
"""Characters of the markup."""
SIMPLE_LENGTH, SIMPLE_SIGNS, SIMPLE_LINES = 2_000, 20, 20
"""Up to here a text costs so little that nobody notices."""
_SIGNS = str.maketrans('', '', '*_`~[]<>!&\\|')
_BLOCK_SIGNS = str.maketrans('', '', '*_`~[]<>!&\\|#-+=:')
_NEW_BLOCK = re.compile(r'[-+*] |#{1,6} |\d{1,9}[.)] ')
_RULE_OF_TABLE = re.compile(r'[ \t>*+0-9.)|:-]+')


class TooComplexText(Exception):
    """`str()` of it is the sentence to show."""

    def __init__(self, sentence: Text = TOO_COMPLEX) -> None:
        super().__init__(str(sentence))


def check_complexity(text: str) -> None:
    """Raises TooComplexText."""
    if len(text) > MAX_LENGTH or text.count('\n') > MAX_LINES:
        raise TooComplexText
    signs = cells = columns = 0
    fence = ''
    for line in text.split('\n'):
        begins = line.lstrip('> \t')
        if fence or begins.startswith(('```', '~~~')):
            fence = _fence(fence, begins)
            continue
        if not begins.strip():  # a paragraph ends, and a table
            signs = columns = 0
            continue
        if columns or _NEW_BLOCK.match(begins):
            signs = 0
        signs += 0 if line.startswith(('    ', '\t')) else _count(line, _SIGNS)
        cells += columns
        if '|' in line and '-' in line and _RULE_OF_TABLE.fullmatch(line.rstrip('\r')):
            columns = max(columns, line.count('|') + 1)
        if signs > MAX_SIGNS or columns > MAX_COLUMNS or cells > MAX_CELLS:
            raise TooComplexText


def _fence(fence: str, begins: str) -> str:
    """What ends the code that begins, or goes on, with this line; nothing once it has ended."""
    if not fence:
        return begins[:3]
    return '' if begins.startswith(fence) and not begins.strip(fence[0] + ' \t\r') else fence


def is_simple(text: str) -> bool:
    """It is rendered in no time, wherever that is done."""
    return (len(text) <= SIMPLE_LENGTH and text.count('\n') <= SIMPLE_LINES
            and _count(text, _BLOCK_SIGNS) <= SIMPLE_SIGNS)


def _count(text: str, signs: dict[int, int | None]) -> int:
    return len(text) - len(text.translate(signs))
