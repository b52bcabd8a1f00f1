"""Work at tables outside the request. Every task may run twice, or be killed at any point."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import timezone
from django_scopes import scope, scopes_disabled

from guanxi.apps.exchange.actions.imports import RUNNING, WORK, TableMoved
from guanxi.apps.exchange.actions.noting import note_lines
from guanxi.apps.exchange.actions.reading import read_for_preview
from guanxi.apps.exchange.actions.telling import tell_table
from guanxi.apps.exchange.labels import TableState
from guanxi.apps.exchange.models import TableImport
from guanxi.platform.jobs import enqueue, holds

_WORK: dict[str, Callable[..., None]] = {
    TableState.READING: read_for_preview,
    TableState.NOTING: note_lines,
    TableState.TELLING: tell_table,
    TableState.TAKING: tell_table,
}


def work_at_table(pk: int) -> None:
    """Do what is to be done at a table, until it waits for a person or is done."""
    with scopes_disabled():
        workspace = TableImport.objects.select_related("workspace").get(pk=pk).workspace
    with scope(workspace=workspace):
        while True:
            job = TableImport.objects.filter(pk=pk, state__in=RUNNING)
            if not holds.take_hold(job, at=timezone.now()):
                return
            related = ("source__file", "source__by", "workspace", "supplier")
            table = TableImport.objects.select_related(*related).get(pk=pk)
            before = table.state
            try:
                _WORK[before](table=table, clock=timezone.now)
            except TableMoved:  # somebody stopped it; what is to be done now may be another thing
                continue
            table.refresh_from_db()
            if table.state == before:
                return


def resume_tables() -> None:
    """Hand tables that a killed worker left behind to another. Runs every minute."""
    with scopes_disabled():
        waiting = TableImport.objects.filter(holds.abandoned(timezone.now()), state__in=RUNNING)
        for pk in list(waiting.values_list("pk", flat=True)):
            enqueue(WORK, pk)
