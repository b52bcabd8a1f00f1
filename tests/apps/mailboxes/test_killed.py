"""A worker that is really killed, in a process of its own, with a desk of its own."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.apps.mailboxes.post import letter
from tests.database import put_database
from tests.dovecot import PASSWORD, Dovecot

MAILS = 60
BEGIN = """
import sys
from django.utils import timezone
from django_scopes import scope
from guanxi.apps.accounts.actions import create_person, create_workspace
from guanxi.apps.mailboxes.actions import connect_mailbox, try_mailbox
from guanxi.apps.suppliers.actions import add_contact, add_handle, create_supplier
from guanxi.platform.imap import Security, Server
at = timezone.now()
nora = create_person(email="nora@nordlicht.example", name="Nora", password=None, language="en",
                     zone="Europe/Berlin", at=at)
home = create_workspace(name="Home", country="DE", zone="Europe/Berlin", by=nora, at=at,
                        chat_names=["Nora"]).workspace
with scope(workspace=home):
    huamei = create_supplier(workspace=home, name="Huamei", by=nora, at=at)
    chen = add_contact(supplier=huamei, name="Chen", by=nora, at=at)
    add_handle(contact=chen, channel="mail", value="chen@huamei.example", by=nora, at=at)
    server = Server("localhost", int(sys.argv[1]), Security.PLAIN, "killed")
    connect_mailbox(workspace=home, address="nora@nordlicht.example", server=server,
                    password=sys.argv[2], tried=try_mailbox(server, sys.argv[2], ()),
                    look_back=90, by=nora, at=at)
"""
# Killed within the transaction of the second batch: its import is begun, nothing committed.
KILLED = """
import os, signal
from guanxi.apps.mailboxes.actions import collecting, looking
from guanxi.apps.mailboxes.tasks import look_at_mailbox
collecting.MOST_MAILS = looking.GROUP_MAILS = 20
record, times = collecting.record_event, []
def record_or_die(*args, **more):
    times.append(1)
    if len(times) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    record(*args, **more)
collecting.record_event = record_or_die
look_at_mailbox(1)
"""
GO_ON = """
from datetime import timedelta
from django.utils import timezone
from django_scopes import scopes_disabled
from guanxi.apps.conversations.models import Intake
from guanxi.apps.conversations.tasks import read_intake, write_intake
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.apps.mailboxes.tasks import look_at_mailbox, settle_import
with scopes_disabled():
    Mailbox.objects.update(held_until=None, next_look_at=timezone.now())  # the lease has run out
for _ in range(2):
    look_at_mailbox(1)
    with scopes_disabled():
        intakes = list(Intake.objects.values_list("pk", flat=True))
    for pk in intakes:
        read_intake(pk)
        settle_import(pk)
        write_intake(pk)
"""


def run(data: Path, code: str, *arguments: str) -> int:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GUANXI_", "DATABASE_"))}
    package = str(Path(__file__).parents[3] / "src")
    environment = {
        **kept, "GUANXI_DATA": str(data), "PYTHONPATH": package, "GUANXI_MAILBOXES_INSIDE": "yes",
        "DJANGO_SETTINGS_MODULE": "guanxi.config.settings",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}", *arguments],
        env=environment, check=False, timeout=90,
    )  # fmt: skip
    return done.returncode


def count(data: Path, what: str) -> int:
    with closing(sqlite3.connect(data / "guanxi.sqlite3")) as database:
        return int(database.execute(f"SELECT count(*) FROM {what}").fetchone()[0])


def test_killed_process_loses_and_doubles_nothing(tmp_path: Path, dovecot: Dovecot) -> None:
    for number in range(MAILS):
        dovecot.deliver("killed", letter(f"no {number}", minutes=number))
    put_database(tmp_path)
    assert run(tmp_path, BEGIN, str(dovecot.port), PASSWORD) == 0

    ended = run(tmp_path, KILLED)
    begun = count(tmp_path, "conversations_intake")
    went_on = run(tmp_path, GO_ON)

    assert (ended, begun, went_on) == (-signal.SIGKILL, 1, 0)
    assert count(tmp_path, "conversations_message") == MAILS
    assert count(tmp_path, "(SELECT DISTINCT text FROM conversations_message)") == MAILS
    assert count(tmp_path, "mailboxes_collection") == 2
