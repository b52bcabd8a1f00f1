"""Servers that are gone, slow, hostile or misnamed: a clear word, and nobody else waits."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import serializers
from django.test import override_settings
from tests.apps.mailboxes.post import OURS, Post, letter, server, texts
from tests.conftest import NOW
from tests.dovecot import PASSWORD, Dovecot
from tests.one_of_each import scoped_models

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.mailboxes.actions import (
    Tried,
    connect_mailbox,
    hold_mailbox,
    look_at,
    looking,
    try_mailbox,
)
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.imap import ImapFault, ImapFaulty, Security, Server, clients

pytestmark = pytest.mark.django_db
GREETING = b"* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] at your service\r\n"


@contextmanager
def answering(answer: Callable[[socket.socket], None]) -> Iterator[Server]:
    """A server of ours that treats whoever comes as ``answer`` does."""

    def serve() -> None:
        while True:
            try:
                line, _ = listening.accept()
            except OSError:
                return
            with line:
                try:
                    answer(line)
                except OSError:
                    continue

    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=serve, daemon=True).start()
        yield Server("localhost", listening.getsockname()[1], Security.PLAIN, "nora")
        listening.shutdown(socket.SHUT_RDWR)


def garbage(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    line.recv(1)


def silence(line: socket.socket) -> None:
    line.recv(1)


def drip(line: socket.socket) -> None:
    """One byte now and then, so that no single wait ever ends."""
    for byte in GREETING * 1_000:
        line.sendall(bytes([byte]))
        threading.Event().wait(0.05)


def flood(line: socket.socket) -> None:
    line.sendall(GREETING)
    while True:
        line.sendall(b"* 1 EXISTS\r\n" * 10_000)


def huge_literal(line: socket.socket) -> None:
    line.sendall(GREETING)
    line.recv(1_000)
    line.sendall(b"* LIST {9999999999}\r\n")
    line.recv(1)


def echo(line: socket.socket) -> None:
    """Refuses, and repeats in clear what it was told."""
    line.sendall(b"* OK [CAPABILITY IMAP4rev1] hello\r\n")
    while told := line.recv(1_000):
        tag, _, question = told.partition(b" ")
        if question.startswith(b"CAPABILITY"):
            line.sendall(b"* CAPABILITY IMAP4rev1\r\n" + tag + b" OK done\r\n")
        else:
            line.sendall(tag + b" NO you said: " + told)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (garbage, ImapFault.NOT_IMAP),
        (flood, ImapFault.TOO_MUCH),
        (huge_literal, ImapFault.TOO_MUCH),
        (echo, ImapFault.SIGN_IN),
    ],
)
def test_hostile_server_is_told_by_what_it_does(
    inside: None,
    monkeypatch: pytest.MonkeyPatch,
    answer: Callable[[socket.socket], None],
    fault: ImapFault,
) -> None:
    monkeypatch.setattr(clients, "LARGEST_ANSWER", 50_000)

    with answering(answer) as where, pytest.raises(ImapFaulty) as told:
        try_mailbox(where, "secret", ())

    assert told.value.fault == fault


def test_server_that_never_answers_is_left(inside: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "WAITS", 0.3)

    with answering(silence) as where, pytest.raises(ImapFaulty) as told:
        try_mailbox(where, "secret", ())

    assert told.value.fault == ImapFault.SLOW


def test_server_that_drips_is_left(inside: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guanxi.apps.mailboxes.actions.connecting.TRIED_WITHIN", 1.0)

    with answering(drip) as where, pytest.raises(ImapFaulty) as told:
        try_mailbox(where, "secret", ())

    assert told.value.fault == ImapFault.SLOW


def test_what_is_wrong_is_told_apart(dovecot: Dovecot, inside: None) -> None:
    here = server(dovecot, "somebody")
    tls = Server("localhost", dovecot.tls_port, Security.TLS, "somebody")
    closed = Server("localhost", 1, Security.TLS, "somebody")
    nowhere = Server("imap.invalid", 993, Security.TLS, "somebody")
    starttls = Server("localhost", dovecot.port, Security.STARTTLS, "somebody")

    def fault(where: Server, password: str = PASSWORD, *folders: str) -> ImapFault:
        with pytest.raises(ImapFaulty) as told:
            try_mailbox(where, password, folders)
        return told.value.fault

    assert [
        fault(here, "wrong"), fault(here, PASSWORD, "INBOX", "Nowhere"), fault(tls),
        fault(starttls), fault(closed), fault(nowhere),
    ] == [
        ImapFault.SIGN_IN, ImapFault.FOLDER, ImapFault.CERTIFICATE,
        ImapFault.CERTIFICATE, ImapFault.UNREACHABLE, ImapFault.UNKNOWN_HOST,
    ]  # fmt: skip


@pytest.mark.parametrize("security", [Security.TLS, Security.STARTTLS])
def test_server_with_a_good_certificate_is_believed(
    dovecot: Dovecot, inside: None, monkeypatch: pytest.MonkeyPatch, security: Security
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(dovecot.certificate))
    port = dovecot.tls_port if security is Security.TLS else dovecot.port

    tried = try_mailbox(Server("localhost", port, security, "somebody"), PASSWORD, ())

    assert ssl.get_default_verify_paths().openssl_cafile_env == "SSL_CERT_FILE"
    assert tried == Tried(("INBOX", "Sent"), announces=True)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "10.0.0.1", "169.254.169.254", "::1"])
def test_server_inside_is_refused_unless_the_operator_allows_it(host: str) -> None:
    with pytest.raises(ImapFaulty) as told:
        try_mailbox(Server(host, 993, Security.TLS, "nora"), "secret", ())

    assert told.value.fault == ImapFault.INSIDE


def test_unencrypted_way_leaves_this_machine_never(inside: None) -> None:
    with pytest.raises(ImapFaulty) as told:
        try_mailbox(Server("10.0.0.1", 143, Security.PLAIN, "nora"), "secret", ())

    assert told.value.fault == ImapFault.TLS


def test_failing_mailbox_is_left_in_peace_ever_longer_and_blocks_no_other(
    post: Post, huamei: Supplier, workspace: Workspace, owner: Person
) -> None:
    gone = connect_mailbox(
        workspace=workspace, address="gone@nordlicht.example", password="secret",
        server=Server("localhost", 1, Security.TLS, "gone"), tried=Tried(("INBOX",), True),
        look_back=90, by=owner, at=NOW,
    )  # fmt: skip
    post.deliver(letter("one"))
    pauses, at = [], NOW

    for _ in range(6):
        held = hold_mailbox(pk=gone.pk, at=at)
        assert held is not None
        look_at(mailbox=held, clock=lambda now=at: now)
        gone.refresh_from_db()
        assert gone.next_look_at is not None
        pauses.append((gone.next_look_at - at) // timedelta(minutes=1))
        at = gone.next_look_at
    post.look()

    assert pauses == [5, 10, 20, 40, 60, 60]
    assert (gone.fault, gone.failing_since, gone.failures) == ("unreachable", NOW, 6)
    assert Event.objects.filter(verb="mailbox.failed").count() == 1
    assert texts() == ["one"]


def test_mailbox_that_works_again_says_so(
    post: Post, huamei: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    Mailbox.objects.update(port=1)
    failed = post.look()
    assert failed.fault == "unreachable"
    Mailbox.objects.update(port=post.dovecot.port)

    mailbox = post.look(NOW + timedelta(hours=1))

    assert (mailbox.fault, mailbox.failing_since, mailbox.failures) == ("", None, 0)
    assert Event.objects.filter(verb="mailbox.works").count() == 1


def test_password_of_another_installation_is_asked_for_again(post: Post) -> None:
    with override_settings(SECRET_KEY="another"):
        mailbox = post.look()

    assert mailbox.fault == "sealed"


def test_password_stands_nowhere_in_clear(
    post: Post,
    huamei: Supplier,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    for name in ("", "imapclient", "imaplib", "guanxi"):
        caplog.set_level(logging.DEBUG, logger=name)
    post.deliver(letter("one"))
    tried = "geheim-7719"  # not in the line of the call: a traceback would quote that

    post.look()
    with answering(echo) as where, pytest.raises(ImapFaulty) as told:
        try_mailbox(where, tried, ())
    Mailbox.objects.update(sealed="broken", next_look_at=NOW)
    looked = post.look(NOW + timedelta(hours=1))

    stored = [row for model in scoped_models() for row in model._default_manager.all()]
    said = capfd.readouterr()
    everything = "\n".join([
        caplog.text, said.out, said.err, repr(told.value), str(told.value.__cause__),
        serializers.serialize("json", [*stored, *Event.objects.all()]),
    ])  # fmt: skip
    kept = [p.read_bytes() for p in Path(settings.MEDIA_ROOT).rglob("*") if p.is_file()]
    assert looked.fault == "sealed"
    for password in (PASSWORD, tried):
        assert password not in everything
        assert not any(password.encode() in one for one in kept)


def test_look_is_over_when_its_time_is(
    post: Post, huamei: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "WITHIN", 1.0)
    with answering(drip) as where:
        Mailbox.objects.update(port=where.port)

        mailbox = post.look()

    assert (mailbox.fault, mailbox.address) == ("slow", OURS)
