"""Why a mailbox could not be looked at: the many errors of network, TLS and server as few codes.

The server's own words are not kept: they may repeat what we sent, the password included.
"""

from __future__ import annotations

import socket
import ssl
from enum import StrEnum


class ImapFault(StrEnum):
    """What went wrong."""

    UNKNOWN_HOST = "unknown_host"  # no such name
    INSIDE = "inside"  # an address of our own network, which is not allowed
    UNREACHABLE = "unreachable"  # refused, or broken off
    SLOW = "slow"  # no answer in time
    CERTIFICATE = "certificate"  # not the server it says it is
    TLS = "tls"  # no encryption to be had, or it failed
    SIGN_IN = "sign_in"
    FOLDER = "folder"  # the folder is not there, or may not be opened
    NOT_IMAP = "not_imap"  # answers that are no IMAP
    TOO_MUCH = "too_much"  # more bytes than asked for


class ImapFaulty(Exception):
    """A mailbox that could not be looked at, and why. Holds no word of the server's."""

    def __init__(self, fault: ImapFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class TooMuch(OSError):
    """The server sends more than was asked for."""


def fault_of(error: Exception) -> ImapFaulty:
    """What an error of the network, of TLS or of the IMAP library means.

    >>> fault_of(ConnectionRefusedError()).fault
    <ImapFault.UNREACHABLE: 'unreachable'>
    """
    if isinstance(error, ImapFaulty):
        return error
    for kind, fault in _KINDS:
        if isinstance(error, kind):
            return ImapFaulty(fault)
    return ImapFaulty(ImapFault.NOT_IMAP)


# The first line that fits: what is special stands before what is general.
_KINDS: tuple[tuple[type[Exception], ImapFault], ...] = (
    (TooMuch, ImapFault.TOO_MUCH),
    (ssl.SSLCertVerificationError, ImapFault.CERTIFICATE),
    (TimeoutError, ImapFault.SLOW),
    (ssl.SSLError, ImapFault.TLS),
    (socket.gaierror, ImapFault.UNKNOWN_HOST),
    (UnicodeError, ImapFault.UNKNOWN_HOST),
    (OSError, ImapFault.UNREACHABLE),
)
