"""What a change does to learners, in sentences, for who is about to make it."""
from dataclasses import replace

from components.check_list.check_list import CheckLine
from components.forms import forms
from db.customisation import ItemImpact, ItemWork
from db.sessions import WindowImpact
from i18n import lazy, ngettext, number

FOLLOWS = lazy('What follows')


def window_lines(impact: WindowImpact) -> list[str]:
    """The gravest first; empty where nobody loses anything."""
    lines = []
    if impact.ends_now:
        lines.append(f'{_ending(impact)}; {_without_work(impact.items)}')
    lines += _unfinished(impact)
    if impact.hidden:
        lines.append(ngettext('{n} learner loses what they can still read now.',
                              '{n} learners lose what they can still read now.', impact.hidden))
    if impact.shortened:
        lines.append(ngettext('{n} learner has less time than now.', '{n} learners have less time than now.',
                              impact.shortened))
    if impact.coaches:
        lines.append(ngettext('{n} coach could not grade any more.', '{n} coaches could not grade any more.',
                              impact.coaches))
    return lines + item_lines(impact.dates)


def item_lines(impact: ItemImpact) -> list[str]:
    lines = []
    if impact.closed_for == 1:
        lines.append(ngettext('{n} item closes now for 1 learner without a submission.',
                              '{n} items close now for 1 learner without a submission.', impact.closes_now))
    elif impact.closed_for:
        lines.append(ngettext('{n} item closes now for {learners} learners without a submission.',
                              '{n} items close now for {learners} learners without a submission.',
                              impact.closes_now, learners=number(impact.closed_for)))
    if impact.overdue:
        lines.append(ngettext('{n} learner is overdue at once.', '{n} learners are overdue at once.', impact.overdue))
    if impact.late:
        lines.append(ngettext('{n} submission made in time would lie after the due date.',
                              '{n} submissions made in time would lie after the due date.', impact.late))
    return lines


def work_lines(work: ItemWork) -> list[str]:
    """Of an item that leaves its learners' sight; empty where nobody has begun with it."""
    lines = _unfinished(work)
    if work.submitted:
        lines.append(ngettext('{n} learner has submitted work for it.', '{n} learners have submitted work for it.',
                              work.submitted))
    if work.completed:
        lines.append(ngettext('{n} learner has completed it.', '{n} learners have completed it.', work.completed))
    return lines


def _unfinished(what: WindowImpact | ItemWork) -> list[str]:
    """What learners are in the middle of."""
    lines = []
    if what.attempts:
        lines.append(ngettext('{n} quiz attempt in progress could not be continued.',
                              '{n} quiz attempts in progress could not be continued.', what.attempts))
    if what.drafts:
        lines.append(ngettext('{n} draft would stay unsubmitted.', '{n} drafts would stay unsubmitted.', what.drafts))
    return lines


def leaving_lines(impact: WindowImpact) -> list[str]:
    """Of learners who are withdrawn: that they cannot enter is said beside it."""
    lines = [_without_work(impact.items)] if impact.items else []
    return lines + window_lines(replace(impact, ends_now=0, hidden=0))


async def agreed(lines: list[str], action: str, *, title: str) -> bool:
    """Whether the viewer wants it all the same; nobody is asked where nobody loses anything."""
    if not lines:
        return True
    return await forms.confirm(title, '', action, danger=True, lines=[CheckLine(line) for line in lines],
                               heading=str(FOLLOWS))


def _ending(impact: WindowImpact) -> str:
    if not impact.shut_out:
        return ngettext('Ends now for {n} learner, who can still read', 'Ends now for {n} learners, who can still read',
                        impact.ends_now)
    if impact.shut_out < impact.ends_now:
        return ngettext('Ends now for {n} learner, {shut_out} of whom cannot read either',
                        'Ends now for {n} learners, {shut_out} of whom cannot read either', impact.ends_now,
                        shut_out=number(impact.shut_out))
    return ngettext('Ends now for {n} learner, who cannot enter any more',
                    'Ends now for {n} learners, who cannot enter any more', impact.ends_now)


def _without_work(items: int) -> str:
    return ngettext('{n} item could not be submitted.', '{n} items could not be submitted.', items)
