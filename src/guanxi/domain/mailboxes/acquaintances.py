"""Whose mail is taken: that of people we know, and nobody else's.

Known is who has a contact's address, and who writes from the domain of one of the supplier's own
people, unless anybody may have an address there. Nobody is known by an address or a domain of
ours: what colleagues write to each other is not taken.

A mail belongs to the supplier of the person who is known best, in the order exact address of
theirs, their domain, exact address of a third party; among equals the one named first.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from guanxi.domain.conversations.mail.addresses import read_addresses
from guanxi.domain.conversations.mail.headers import read_fields
from guanxi.domain.conversations.mail.splitting import plain_ends
from guanxi.domain.mailboxes.servers import provider_of

# What a server can be asked for without quoting, and what a mail can come from.
_ADDRESS = re.compile(r"[^\s@\"\\(){}%*<>,;:]{1,64}@[^\s@\"\\(){}%*<>,;:]{1,190}")
THEIRS, DOMAIN, THIRD = range(3)
_NAMING = ("from", "sender", "reply-to", "to", "cc", "bcc")


@dataclass(frozen=True)
class Contact:
    """A mail address a supplier's contact has; ``is_third``: of a forwarder or inspector."""

    address: str
    supplier: int
    is_third: bool = False


@dataclass(frozen=True)
class Acquaintances:
    """Everybody known: address or "@domain" → (how well, supplier)."""

    known: Mapping[str, tuple[int, int]]

    def supplier_of(self, people: Iterable[str]) -> int | None:
        """The supplier a mail with these addresses belongs to; None where nobody is known."""
        found = [one for address in people for one in self._about(address.lower())]
        return min(found, key=lambda one: one[0])[1] if found else None

    def supplier_of_mail(self, fields: bytes) -> int | None:
        """The same for the head of a mail."""
        found, _ = read_fields(plain_ends(fields))
        named = (one for name in _NAMING for one in read_addresses(found.get(name, [])))
        return self.supplier_of(one.address for one in named)

    def marks(self) -> dict[str, str]:
        """Whom to ask a server for, as digests: digest → address or "@domain".

        Who is at a domain that is known is asked for with it.
        """
        alone = (one for one in self.known if f"@{_domain(one)}" not in self.known or one[0] == "@")
        return {mark_of(one): one for one in alone}

    def _about(self, address: str) -> list[tuple[int, int]]:
        keys = (address, f"@{address.rpartition('@')[2]}")
        return [self.known[key] for key in keys if key in self.known]


def acquaintances(
    contacts: Iterable[Contact], *, ours: Collection[str], public: Collection[str]
) -> Acquaintances:
    """Who is known by these contacts.

    ``ours`` are our own addresses, ``public`` the domains where anybody may have one; those of
    well-known providers are such without being named.

    >>> li = Contact("Li@nb.cn", 7)
    >>> acquaintances([li], ours=["anna@b.de"], public=["qq.com"]).known
    {'li@nb.cn': (0, 7), '@nb.cn': (1, 7)}
    """
    mine = {address.lower() for address in ours}
    not_theirs = {f"@{domain}" for domain in public} | {f"@{_domain(one)}" for one in mine}
    known: dict[str, tuple[int, int]] = {}
    for contact in contacts:
        address = contact.address.strip().lower()
        if not _ADDRESS.fullmatch(address) or address in mine:
            continue
        _add(known, address, (THIRD if contact.is_third else THEIRS, contact.supplier))
        domain = f"@{_domain(address)}"
        if not contact.is_third and domain not in not_theirs and provider_of(address) is None:
            _add(known, domain, (DOMAIN, contact.supplier))
    return Acquaintances(known)


def mark_of(address: str) -> str:
    """A short digest of an address, to remember that it was asked for without keeping it."""
    return blake2b(address.encode(), digest_size=8).hexdigest()


def _add(known: dict[str, tuple[int, int]], key: str, one: tuple[int, int]) -> None:
    known[key] = min(known.get(key, one), one, key=lambda entry: entry[0])


def _domain(address: str) -> str:
    return address.rpartition("@")[2]
