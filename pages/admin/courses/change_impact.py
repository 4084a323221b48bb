"""The impact of a change of a course, in words."""
from db.courses import ChangeImpact
from i18n import _, listed, ngettext


def reached(impact: ChangeImpact) -> str:
    """“2 running sessions with 46 learners and 1 upcoming session”; empty where nothing runs and nothing is to come."""
    parts = []
    if impact.sessions:
        learners = ngettext('{n} learner', '{n} learners', impact.learners)
        parts.append(_('{sessions} with {learners}', sessions=_running(impact), learners=learners))
    if impact.upcoming:
        parts.append(ngettext('{n} upcoming session', '{n} upcoming sessions', impact.upcoming))
    return listed(parts)


def appears(impact: ChangeImpact) -> str:
    """What publishing a new item does; empty where nobody sees it yet."""
    if not impact.sessions:
        return ''
    return ngettext('{n} learner in {sessions} sees it at once.', '{n} learners in {sessions} see it at once.',
                    impact.learners, sessions=_running(impact))


def depends(impact: ChangeImpact) -> str:
    """The work that hangs on an item, for who is about to change or remove it."""
    work = []
    if impact.completions:
        work.append(ngettext('{n} learner has completed it', '{n} learners have completed it', impact.completions))
    if impact.submissions:
        work.append(ngettext('{n} piece of work is submitted', '{n} pieces of work are submitted', impact.submissions))
    return _('{work} in {sessions}. What they have done stays as it is.',
             work=listed(work), sessions=_running(impact)) if work else ''


def _running(impact: ChangeImpact) -> str:
    return ngettext('{n} running session', '{n} running sessions', impact.sessions)
