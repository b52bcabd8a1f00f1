"""A letter, and handing it to the mail server."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.crypto import salted_hmac

from guanxi.platform.mail.faults import fault_of


@dataclass(frozen=True)
class Letter:
    """What is sent to one address. ``key`` names it for good: sent twice, it is the same letter.

    ``settings_url`` is where its reader chooses not to get it any more; empty where they asked for
    it themselves. ``html`` may be empty. ``language`` is a code such as "en" or "zh-Hans".
    """

    key: str
    to: str
    subject: str
    text: str
    html: str
    language: str
    settings_url: str


def can_send() -> bool:
    """Whether the operator named a mail server; without one nothing is ever sent."""
    return settings.ENVIRONMENT.mail is not None


def deliver(letter: Letter) -> None:
    """Hand ``letter`` to the mail server. Raises MailFault, which says what went wrong."""
    headers = {
        "Message-ID": _message_id(letter.key),
        # Keeps holiday replies from answering a machine.
        "Auto-Submitted": "auto-generated",
        "Content-Language": letter.language,
    }
    if letter.settings_url:
        headers["List-Unsubscribe"] = f"<{letter.settings_url}>"
    message = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.to], headers=headers)
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    try:
        message.send()
    except (OSError, UnicodeError) as error:
        raise fault_of(error) from error


def _message_id(key: str) -> str:
    """The same for the same key, so that a letter sent twice over a cut line is shown once."""
    local = salted_hmac("guanxi.platform.mail", key, algorithm="sha256").hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{local}@{domain}>"
