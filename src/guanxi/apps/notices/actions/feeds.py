"""Calendar feeds: opening and closing an address, and what a feed says of each thing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.notices.addresses import new_key
from guanxi.apps.notices.models import FeedEntry, Subscription


@transaction.atomic
def open_feed(*, workspace: Workspace, by: Person, at: datetime) -> Subscription:
    """A new address for the feed of ``by``; an older one opens nothing any more."""
    subscription, _ = Subscription.objects.update_or_create(
        workspace=workspace, person=by, defaults={"feed_key": new_key()}
    )
    _record("feed.opened", subscription, by, at)
    return subscription


@transaction.atomic
def close_feed(*, workspace: Workspace, by: Person, at: datetime) -> None:
    """No feed for ``by`` any more. Does nothing where there is none."""
    open_ones = Subscription.objects.filter(workspace=workspace, person=by).exclude(feed_key="")
    subscription = open_ones.select_for_update().first()
    if subscription is None:
        return
    subscription.feed_key = ""
    subscription.save(update_fields=["feed_key"])
    FeedEntry.objects.filter(subscription=subscription).delete()
    _record("feed.closed", subscription, by, at)


@dataclass(frozen=True)
class Said:
    """All that a feed says of one thing, in words."""

    at: datetime
    lasts: timedelta
    is_busy: bool
    title: str
    text: str
    url: str

    @property
    def fingerprint(self) -> str:
        """Differs where a calendar would show anything else."""
        shape = (self.at.isoformat(), str(self.lasts), str(self.is_busy))
        words = "\0".join((*shape, self.title, self.text, self.url))
        return hashlib.sha256(words.encode()).hexdigest()


@dataclass(frozen=True)
class Spoken:
    """The how-manieth wording it is, from 0, and since when."""

    revision: int
    changed: datetime


@transaction.atomic
def speak(
    *, subscription: Subscription, entries: Mapping[str, Said], at: datetime
) -> dict[str, Spoken]:
    """Note what the feed says now, by uid; answers each one's revision. Writes only what changed.

    This is the record of what was told, so it happens while a calendar reads; nothing else here
    knows when a due time moved.
    """
    before = {
        one.uid: one
        for one in FeedEntry.objects.filter(subscription=subscription)
        if one.gone_at is None or one.uid in entries
    }
    changed = [
        _next(subscription, uid, said, before.get(uid), at)
        for uid, said in entries.items()
        if uid not in before or _differs(before[uid], said)
    ]
    FeedEntry.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=("subscription", "uid"),
        update_fields=("fingerprint", "revision", "changed_at", "gone_at"),
    )
    gone = [one.pk for uid, one in before.items() if uid not in entries]
    if gone:
        FeedEntry.objects.filter(pk__in=gone).update(gone_at=at)
    now = before | {one.uid: one for one in changed}
    return {uid: Spoken(now[uid].revision, now[uid].changed_at) for uid in entries}


def _differs(entry: FeedEntry, said: Said) -> bool:
    return entry.gone_at is not None or entry.fingerprint != said.fingerprint


def _next(
    subscription: Subscription, uid: str, said: Said, before: FeedEntry | None, at: datetime
) -> FeedEntry:
    return FeedEntry(
        workspace_id=subscription.workspace_id,
        subscription=subscription,
        uid=uid,
        fingerprint=said.fingerprint,
        revision=before.revision + 1 if before else 0,
        changed_at=at,
    )


def _record(verb: str, subscription: Subscription, by: Person, at: datetime) -> None:
    record_event(
        verb,
        workspace_id=subscription.workspace_id,
        by=by.pk,
        at=at,
        subject=("person", by.pk),
    )
