"""What somebody types to find something, as words."""
import unicodedata

MAX_LENGTH_SEARCH = 100
MAX_WORDS = 8


def folded(text: str) -> str:
    """Without accents and capitals: “Benítez” becomes “benitez”. No name holds a zero byte, nor can it be asked for."""
    plain = unicodedata.normalize('NFKD', text.replace('\0', ''))
    return ''.join(sign for sign in plain if not unicodedata.combining(sign)).casefold()
