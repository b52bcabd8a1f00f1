"""What a name may make this machine connect to."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from guanxi.platform.imap import ImapFault, ImapFaulty, addresses_of
from guanxi.platform.imap.hosts import is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::", "::127.0.0.1", "2001::1",
    ],
)  # fmt: skip
def test_address_of_our_own_network_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["9.9.9.9", "2606:4700::1111", "::ffff:9.9.9.9"])
def test_address_on_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433"])
def test_name_of_this_machine_is_refused_however_it_is_written(host: str) -> None:
    with pytest.raises(ImapFaulty) as told:
        addresses_of(host, 993, inside_allowed=False)

    assert told.value.fault in (ImapFault.INSIDE, ImapFault.UNKNOWN_HOST)


def test_allowed_name_gives_its_addresses() -> None:
    assert addresses_of("127.0.0.1", 143, inside_allowed=True) == ["127.0.0.1"]


@pytest.mark.parametrize("host", ["", "a" * 300, "x..y", "名.invalid"])
def test_impossible_name_is_no_host(host: str) -> None:
    with pytest.raises(ImapFaulty) as told:
        addresses_of(host, 993, inside_allowed=False)

    assert told.value.fault in (ImapFault.UNKNOWN_HOST, ImapFault.INSIDE)
