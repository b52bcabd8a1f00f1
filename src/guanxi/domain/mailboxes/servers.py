"""Where the mailboxes of well-known providers are, and what they want instead of the password.

Told by the part of an address after the "@". Hosts and ports are the providers' published ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Wants(StrEnum):
    """What a provider takes to sign a program in."""

    PASSWORD = "password"  # noqa: S105 (a word, not a password)
    APP_PASSWORD = "app_password"  # noqa: S105 (made in the account's security settings)
    AUTHORISATION_CODE = "authorisation_code"  # 授权码, made in the settings of the web mail
    CLIENT_CODE = "client_code"  # 客户端专用密码, of company mailboxes
    OTHER = "other"  # programs with a password are not let in


@dataclass(frozen=True)
class Provider:
    """A provider's server, reached by TLS, and what it wants."""

    host: str
    wants: Wants
    port: int = 993


_QQ = Provider("imap.qq.com", Wants.AUTHORISATION_CODE)
_MICROSOFT = Provider("outlook.office365.com", Wants.OTHER)
_APPLE = Provider("imap.mail.me.com", Wants.APP_PASSWORD)
_GMAIL = Provider("imap.gmail.com", Wants.APP_PASSWORD)
_YAHOO = Provider("imap.mail.yahoo.com", Wants.APP_PASSWORD)
_GMX = Provider("imap.gmx.net", Wants.PASSWORD)
_YANDEX = Provider("imap.yandex.com", Wants.APP_PASSWORD)
_BY_DOMAIN = {
    "qq.com": _QQ,
    "vip.qq.com": _QQ,
    "foxmail.com": _QQ,
    "exmail.qq.com": Provider("imap.exmail.qq.com", Wants.CLIENT_CODE),
    "163.com": Provider("imap.163.com", Wants.AUTHORISATION_CODE),
    "vip.163.com": Provider("imap.vip.163.com", Wants.AUTHORISATION_CODE),
    "126.com": Provider("imap.126.com", Wants.AUTHORISATION_CODE),
    "yeah.net": Provider("imap.yeah.net", Wants.AUTHORISATION_CODE),
    "188.com": Provider("imap.188.com", Wants.AUTHORISATION_CODE),
    "sina.com": Provider("imap.sina.com", Wants.AUTHORISATION_CODE),
    "sina.cn": Provider("imap.sina.cn", Wants.AUTHORISATION_CODE),
    "sohu.com": Provider("imap.sohu.com", Wants.AUTHORISATION_CODE),
    "139.com": Provider("imap.139.com", Wants.AUTHORISATION_CODE),
    "189.cn": Provider("imap.189.cn", Wants.AUTHORISATION_CODE),
    "aliyun.com": Provider("imap.aliyun.com", Wants.PASSWORD),
    "gmail.com": _GMAIL,
    "googlemail.com": _GMAIL,
    "outlook.com": _MICROSOFT,
    "hotmail.com": _MICROSOFT,
    "live.com": _MICROSOFT,
    "msn.com": _MICROSOFT,
    "yahoo.com": _YAHOO,
    "ymail.com": _YAHOO,
    "icloud.com": _APPLE,
    "me.com": _APPLE,
    "mac.com": _APPLE,
    "aol.com": Provider("imap.aol.com", Wants.APP_PASSWORD),
    "fastmail.com": Provider("imap.fastmail.com", Wants.APP_PASSWORD),
    "zoho.com": Provider("imap.zoho.com", Wants.APP_PASSWORD),
    "gmx.de": _GMX,
    "gmx.net": _GMX,
    "gmx.at": _GMX,
    "gmx.ch": _GMX,
    "gmx.com": Provider("imap.gmx.com", Wants.PASSWORD),
    "web.de": Provider("imap.web.de", Wants.PASSWORD),
    "t-online.de": Provider("secureimap.t-online.de", Wants.PASSWORD),
    "zoho.eu": Provider("imap.zoho.eu", Wants.APP_PASSWORD),
    "yandex.com": _YANDEX,
    "yandex.ru": _YANDEX,
    "mail.ru": Provider("imap.mail.ru", Wants.APP_PASSWORD),
    "orange.fr": Provider("imap.orange.fr", Wants.PASSWORD),
    "free.fr": Provider("imap.free.fr", Wants.PASSWORD),
    "libero.it": Provider("imapmail.libero.it", Wants.PASSWORD),
    "yahoo.co.jp": Provider("imap.mail.yahoo.co.jp", Wants.PASSWORD),
}
# The same mailboxes under the ending of many a country: hotmail.co.uk, yahoo.com.hk.
_BY_BRAND = {"outlook": _MICROSOFT, "hotmail": _MICROSOFT, "live": _MICROSOFT, "yahoo": _YAHOO}
_OF_A_COUNTRY = re.compile(r"([a-z]+)\.(?:com?\.)?[a-z]{2}")


def provider_of(address: str) -> Provider | None:
    """The provider of an address; None where it is nobody well known.

    >>> provider_of("nora@163.com").host
    'imap.163.com'
    """
    domain = address.rpartition("@")[2].strip().lower()
    branded = _OF_A_COUNTRY.fullmatch(domain)
    return _BY_DOMAIN.get(domain) or (_BY_BRAND.get(branded[1]) if branded else None)
