"""Making the ledger say what the facts say, under the decisions people took."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.db import transaction
from django.db.models import Q

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.audit.actions import record_event
from guanxi.apps.obligations.models import Decision, Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain import obligations as domain
from guanxi.platform.rows import insert_rows

# More keys than this are not named to the database: all decisions about the rule are read.
NAMED = 2_000
_KEY = ("workspace", "rule", "subject_type", "subject_id", "occurrence")
_VALUES = (
    "supplier", "debtor", "opened", "due", "closed", "closed_by_facts", "is_expected",
    "known_until", "state", "params", "playbook_version", "snoozed_until", "assigned_to_id",
    "settled_at",
)  # fmt: skip
_SETTLING = (domain.DecisionKind.DONE, domain.DecisionKind.NO_ANSWER)


@dataclass(frozen=True)
class Said:
    """What people's decisions about one row come to, and when one settled it."""

    ruling: domain.Ruling
    settled_at: datetime | None

    @classmethod
    def of(cls, decisions: Sequence[domain.Decision], now: datetime) -> Said:
        settling = (one.at for one in decisions if one.kind in _SETTLING and not one.undone)
        return cls(domain.ruling_of(decisions, now=now), max(settling, default=None))

    def columns(self) -> dict[str, datetime | int | None]:
        """The same as the row holds it."""
        return {
            "snoozed_until": self.ruling.snoozed_until,
            "assigned_to_id": self.ruling.delegated_to,
            "settled_at": self.settled_at,
        }


NOTHING_SAID = Said(domain.Ruling(), None)


# What the facts say is owed, and the stored rows they speak for (of a room, some messages).
Piece = tuple[Sequence[domain.Expected], Q]


def reconcile(
    *,
    workspace: Workspace,
    supplier: Supplier,
    rule: str,
    expected: Sequence[domain.Expected],
    at: datetime,
    within: Q | None = None,
) -> None:
    """Make a rule's rows of one supplier equal to what is expected of it.

    ``within`` narrows which stored rows this call speaks for (a room, a time); those of them that
    are not expected are withdrawn. Repeating it changes nothing. Raises OwedTwice.
    """
    pieces = [(expected, within or Q())]
    reconcile_pieces(workspace=workspace, supplier=supplier, rule=rule, pieces=pieces, at=at)


@transaction.atomic
def reconcile_pieces(
    *,
    workspace: Workspace,
    supplier: Supplier,
    rule: str,
    pieces: Iterable[Piece],
    at: datetime,
) -> None:
    """The same for very many rows, piece by piece; the trail gets one event all the same."""
    counts: Counter[str] = Counter()
    for expected, within in pieces:
        counts += _reconcile(workspace, supplier, rule, expected, within, at)
    if counts:
        record_event(
            "ledger_reconciled",
            workspace_id=workspace.pk,
            by=None,
            at=at,
            subject=("supplier", supplier.pk),
            rule=rule,
            created=counts["create"],
            updated=counts["update"],
            withdrawn=counts["withdraw"],
            revived=counts["revive"],
        )


@transaction.atomic
def reconcile_rules(
    *, workspace: Workspace, rules: Collection[str], pieces: Iterable[Piece], at: datetime
) -> None:
    """The same for several rules and whichever suppliers at once: of orders that came in by the
    thousand. Each piece's condition must say of which subjects it speaks. One event in all."""
    counts: Counter[str] = Counter()
    for expected, within in pieces:
        counts += _write(workspace, rules, within, expected, at)
    if counts:
        record_event(
            "ledger_reconciled",
            workspace_id=workspace.pk,
            by=None,
            at=at,
            subject=("workspace", workspace.pk),
            rule=" ".join(sorted(rules)),
            created=counts["create"],
            updated=counts["update"],
            withdrawn=counts["withdraw"],
            revived=counts["revive"],
        )


def _reconcile(
    workspace: Workspace,
    supplier: Supplier,
    rule: str,
    expected: Sequence[domain.Expected],
    within: Q,
    at: datetime,
) -> Counter[str]:
    """One piece of one supplier; how many rows were written, and why."""
    return _write(workspace, [rule], within & Q(supplier=supplier), expected, at)


def _write(
    workspace: Workspace,
    rules: Collection[str],
    within: Q,
    expected: Sequence[domain.Expected],
    at: datetime,
) -> Counter[str]:
    # Held until all is written: else what a person decides meanwhile would be written over.
    held = Obligation.objects.select_for_update(of=("self",)).filter(within, rule__in=rules)
    stored = {row.key: row for row in held.order_by("pk")}
    facts = {one.key: one.closed for one in expected}
    said = _said(rules, facts.keys() | stored.keys(), at)

    judged = [domain.judge(one, said.get(one.key, NOTHING_SAID).ruling, now=at) for one in expected]
    changes = domain.reconcile(judged, [row.to_domain() for row in stored.values()])
    written = {name: getattr(changes, name) for name in ("create", "update", "withdraw", "revive")}
    written["reads_the_same"] = tuple(
        _same_verdict(chain.from_iterable(written.values()), stored, facts)
    )

    _save(workspace, chain.from_iterable(written.values()), facts, stored, said)
    return Counter({name: len(rows) for name, rows in written.items() if rows})


def settle(row: Obligation, *, at: datetime) -> None:
    """Judge one row again after a decision about it was taken or undone."""
    decisions = Decision.objects.filter(
        rule=row.rule,
        subject_type=row.subject_type,
        subject_id=row.subject_id,
        occurrence=row.occurrence,
    )
    said = Said.of([one.to_domain() for one in decisions], at)
    judged = domain.judge(row.expected(), said.ruling, now=at)
    row.closed = judged.closed
    row.state = (judged.state if row.is_expected else domain.State.WITHDRAWN).value
    for name, value in said.columns().items():
        setattr(row, name, value)
    row.save(update_fields=["closed", "state", "snoozed_until", "assigned_to", "settled_at"])


def _said(
    rules: Collection[str], keys: Collection[domain.Key], now: datetime
) -> Mapping[domain.Key, Said]:
    """What people decided about the rows of these rules, by key. One query."""
    taken = Decision.objects.filter(rule__in=rules, undone_at=None)
    if len(keys) <= NAMED:
        taken = taken.filter(subject_id__in={key.subject_id for key in keys})
    decisions: dict[domain.Key, list[domain.Decision]] = defaultdict(list)
    for one in taken:
        decisions[one.key].append(one.to_domain())
    return {key: Said.of(those, now) for key, those in decisions.items()}


def _same_verdict(
    changed: Iterable[domain.Obligation],
    stored: Mapping[domain.Key, Obligation],
    facts: Mapping[domain.Key, datetime | None],
) -> list[domain.Obligation]:
    """Rows that read as before, as a person's word hides what the facts now say."""
    named = {one.key for one in changed}
    return [
        row.to_domain()
        for key, row in stored.items()
        if key not in named
        and (row.closed_by_facts, row.is_expected)
        != (facts.get(key, row.closed_by_facts), key in facts)
    ]


def _save(
    workspace: Workspace,
    rows: Iterable[domain.Obligation],
    facts: Mapping[domain.Key, datetime | None],
    stored: Mapping[domain.Key, Obligation],
    said: Mapping[domain.Key, Said],
) -> None:
    insert_rows(
        Obligation,
        (*_KEY, *_VALUES),
        [
            (
                workspace.pk,
                *one.key,
                one.supplier_id,
                one.debtor.value,
                one.opened,
                one.due,
                one.closed,
                _by_facts(one.key, facts, stored),
                one.key in facts,
                one.known_until,
                one.state.value,
                one.params,
                one.playbook_version,
                *said.get(one.key, NOTHING_SAID).columns().values(),
            )
            for one in rows
        ],
        key=_KEY,
    )


def _by_facts(
    key: domain.Key,
    facts: Mapping[domain.Key, datetime | None],
    stored: Mapping[domain.Key, Obligation],
) -> datetime | None:
    return facts[key] if key in facts else stored[key].closed_by_facts
