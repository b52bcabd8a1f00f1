"""Every setting an operator can give, read once and checked.

The table in ``docs/settings.md`` is held against ``SETTINGS`` by a test, so a
setting that is not documented cannot exist.
"""

import contextlib
import os
import secrets
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from guanxi.config.mail import MailServer, MailUrlError, parse_mail_url

SETTINGS = (
    "GUANXI_DATA",
    "GUANXI_URL",
    "GUANXI_LOG",
    "GUANXI_MAIL_URL",
    "GUANXI_MAILBOXES_INSIDE",
    "GUANXI_WORKERS",
    "DATABASE_URL",
)
# Read by the package build, not by the desk.
BUILD_ONLY = ("GUANXI_SKIP_ASSETS",)
# Written into the data folder of the demo when it is complete; holds the day it was built for.
DEMO_STAMP = "demo-day"
LOG_LEVELS = ("debug", "info", "warning", "error")


class SettingError(ValueError):
    """A setting is wrong; the message names it and says what it may be."""


@dataclass(frozen=True)
class Environment:
    """What the operator decided."""

    data: Path
    url: str
    log: str
    mail: MailServer | None
    mailboxes_inside: bool
    workers: int
    database_url: str
    secret_key: str

    @property
    def is_demo(self) -> bool:
        """Whether the data folder holds the demo: made-up people only, rebuilt every day."""
        return (self.data / DEMO_STAMP).exists()

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def is_https(self) -> bool:
        return urlsplit(self.url).scheme == "https"


def read_environment(environ: Mapping[str, str] = os.environ) -> Environment:
    """The operator's settings; raises SettingError naming the one that is wrong."""
    unknown = [k for k in environ if k.startswith("GUANXI_") and k not in (*SETTINGS, *BUILD_ONLY)]
    if unknown:
        raise SettingError(f"{unknown[0]} is not a setting. Known: {', '.join(SETTINGS)}.")
    data = data_folder(environ)
    data.mkdir(parents=True, exist_ok=True)
    return Environment(
        data=data.resolve(),
        url=_url(environ.get("GUANXI_URL", "http://localhost:8000")),
        log=_choice("GUANXI_LOG", environ.get("GUANXI_LOG", "info"), LOG_LEVELS),
        mail=_mail(environ.get("GUANXI_MAIL_URL", "")),
        mailboxes_inside=_choice(
            "GUANXI_MAILBOXES_INSIDE", environ.get("GUANXI_MAILBOXES_INSIDE", "no"), ("no", "yes")
        )
        == "yes",
        workers=_count("GUANXI_WORKERS", environ.get("GUANXI_WORKERS", "1")),
        database_url=_database_url(environ.get("DATABASE_URL", "")),
        secret_key=_secret_key(data),
    )


def data_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where database, files and keys live; not created, not checked."""
    given = environ.get("GUANXI_DATA") or platformdirs.user_data_dir("guanxi")
    return Path(given).expanduser().absolute()


def _mail(value: str) -> MailServer | None:
    try:
        return parse_mail_url(value) if value else None
    except MailUrlError as error:
        raise SettingError(f"GUANXI_MAIL_URL: {error}") from None


def _database_url(value: str) -> str:
    # The value may hold a password, so the message does not repeat it.
    if value and urlsplit(value).scheme not in ("postgres", "postgresql"):
        raise SettingError(
            "DATABASE_URL may only name a PostgreSQL server: postgresql://user:password@host/name."
            " Leave it out to keep the data in a file."
        )
    return value


def _url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingError(
            f"GUANXI_URL is {value!r}; give the whole address, such as https://desk.example.com."
        )
    return value.rstrip("/")


def _choice(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise SettingError(f"{name} is {value!r}; it may be {', '.join(allowed)}.")
    return value


def _count(name: str, value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 64:
        raise SettingError(f"{name} is {value!r}; give a whole number from 1 to 64.")
    return int(value)


def _secret_key(data: Path) -> str:
    """The signing key of this installation, made at its first start."""
    folder = data / "keys"
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / "secret"
    if not path.exists():
        # Written aside and linked into place: two processes starting at once agree on one key.
        with tempfile.NamedTemporaryFile("w", dir=folder) as new:
            new.write(secrets.token_urlsafe(48))
            new.flush()
            with contextlib.suppress(FileExistsError):
                os.link(new.name, path)
    return path.read_text(encoding="ascii")
