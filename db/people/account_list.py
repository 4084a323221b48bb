"""All accounts as one long list: page by page, and counted by role."""
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from i18n import LazyText, _, lazy, pgettext

from ..access.guard import administrator
from ..core.list_columns import ColumnKind, ListColumn, orders_of
from ..core.list_query import ListQuery
from ..core.sql import Flag, Moment, parse_datetime, select
from ..records.person import Person

ROLE_LABELS: dict[str, LazyText] = {
    'is_administrator': lazy('Administrator'), 'is_session_administrator': lazy('Session administrator'),
    'is_teacher': lazy('Teacher')}


@dataclass(frozen=True, slots=True)
class AccountLine:
    id: int
    name: str
    username: str
    email: str
    is_active: bool
    is_administrator: bool
    is_session_administrator: bool
    is_teacher: bool
    signed_in: datetime | None
    """When the person last signed in."""


async def accounts(query: ListQuery, *, seen_by: Person) -> tuple[list[AccountLine], int]:
    """One page of accounts, and how many there are in all. `state` is one of `account_counts`."""
    await administrator.check(seen_by)
    words = query.search_condition()
    rows = await select(_AccountRow, f'''
        SELECT p.id, p.name, p.username, p.email, p.is_active, p.is_administrator, p.is_session_administrator,
               p.is_teacher, {_SIGNED_IN} AS signed_in, COUNT(*) OVER () AS total
          FROM person p WHERE {_SOME.get(query.state, _SOME['active'])} {words.sql}
         ORDER BY {query.order(_ORDERS)}, p.name, p.id LIMIT :limit OFFSET :start''',
                        limit=query.limit, start=query.start, **words.values)
    return [_line(row) for row in rows], rows[0]['total'] if rows else 0


async def account_counts(*, seen_by: Person, search: str = '') -> dict[str, int]:
    """How many accounts there are of each kind that the search finds."""
    await administrator.check(seen_by)
    words = ListQuery(search=search).search_condition()
    counts = ', '.join(f'COUNT(CASE WHEN {some} THEN 1 END) AS {name}' for name, some in _SOME.items())
    [row] = await select(dict[str, int], f'SELECT {counts} FROM person p WHERE 1 = 1 {words.sql}', **words.values)
    return row


def _line(row: '_AccountRow') -> AccountLine:
    return AccountLine(
        id=row['id'], name=row['name'], username=row['username'], email=row['email'], is_active=bool(row['is_active']),
        is_administrator=bool(row['is_administrator']), is_session_administrator=bool(row['is_session_administrator']),
        is_teacher=bool(row['is_teacher']), signed_in=parse_datetime(row['signed_in']))


_SOME = {
    'active': 'p.is_active',
    'administrators': 'p.is_active AND p.is_administrator',
    'session_administrators': 'p.is_active AND p.is_session_administrator',
    'teachers': 'p.is_active AND p.is_teacher',
    'deactivated': 'NOT p.is_active',
}


class _AccountRow(TypedDict):
    id: int
    name: str
    username: str
    email: str
    is_active: Flag
    is_administrator: Flag
    is_session_administrator: Flag
    is_teacher: Flag
    signed_in: Moment | None
    total: int


_SIGNED_IN = '(SELECT MAX(i.began_at) FROM sign_in i WHERE i.person_id = p.id)'
ACCOUNT_COLUMNS: tuple[ListColumn[AccountLine], ...] = (
    ListColumn('name', lazy('Person'), lambda line: line.name, order='p.name'),
    ListColumn('username', lazy('Username'), lambda line: line.username, order='p.username',
               shown=False),  # below the name
    ListColumn('roles', lazy('Roles'), lambda line: ', '.join(str(label) for role, label in ROLE_LABELS.items()
                                                              if getattr(line, role))),
    ListColumn('email', lazy('E-mail'), lambda line: line.email, order="NULLIF(p.email, '')"),
    ListColumn('state', lazy('State'),
               lambda line: pgettext('of an account', 'Active') if line.is_active else _('Deactivated')),
    ListColumn('signed_in', lazy('Signed in'), lambda line: line.signed_in, ColumnKind.INSTANT, order=_SIGNED_IN),
)
_ORDERS = orders_of(ACCOUNT_COLUMNS)
