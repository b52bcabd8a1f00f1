"""The mail server's address, as one setting. Mail is optional: everything works without."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from django.http import HttpRequest

from guanxi.platform.mail import can_send

PORTS = {"smtp": 587, "smtps": 465}


class MailUrlError(ValueError):
    """The address cannot be used; the message says why and never repeats the password."""


@dataclass(frozen=True)
class MailServer:
    """Where mail leaves from. ``implicit_tls``: encrypted from the first byte (smtps)."""

    host: str
    port: int
    user: str
    password: str
    implicit_tls: bool
    sender: str

    def django_settings(self) -> dict[str, Any]:
        """The ``EMAIL_*`` settings of Django; signing in over plain smtp asks for STARTTLS."""
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "EMAIL_HOST": self.host,
            "EMAIL_PORT": self.port,
            "EMAIL_HOST_USER": self.user,
            "EMAIL_HOST_PASSWORD": self.password,
            "EMAIL_USE_SSL": self.implicit_tls,
            "EMAIL_USE_TLS": not self.implicit_tls and bool(self.user),
            "EMAIL_TIMEOUT": 15,
            "DEFAULT_FROM_EMAIL": self.sender,
        }


def parse_mail_url(value: str) -> MailServer:
    """``smtp://user:password@host:port?from=desk@example.com``; ``smtps`` for implicit TLS.

    A user name with ``@`` or ``:`` is percent-encoded (``me%40example.com``). Without ``from``
    the user name must be an address and is the sender. Raises MailUrlError.

    >>> parse_mail_url("smtps://desk%40example.com:secret@mail.example.com").port
    465
    """
    parts = urlsplit(value)
    if parts.scheme not in PORTS or not parts.hostname:
        raise MailUrlError("write smtp://user:password@host:port, or smtps:// for implicit TLS.")
    try:
        port = parts.port or PORTS[parts.scheme]
    except ValueError:
        raise MailUrlError("the port is not a number from 1 to 65535.") from None
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    if user and not password:
        raise MailUrlError(f"the user {user} has no password; write user:password@host.")
    sender = parse_qs(parts.query).get("from", [user])[0]
    if "@" not in sender:
        raise MailUrlError("add ?from=desk@example.com, the address that mail comes from.")
    return MailServer(
        host=parts.hostname,
        port=port,
        user=user,
        password=password,
        implicit_tls=parts.scheme == "smtps",
        sender=sender,
    )


def mail_works(_request: HttpRequest) -> dict[str, bool]:
    """``mail_works`` for templates: whether this desk can send mail at all."""
    return {"mail_works": can_send()}
