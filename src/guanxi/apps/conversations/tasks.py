"""Work on imports outside the request. Every task may run twice, or be killed at any point."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import Q
from django.utils import timezone
from django_scopes import scope, scopes_disabled

from guanxi.apps.conversations.actions.intake import READ, WRITE, hold_intake
from guanxi.apps.conversations.actions.reading import read_for_preview
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.actions.writing import write_to_timeline
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake
from guanxi.platform.jobs import enqueue

RUNNING = {IntakeState.READING: READ, IntakeState.WRITING: WRITE}


def read_intake(pk: int) -> None:
    """Read an export for its preview."""
    _run(pk, IntakeState.READING, lambda one: read_for_preview(intake=one, clock=timezone.now))


def write_intake(pk: int) -> None:
    """Write a confirmed export into the timeline."""
    _run(pk, IntakeState.WRITING, lambda one: write_to_timeline(intake=one, clock=timezone.now))


def rebuild_after_undo(pk: int) -> None:
    """Judge the room again after an import was stopped, taken back or restored."""
    with _scope_of(pk):
        intake = Intake.objects.select_related("room").get(pk=pk)
        if intake.room is not None:
            rebuild_room(room=intake.room, since=None, at=timezone.now())


def resume_imports() -> None:
    """Hand imports that a killed worker left behind to another. Runs every minute."""
    abandoned = Q(held_until=None) | Q(held_until__lt=timezone.now())
    with scopes_disabled():
        waiting = list(
            Intake.objects.filter(abandoned, state__in=list(RUNNING)).values_list("pk", "state")
        )
    for pk, state in waiting:
        enqueue(RUNNING[IntakeState(state)], pk)


def _run(pk: int, state: IntakeState, work: Callable[[Intake], None]) -> None:
    with _scope_of(pk):
        if not hold_intake(pk=pk, state=state, at=timezone.now()):
            return
        work(Intake.objects.select_related("source__file", "source__workspace").get(pk=pk))


def _scope_of(pk: int):  # type: ignore[no-untyped-def]
    with scopes_disabled():
        workspace = Intake.objects.select_related("workspace").get(pk=pk).workspace
    return scope(workspace=workspace)
