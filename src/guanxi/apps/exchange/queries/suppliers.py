"""Which supplier a table means by a name or a code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guanxi.apps.exchange.models import TableRow
from guanxi.apps.suppliers.models import FormerName, Supplier
from guanxi.apps.suppliers.search_keys import folded_name


@dataclass(frozen=True)
class SuppliersByName:
    """Suppliers by their folded names in both scripts, by short name, and by code."""

    names: Mapping[str, int]
    codes: Mapping[str, int]

    def find(self, name: str, code: str = "") -> int | None:
        """The supplier's id, or None where nobody is called so."""
        if code and code in self.codes:
            return self.codes[code]
        return self.names.get(folded_name(name) or name) if name else None


def suppliers_by_name() -> SuppliersByName:
    """Three queries. Where two suppliers share a name, the one that was here first is meant; what
    one was called before a merge leads to it where nobody else is called so."""
    names: dict[str, int] = {}
    rows = Supplier.objects.order_by("archived_at", "pk")
    for pk, *called in rows.values_list("pk", "name", "name_zh", "short_name"):
        for name in called:
            if name:
                names.setdefault(folded_name(name) or name, pk)
    for folded, pk in FormerName.objects.order_by("pk").values_list("folded", "supplier_id"):
        names.setdefault(folded, pk)
    told = TableRow.objects.filter(kind="suppliers", source__withdrawn_at=None)
    codes = {
        values["supplier_code"]: supplier
        for supplier, values in told.order_by("pk").values_list("supplier_id", "values")
        if supplier and values.get("supplier_code")
    }
    return SuppliersByName(names, codes)
