"""How far a change of a course reaches, in words."""
from db import Reach


def reaches(reach: Reach) -> str:
    """“2 running sessions with 46 learners show”; empty where nothing runs and nothing is to come."""
    parts = []
    if reach.sessions:
        parts.append(f'{_number(reach.sessions, "running session")} with {_number(reach.learners, "learner")}')
    if reach.upcoming:
        parts.append(_number(reach.upcoming, 'upcoming session'))
    return f'{" and ".join(parts)} {"shows" if reach.sessions + reach.upcoming == 1 else "show"}' if parts else ''


def appears(reach: Reach) -> str:
    """What publishing a new item does; empty where nobody sees it yet."""
    if not reach.sessions:
        return ''
    return (f'{_number(reach.learners, "learner")} in {_number(reach.sessions, "running session")} '
            f'{"sees" if reach.learners == 1 else "see"} it at once.')


def depends(reach: Reach) -> str:
    """The work that hangs on an item, for who is about to change or remove it."""
    work = []
    if reach.completions:
        have = 'has' if reach.completions == 1 else 'have'
        work.append(f'{_number(reach.completions, "learner")} {have} completed it')
    if reach.submissions:
        are = 'is' if reach.submissions == 1 else 'are'
        work.append(f'{_number(reach.submissions, "piece")} of work {are} handed in')
    done = ' and '.join(work)
    where = f'in {_number(reach.sessions, "running session")}'
    return f'{done[:1].upper()}{done[1:]} {where}. What they have done stays as it is.' if work else ''


def _number(count: int, what: str) -> str:
    return f'{count:,} {what}' if count == 1 else f'{count:,} {what}s'
