"""What holds between us and a supplier on a day: its charter, else the playbook."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import TextField
from django.db.models.functions import Cast

from guanxi.apps.accounts.models import Membership
from guanxi.apps.playbook.queries import current_playbook, playbook_at
from guanxi.apps.suppliers.models import Charter, Contact, Supplier
from guanxi.domain.suppliers import (
    CharterTerms,
    CharterVersion,
    prefill,
    terms_from_plain,
    terms_on,
)

# (side, id) → name: colleagues are ("ours", person id), their people ("theirs", contact id).
Names = Mapping[tuple[str, int], str]


@dataclass(frozen=True)
class AgreedTerms:
    """The terms of a day; ``number`` and the dates are None where only the playbook speaks."""

    terms: CharterTerms
    number: int | None = None
    first: date | None = None
    agreed_on: date | None = None


def terms_for(supplier: Supplier, day: date) -> AgreedTerms:
    """What holds with this supplier on a day. One query."""
    return terms_for_all([supplier], day)[supplier.pk]


def terms_for_all(suppliers: Collection[Supplier], day: date) -> dict[int, AgreedTerms]:
    """The same for many, by supplier id. One query."""
    ids = [supplier.pk for supplier in suppliers]
    versions, agreed = _versions(ids)
    usual = AgreedTerms(playbook_terms())
    return {pk: _terms(versions.get(pk, []), agreed, pk, day) or usual for pk in ids}


def charter_versions(suppliers: Collection[Supplier]) -> Mapping[int, list[CharterVersion]]:
    """All versions of each supplier, for ``domain.suppliers.terms_on``. One query."""
    return _versions([supplier.pk for supplier in suppliers])[0]


def _terms(
    versions: list[CharterVersion],
    agreed: Mapping[tuple[int, int], date | None],
    pk: int,
    day: date,
) -> AgreedTerms | None:
    """The charter of that day; None where only the playbook speaks."""
    version = terms_on(versions, day)
    if version is None:
        return None
    return AgreedTerms(
        version.terms, version.number, version.first, agreed.get((pk, version.number))
    )


def playbook_terms(at: datetime | None = None) -> CharterTerms:
    """What holds where nothing was agreed; ``at``: what held at that instant."""
    return prefill(current_playbook() if at is None else playbook_at(at))


def _versions(
    ids: Collection[int],
) -> tuple[dict[int, list[CharterVersion]], dict[tuple[int, int], date | None]]:
    rows = (
        Charter.objects.filter(supplier__in=ids)
        .annotate(text=Cast("terms", TextField()))
        .order_by("number")
        .values_list("supplier_id", "number", "from_date", "text", "agreed_on")
    )
    versions: dict[int, list[CharterVersion]] = defaultdict(list)
    agreed = {}
    for supplier_id, number, first, text, agreed_on in rows:
        versions[supplier_id].append(CharterVersion(number, first, _read(text)))
        agreed[supplier_id, number] = agreed_on
    return versions, agreed


@lru_cache(maxsize=4096)
def _read(text: str) -> CharterTerms:
    """Terms are read once a process: Today asks for a thousand suppliers' at a time."""
    return terms_from_plain(json.loads(text))


def charter_names(supplier: Supplier) -> Names:
    """What the people a charter may name are called, theirs and ours. Two queries.

    Whoever was erased has no name any more.
    """
    contacts = Contact.objects.filter(supplier=supplier, erased_at=None)
    members = Membership.objects.filter(workspace_id=supplier.workspace_id)
    return {
        **{
            ("theirs", pk): f"{zh} {name}".strip() if zh else name
            for pk, name, zh in contacts.values_list("pk", "name", "name_zh")
        },
        **{("ours", pk): name for pk, name in members.values_list("person_id", "person__name")},
    }
