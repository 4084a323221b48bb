"""Titles of what stands in an archive: one line, joined where a place has several."""
MAX_TITLE = 1_000
"""More than any title has; whoever keeps it says how much of it is kept."""
SEPARATOR = ' › '


def title_of(*parts: str, at_most: int = MAX_TITLE) -> str:
    """“Week 1 › Reading”; what says the same as the part before it is not said twice."""
    kept: list[str] = []
    for part in parts:
        line = ' '.join(part.split())
        if line and not (kept and kept[-1].casefold() == line.casefold()):
            kept.append(line)
    title = SEPARATOR.join(kept)
    return title if len(title) <= at_most else f'{title[:at_most - 1].rstrip()}…'
