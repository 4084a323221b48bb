"""Names of controls without what is only in the data: “Remove Tomás Rey” is the same kind as “Remove Ada”."""
import re

from tests.databases import columns_of, execute

from .control import OTHERWISE

NAMES = ('name', 'file_name', 'username', 'title', 'code', 'category', 'email', 'text')
MONTHS = r'Jan\w*|Feb\w*|Mar(?:ch)?|Apr\w*|May|Jun\w*|Jul\w*|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*'
DAYS = r'(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|[Tt]oday|[Tt]omorrow|[Yy]esterday'
LEVEL = re.compile(r'^(Remove (?:level|criterion)) .*')
SHORT = 2


class Words:

    def __init__(self, database_url: str) -> None:
        found: set[str] = set()
        for table, columns in columns_of(database_url).items():
            for column in set(NAMES) & set(columns):
                rows = execute(database_url, f'SELECT DISTINCT "{column}" FROM "{table}"')
                found |= {str(value) for (value,) in rows}
        self._sorts = {str(item): kind if own is None else f'own {kind}' for item, kind, own in
                       execute(database_url, 'SELECT id, kind, session_course_id FROM item')}
        short = {name.split()[0] for name in found if len(name.split()) == SHORT and name[:1].isupper()}
        found |= {OTHERWISE, OTHERWISE + ' again'}
        known = sorted((one for one in found | short if len(one) > SHORT), key=len, reverse=True)
        self._known = re.compile('|'.join(rf'(?<!\w){re.escape(one)}(?!\w)' for one in known if len(one) < 200))

    def sort(self, address: str) -> str:
        """Which kind of item this is the page of, or is open in it: a quiz has other controls than a video."""
        found = re.search(r'items/(\d+)|/content[?]item=(\d+)', address)
        return self._sorts.get(found[1] or found[2], '') if found else ''

    def without_data(self, name: str) -> str:
        name = LEVEL.sub(r'\1 …', self._known.sub('…', name))
        name = re.sub(rf'\b(?:{MONTHS})\b|{DAYS}', '…', name)
        name = re.sub(r'\d+(?:[.,:]\d+)*', '#', name)
        return re.sub(r'(?:[…#][\s,·:()/%–-]*){2,}', '… ', name).strip()[:80]
