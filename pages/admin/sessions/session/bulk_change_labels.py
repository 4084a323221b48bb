"""What was done to several learners at once, in the words of the change log."""
from db.sessions import Change

ICONS = {'messaged': 'mail', 'recalled_message': 'undo', 'put_in_class': 'groups', 'moved': 'move_up', 'undid': 'undo'}
ACTIONS = {
    'extended': 'extending', 'reopened': 'reopening for', 'graded': 'grading', 'excused': 'excusing',
    'withdrew': 'withdrawing', 'put_in_class': 'putting in a class', 'moved': 'moving', 'reminded': 'reminding',
}


def told(change: Change) -> tuple[str, str, str]:
    details = change.details
    name = change.people[0] if change.people else 'somebody'
    match change.verb:
        case 'messaged':
            return 'wrote to', _learners(details['readers']), f'“{details["subject"]}”'
        case 'recalled_message':
            return 'took back from', _learners(details['taken_back']), f'“{details["subject"]}”'
        case 'put_in_class' if details['new']:
            return 'put', name, f'in {details["new"]}'
        case 'put_in_class':
            return 'took', name, f'out of {details["old"]}'
        case 'moved':
            return 'moved', name, 'to another session'
        case _:
            action = ACTIONS.get(details['verb'], 'what was done to')
            return f'undid {action}', _learners(details['learners']), details['title']


def _learners(number: int) -> str:
    return f'{number:,} learner{"" if number == 1 else "s"}'
