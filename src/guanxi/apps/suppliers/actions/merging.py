"""Two records of one supplier become one; and two again.

All rows of every app move in one transaction (``merging_parts``), which also keeps what it changed
(``merging_journal``). The merged record stays, empty: its address leads to the survivor, and
undoing gives it everything back. What came in since the merge stays with the survivor, except what
hangs on something that goes back: a message in its room, a delivery of its order, a line of a table
that names the old name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.suppliers.actions.merging_journal import (
    difference,
    photograph,
    put_back,
    watched_rows,
)
from guanxi.apps.suppliers.actions.merging_parts import Journal, Pair, merging_parts
from guanxi.apps.suppliers.actions.records import refresh_search_key
from guanxi.apps.suppliers.models import Merge, Supplier


class MergeRefused(ValueError):
    """It cannot be done now; ``code`` is one of ``labels.MERGE_REFUSALS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def merge_suppliers(
    *,
    survivor: Supplier,
    merged: Supplier,
    by: Person,
    at: datetime,
    taken: frozenset[str] = frozenset(),
) -> Merge:
    """Give everything of ``merged`` to ``survivor``. In the matters of ``taken`` the merged one's
    word holds (``labels.Matter``). Merging the same two again changes nothing.

    Raises MergeRefused.
    """
    pair = Pair(survivor.pk, merged.pk, taken)
    done = Merge.objects.filter(survivor=survivor, merged=merged, undone_at=None).first()
    if done is not None:
        return done
    _lock(pair)
    _refuse_busy(pair)

    parts, watched = merging_parts(), watched_rows(merging_parts())
    before = photograph(watched, pair)
    for part in parts:
        part.bring_together(pair, at)
    for part in parts:
        for point in part.points:
            there = point.model._base_manager.filter(**{point.name: pair.merged})
            there.exclude(point.stays(pair)).update(**{point.name: pair.survivor})
    for part in parts:
        part.settle(pair, at)
    _judge(pair, [pair.survivor], at)
    journal = difference(before, photograph(watched, pair), pair)

    merge: Merge = Merge.objects.create(
        workspace_id=survivor.workspace_id,
        survivor=survivor,
        merged=merged,
        by=by,
        at=at,
        journal=journal,
        counts=_moved(journal),
    )
    _record("supplier.merged", merge, by, at)
    return merge


@transaction.atomic
def undo_merge(*, merge: Merge, by: Person, at: datetime) -> None:
    """Make them two again, each with what it had. Undoing it twice changes nothing.

    Raises MergeRefused where something was merged later, into it or with it.
    """
    pair = Pair(merge.survivor_id, merge.merged_id)
    list(Supplier.with_merged.select_for_update().filter(pk__in=pair.both).order_by("pk"))
    merge.refresh_from_db()
    if merge.undone_at is not None:
        return
    since = Merge.objects.filter(undone_at=None, pk__gt=merge.pk)
    if since.filter(survivor=pair.survivor).exists() or since.filter(merged=pair.survivor).exists():
        raise MergeRefused("later")
    _refuse_busy(pair)

    pair.notes["since"] = merge.at
    for part in merging_parts():
        part.make_way(pair, merge.journal)
    left = put_back(merge.journal, pair)
    for part in merging_parts():
        part.unsettle(pair, at)
    for one in Supplier.objects.filter(pk__in=pair.both):
        refresh_search_key(one)
    _judge(pair, pair.both, at)

    Merge.objects.filter(pk=merge.pk).update(journal={}, undone_at=at, undone_by=by)
    merge.refresh_from_db()
    _record("supplier.merge_undone", merge, by, at, left=left)


@transaction.atomic
def forget_in_merges(*, suppliers: Collection[int], without: Callable[[str], str]) -> None:
    """Rewrite the texts that undoing a merge of these suppliers would put back."""
    for merge in Merge.objects.filter(survivor__in=suppliers, undone_at=None):
        journal = _rewritten(merge.journal, without)
        if journal != merge.journal:
            Merge.objects.filter(pk=merge.pk).update(journal=journal)


def _rewritten(kept: Any, without: Callable[[str], str]) -> Any:
    if isinstance(kept, dict):
        return {name: _rewritten(value, without) for name, value in kept.items()}
    if isinstance(kept, list):
        return [_rewritten(value, without) for value in kept]
    return without(kept) if isinstance(kept, str) else kept


def _lock(pair: Pair) -> None:
    """Both suppliers, for this transaction alone; neither may be merged already."""
    if pair.survivor == pair.merged:
        raise MergeRefused("same")
    both = Supplier.objects.select_for_update().filter(pk__in=pair.both).order_by("pk")
    if len(both) < len(pair.both):
        raise MergeRefused("merged")


def _refuse_busy(pair: Pair) -> None:
    if any(part.is_busy(pair) for part in merging_parts()):
        raise MergeRefused("busy")


def _judge(pair: Pair, suppliers: Sequence[int], at: datetime) -> None:
    for one in Supplier.objects.filter(pk__in=suppliers).select_related("workspace").order_by("pk"):
        for part in merging_parts():
            part.judge(pair, one, at)


def _moved(journal: Journal) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for label, said in journal.items():
        counts[label] += len(said["changed"]) + sum(len(pks) for pks in said["moved"].values())
    return {label: count for label, count in counts.items() if count}


def _record(verb: str, merge: Merge, by: Person, at: datetime, **data: int) -> None:
    record_event(
        verb,
        workspace_id=merge.workspace_id,
        by=by.pk,
        at=at,
        subject=("supplier", merge.survivor_id),
        merged=merge.merged_id,
        merge=merge.pk,
        **data,
    )
