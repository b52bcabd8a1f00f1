"""One look at a mailbox: what is new in its folders, and what became interesting since.

A look is held by a lease, so that two workers do not do the same; but what keeps mails from being
lost or doubled is that how far a folder is read moves only together with what was taken from it
(``collecting``). A look is bounded in time and goes on as a job of its own, so other work has its
turn in between.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce

from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.knowing import know_mail_until
from guanxi.apps.files.models import Source
from guanxi.apps.mailboxes.actions.collecting import Batch, Overtaken, Reached, keep_batch, settle
from guanxi.apps.mailboxes.labels import SEALED
from guanxi.apps.mailboxes.models import Folder, Mailbox
from guanxi.apps.mailboxes.queries import (
    active_mailboxes,
    due_mailboxes,
    is_up_to_date,
    known_people,
    server_of,
)
from guanxi.apps.mailboxes.sealing import BrokenSeal, unseal
from guanxi.domain.mailboxes import USUAL, Acquaintances, pause_after
from guanxi.platform.imap import Head, ImapFaulty, Session, connected
from guanxi.platform.jobs import enqueue

if TYPE_CHECKING:
    from guanxi.apps.conversations.actions.reading import Clock

LOOK = "guanxi.apps.mailboxes.tasks.look_at_mailbox"
WITHIN = 120.0  # seconds; then the connection is broken off
ENOUGH = 30.0  # seconds; then the look goes on in a job of its own
HOLD = timedelta(minutes=3)
WINDOW = 50_000  # numbers asked for at once: the answer fits into one line
HEADS = 200  # heads fetched at once
ASKED = 25  # people asked for at once
GROUP_MAILS, GROUP_BYTES = 25, 4 << 20  # mails fetched at once


def look_soon(*, mailbox: Mailbox, at: datetime) -> None:
    """Have it looked at as soon as a worker is free, also where it is being looked at now."""
    Mailbox.objects.filter(pk=mailbox.pk).update(next_look_at=at)
    enqueue(LOOK, mailbox.pk)


def hold_mailbox(*, pk: int, at: datetime) -> Mailbox | None:
    """Take a mailbox whose time has come for this worker; None where there is nothing to do."""
    until = at + HOLD
    due = due_mailboxes(at).filter(pk=pk)
    if not due.update(held_until=until, next_look_at=at + USUAL):
        return None
    return Mailbox.objects.select_related("workspace", "by").get(pk=pk)


def look_at(*, mailbox: Mailbox, clock: Clock) -> None:
    """Take what is new; a fault is noted, and the mailbox is left in peace for a while."""
    started, at = time.monotonic(), clock()
    try:
        finished = _look(mailbox, clock, lambda: time.monotonic() - started > ENOUGH)
    except BrokenSeal:
        _note_fault(mailbox, SEALED, clock())
    except ImapFaulty as faulty:
        _note_fault(mailbox, faulty.fault.value, clock())
    except Overtaken:
        return  # whoever took over does the rest
    else:
        _note_looked(mailbox, at, again=not finished)
        if finished and is_up_to_date(mailbox):
            sources = Source.objects.filter(intake__collection__mailbox=mailbox)
            know_mail_until(sources=sources, until=at, at=clock())


def _look(mailbox: Mailbox, clock: Clock, enough: Callable[[], bool]) -> bool:
    """Look into each folder; False where there is more to do."""
    known = known_people(mailbox.workspace)
    with connected(
        server_of(mailbox),
        unseal(mailbox.sealed),
        inside_allowed=settings.ENVIRONMENT.mailboxes_inside,
        within=WITHIN,
    ) as session:
        for folder in mailbox.folders.order_by("pk"):
            folder.mailbox = mailbox
            if not _look_into(session, folder, known, clock, enough):
                return False
    return True


def _look_into(
    session: Session,
    folder: Folder,
    known: Acquaintances,
    clock: Clock,
    enough: Callable[[], bool],
) -> bool:
    opened = session.open(folder.name)
    marks = known.marks()
    if folder.validity != opened.validity:
        # The old numbers mean nothing any more: begin anew, the importer knows the mails again.
        folder.validity, folder.last_uid, folder.asked_uid = opened.validity, 0, 0
        folder.asked_for, folder.asking_for = sorted(marks), []
        folder.save()
    while asking := _ask_for(folder, marks):
        steps = _asked(session, folder, asking)
        if not _walk(session, folder, "asked_uid", steps, known, clock, enough):
            return False
        _asked_for(folder)
    steps = _new(session, folder, opened.next_uid)
    return _walk(session, folder, "last_uid", steps, known, clock, enough)


def _ask_for(folder: Folder, marks: dict[str, str]) -> list[str]:
    """Addresses that became known after the folder was read, a few at a time; and forget those
    that are known no longer."""
    still = [mark for mark in folder.asked_for if mark in marks]
    asking = [mark for mark in folder.asking_for if mark in marks]
    if not asking:
        asking = sorted(marks.keys() - set(still))[:ASKED]
        folder.asked_uid = 0
    if (still, asking) != (folder.asked_for, folder.asking_for):
        folder.asked_for, folder.asking_for = still, asking
        folder.save(update_fields=["asked_for", "asking_for", "asked_uid"])
    return [marks[mark] for mark in asking]


def _asked_for(folder: Folder) -> None:
    folder.asked_for = sorted({*folder.asked_for, *folder.asking_for})
    folder.asking_for, folder.asked_uid = [], 0
    folder.save(update_fields=["asked_for", "asking_for", "asked_uid"])


Step = tuple[list[int], int]


def _new(session: Session, folder: Folder, next_uid: int) -> Iterator[Step]:
    """The numbers not looked at yet, with the number up to which each step has seen all."""
    for first in range(folder.last_uid + 1, next_uid, WINDOW):
        last = min(first + WINDOW, next_uid) - 1
        uids = session.uids(first, last, since=folder.mailbox.since)
        yield from _steps(uids, last)


def _asked(session: Session, folder: Folder, addresses: list[str]) -> Iterator[Step]:
    """The same for mails of certain people among those looked at before."""
    first, last = folder.asked_uid + 1, folder.last_uid
    if first > last:
        return
    found: set[int] = set()
    for address in addresses:
        found.update(session.uids(first, last, since=folder.mailbox.since, address=address))
    yield from _steps(sorted(found), last)


def _steps(uids: list[int], last: int) -> Iterator[Step]:
    for start in range(0, len(uids), HEADS):
        some = uids[start : start + HEADS]
        yield some, some[-1]
    yield [], last


def _walk(
    session: Session,
    folder: Folder,
    reached: Reached,
    steps: Iterator[Step],
    known: Acquaintances,
    clock: Clock,
    enough: Callable[[], bool],
) -> bool:
    """Take the mails of known people, batch by batch; False where time was up before the end."""
    batch = Batch(getattr(folder, reached))
    for uids, last in steps:
        heads = session.heads(uids) if uids else []
        for group in _groups(batch.wanted(heads, known)):
            for head, supplier, raw in _fetched(session, group):
                batch.add(head.uid, supplier, raw)
            if batch.is_full or enough():
                batch.last = group[-1][0].uid
                _keep(folder, reached, batch, clock)
                if enough():
                    return False
                batch = Batch(batch.last)
        batch.last = last
    _keep(folder, reached, batch, clock)
    return True


Wanted = tuple[Head, int]


def _groups(wanted: list[Wanted]) -> Iterator[list[Wanted]]:
    """As many mails as are fetched at once."""
    group: list[Wanted] = []
    for head, supplier in wanted:
        size = sum(one.size for one, _ in group) + head.size
        if group and (len(group) == GROUP_MAILS or size > GROUP_BYTES):
            yield group
            group = []
        group.append((head, supplier))
    if group:
        yield group


def _fetched(session: Session, group: list[Wanted]) -> Iterator[tuple[Head, int, bytes]]:
    mails = session.mails([head.uid for head, _ in group], size=sum(h.size for h, _ in group))
    return ((head, to, mails[head.uid]) for head, to in group if mails.get(head.uid))


def _keep(folder: Folder, reached: Reached, batch: Batch, clock: Clock) -> None:
    if batch.last == batch.first and not batch.mails:
        return
    for intake in keep_batch(folder=folder, reached=reached, batch=batch, hold=HOLD, at=clock()):
        settle(intake=intake, clock=clock)


@transaction.atomic
def _note_looked(mailbox: Mailbox, at: datetime, *, again: bool) -> None:
    """It went well; where there is more to do, or news came meanwhile, it is looked at again."""
    held = Mailbox.objects.filter(pk=mailbox.pk)
    held.update(held_until=None, looked_at=at, fault="", failing_since=None, failures=0)
    if mailbox.fault:
        _record("mailbox.works", mailbox, at)
    if again or held.filter(next_look_at__lte=at + USUAL / 2).exists():
        look_soon(mailbox=mailbox, at=at)


@transaction.atomic
def _note_fault(mailbox: Mailbox, fault: str, at: datetime) -> None:
    """It failed: try again later, and ever more seldom."""
    active_mailboxes().filter(pk=mailbox.pk).update(
        held_until=None,
        fault=fault,
        failing_since=Coalesce(F("failing_since"), at),
        failures=F("failures") + 1,
        next_look_at=at + pause_after(mailbox.failures + 1),
    )
    if fault != mailbox.fault:
        _record("mailbox.failed", mailbox, at, fault=fault)


def _record(verb: str, mailbox: Mailbox, at: datetime, **data: str) -> None:
    record_event(
        verb, workspace_id=mailbox.workspace_id, by=None, at=at,
        subject=("mailbox", mailbox.pk), **data,
    )  # fmt: skip
