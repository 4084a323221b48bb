"""The impact of a change of a course, in words."""
from db.courses import ChangeImpact


def reaches(impact: ChangeImpact) -> str:
    """“2 running sessions with 46 learners show”; empty where nothing runs and nothing is to come."""
    parts = []
    if impact.sessions:
        parts.append(f'{_number(impact.sessions, "running session")} with {_number(impact.learners, "learner")}')
    if impact.upcoming:
        parts.append(_number(impact.upcoming, 'upcoming session'))
    return f'{" and ".join(parts)} {"shows" if impact.sessions + impact.upcoming == 1 else "show"}' if parts else ''


def appears(impact: ChangeImpact) -> str:
    """What publishing a new item does; empty where nobody sees it yet."""
    if not impact.sessions:
        return ''
    return (f'{_number(impact.learners, "learner")} in {_number(impact.sessions, "running session")} '
            f'{"sees" if impact.learners == 1 else "see"} it at once.')


def depends(impact: ChangeImpact) -> str:
    """The work that hangs on an item, for who is about to change or remove it."""
    work = []
    if impact.completions:
        have = 'has' if impact.completions == 1 else 'have'
        work.append(f'{_number(impact.completions, "learner")} {have} completed it')
    if impact.submissions:
        are = 'is' if impact.submissions == 1 else 'are'
        work.append(f'{_number(impact.submissions, "piece")} of work {are} handed in')
    done = ' and '.join(work)
    where = f'in {_number(impact.sessions, "running session")}'
    return f'{done[:1].upper()}{done[1:]} {where}. What they have done stays as it is.' if work else ''


def _number(count: int, what: str) -> str:
    return f'{count:,} {what}' if count == 1 else f'{count:,} {what}s'
