"""Which addresses a host name stands for, and whether we may connect to them.

A name that anybody can type must not make this machine talk to what only this machine can reach:
itself, its neighbours, the cloud's own services. The address that was checked is the one that is
connected to; asking for the name again could give another.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from guanxi.platform.imap.faults import ImapFault, ImapFaulty

Address = IPv4Address | IPv6Address
# IPv6 addresses that carry an IPv4 one which a gateway would unpack.
_CARRIES_IPV4 = (ip_network("64:ff9b::/96"), ip_network("::/96"))


def addresses_of(host: str, port: int, *, inside_allowed: bool) -> list[str]:
    """The addresses of ``host``, in the order to try them.

    Raises ImapFaulty: UNKNOWN_HOST, or INSIDE where any of them is not on the public internet and
    that is not allowed.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ImapFaulty(ImapFault.UNKNOWN_HOST) from None
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not inside_allowed and not all(is_public(ip_address(one)) for one in addresses):
        raise ImapFaulty(ImapFault.INSIDE)
    return addresses


def is_public(address: Address) -> bool:
    """Whether an address is on the public internet, also where IPv6 only wraps an IPv4 one.

    >>> is_public(ip_address("9.9.9.9")), is_public(ip_address("::ffff:10.0.0.1"))
    (True, False)
    """
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or _carried(address)
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved)


def is_this_machine(address: str) -> bool:
    """Whether an address never leaves this machine."""
    return ip_address(address.partition("%")[0]).is_loopback


def _carried(address: IPv6Address) -> IPv4Address | None:
    if address.is_loopback or not any(address in network for network in _CARRIES_IPV4):
        return None
    return IPv4Address(int(address) & 0xFFFFFFFF)
