"""Words for what leaves the desk: when the digest comes, and how a letter fared."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.platform.mail import Fault


class Digest(models.TextChoices):
    OFF = "off", _("Not at all")
    WORKDAYS = "workdays", _("On working days")
    DAILY = "daily", _("Every day")


class MailKind(models.TextChoices):
    DIGEST = "digest", _("Daily digest")
    INVITATION = "invitation", _("Invitation")
    SIGN_IN = "sign_in", pgettext_lazy("mail", "Signing in")


class MailState(models.TextChoices):
    WAITING = "waiting", pgettext_lazy("mail", "Waiting")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Not sent")


# Beside what the mail server answers: its day was over, or the desk broke off each time.
LAPSED, BROKEN = "lapsed", "broken"

FAULT_WORDS: dict[str, Promise] = {
    Fault.UNREACHABLE: _("The mail server could not be reached."),
    Fault.SIGN_IN: _(
        "The mail server refused the user name or the password. Many providers ask for an"
        " authorisation code or an app password instead."
    ),
    Fault.SENDER: _("The mail server does not let this desk's address send."),
    Fault.ADDRESS: _("The mail server does not accept this address. Check how it is spelled."),
    Fault.REFUSED: _("The mail server refused the letter."),
    Fault.LATER: _("The mail server asked to try again later."),
    LAPSED: _(
        "Its time was over before it could be sent. A digest comes again as usual; an invitation"
        " is given again under Members."
    ),
    BROKEN: _("Sending broke off every time."),
}
