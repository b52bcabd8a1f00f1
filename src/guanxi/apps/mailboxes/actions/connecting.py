"""Connecting a mailbox, and what a person may do with it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError, transaction

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.mailboxes.actions.looking import look_soon
from guanxi.apps.mailboxes.labels import Security
from guanxi.apps.mailboxes.models import Folder, Mailbox
from guanxi.apps.mailboxes.queries import server_of
from guanxi.apps.mailboxes.sealing import seal
from guanxi.platform.imap import Server, connected

INBOX = "INBOX"
TRIED_WITHIN = 20.0  # seconds; somebody waits for the page
KEPT_SEALED = timedelta(days=1)  # the password of a disconnected mailbox, for undo


class AlreadyConnected(ValueError):
    """A mailbox of this address is connected already."""


@dataclass(frozen=True)
class Tried:
    """What a first connection found: the folders to look into, whether it announces mail."""

    folders: tuple[str, ...]
    announces: bool


def try_mailbox(server: Server, password: str, folders: Sequence[str]) -> Tried:
    """Sign in and open each folder; without ``folders``, the inbox and what was sent.

    Changes nothing, here or there. Raises ImapFaulty.
    """
    inside = settings.ENVIRONMENT.mailboxes_inside
    with connected(server, password, inside_allowed=inside, within=TRIED_WITHIN) as session:
        wanted = tuple(folders) or (INBOX, *filter(None, [session.sent_folder()]))
        for folder in wanted:
            session.open(folder)
        return Tried(wanted, session.announces)


@transaction.atomic
def connect_mailbox(
    *,
    workspace: Workspace,
    address: str,
    server: Server,
    password: str,
    tried: Tried,
    look_back: int,
    by: Person,
    at: datetime,
) -> Mailbox:
    """Look at this mailbox from now on, ``look_back`` days back. Raises AlreadyConnected."""
    try:
        with transaction.atomic():
            mailbox = Mailbox.objects.create(
                workspace=workspace,
                address=address.lower(),
                host=server.host,
                port=server.port,
                security=Security(server.security.value),
                user=server.user,
                sealed=seal(password),
                since=at.date() - timedelta(days=look_back),
                announces=tried.announces,
                by=by,
                at=at,
            )
    except IntegrityError:
        raise AlreadyConnected from None
    Folder.objects.bulk_create(
        Folder(workspace=workspace, mailbox=mailbox, name=name) for name in tried.folders
    )
    _record("mailbox.connected", mailbox, by, at, folders=len(tried.folders), days=look_back)
    look_soon(mailbox=mailbox, at=at)
    return mailbox


def try_password(mailbox: Mailbox, password: str) -> Tried:
    """Whether this password opens the mailbox and its folders. Raises ImapFaulty."""
    folders = mailbox.folders.order_by("pk").values_list("name", flat=True)
    return try_mailbox(server_of(mailbox), password, list(folders))


@transaction.atomic
def change_password(
    *, mailbox: Mailbox, password: str, tried: Tried, by: Person, at: datetime
) -> None:
    """Sign in with another password from now on."""
    mailbox.sealed, mailbox.announces = seal(password), tried.announces
    mailbox.save(update_fields=["sealed", "announces"])
    _record("mailbox.password", mailbox, by, at)
    look_soon(mailbox=mailbox, at=at)


@transaction.atomic
def look_now(*, mailbox: Mailbox, by: Person, at: datetime) -> None:
    """Look at it as soon as a worker is free."""
    _record("mailbox.look", mailbox, by, at)
    look_soon(mailbox=mailbox, at=at)


@transaction.atomic
def pause_mailbox(*, mailbox: Mailbox, by: Person, at: datetime) -> None:
    """Do not look at it until it is resumed."""
    Mailbox.objects.filter(pk=mailbox.pk, paused_at=None).update(paused_at=at)
    _record("mailbox.paused", mailbox, by, at)


@transaction.atomic
def resume_mailbox(*, mailbox: Mailbox, by: Person, at: datetime) -> None:
    """Look at it again; what came meanwhile is taken too."""
    Mailbox.objects.filter(pk=mailbox.pk).update(paused_at=None)
    _record("mailbox.resumed", mailbox, by, at)
    look_soon(mailbox=mailbox, at=at)


@transaction.atomic
def disconnect_mailbox(*, mailbox: Mailbox, by: Person, at: datetime) -> None:
    """Look at it no more. What was taken stays; the password is forgotten after a day."""
    Mailbox.objects.filter(pk=mailbox.pk, disconnected_at=None).update(disconnected_at=at)
    _record("mailbox.disconnected", mailbox, by, at)


@transaction.atomic
def reconnect_mailbox(*, mailbox: Mailbox, by: Person, at: datetime) -> bool:
    """Take the disconnecting back; False where it is too late or the address has a new one."""
    try:
        with transaction.atomic():
            there = Mailbox.objects.filter(pk=mailbox.pk).exclude(sealed="")
            if not there.update(disconnected_at=None):
                return False
    except IntegrityError:
        return False
    _record("mailbox.reconnected", mailbox, by, at)
    look_soon(mailbox=mailbox, at=at)
    return True


def forget_passwords(*, at: datetime) -> int:
    """Forget the passwords of mailboxes disconnected a day ago; how many."""
    gone = Mailbox.objects.filter(disconnected_at__lt=at - KEPT_SEALED).exclude(sealed="")
    return gone.update(sealed="")


def _record(verb: str, mailbox: Mailbox, by: Person, at: datetime, **data: int) -> None:
    record_event(
        verb,
        workspace_id=mailbox.workspace_id,
        by=by.pk,
        at=at,
        subject=("mailbox", mailbox.pk),
        **data,
    )
