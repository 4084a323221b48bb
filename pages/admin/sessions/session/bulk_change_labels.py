"""What was done to several learners at once, in the words of the change log."""
from db.records import EventVerb
from db.sessions import Change
from i18n import LazyText, _, ngettext, nlazy, pgettext
from pages.admin.sessions.labels import bold, quoted

ICONS: dict[EventVerb, str] = {
    'messaged': 'mail', 'recalled_message': 'undo', 'assigned_group': 'groups', 'moved': 'move_up', 'undid': 'undo'}
UNDID: dict[EventVerb, LazyText] = {
    'extended': nlazy('{who} undid extending <b class="m">{n} learner</b>',
                      '{who} undid extending <b class="m">{n} learners</b>'),
    'reopened': nlazy('{who} undid reopening for <b class="m">{n} learner</b>',
                      '{who} undid reopening for <b class="m">{n} learners</b>'),
    'graded': nlazy('{who} undid grading <b class="m">{n} learner</b>',
                    '{who} undid grading <b class="m">{n} learners</b>'),
    'excused': nlazy('{who} undid excusing <b class="m">{n} learner</b>',
                     '{who} undid excusing <b class="m">{n} learners</b>'),
    'withdrew': nlazy('{who} undid withdrawing <b class="m">{n} learner</b>',
                      '{who} undid withdrawing <b class="m">{n} learners</b>'),
    'assigned_group': nlazy('{who} undid putting in a class <b class="m">{n} learner</b>',
                            '{who} undid putting in a class <b class="m">{n} learners</b>'),
    'moved': nlazy('{who} undid moving <b class="m">{n} learner</b>',
                   '{who} undid moving <b class="m">{n} learners</b>'),
    'reminded': nlazy('{who} undid reminding <b class="m">{n} learner</b>',
                      '{who} undid reminding <b class="m">{n} learners</b>'),
}
UNDID_OTHER = nlazy('{who} undid what was done to <b class="m">{n} learner</b>',
                    '{who} undid what was done to <b class="m">{n} learners</b>')


def told(change: Change, who: str) -> tuple[str, str]:
    """The sentence, and more about it."""
    details = change.details
    learner = bold(change.people[0] if change.people else _('somebody'))
    match change.verb:
        case 'messaged':
            return ngettext('{who} wrote to <b class="m">{n} learner</b>',
                            '{who} wrote to <b class="m">{n} learners</b>',
                            details['readers'], who=who), quoted(details['subject'])
        case 'recalled_message':
            return ngettext('{who} took back from <b class="m">{n} learner</b>',
                            '{who} took back from <b class="m">{n} learners</b>',
                            details['taken_back'], who=who), quoted(details['subject'])
        case 'assigned_group' if details['new']:
            return (pgettext('the class is said below', '{who} put {learner}', who=who, learner=learner),
                    _('in {group}', group=details['new']))
        case 'assigned_group':
            return (pgettext('the class is said below', '{who} took {learner}', who=who, learner=learner),
                    _('out of {group}', group=details['old']))
        case 'moved':
            return _('{who} moved {learner}', who=who, learner=learner), _('to another session')
        case _:
            return UNDID.get(details['verb'], UNDID_OTHER).of(details['learners'], who=who), details['title']
