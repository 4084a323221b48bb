"""What a change does to learners, in sentences, for who is about to make it."""
from dataclasses import replace

from components.check_list.check_list import CheckLine
from components.forms import forms
from db.customisation import ItemImpact, ItemWork
from db.sessions import WindowImpact

FOLLOWS = 'What follows'


def window_lines(impact: WindowImpact) -> list[str]:
    """The gravest first; empty where nobody loses anything."""
    lines = []
    if impact.ends_now:
        lines.append(f'Ends now for {learners(impact.ends_now)}{_reading(impact)}; '
                     f'{counted(impact.items, "item")} could not be submitted.')
    lines += _unfinished(impact)
    if impact.hidden:
        lines.append(f'{learners(impact.hidden, "loses", "lose")} what they can still read now.')
    if impact.shortened:
        lines.append(f'{learners(impact.shortened, "has", "have")} less time than now.')
    if impact.coaches:
        lines.append(f'{counted(impact.coaches, "coach", "coaches")} could not grade any more.')
    return lines + item_lines(impact.dates)


def item_lines(impact: ItemImpact) -> list[str]:
    lines = []
    if impact.closed_for:
        lines.append(f'{counted(impact.closes_now, "item closes", "items close")} now for '
                     f'{learners(impact.closed_for)} without a submission.')
    if impact.overdue:
        lines.append(f'{learners(impact.overdue, "is", "are")} overdue at once.')
    if impact.late:
        lines.append(f'{counted(impact.late, "submission")} made in time would lie after the due date.')
    return lines


def work_lines(work: ItemWork) -> list[str]:
    """Of an item that leaves its learners' sight; empty where nobody has begun with it."""
    lines = _unfinished(work)
    if work.submitted:
        lines.append(f'{learners(work.submitted, "has", "have")} submitted work for it.')
    if work.completed:
        lines.append(f'{learners(work.completed, "has", "have")} completed it.')
    return lines


def _unfinished(what: WindowImpact | ItemWork) -> list[str]:
    """What learners are in the middle of."""
    lines = []
    if what.attempts:
        lines.append(f'{counted(what.attempts, "quiz attempt")} in progress could not be continued.')
    if what.drafts:
        lines.append(f'{counted(what.drafts, "draft")} would stay unsubmitted.')
    return lines


def leaving_lines(impact: WindowImpact) -> list[str]:
    """Of learners who are withdrawn: that they cannot enter is said beside it."""
    lines = [f'{counted(impact.items, "item")} could not be submitted.'] if impact.items else []
    return lines + window_lines(replace(impact, ends_now=0, hidden=0))


async def agreed(lines: list[str], action: str, *, title: str) -> bool:
    """Whether the viewer wants it all the same; nobody is asked where nobody loses anything."""
    if not lines:
        return True
    return await forms.confirm(title, '', action, danger=True, lines=[CheckLine(line) for line in lines],
                               heading=FOLLOWS)


def learners(count: int, one: str = '', many: str = '') -> str:
    """“1 learner”, “23 learners have”."""
    verb = one if count == 1 else many
    return f'{counted(count, "learner")}{" " if verb else ""}{verb}'


def counted(count: int, one: str, many: str = '') -> str:
    return f'{count:,} {one if count == 1 else many or one + "s"}'


def _reading(impact: WindowImpact) -> str:
    if not impact.shut_out:
        return ', who can still read'
    if impact.shut_out < impact.ends_now:
        return f', {impact.shut_out:,} of whom cannot read either'
    return ', who cannot enter any more'
