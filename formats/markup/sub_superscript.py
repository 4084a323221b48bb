"""Small letters above and below the line, which Markdown has none of: `x²`, `H₂O`, `e^(a·b)`."""
ABOVE = dict(zip(
    '0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW',
    '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ', strict=True))
BELOW = dict(zip('0123456789+-−=()aehijklmnoprstuvx', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ', strict=True))


def raised(words: str) -> str:
    return _small(words, ABOVE, '^')


def lowered(words: str) -> str:
    return _small(words, BELOW, '_')


def _small(words: str, signs: dict[str, str], sign: str) -> str:
    """As they are, if they are no letters: `™`."""
    words = ' '.join(words.split())
    if all(letter in signs for letter in words):
        return ''.join(signs[letter] for letter in words)
    if not any(map(str.isalnum, words)):
        return words
    return f'{sign}{words}' if words.isalnum() else f'{sign}({words})'
