"""What is left in plain English where every text is accented (`i18n/pseudo.py`)."""
import re

ACCENTED = 'AaCcEeGgIiJjKkLlNnOoRrSsTtUuWwYyZz'
"""A word in which one of these is left is plain."""
DATE = re.compile(r'''
    ((Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\ )?\d{1,2}\ (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b
    (\ \d{4})?(\ at\b)? | ^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*(\ \d{2})?$''', re.VERBOSE)
"""What a browser writes by itself, in the language that it is told."""
WORD = re.compile(r'(?<![\w@./#:%_-])[A-Za-z]{2,}(?![\w@/]|[-:.]\w)')
NO_ENGLISH = frozenset({
    'Cohort', 'UTC', 'CSV', 'PDF', 'Excel', 'iCalendar', 'Markdown', 'GIFT', 'Aiken', 'QTI', 'OLX', 'Moodle',
    'Canvas', 'Chamilo', 'IMS', 'WebVTT', 'MP4', 'TeX', 'LaTeX', 'Python', 'Ctrl', 'Shift', 'Alt', 'Tab', 'Esc',
    'Enter', 'Space', 'Home', 'End', 'Backspace', 'Up', 'Down', 'kB', 'MB', 'GB', 'English', 'Deutsch', 'Chrome',
    'Firefox', 'Safari', 'Edge', 'Linux', 'Windows', 'macOS', 'Android', 'iPhone', 'HTML', 'CSS', 'SQL', 'JSON',
    'XML', 'ZIP', 'TXT', 'URL', 'http', 'en',
})
"""Names, formats, keys and units: the same in every language."""


def plain_words(text: str) -> list[str]:
    return [word for word in WORD.findall(DATE.sub('', text)) if word not in NO_ENGLISH and set(word) & set(ACCENTED)]
