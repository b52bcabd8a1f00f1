"""A desk that can send mail, and letters on their way."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.conf import settings
from django.test import override_settings
from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.notices.actions import post_mail
from guanxi.apps.notices.labels import MailKind
from guanxi.apps.notices.models import OutgoingMail
from guanxi.config.mail import parse_mail_url


@contextmanager
def mail_server(url: str, **more: object) -> Iterator[None]:
    """The desk as if GUANXI_MAIL_URL were ``url``."""
    server = parse_mail_url(url)
    environment = replace(settings.ENVIRONMENT, mail=server, url="https://desk.example.com")
    with override_settings(
        **{"ENVIRONMENT": environment, "DEFAULT_FROM_EMAIL": server.sender} | more
    ):
        yield


class Postbox:
    """What a mail server got; ``answers`` are its refusals, one a letter, then it takes all."""

    def __init__(self, *answers: str) -> None:
        self.letters: list[bytes] = []
        self.answers = list(answers)

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:
        if self.answers:
            return self.answers.pop(0)
        self.letters.append(envelope.original_content or b"")
        return "250 OK"


class ClosedBox(Postbox):
    """A mail server that knows no address."""

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _to: str, _options: list[str]
    ) -> str:
        return "550 5.1.1 no such user here"


@contextmanager
def running(postbox: Postbox) -> Iterator[None]:
    """A real mail server on this machine, to which the desk sends."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(postbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        url = f"smtp://127.0.0.1:{port}?from=desk@example.com"
        with mail_server(url, **parse_mail_url(url).django_settings()):
            yield
    finally:
        controller.stop()


def letter(workspace: Workspace, to: Person, *, at: datetime = NOW, **more: object) -> OutgoingMail:
    """A letter that was just posted."""
    words: dict[str, object] = {
        "subject": "Two things to do", "text": "模具修好了吗？ Ask them.\n", "html": "<p>模具</p>",
        "settings_url": "https://desk.example.com/w/x/settings/notices/", "good_until": None,
    }  # fmt: skip
    return post_mail(workspace=workspace, to=to, kind=MailKind.DIGEST, at=at, **(words | more))  # type: ignore[arg-type]
