"""Mails, a mailbox of ours on the server, and what of it stands in the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import count
from unittest import mock

from tests.conftest import NOW
from tests.dovecot import PASSWORD, Dovecot

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Message
from guanxi.apps.conversations.tasks import write_intake
from guanxi.apps.mailboxes.actions import (
    connect_mailbox,
    hold_mailbox,
    look_at,
    try_mailbox,
)
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.platform.imap import Security, Server

OURS = "nora@nordlicht.example"
CHEN = "陈经理 <chen@huamei.example>"
_names = count(1)


def letter(
    text: str,
    *,
    sender: str = CHEN,
    to: str = OURS,
    name: str = "",
    cc: str = "",
    charset: str = "utf-8",
    minutes: int = 0,
    subject: str = "Lids",
) -> bytes:
    """A mail as a server keeps it."""
    mark = name or f"m{next(_names)}"
    head = {
        "From": sender, "To": to, "Cc": cc, "Subject": subject,
        "Date": format_datetime(NOW - timedelta(days=1) + timedelta(minutes=minutes)),
        "Message-ID": f"<{mark}@mail.example>", "MIME-Version": "1.0",
        "Content-Type": f"text/plain; charset={charset}", "Content-Transfer-Encoding": "8bit",
    }  # fmt: skip
    lines = "".join(f"{field}: {value}\r\n" for field, value in head.items() if value)
    return lines.encode() + b"\r\n" + text.encode(charset) + b"\r\n"


@dataclass
class Post:
    """A mailbox on the server and the one of ours that looks at it."""

    dovecot: Dovecot
    user: str
    mailbox: Mailbox

    def deliver(
        self, *mails: bytes, folder: str = "INBOX", came: datetime = NOW - timedelta(days=1)
    ) -> None:
        """Mail comes."""
        for mail in mails:
            self.dovecot.deliver(self.user, mail, folder=folder, came=came)

    def look(self, at: datetime = NOW) -> Mailbox:
        """Look at it until there is nothing more to do; what was taken is written."""
        Mailbox.objects.filter(pk=self.mailbox.pk).update(next_look_at=at)
        while (held := hold_mailbox(pk=self.mailbox.pk, at=at)) is not None:
            look_at(mailbox=held, clock=lambda: at)
        write_all(at)
        self.mailbox.refresh_from_db()
        return self.mailbox


def new_post(dovecot: Dovecot, workspace: Workspace, by: Person, address: str = OURS) -> Post:
    """Connect an empty mailbox of its own on the server."""
    user = f"box{next(_names)}"
    where = server(dovecot, user)
    mailbox = connect_mailbox(
        workspace=workspace, address=address, server=where, password=PASSWORD,
        tried=try_mailbox(where, PASSWORD, ()), look_back=90, by=by, at=NOW,
    )  # fmt: skip
    return Post(dovecot, user, mailbox)


def server(dovecot: Dovecot, user: str) -> Server:
    """Where a mailbox is on the server of the tests."""
    return Server("localhost", dovecot.port, Security.PLAIN, user)


def write_all(at: datetime) -> None:
    """What the workers do with confirmed imports, whose clocks show ``at``."""
    with mock.patch("django.utils.timezone.now", return_value=at):
        for pk in Intake.objects.filter(state=IntakeState.WRITING).values_list("pk", flat=True):
            write_intake(pk)


def texts() -> list[str]:
    """Everything that stands in the timelines, in order."""
    shown = Message.objects.filter(withdrawn=False).order_by("at", "id")
    return list(shown.values_list("text", flat=True))
