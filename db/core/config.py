"""Settings of the installation, and where the records are kept."""
import re
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict
from tortoise.backends.base.config_generator import expand_db_url
from tortoise.exceptions import ConfigurationError

HOST = re.compile(r'[A-Za-z0-9.-]+(:\d+)?')


class Settings(BaseSettings):
    """Read from the environment, then from a `.env` file; every name carries the prefix `COHORT_`."""

    model_config = SettingsConfigDict(env_prefix='COHORT_', env_file='.env', extra='ignore')

    database_url: str = ''
    """Tortoise's syntax: `sqlite://var/cohort.sqlite3`, `asyncpg://user:password@host/name`.
    Empty: SQLite in `data_dir`."""
    data_dir: Path = Path('var')
    """Uploaded files, the SQLite file and the browsers' server-side storage."""
    host: str = '127.0.0.1'
    port: int = 8080
    storage_secret: str = ''
    """Signs the cookie that tells browsers apart. Required outside demo mode."""
    time_zone: str = 'UTC'
    """The platform's zone: the default of new sessions and of people who have not chosen one."""
    demo: bool = False
    https: bool = False
    """Served behind TLS: cookies are marked Secure."""
    sign_in_idle_hours: float = Field(12, gt=0, le=24 * 365)
    """A sign-in ends when it has not been used for so long."""
    sign_in_max_days: float = Field(30, gt=0, le=365)
    """A sign-in ends after so long, however much it is used."""
    public_url: str = ''
    """The address under which browsers reach it, such as `https://cohort.school.example`; needed only where a proxy
    changes the `Host` header."""
    max_connections: int = Field(4000, ge=50)
    """Open at once, those of open pages included; more are told to come again later."""
    max_upload_mb: int = Field(50, ge=1)
    worker_processes: int = Field(default=0, ge=0, le=64)
    """Processes for what may hold the interpreter: rendering, imports, papers. 0: as many as there are processors, 2 to
    4."""
    write_timeout: float = Field(15, gt=0, le=600)
    """Seconds that a change waits while others hold the database; then it is refused."""
    paper_font: Path | None = None
    """A font file (TTF or OTF) for signs on papers that are neither Latin, Greek nor Cyrillic."""
    embeds: str = ''
    """Hosts whose films may be played inside a page once somebody asks for it, separated by commas. None: nothing is
    ever loaded from outside."""
    pictures: str = ''
    """Hosts whose pictures are shown inside texts, separated by commas. None: a picture of elsewhere is a link."""
    storage_per_person_mb: int = Field(1000, ge=1)
    """Of the files that one person has submitted or keeps with drafts."""
    storage_per_course_mb: int = Field(10000, ge=1)
    """Of the files of one course, those added in its sessions included."""
    scan_command: str = ''
    """A command that looks at each upload before it is kept; `{}` stands for the file (see `db/core/scanning.py`)."""
    scan_seconds: int = Field(60, ge=1, le=600)

    second_factor: str = ''
    """`staff`: whoever has a role, coaches or teaches signs in with a second factor. Empty: whoever wants to."""
    setup_code: str = ''
    """What the first administrator has to know. Empty: the log says one at each start, until there is one."""
    demo_in_public: bool = False
    """Whether a demo may be served to other machines: everybody knows its passwords."""
    trusted_proxies: str = ''
    """The addresses or networks of proxies whose word on where a request comes from is taken, separated by commas."""
    help_contact: str = ''
    """Whom to ask about a forgotten password: a sentence for the sign-in page, or an e-mail address."""

    @field_validator('second_factor')
    @classmethod
    def _known_demand(cls, of: str) -> str:
        if of not in ('', 'staff'):
            raise ValueError('Leave it empty, or say staff.')
        return of

    @field_validator('setup_code')
    @classmethod
    def _long_code(cls, code: str) -> str:
        if code and len(code) < 8:
            raise ValueError('A set-up code has at least 8 characters.')
        return code

    @field_validator('trusted_proxies')
    @classmethod
    def _networks(cls, said: str) -> str:
        for one in filter(None, map(str.strip, said.split(','))):
            try:
                ip_network(one)
            except ValueError:
                raise ValueError(f'“{one}” is no address or network, such as 127.0.0.1 or 10.0.0.0/8.') from None
        return said

    @field_validator('database_url')
    @classmethod
    def _known_database(cls, url: str) -> str:
        try:
            if url:
                expand_db_url(url)
        except ConfigurationError as problem:  # the address itself is not repeated: it may hold a password
            raise ValueError(f'This names no database that can be used. {problem}.') from problem
        return url

    @field_validator('time_zone')
    @classmethod
    def _known_zone(cls, name: str) -> str:
        if name not in available_timezones():
            raise ValueError(f'“{name}” is not a time zone. Use a name such as Europe/Brussels.')
        return name

    @property
    def proxies(self) -> list[str]:
        return [one.strip() for one in self.trusted_proxies.split(',') if one.strip()]

    @property
    def is_local(self) -> bool:
        """Whether only this machine may connect."""
        if self.host == 'localhost':
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def database(self) -> str:
        return self.database_url or f'sqlite://{self.data_dir / "cohort.sqlite3"}'

    @field_validator('embeds', 'pictures')
    @classmethod
    def _plain_hosts(cls, hosts: str) -> str:
        for host in filter(None, map(str.strip, hosts.split(','))):
            if not HOST.fullmatch(host):  # it goes into a header
                raise ValueError(f'“{host}” is not the name of a host. Use names such as youtube.com.')
        return hosts

    @property
    def embed_hosts(self) -> frozenset[str]:
        return frozenset(host.removeprefix('www.') for host in _hosts(self.embeds))

    @property
    def picture_hosts(self) -> frozenset[str]:
        return frozenset(_hosts(self.pictures))

    @property
    def files_dir(self) -> Path:
        return self.data_dir / 'files'


def _hosts(names: str) -> list[str]:
    return [name.strip().lower() for name in names.split(',') if name.strip()]


@cache
def settings() -> Settings:
    return Settings()


def connection(url: str) -> dict[str, Any]:
    """Tortoise's description of the connection; for SQLite with the safety that a school's records deserve."""
    expanded = dict(expand_db_url(url))
    patience = round(settings().write_timeout * 1000)
    if expanded['engine'] == 'tortoise.backends.asyncpg':
        expanded |= {'engine': 'db.core.postgres'}
    elif expanded['engine'] == 'tortoise.backends.sqlite':
        safety = {'journal_mode': 'WAL', 'foreign_keys': 'ON', 'synchronous': 'FULL', 'busy_timeout': patience}
        expanded |= {'engine': 'db.core.sqlite', 'credentials': {**safety, **expanded['credentials']}}
        expanded['credentials'].pop('journal_size_limit', None)
    return expanded


def tortoise_orm(url: str | None = None) -> dict[str, Any]:
    return {
        'connections': {'default': connection(url or settings().database)},
        'apps': {'models': {'models': ['db.records'], 'migrations': 'db.migrations', 'default_connection': 'default'}},
        'use_tz': True,
        'timezone': 'UTC',
    }


TORTOISE_ORM = tortoise_orm()
