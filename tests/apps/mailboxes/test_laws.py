"""Whatever comes when, and wherever a worker is killed: every mail once."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.apps.mailboxes.post import Post, letter, new_post, texts
from tests.conftest import NOW
from tests.dovecot import Dovecot

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.models import Intake
from guanxi.apps.mailboxes.actions import collecting, hold_mailbox, look_at, looking
from guanxi.apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db
KILLED = {"killed_before": "keep_batch", "killed_after": "settle"}
STEPS = st.lists(
    st.sampled_from(["mail", "mail", "sent", "look", "renumber", *KILLED]), min_size=2, max_size=7
)


def killed(*_: object, **__: object) -> object:
    raise KeyboardInterrupt


def do(step: str, number: int, post: Post) -> None:
    at = NOW + timedelta(hours=number)
    if step in ("mail", "sent"):
        folder = "Sent" if step == "sent" else "INBOX"
        post.deliver(letter(f"no {number}", minutes=number, subject=f"{number}"), folder=folder)
    elif step == "look":
        post.look(at)
    elif step == "renumber":
        if (post.dovecot.maildir(post.user) / "dovecot-uidlist").exists():
            post.dovecot.renumber(post.user)
    else:
        held = hold_mailbox(pk=post.mailbox.pk, at=at)
        assert held is not None
        with patch.object(looking, KILLED[step], killed), suppress(KeyboardInterrupt):
            look_at(mailbox=held, clock=lambda: at)


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_every_mail_stands_once_whatever_happens(
    dovecot: Dovecot, inside: None, huamei: Supplier, workspace: Workspace, owner: Person,
    steps: list[str],
) -> None:  # fmt: skip
    with transaction.atomic():
        post = new_post(dovecot, workspace, owner)
        with patch.object(collecting, "MOST_MAILS", 2), patch.object(looking, "GROUP_MAILS", 1):
            for number, step in enumerate(steps):
                do(step, number, post)
            post.look(NOW + timedelta(days=1))
            for intake in Intake.objects.all():
                collecting.settle(intake=intake, clock=lambda: NOW + timedelta(days=1))
            post.look(NOW + timedelta(days=2))

        sent = [f"no {number}" for number, step in enumerate(steps) if step in ("mail", "sent")]
        assert texts() == sent
        transaction.set_rollback(True)
