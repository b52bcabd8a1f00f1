"""Keeping what a look took: the mails go in by the same door as any mail file.

A batch becomes one import a supplier, begun in the transaction that also moves how far the folder
is read. So a worker killed before it has taken nothing and the next one fetches again; one killed
after it leaves an import that goes on like any other. Who moves the folder from where it stood is
decided by a conditional update: of two workers that took the same mails, one keeps them.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from django.db import transaction
from django.db.models import F

from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.intake import (
    IntakeMoved,
    begin_intake,
    confirm_intake,
    hold_intake,
)
from guanxi.apps.conversations.actions.reading import read_for_preview
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake
from guanxi.apps.mailboxes.models import Collection, Folder, Mailbox
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.mailboxes import Acquaintances
from guanxi.platform.imap import Head

if TYPE_CHECKING:
    from guanxi.apps.conversations.actions.reading import Clock

MOST_MAILS = 200
MOST_BYTES = 50 << 20
LARGEST_MAIL = 50 << 20  # what the most generous providers let through
KIND = "mailbox"  # of a source
# The column that says how far a folder is read.
Reached = Literal["last_uid", "asked_uid"]
_NO_DAY = (1980, 1, 1, 0, 0, 0)  # the same mails make the same archive


class Overtaken(Exception):
    """Somebody else has kept these mails meanwhile."""


@dataclass
class Batch:
    """Mails taken between two numbers of a folder, ``first`` (done before) and ``last``."""

    first: int
    last: int = 0
    size: int = 0
    too_large: int = 0
    mails: list[tuple[int, int, bytes]] = field(default_factory=list)  # number, supplier, as sent

    def __post_init__(self) -> None:
        self.last = self.last or self.first

    def wanted(self, heads: Sequence[Head], known: Acquaintances) -> list[tuple[Head, int]]:
        """Which of these to fetch, with the supplier each belongs to; counts those too large."""
        found = ((head, known.supplier_of_mail(head.fields)) for head in heads)
        ours = [(head, supplier) for head, supplier in found if supplier is not None]
        fitting = [(head, supplier) for head, supplier in ours if head.size <= LARGEST_MAIL]
        self.too_large += len(ours) - len(fitting)
        return fitting

    def add(self, uid: int, supplier: int, raw: bytes) -> None:
        """Take one more."""
        self.mails.append((uid, supplier, raw))
        self.size += len(raw)

    @property
    def is_full(self) -> bool:
        """Whether it is time to keep them."""
        return len(self.mails) >= MOST_MAILS or self.size >= MOST_BYTES


@transaction.atomic
def keep_batch(
    *, folder: Folder, reached: Reached, batch: Batch, hold: timedelta, at: datetime
) -> list[Intake]:
    """Begin the imports of a batch, and note that the folder is read so far. Raises Overtaken."""
    where_it_stood: dict[str, int | None] = {"validity": folder.validity, reached: batch.first}
    there = Folder.objects.filter(pk=folder.pk, **where_it_stood)
    if not there.update(**{str(reached): batch.last}):
        raise Overtaken
    setattr(folder, reached, batch.last)
    intakes = [
        _begin(folder, supplier, [one for one in batch.mails if one[1] == supplier.pk], at)
        for supplier in Supplier.objects.filter(pk__in={one[1] for one in batch.mails})
    ]
    Mailbox.objects.filter(pk=folder.mailbox_id).update(
        held_until=at + hold, too_large=F("too_large") + batch.too_large
    )
    if batch.mails or batch.too_large:
        record_event(
            "mailbox.collected",
            workspace_id=folder.workspace_id,
            by=None,
            at=at,
            subject=("mailbox", folder.mailbox_id),
            mails=len(batch.mails),
            imports=len(intakes),
            too_large=batch.too_large,
        )
    return intakes


def _begin(
    folder: Folder, supplier: Supplier, mails: Sequence[tuple[int, int, bytes]], at: datetime
) -> Intake:
    mailbox = folder.mailbox
    intake = begin_intake(
        workspace=mailbox.workspace,
        name=f"{mailbox.address} {at:%Y-%m-%d %H.%M}.zip",
        chunks=[_packed(folder, mails)],
        zone=mailbox.workspace.zone,
        by=_on_behalf_of(mailbox),
        at=at,
        supplier=supplier,
        kind=KIND,
    )
    Collection.objects.create(
        workspace_id=mailbox.workspace_id, mailbox=mailbox, intake=intake, mails=len(mails), at=at
    )
    return intake


def _packed(folder: Folder, mails: Sequence[tuple[int, int, bytes]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for uid, _, raw in mails:
            member = zipfile.ZipInfo(f"{folder.pk}-{folder.validity}-{uid}.eml", _NO_DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, raw)
    return packed.getvalue()


def settle(*, intake: Intake, clock: Clock) -> None:
    """Read an import of a mailbox and confirm it, as far as nobody has to be asked.

    Can be repeated at any point: another worker may be at it, or a person may have been faster.
    """
    if hold_intake(pk=intake.pk, state=IntakeState.READING, at=clock()):
        read_for_preview(intake=_fresh(intake), clock=clock)
    intake = _fresh(intake)
    asks = intake.counts.get("format") != Channel.MAIL or intake.supplier is None
    if intake.state != IntakeState.PREVIEW or asks:
        return
    assert intake.supplier is not None
    try:
        confirm_intake(
            intake=intake,
            supplier=intake.supplier,
            people=_people(intake),
            left_out=[],
            exported_at=None,  # what is known until when is said once all folders are read
            by=_on_behalf_of(intake.collection.mailbox),
            at=clock(),
        )
    except IntakeMoved:
        return


def _fresh(intake: Intake) -> Intake:
    found = Intake.objects.select_related(
        "source__file", "source__workspace", "supplier", "collection__mailbox__by"
    )
    return found.get(pk=intake.pk)


def _people(intake: Intake) -> dict[str, dict[str, object]]:
    """Who is who as the reader found it, and the mailbox's own address is ours. Who nobody knows
    stays unknown and is asked for in the conversation."""
    mine = intake.collection.mailbox.address
    return {
        name: {**said, "side": Side.OURS, "contact": None} if said.get("handle") == mine else said
        for name, said in intake.people.items()
    }


def _on_behalf_of(mailbox: Mailbox) -> Person:
    """Who connected it; where they are gone, an owner."""
    if mailbox.by is not None:
        return mailbox.by
    owner = Membership.objects.select_related("person").filter(
        workspace_id=mailbox.workspace_id, role=Role.OWNER
    )
    return owner.order_by("pk")[0].person
