"""Bringing in exports from the command line: the page's own actions, one after the other."""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from pathlib import Path

from django.db.models import Q
from django.utils import timezone
from django_scopes import scope

from guanxi.apps.accounts.models import Membership
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions.intake import begin_intake, confirm_intake
from guanxi.apps.conversations.actions.people import open_supplier
from guanxi.apps.conversations.labels import REFUSALS, IntakeState
from guanxi.apps.conversations.models import Intake
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.search_keys import folded_name
from guanxi.config.cli.answers import Refused, tell
from guanxi.config.cli.desk import chosen
from guanxi.config.cli.folders import as_file

BLOCK = 1 << 20


def bring_in(arguments: argparse.Namespace) -> tuple[int, int]:
    """Bring in every file; returns how many messages were new and how many were here."""
    membership = chosen(arguments)
    new = duplicate = 0
    with scope(workspace=membership.workspace):
        for name in arguments.files:
            with as_file(name) as path:
                done = bring_in_file(
                    path=path,
                    membership=membership,
                    zone=arguments.timezone or membership.person.zone,
                    supplier_name=arguments.supplier,
                    ours=set(arguments.me),
                )
            written = done.counts.get("written", {})
            new += written.get("new", 0)
            duplicate += written.get("duplicate", 0) + written.get("updated", 0)
    return new, duplicate


def bring_in_file(
    *,
    path: Path,
    membership: Membership,
    zone: str,
    supplier_name: str | None,
    ours: set[str],
    exported_at: datetime | None = None,
) -> Intake:
    """One export from preview to timeline. Raises Refused where somebody has to decide."""
    with path.open("rb") as file:
        intake = begin_intake(
            workspace=membership.workspace,
            name=path.name,
            chunks=iter(lambda: file.read(BLOCK), b""),
            zone=zone,
            by=membership.person,
            at=timezone.now(),
            exported_at=exported_at or datetime.fromtimestamp(path.stat().st_mtime, UTC),
        )
    _until_moved(intake, IntakeState.READING, tasks.read_intake)
    if intake.state == IntakeState.FAILED:
        raise Refused(f"{path.name}: {REFUSALS.get(intake.error, intake.error)}")
    if intake.counts.get("shift_minutes"):
        raise Refused(f"{path.name}: {REFUSALS['shifted']} (--timezone)")
    _confirm(intake, membership, supplier_name, ours)
    _until_moved(intake, IntakeState.WRITING, tasks.write_intake)
    return intake


def _confirm(
    intake: Intake, membership: Membership, supplier_name: str | None, ours: set[str]
) -> None:
    supplier = _supplier(intake, membership, supplier_name)
    people = {
        name: {**said, "side": _side(name, said, ours)} for name, said in intake.people.items()
    }
    confirm_intake(
        intake=intake,
        supplier=supplier,
        people=people,
        left_out=[],
        exported_at=intake.exported_at,
        by=membership.person,
        at=timezone.now(),
    )


def _side(name: str, said: dict[str, object], ours: set[str]) -> object:
    """Named with --me: ours. Else as guessed; in a chat with us, the others are theirs."""
    if name in ours or said.get("handle") in ours:
        return Side.OURS
    if said["side"] == Side.UNKNOWN and ours:
        return Side.THEIRS
    return said["side"]


def _supplier(intake: Intake, membership: Membership, name: str | None) -> Supplier:
    if name is None:
        if intake.supplier is None:
            raise Refused("it is not clear whose chat this is; add --supplier NAME")
        return intake.supplier
    called = Q(name__iexact=name) | Q(name_zh=name) | Q(short_name=name)
    once_called = Q(former_names__folded=folded_name(name) or name)
    found = Supplier.objects.filter(called).first() or Supplier.objects.filter(once_called).first()
    return found or open_supplier(
        workspace=membership.workspace,
        name=name,
        name_zh="",
        by=membership.person,
        at=timezone.now(),
    )


def _until_moved(intake: Intake, state: IntakeState, task: object) -> None:
    """Do the work here, or wait for the worker that has already taken it."""
    intake.refresh_from_db()
    while intake.state == state:
        task(intake.pk)  # type: ignore[operator]
        intake.refresh_from_db()
        if intake.state == state:
            tell(f"{intake.source.name}: another worker reads it; waiting")
            time.sleep(0.5)
