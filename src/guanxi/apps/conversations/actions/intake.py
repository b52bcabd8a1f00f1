"""Bringing in an export: begin, confirm, stop, take back.

The work between these acts (reading, writing) runs in slices in a worker; see
``reading`` and ``writing``. States: reading → preview → writing → done, with
cancelled, failed and undone beside; each move is a conditional UPDATE, so two
clicks or two workers cannot both make it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.visibility import show_by_sources
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake
from guanxi.apps.files.actions import add_source, store_file
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries.merges import standing
from guanxi.platform.jobs import enqueue, holds

LARGEST = 2 * 1024**3  # bytes of one export; a phone's longest chat with media stays below
READ = "guanxi.apps.conversations.tasks.read_intake"
WRITE = "guanxi.apps.conversations.tasks.write_intake"
REBUILD = "guanxi.apps.conversations.tasks.rebuild_after_undo"


class IntakeMoved(ValueError):
    """The import is not where this act expects it (somebody else acted meanwhile)."""


def begin_intake(
    *,
    workspace: Workspace,
    name: str,
    chunks: Iterable[bytes],
    zone: str,
    by: Person,
    at: datetime,
    supplier: Supplier | None = None,
    exported_at: datetime | None = None,
    kind: str = "chat",
) -> Intake:
    """Keep the file and have it read; nothing of it is in the timeline yet.

    ``exported_at`` is when the phone made the export, where somebody knows; ``kind`` says what
    kind of source it is.
    Raises ``files.actions.TooLarge``.
    """
    file = store_file(workspace=workspace, chunks=chunks, limit=LARGEST)
    with transaction.atomic():
        source = add_source(
            workspace=workspace, file=file, name=name, kind=kind, zone=zone, by=by, at=at
        )
        intake = Intake.objects.create(
            workspace=workspace,
            source=source,
            supplier=supplier,
            state=IntakeState.READING,
            exported_at=exported_at,
            created_at=at,
        )
        enqueue(READ, intake.pk)
    return intake


@transaction.atomic
def read_again(*, intake: Intake, zone: str, by: Person, at: datetime, order: str = "") -> None:
    """Read the same file in another time zone or order of the date, before it is written."""
    move(intake, IntakeState.PREVIEW, IntakeState.READING, counts={}, order=order)
    intake.source.zone = zone
    intake.source.save(update_fields=["zone"])
    _record("intake.zone", intake, by, at, zone=zone)
    enqueue(READ, intake.pk)


@transaction.atomic
def confirm_intake(
    *,
    intake: Intake,
    supplier: Supplier,
    people: dict[str, dict[str, object]],
    left_out: list[tuple[datetime, datetime]],
    exported_at: datetime | None,
    by: Person,
    at: datetime,
) -> None:
    """Write what the preview showed. ``people`` says whose side each name speaks for;
    nothing said within a span of ``left_out`` is kept."""
    move(
        intake,
        IntakeState.PREVIEW,
        IntakeState.WRITING,
        supplier_id=standing([supplier.pk])[0],
        people=people,
        # Which day holds how much was for choosing what to leave out.
        counts={name: count for name, count in intake.counts.items() if name != "days"},
        exported_at=exported_at,
        left_out=[[start.isoformat(), end.isoformat()] for start, end in left_out],
    )
    _record("intake.confirmed", intake, by, at, supplier=supplier.pk)
    enqueue(WRITE, intake.pk)


@transaction.atomic
def cancel_intake(*, intake: Intake, by: Person, at: datetime) -> None:
    """Stop where it stands. What is written stays until it is taken back."""
    moved = Intake.objects.filter(
        pk=intake.pk,
        state__in=[IntakeState.READING, IntakeState.PREVIEW, IntakeState.WRITING],
    ).update(state=IntakeState.CANCELLED, finished_at=at, held_until=None)
    if not moved:
        raise IntakeMoved
    _record("intake.cancelled", intake, by, at)
    enqueue(REBUILD, intake.pk)


@transaction.atomic
def undo_intake(*, intake: Intake, by: Person, at: datetime) -> None:
    """Withdraw the source; what only it told disappears from every page."""
    _withdraw(intake, [IntakeState.DONE, IntakeState.CANCELLED], IntakeState.UNDONE, at)
    _record("intake.undone", intake, by, at)


@transaction.atomic
def redo_intake(*, intake: Intake, by: Person, at: datetime) -> None:
    """Take the undo back: the messages reappear with everything decided about them."""
    _withdraw(intake, [IntakeState.UNDONE], IntakeState.DONE, None)
    _record("intake.redone", intake, by, at)


def _withdraw(
    intake: Intake, before: list[IntakeState], after: IntakeState, at: datetime | None
) -> None:
    moved = Intake.objects.filter(pk=intake.pk, state__in=before).update(state=after)
    if not moved:
        raise IntakeMoved
    source = intake.source
    source.withdrawn_at = at
    source.save(update_fields=["withdrawn_at"])
    show_by_sources(source)
    enqueue(REBUILD, intake.pk)


def move(intake: Intake, before: IntakeState, after: IntakeState, **fields: object) -> None:
    """From one state to the next, or IntakeMoved; frees the hold."""
    if not holds.move_on(Intake.objects.filter(pk=intake.pk, state=before), state=after, **fields):
        raise IntakeMoved
    intake.refresh_from_db()


def hold_intake(*, pk: int, state: IntakeState, at: datetime) -> bool:
    """Take the import for this worker; False if another holds it or it has moved on."""
    return holds.take_hold(Intake.objects.filter(pk=pk, state=state), at=at)


def keep_hold(*, intake: Intake, at: datetime, **fields: object) -> bool:
    """Report progress and go on holding; False once somebody stopped the import."""
    job = Intake.objects.filter(pk=intake.pk, state=intake.state)
    return holds.keep_hold(job, at=at, **fields)


def _record(verb: str, intake: Intake, by: Person, at: datetime, **data: int | str) -> None:
    record_event(
        verb,
        workspace_id=intake.workspace_id,
        by=by.pk,
        at=at,
        subject=("intake", intake.pk),
        **data,
    )
