"""Mailboxes as the settings show them, who is known, and what the passes look for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q, QuerySet, Sum

from guanxi.apps.accounts.models import Membership, Workspace
from guanxi.apps.conversations.actions.mails import PUBLIC
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.mailboxes.models import Collection, Mailbox
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Handle
from guanxi.domain.mailboxes import Acquaintances, Contact, acquaintances
from guanxi.platform.imap import Security, Server

SHOWN = 5  # collections of a mailbox on its page
NOT_IN_YET = (IntakeState.READING, IntakeState.PREVIEW, IntakeState.WRITING)


def connected_mailboxes() -> QuerySet[Mailbox]:
    """Mailboxes that are connected, paused ones included."""
    return Mailbox.objects.filter(disconnected_at=None)


def active_mailboxes() -> QuerySet[Mailbox]:
    """Mailboxes that are looked at."""
    return connected_mailboxes().filter(paused_at=None)


def due_mailboxes(at: datetime) -> QuerySet[Mailbox]:
    """Those whose time to be looked at has come, and that nobody looks at now."""
    free = Q(held_until=None) | Q(held_until__lt=at)
    return active_mailboxes().filter(free, next_look_at__lte=at)


def server_of(mailbox: Mailbox) -> Server:
    """Where it is and who signs in."""
    return Server(mailbox.host, mailbox.port, Security(mailbox.security), mailbox.user)


def known_people(workspace: Workspace) -> Acquaintances:
    """Everybody whose mail is taken, by the contacts of suppliers we work with. Three queries."""
    handles = Handle.objects.filter(
        channel=Channel.MAIL,
        contact__removed_at=None,
        contact__erased_at=None,
        contact__supplier__archived_at=None,
        contact__side__in=(Side.THEIRS, Side.THIRD),
    ).order_by("pk")
    rows = handles.values_list("value", "contact__supplier_id", "contact__side")
    members = Membership.objects.filter(workspace=workspace).values_list("person__email", flat=True)
    mine = connected_mailboxes().filter(workspace=workspace).values_list("address", flat=True)
    return acquaintances(
        (Contact(value, supplier, side == Side.THIRD) for value, supplier, side in rows),
        ours=[*members, *mine],
        public=PUBLIC,
    )


@dataclass(frozen=True)
class MailboxRow:
    """A mailbox, how much came from it, and what of it waits for a person or failed."""

    mailbox: Mailbox
    folders: tuple[str, ...]
    taken: int
    last: tuple[Collection, ...]
    unsettled: tuple[Collection, ...]

    @property
    def last_taken(self) -> Collection | None:
        """The latest mails that were taken."""
        return self.last[0] if self.last else None


def mailbox_rows(workspace: Workspace) -> list[MailboxRow]:
    """The connected mailboxes of a workspace by address. Four queries, however many there are."""
    mailboxes = connected_mailboxes().filter(workspace=workspace)
    found = list(mailboxes.order_by("address").prefetch_related("folders"))
    all_of_them = Collection.objects.filter(mailbox__in=found)
    sums = dict(all_of_them.values_list("mailbox").annotate(Sum("mails")).order_by())
    latest = _latest(all_of_them, found)
    return [
        MailboxRow(
            mailbox=one,
            folders=tuple(folder.name for folder in one.folders.all()),
            taken=sums.get(one.pk, 0),
            last=tuple(row for row in latest if row.mailbox_id == one.pk)[:SHOWN],
            unsettled=tuple(
                row
                for row in latest
                if row.mailbox_id == one.pk
                and row.intake.state in (IntakeState.FAILED, IntakeState.PREVIEW)
            ),
        )
        for one in found
    ]


def is_up_to_date(mailbox: Mailbox) -> bool:
    """Whether everything taken so far stands in the timeline."""
    return not Collection.objects.filter(mailbox=mailbox, intake__state__in=NOT_IN_YET).exists()


def waiting_collections() -> QuerySet[Collection]:
    """What was read and waits to be confirmed."""
    return Collection.objects.filter(intake__state=IntakeState.PREVIEW)


def _latest(collections: QuerySet[Collection], mailboxes: list[Mailbox]) -> list[Collection]:
    """The newest collections, and those that are not settled, newest first."""
    newest = dict(collections.values_list("mailbox").annotate(Max("pk")).order_by())
    if not mailboxes or not newest:
        return []
    rows = collections.select_related("intake__supplier", "intake__source").order_by("-pk")
    recent = list(rows[: SHOWN * len(mailboxes) * 4])
    asked = rows.filter(intake__state__in=(IntakeState.FAILED, IntakeState.PREVIEW))[:SHOWN]
    there = {one.pk for one in recent}
    return recent + [one for one in asked if one.pk not in there]
