"""Mailboxes outside the request. Every task may run twice, or be killed at any point."""

from __future__ import annotations

from django.utils import timezone
from django_scopes import scope, scopes_disabled

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.conversations.models import Intake
from guanxi.apps.mailboxes.actions import LOOK, forget_passwords, hold_mailbox, look_at, settle
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.apps.mailboxes.queries import due_mailboxes, waiting_collections
from guanxi.platform.jobs import enqueue

SETTLE = "guanxi.apps.mailboxes.tasks.settle_import"


def look_at_mailboxes() -> None:
    """Hand mailboxes whose time has come to the workers, each as a job of its own, and confirm
    what was read by somebody else. Runs every minute."""
    with scopes_disabled():
        due = list(due_mailboxes(timezone.now()).order_by("next_look_at").values_list("pk"))
        waiting = list(waiting_collections().values_list("intake"))
    for (pk,) in due:
        enqueue(LOOK, pk)
    for (pk,) in waiting:
        enqueue(SETTLE, pk)


def look_at_mailbox(pk: int) -> None:
    """One look at one mailbox, if its time has come and nobody else is at it."""
    with scopes_disabled():
        workspace = Workspace.objects.get(pk=Mailbox.objects.values_list("workspace").get(pk=pk)[0])
    with scope(workspace=workspace):
        mailbox = hold_mailbox(pk=pk, at=timezone.now())
        if mailbox is not None:
            look_at(mailbox=mailbox, clock=timezone.now)


def settle_import(pk: int) -> None:
    """Confirm what a mailbox brought, where its reading was left to somebody else."""
    with scopes_disabled():
        intake = Intake.objects.select_related("workspace").get(pk=pk)
    with scope(workspace=intake.workspace):
        settle(intake=intake, clock=timezone.now)


def forget_disconnected() -> None:
    """Forget the passwords of mailboxes that were disconnected. Runs every day."""
    with scopes_disabled():
        forget_passwords(at=timezone.now())
