"""The process that waits for news: one thread a mailbox, each held by a lease.

The threads only wait on their servers and tell the main thread, which alone talks to the database.
News become a look at the mailbox, a job like any other. What is missed while nobody waits, the
look every five minutes finds.
"""

from __future__ import annotations

import queue
import secrets
import threading
import time
from dataclasses import dataclass, field

import structlog
from django.conf import settings
from django.db import connections
from django.utils import timezone
from django_scopes import scopes_disabled

from guanxi.apps.mailboxes.actions import hold_for_listening, stop_listening, wake
from guanxi.apps.mailboxes.models import Mailbox
from guanxi.apps.mailboxes.queries import server_of
from guanxi.apps.mailboxes.sealing import BrokenSeal, unseal
from guanxi.platform.imap import ImapFaulty, Server, Session, connected

MOST = 100  # mailboxes one process waits on; the others are looked at every five minutes
ROUND = 15.0  # seconds between two looks at who is to be waited on
RENEW = 25 * 60.0  # seconds of one wait: servers may hang up after half an hour
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 600.0
TOGETHER = 2.0  # seconds: news of one mailbox that come closer together are one
log = structlog.get_logger("guanxi.mailboxes")


@dataclass
class Wait:
    """A thread that waits on one mailbox, until it is told to stop."""

    pk: int
    server: Server
    password: str
    folder: str
    news: queue.SimpleQueue[int | None]
    stopped: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)
    session: Session | None = None

    def start(self) -> None:
        """Begin to wait."""
        threading.Thread(target=self._run, name=f"mailbox-{self.pk}", daemon=True).start()

    def stop(self) -> None:
        """Stop waiting, at once."""
        self.stopped.set()
        session = self.session
        if session is not None:
            session.break_off()

    def is_for(self, other: Wait) -> bool:
        """Whether ``other`` would wait in the same way."""
        mine = (self.server, self.password, self.folder)
        return mine == (other.server, other.password, other.folder)

    def _run(self) -> None:
        pause = FIRST_PAUSE
        while not self.stopped.is_set():
            began = time.monotonic()
            try:
                self._wait()
            except ImapFaulty:
                log.info("mailbox.wait_ended", count=self.pk)
            # A connection that held for long was a good one: the next try is quick again.
            pause = FIRST_PAUSE if time.monotonic() - began > LONGEST_PAUSE else pause
            self.stopped.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
        self.ended.set()

    def _wait(self) -> None:
        inside = settings.ENVIRONMENT.mailboxes_inside
        with connected(self.server, self.password, inside_allowed=inside, within=None) as session:
            self.session = session
            session.open(self.folder)
            self.news.put(self.pk)  # what came while nobody waited
            while not self.stopped.is_set():
                if session.wait(RENEW):
                    self.news.put(self.pk)


class Listener:
    """Waits on all mailboxes that nobody else waits on, until it is told to stop."""

    def __init__(self) -> None:
        self._name = secrets.token_hex(16)
        self._news: queue.SimpleQueue[int | None] = queue.SimpleQueue()
        self._waits: dict[int, Wait] = {}
        self._due: dict[int, float] = {}
        self._told: dict[int, float] = {}

    def stop(self) -> None:
        """Have ``run`` end at once; may be called by a signal."""
        self._news.put(None)

    def run(self) -> None:
        """Wait, and have mailboxes with news looked at."""
        next_round = time.monotonic()
        try:
            while True:
                if time.monotonic() >= next_round:
                    self._look_after_waits()
                    next_round = time.monotonic() + ROUND
                if not self._hear(min([next_round, *self._due.values()]) - time.monotonic()):
                    return
                self._wake_due()
        finally:
            for wait in self._waits.values():
                wait.stop()
            with scopes_disabled():
                stop_listening(listener=self._name)

    def _hear(self, seconds: float) -> bool:
        """Wait for one piece of news; False when told to stop."""
        try:
            pk = self._news.get(timeout=max(seconds, 0))
        except queue.Empty:
            return True
        if pk is None:
            return False
        soonest = self._told.get(pk, -TOGETHER) + TOGETHER
        self._due.setdefault(pk, max(soonest, time.monotonic()))
        return True

    def _wake_due(self) -> None:
        now = time.monotonic()
        for pk in [pk for pk, due in self._due.items() if due <= now]:
            del self._due[pk]
            self._told[pk] = now
            with scopes_disabled():
                wake(pk=pk, at=timezone.now())

    def _look_after_waits(self) -> None:
        """Renew the leases, begin to wait where nobody does, stop where it is over or changed."""
        for connection in connections.all(initialized_only=True):
            connection.close_if_unusable_or_obsolete()
        with scopes_disabled():
            held = hold_for_listening(listener=self._name, most=MOST, at=timezone.now())
            wanted = {one.pk: one for one in map(self._wait_for, held) if one is not None}
        for pk, wait in list(self._waits.items()):
            if pk not in wanted or not wait.is_for(wanted[pk]):
                wait.stop()
                del self._waits[pk]
        for pk in wanted.keys() - self._waits.keys():
            self._waits[pk] = wanted[pk]
            wanted[pk].start()

    def _wait_for(self, mailbox: Mailbox) -> Wait | None:
        folders = sorted(mailbox.folders.all(), key=lambda one: one.pk)
        try:
            password = unseal(mailbox.sealed)
        except BrokenSeal:
            return None
        return Wait(mailbox.pk, server_of(mailbox), password, folders[0].name, self._news)
