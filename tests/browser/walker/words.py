"""Names of controls without what is only in the data: “Remove Tomás Rey” is the same kind as “Remove Ada”."""
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from .control import OTHERWISE

NAMES = ('name', 'username', 'title', 'code', 'category', 'email', 'text')
MONTHS = r'Jan\w*|Feb\w*|Mar(?:ch)?|Apr\w*|May|Jun\w*|Jul\w*|Aug\w*|Sep\w*|Oct\w*|Nov\w*|Dec\w*'
DAYS = r'(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|[Tt]oday|[Tt]omorrow|[Yy]esterday'
LEVEL = re.compile(r'^(Remove (?:level|criterion)) .*')
SHORT = 2


class Words:

    def __init__(self, database: Path) -> None:
        found: set[str] = set()
        with closing(sqlite3.connect(f'file:{database}?mode=ro', uri=True)) as house:
            for (table,) in house.execute("select name from sqlite_master where type = 'table'").fetchall():
                columns = [row[1] for row in house.execute(f'pragma table_info("{table}")')]
                for column in NAMES:
                    if column in columns:
                        rows = house.execute(f'select distinct "{column}" from "{table}"')
                        found |= {str(value) for (value,) in rows}
            self._sorts = {str(item): kind if own is None else f'own {kind}' for item, kind, own in
                           house.execute('select id, kind, session_course_id from item')}
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
