"""A mailbox on an IMAP server, read from a distance: over TLS, in bounded time and size.

The server is a stranger's. Every answer is bounded in bytes, every step in seconds, what it says
is never shown, and an address inside our own network is not connected to unless the operator
allows it. Nothing here writes to the mailbox: folders are opened for reading only.
"""

from guanxi.platform.imap.clients import Security, Server
from guanxi.platform.imap.faults import ImapFault, ImapFaulty
from guanxi.platform.imap.hosts import addresses_of
from guanxi.platform.imap.sessions import Head, Opened, Session, connected

__all__ = [
    "Head",
    "ImapFault",
    "ImapFaulty",
    "Opened",
    "Security",
    "Server",
    "Session",
    "addresses_of",
    "connected",
]
