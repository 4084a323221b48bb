"""What was done to several learners at once, in the words of the change log."""
from db.records import EventVerb
from db.sessions import Change

ICONS: dict[EventVerb, str] = {
    'messaged': 'mail', 'recalled_message': 'undo', 'assigned_group': 'groups', 'moved': 'move_up', 'undid': 'undo'}
ACTIONS: dict[EventVerb, str] = {
    'extended': 'extending', 'reopened': 'reopening for', 'graded': 'grading', 'excused': 'excusing',
    'withdrew': 'withdrawing', 'assigned_group': 'putting in a class', 'moved': 'moving', 'reminded': 'reminding',
}


def told(change: Change) -> tuple[str, str, str]:
    details = change.details
    name = change.people[0] if change.people else 'somebody'
    match change.verb:
        case 'messaged':
            return 'wrote to', _learners(details['readers']), f'“{details["subject"]}”'
        case 'recalled_message':
            return 'took back from', _learners(details['taken_back']), f'“{details["subject"]}”'
        case 'assigned_group' if details['new']:
            return 'put', name, f'in {details["new"]}'
        case 'assigned_group':
            return 'took', name, f'out of {details["old"]}'
        case 'moved':
            return 'moved', name, 'to another session'
        case _:
            action = ACTIONS.get(details['verb'], 'what was done to')
            return f'undid {action}', _learners(details['learners']), details['title']


def _learners(number: int) -> str:
    return f'{number:,} learner{"" if number == 1 else "s"}'
