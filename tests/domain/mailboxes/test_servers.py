"""A provider is found by the part of an address after the "@", in any country."""

import pytest

from guanxi.domain.mailboxes import provider_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("li@163.com", "imap.163.com"),
        ("li@Hotmail.co.uk", "outlook.office365.com"),
        ("li@yahoo.com.hk", "imap.mail.yahoo.com"),
        ("li@yahoo.co.jp", "imap.mail.yahoo.co.jp"),
        ("li@live.nb.cn", None),
        ("li@nb.cn", None),
    ],
)
def test_provider_is_known_in_every_country(address: str, host: str | None) -> None:
    provider = provider_of(address)

    assert (provider.host if provider else None) == host
