"""One signed-in session with a mailbox, and the few things we ask of it."""

from __future__ import annotations

import imaplib
import threading
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, ParamSpec, TypeVar

from imapclient.exceptions import LoginError
from imapclient.imapclient import SENT

from guanxi.platform.imap.clients import Client, Leash, Security, Server
from guanxi.platform.imap.faults import ImapFault, ImapFaulty, fault_of
from guanxi.platform.imap.hosts import addresses_of, is_this_machine

SIGNED_IN_WITHIN = 60.0  # seconds, where nothing else ends the time
_FIELDS = b"BODY.PEEK[HEADER.FIELDS (FROM SENDER REPLY-TO TO CC BCC)]"
# What servers of NetEase want to be told before they open a folder.
_WHO_WE_ARE = {"name": "guanxi", "vendor": "guanxi"}
P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Opened:
    """A folder as it was when it was opened: numbers from ``next_uid`` on are not given yet."""

    validity: int
    next_uid: int


@dataclass(frozen=True)
class Head:
    """What is looked at before a mail is fetched: its size and the fields that name people."""

    uid: int
    size: int
    fields: bytes


def _answered(method: Callable[P, R]) -> Callable[P, R]:
    """Any error of the library, which trusts its server to speak IMAP, as an ImapFaulty."""

    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return method(*args, **kwargs)
        except Exception as error:
            session = args[0]
            if isinstance(session, Session) and session.is_over:
                raise ImapFaulty(ImapFault.SLOW) from None
            raise fault_of(_cause(error)) from None

    return call


def _cause(error: Exception) -> Exception:
    """imaplib wraps what broke a connection into words; the network's own error says more."""
    if not isinstance(error, imaplib.IMAP4.abort):
        return error
    if isinstance(error.__context__, OSError):
        return error.__context__
    return ConnectionError() if "socket error" in str(error) else error


class Session:
    """A signed-in connection. Every method raises ImapFaulty."""

    def __init__(self, client: Client, leash: Leash) -> None:
        self._client, self._leash = client, leash

    @property
    def is_over(self) -> bool:
        """Whether its time is over: what fails then failed because it took too long."""
        return self._leash.is_over

    @property
    def announces(self) -> bool:
        """Whether the server can tell by itself that a mail came."""
        return "IDLE" in _names(self._client.capabilities())

    @_answered
    def sign_in(self, user: str, password: str) -> None:
        """Sign in, and say who we are to servers that want to know."""
        known = _names(self._client.capabilities())
        try:
            if "AUTH=PLAIN" in known:
                self._client.plain_login(user, password)
            else:
                self._client.login(user, password)
        except (LoginError, UnicodeError):
            raise ImapFaulty(ImapFault.SIGN_IN) from None
        if "ID" in known or "ID" in _names(self._client.capabilities()):
            with suppress(imaplib.IMAP4.error):
                self._client.id_(_WHO_WE_ARE)

    @_answered
    def sent_folder(self) -> str | None:
        """The folder of what was sent from here, by its mark or its usual name."""
        found: str | None = self._client.find_special_folder(SENT)
        return found

    @_answered
    def open(self, folder: str) -> Opened:
        """Open a folder for reading."""
        try:
            told = self._client.select_folder(folder, readonly=True)
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error:
            raise ImapFaulty(ImapFault.FOLDER) from None
        return Opened(int(told[b"UIDVALIDITY"]), int(told[b"UIDNEXT"]))

    @_answered
    def uids(self, first: int, last: int, *, since: date, address: str = "") -> list[int]:
        """Numbers of mails that came since a day, ascending; with ``address``, only such that
        name it in From, To or Cc (the server compares loosely)."""
        criteria: list[Any] = ["UID", f"{first}:{last}", "SINCE", since]
        if address:
            criteria += ["OR", "FROM", address, "OR", "TO", address, "CC", address]
        found = self._client.search(criteria)
        return sorted({int(uid) for uid in found if first <= int(uid) <= last})

    @_answered
    def heads(self, uids: Collection[int]) -> list[Head]:
        """The heads of these mails, ascending; those that are gone are left out."""
        found = self._client.fetch(uids, [b"RFC822.SIZE", _FIELDS])
        return [
            Head(uid, int(found[uid][b"RFC822.SIZE"]), _content(found[uid]))
            for uid in sorted(found)
        ]

    @_answered
    def mails(self, uids: Collection[int], *, size: int) -> dict[int, bytes]:
        """Whole mails as they were sent, by number; those that are gone are left out.

        ``size``: how many bytes they have together, as their heads said.
        """
        with self._client.allowed(size + size // 4):  # some count line ends differently
            found = self._client.fetch(uids, [b"BODY.PEEK[]"])
        return {uid: _content(one) for uid, one in found.items()}

    @_answered
    def wait(self, seconds: float) -> bool:
        """Wait until the server says that mail came, at most so long; whether it did."""
        self._client.idle()
        # A mail that came just before may be told of in one piece with the server's consent.
        told = self._client.idle_check(timeout=0 if self._client.has_unread() else seconds)
        told += self._client.idle_done()[1]
        return any(len(one) > 1 and one[1] == b"EXISTS" for one in told)

    def break_off(self) -> None:
        """Close the connection at once, also under whoever waits on it."""
        self._leash.break_off()


@contextmanager
def connected(
    server: Server, password: str, *, inside_allowed: bool, within: float | None
) -> Iterator[Session]:
    """A signed-in session that lasts at most ``within`` seconds (None: as long as it likes).

    Raises ImapFaulty.
    """
    addresses = addresses_of(server.host, server.port, inside_allowed=inside_allowed)
    if server.security is Security.PLAIN and not all(map(is_this_machine, addresses)):
        raise ImapFaulty(ImapFault.TLS)
    leash = Leash()
    watch = threading.Timer(within or SIGNED_IN_WITHIN, leash.time_is_over)
    watch.daemon = True
    watch.start()
    try:
        session = Session(_client(server, addresses, leash), leash)
        session.sign_in(server.user, password)
        if within is None:
            watch.cancel()
        yield session
    finally:
        watch.cancel()
        leash.release()


def _client(server: Server, addresses: list[str], leash: Leash) -> Client:
    try:
        return Client(server, addresses, leash)
    except Exception as error:
        raise ImapFaulty(ImapFault.SLOW) if leash.is_over else fault_of(_cause(error)) from None


def _content(found: Mapping[bytes, Any]) -> bytes:
    """The one part of a mail that was asked for, whatever the server calls it."""
    return next((bytes(v) for name, v in found.items() if name.startswith(b"BODY[") and v), b"")


def _names(capabilities: Collection[bytes]) -> set[str]:
    return {one.decode("ascii", "replace").upper() for one in capabilities}
