"""Work outside the request. Every task may run twice, or be killed at any point."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.actions.calendars import (
    first_day_of,
    judge_supplier_again,
    suppliers_judged_by,
)
from guanxi.apps.conversations.actions.handovers import follow_handles, rooms_to_follow
from guanxi.apps.conversations.actions.intake import READ, WRITE, hold_intake
from guanxi.apps.conversations.actions.mails import rooms_told_by
from guanxi.apps.conversations.actions.reading import read_for_preview
from guanxi.apps.conversations.actions.retention import erase_outdated
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.actions.segments import judge_room
from guanxi.apps.conversations.actions.sharing import forget_shared
from guanxi.apps.conversations.actions.writing import write_to_timeline
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Room
from guanxi.apps.suppliers.models import Supplier
from guanxi.platform.jobs import enqueue, give_way

ERASE = "guanxi.apps.conversations.tasks.erase_outdated_of"
FOLLOW = "guanxi.apps.conversations.tasks.follow_handles_of"
RENEW = "guanxi.apps.conversations.tasks.renew_rhythms_of"
JUDGE_AGAIN = "guanxi.apps.conversations.tasks.judge_supplier_from"
RUNNING = {IntakeState.READING: READ, IntakeState.WRITING: WRITE}


def read_intake(pk: int) -> None:
    """Read an export for its preview."""
    _run(pk, IntakeState.READING, lambda one: read_for_preview(intake=one, clock=timezone.now))


def write_intake(pk: int) -> None:
    """Write a confirmed export into the timeline."""
    _run(pk, IntakeState.WRITING, lambda one: write_to_timeline(intake=one, clock=timezone.now))


def rebuild_after_undo(pk: int) -> None:
    """Judge the rooms again after an import was stopped, taken back or restored."""
    with _scope_of(pk):
        intake = Intake.objects.select_related("room", "source", "supplier").get(pk=pk)
        for room in [intake.room] if intake.room else rooms_told_by(intake):
            while judge_room(room=room, at=timezone.now()):
                give_way()
        if intake.supplier is not None:
            reconcile_rhythm(supplier=intake.supplier, at=timezone.now())


def resume_imports() -> None:
    """Hand imports that a killed worker left behind to another. Runs every minute."""
    abandoned = Q(held_until=None) | Q(held_until__lt=timezone.now())
    with scopes_disabled():
        waiting = list(
            Intake.objects.filter(abandoned, state__in=list(RUNNING)).values_list("pk", "state")
        )
    for pk, state in waiting:
        enqueue(RUNNING[IntakeState(state)], pk)


def follow_handles_everywhere() -> None:
    """Hand rooms in which a name has passed to somebody else to a worker. Runs every minute."""
    with scopes_disabled():
        rooms = list(rooms_to_follow().values_list("pk", flat=True))
    for pk in rooms:
        enqueue(FOLLOW, pk)


def follow_handles_of(pk: int) -> None:
    """Give the messages of a room to whoever held the names on their days."""
    with scopes_disabled():
        workspace = Room.objects.select_related("workspace").get(pk=pk).workspace
    with scope(workspace=workspace):
        room = Room.objects.select_related("supplier").get(pk=pk)
        follow_handles(room=room)
        while judge_room(room=room, at=timezone.now()):
            give_way()


def erase_outdated_everywhere() -> None:
    """Hand each workspace that keeps messages for a time to a worker. Runs every day."""
    for pk in Workspace.objects.exclude(keep_months=None).values_list("pk", flat=True):
        enqueue(ERASE, pk)


def erase_outdated_of(pk: int) -> None:
    """Erase the texts and files that a workspace keeps no longer."""
    workspace = Workspace.objects.get(pk=pk)
    with scope(workspace=workspace):
        erase_outdated(workspace=workspace, clock=timezone.now)


def forget_shared_files() -> None:
    """Throw away what was shared and never brought in. Runs every day."""
    forget_shared(at=timezone.now())


def renew_rhythms_everywhere() -> None:
    """Hand each workspace to a worker, as stages grow older and charters begin. Runs every day."""
    for pk in Workspace.objects.values_list("pk", flat=True):
        enqueue(RENEW, pk)


def renew_rhythms_of(pk: int) -> None:
    """Say anew which contact is due next with each supplier of a workspace."""
    with scope(workspace=Workspace.objects.get(pk=pk)):
        for supplier in Supplier.objects.filter(archived_at=None).select_related("workspace"):
            reconcile_rhythm(supplier=supplier, at=timezone.now())


def expect_by_new_playbook(pk: int) -> None:
    """Another playbook is in force: say anew what is due next; what runs already stays."""
    event = Event.objects.exclude(workspace_id=None).get(pk=pk)
    enqueue(RENEW, event.workspace_id or 0)


def judge_after_correction(pk: int) -> None:
    """Hand the suppliers whose calendar an event corrected to workers."""
    event = Event.objects.exclude(workspace_id=None).get(pk=pk)
    first = first_day_of(event)
    with scope(workspace=Workspace.objects.get(pk=event.workspace_id or 0)):
        for supplier in suppliers_judged_by(event).values_list("pk", flat=True):
            enqueue(JUDGE_AGAIN, supplier, first.toordinal() if first else 0)


def judge_supplier_from(pk: int, first: int) -> None:
    """Judge again what was counted on a day from ``first`` on (its ordinal; 0: everything)."""
    with scopes_disabled():
        workspace = Supplier.objects.select_related("workspace").get(pk=pk).workspace
    with scope(workspace=workspace):
        judge_supplier_again(
            supplier=Supplier.objects.select_related("workspace").get(pk=pk),
            first=date.fromordinal(first) if first else None,
            clock=timezone.now,
        )


def _run(pk: int, state: IntakeState, work: Callable[[Intake], None]) -> None:
    with _scope_of(pk):
        if not hold_intake(pk=pk, state=state, at=timezone.now()):
            return
        work(Intake.objects.select_related("source__file", "source__workspace").get(pk=pk))


def _scope_of(pk: int):  # type: ignore[no-untyped-def]
    with scopes_disabled():
        workspace = Intake.objects.select_related("workspace").get(pk=pk).workspace
    return scope(workspace=workspace)
