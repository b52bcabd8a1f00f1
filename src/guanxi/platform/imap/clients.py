"""The connection to a mail server: IMAPClient's protocol on a leash of ours.

The socket is connected to an address that was checked before, every answer is counted in bytes,
and a second hold on the socket lets a watch break it off, because a server that sends one byte now
and then keeps every single read alive.
"""

from __future__ import annotations

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from io import BufferedReader
from typing import cast

import imapclient

from guanxi.platform.imap.faults import ImapFault, ImapFaulty, TooMuch

WAITS = 10.0  # seconds for a connection, and for each answer
LARGEST_ANSWER = 4 << 20  # bytes of one answer that is no mail


class Security(StrEnum):
    """How the way to the server is kept private."""

    TLS = "tls"  # from the first byte
    STARTTLS = "starttls"
    PLAIN = "plain"  # to this machine only


@dataclass(frozen=True)
class Server:
    """Where a mailbox is, and who signs in. The password is given apart."""

    host: str
    port: int
    security: Security
    user: str


class Leash:
    """A second hold on the socket of a connection, by which it can be broken off at any time:
    while it is made, while it is being encrypted, while somebody waits on it."""

    def __init__(self) -> None:
        self.is_over = False
        self._line: socket.socket | None = None

    def hold(self, line: socket.socket) -> None:
        """Hold this socket; where the time is over already, break it off."""
        self._line = line.dup()
        if self.is_over:
            self.break_off()

    def break_off(self) -> None:
        """Close the connection for both sides."""
        if self._line is not None:
            with suppress(OSError):
                self._line.shutdown(socket.SHUT_RDWR)

    def time_is_over(self) -> None:
        """Break it off because it took too long."""
        self.is_over = True
        self.break_off()

    def release(self) -> None:
        """Break it off and let it go."""
        self.break_off()
        if self._line is not None:
            self._line.close()


class Client(imapclient.IMAPClient):  # type: ignore[misc]
    """IMAPClient over a socket of ours."""

    def __init__(self, server: Server, addresses: list[str], leash: Leash) -> None:
        self._server, self._addresses, self._leash = server, addresses, leash
        self._context = ssl.create_default_context()
        super().__init__(
            server.host, server.port, ssl=server.security is Security.TLS, timeout=WAITS
        )
        self._imap.debug = 0  # the library would write all that is said, passwords included
        if server.security is Security.STARTTLS:
            self._encrypt()

    @contextmanager
    def allowed(self, size: int) -> Iterator[None]:
        """Let the answer to what is asked now be so large."""
        self._imap.allowed = size + LARGEST_ANSWER
        try:
            yield
        finally:
            self._imap.allowed = LARGEST_ANSWER

    def has_unread(self) -> bool:
        """Whether the server said more than was asked for, and it is here already."""
        line: Line = self._imap
        return line.has_unread()

    def _encrypt(self) -> None:
        if not self.has_capability("STARTTLS"):
            raise ImapFaulty(ImapFault.TLS)
        try:
            self.starttls(self._context)
        except imaplib.IMAP4.error:
            raise ImapFaulty(ImapFault.TLS) from None
        self._cached_capabilities = None  # what was said before anybody could change

    def _create_IMAP4(self) -> Line:
        return Line(self._server, self._addresses, self._context, self._leash)


class Line(imaplib.IMAP4):
    """imaplib's connection: to a checked address, with every answer counted."""

    def __init__(
        self, server: Server, addresses: list[str], context: ssl.SSLContext, leash: Leash
    ) -> None:
        self._server, self._addresses, self._context = server, addresses, context
        self._leash = leash
        self.allowed = LARGEST_ANSWER
        self._got = 0
        super().__init__(server.host, server.port, timeout=WAITS)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        error: OSError = ConnectionError()
        for address in self._addresses:
            try:
                line = socket.create_connection((address, self.port), timeout)
            except OSError as one:
                error = one
                continue
            self._leash.hold(line)
            if self._server.security is Security.TLS:
                return self._context.wrap_socket(line, server_hostname=self._server.host)
            return line
        raise error

    def send(self, data: bytes) -> None:  # type: ignore[override]
        self._got = 0  # a new question
        super().send(data)

    def read(self, size: int) -> bytes:
        self._count(size)
        return super().read(size)

    def readline(self) -> bytes:
        line = super().readline()
        self._count(len(line))
        return line

    def has_unread(self) -> bool:
        """Whether something lies in our own buffer: what came in one piece with an earlier answer,
        which no poll of the socket sees any more."""
        self.sock.setblocking(False)
        try:
            return bool(cast(BufferedReader, self.file).peek(1))
        except OSError:  # how an encrypted line says that there is nothing
            return False
        finally:
            self.sock.settimeout(WAITS)

    def _count(self, size: int) -> None:
        self._got += size
        if self._got > self.allowed:
            raise TooMuch
