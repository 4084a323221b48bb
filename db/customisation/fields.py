"""What a session course may say differently about an item."""

DATES = ('opens_at', 'due_at', 'closes_at')

WORDS = ('title', 'body')
CONTENT = ('is_hidden', *WORDS, 'points', 'attempts', 'required', 'position')
