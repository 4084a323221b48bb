"""Titles of what stands in an archive: one line, not too long, joined where a place has several."""
MAX_TITLE = 200
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
