"""Words for mailboxes: how they are reached, what their providers want, what goes wrong."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guanxi.domain.mailboxes import Wants
from guanxi.platform.imap import ImapFault


class Security(models.TextChoices):
    """The kinds of ``platform.imap.Security``, in words."""

    TLS = "tls", _("TLS from the start (usually port 993)")
    STARTTLS = "starttls", _("STARTTLS (usually port 143)")
    PLAIN = "plain", _("Without encryption, on this machine only")


# The password is there and cannot be opened: the installation's secret is another one.
SEALED = "sealed"

FAULT_WORDS: dict[str, Promise] = {
    ImapFault.UNKNOWN_HOST: _("There is no server of this name. Check how it is spelled."),
    ImapFault.INSIDE: _(
        "This server is not on the public internet, and this desk connects to no other. Whoever"
        " runs the desk can allow it in the setting GUANXI_MAILBOXES_INSIDE."
    ),
    ImapFault.UNREACHABLE: _(
        "The server does not answer on this port. Check the port, and that IMAP is switched on in"
        " the settings of the mailbox."
    ),
    ImapFault.SLOW: _("The server took too long to answer."),
    ImapFault.CERTIFICATE: _(
        "The server cannot prove that it is the one it says it is. Check its name; if it is right,"
        " its certificate has to be put in order there."
    ),
    ImapFault.TLS: _(
        "No encrypted connection could be made. Try the other kind of encryption; without any,"
        " only a server on this machine is connected to."
    ),
    ImapFault.SIGN_IN: _(
        "The server refused the user name or the password. Many providers ask for an authorisation"
        " code or an app password instead, and for IMAP to be switched on first."
    ),
    ImapFault.FOLDER: _("The server has no folder of this name, or does not let it be opened."),
    ImapFault.NOT_IMAP: _("What answers there does not speak IMAP. Check server and port."),
    ImapFault.TOO_MUCH: _("The server sent far more than it was asked for, so it was left."),
    SEALED: _("The password can no longer be opened here. Give it again."),
}

WANTS_WORDS: dict[str, Promise] = {
    Wants.APP_PASSWORD: _(
        "This provider wants an app password: make one in the security settings of the account,"
        " where two-step sign-in has to be on."
    ),
    Wants.AUTHORISATION_CODE: _(
        "This provider wants an authorisation code (授权码) in place of the password: in the web"
        " mail’s settings switch on IMAP, and it shows the code."
    ),
    Wants.CLIENT_CODE: _(
        "This provider wants a client password (客户端专用密码): made in the web mail under"
        " settings, mailbox binding, safe sign-in."
    ),
    Wants.OTHER: _(
        "Microsoft no longer lets programs sign in to these mailboxes with a password, so they"
        " cannot be connected. Bring their mail in as files, or have it forwarded."
    ),
}
