"""Live mailboxes: whose mail is taken, where mailboxes are, when to look again."""

from guanxi.domain.mailboxes.acquaintances import Acquaintances, Contact, acquaintances
from guanxi.domain.mailboxes.pauses import USUAL, pause_after
from guanxi.domain.mailboxes.servers import Provider, Wants, provider_of

__all__ = [
    "USUAL",
    "Acquaintances",
    "Contact",
    "Provider",
    "Wants",
    "acquaintances",
    "pause_after",
    "provider_of",
]
