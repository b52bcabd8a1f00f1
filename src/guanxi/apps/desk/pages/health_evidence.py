"""The records behind a figure in words: what, when, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from guanxi.apps.desk.labels.figures import number
from guanxi.apps.orders.labels import Result
from guanxi.apps.orders.models import Against, QuantityChange, Standing
from guanxi.apps.orders.queries.landed import landed_units
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.orders import Verdict
from guanxi.platform.i18n.times import day_words

# The heading of each kind of list.
HEADINGS: Mapping[str, Promise] = {
    "original": gettext_lazy("The orders behind it"),
    "agreed": gettext_lazy("The orders behind it"),
    "good": gettext_lazy("The orders behind it"),
    "full": gettext_lazy("The orders behind it"),
    "lines": gettext_lazy("The order lines behind it"),
    "bought": gettext_lazy("The order lines behind it"),
    "landed": gettext_lazy("The order lines behind it"),
    "lots": gettext_lazy("The inspections behind it"),
    "changes": gettext_lazy("The moved days behind it"),
    "requests": gettext_lazy("What we asked to change"),
    "payments": gettext_lazy("The payments behind it"),
    "conditions": gettext_lazy("The deposits and approvals behind it"),
    "marks": gettext_lazy("The messages behind it"),
    "clarity": gettext_lazy("The answers behind it"),
}
_IN_TIME = pgettext_lazy("evidence", "in time")
_LATE = pgettext_lazy("evidence", "late")
_NOT_YET = pgettext_lazy("evidence", "not there")
_UNDERSTOOD = pgettext_lazy("evidence", "understood at once")
_ASKED_AGAIN = pgettext_lazy("evidence", "had to ask again")
_ANSWERS: Mapping[bool | None, Promise] = {
    True: pgettext_lazy("evidence", "accepted"),
    False: pgettext_lazy("evidence", "refused"),
    None: pgettext_lazy("evidence", "no answer yet"),
}


@dataclass(frozen=True)
class EvidenceLine:
    """A record: its day, what it is and where it stands, what came of it, and the rest."""

    day: str
    what: str
    url: str
    outcome: str | Promise
    good: bool | None  # None: neither good nor bad
    detail: str


def evidence_lines(
    kind: str, rows: Sequence[Any], supplier: Supplier, today: date
) -> list[EvidenceLine]:
    """The records of a page as the list shows them."""
    if kind == "landed":
        units = landed_units({row.order_id for row in rows})
        return [_landed(row, units.get(row.pk), today) for row in rows]
    return [_LINES[kind](row, supplier, today) for row in rows]


def _order(against: Against) -> Callable[[Any, Supplier, date], EvidenceLine]:
    def line(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
        return _stood(row, row, against, row.number, today)

    return line


def _full(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    is_there = row.stands("original").is_complete()
    outcome = pgettext_lazy("evidence", "there in full") if is_there else _NOT_YET
    return EvidenceLine(
        day_words(row.due, today), row.number, _order_url(row.pk), outcome, is_there, ""
    )


def _line(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    return _stood(row, row.order, "original", f"{row.order} · {_goods(row)}", today)


def _stood(row: Standing, order: Any, against: Against, what: str, today: date) -> EvidenceLine:
    until = row.until  # type: ignore[attr-defined]
    standing = row.stands(against)
    in_time = standing.verdict(until) is Verdict.ON_TIME
    outcome: str | Promise = _IN_TIME if in_time else _LATE
    if standing.waiting is not None:
        outcome = _NOT_YET
    assert row.due is not None  # rows of a period have a day
    detail = _days_late(standing.days_late(until))
    return EvidenceLine(
        day_words(row.due, today), what, _order_url(order.pk), outcome, in_time, detail
    )


def _days_late(days: int | None) -> str:
    if days is None:
        return ""
    if days > 0:
        return ngettext("%(days)d day late", "%(days)d days late", days) % {"days": days}
    if days < 0:
        return ngettext("%(days)d day early", "%(days)d days early", -days) % {"days": -days}
    return _("on the day")


def _bought(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    price = "" if row.price is None else f"{row.order.currency} {number(row.price, 4)}"
    ordered = {"quantity": number(row.quantity, 2), "came": number(row.delivered, 2)}
    return EvidenceLine(
        day=day_words(row.order.due, today),
        what=f"{row.order} · {_goods(row)}",
        url=_order_url(row.order_id),
        outcome=price or _("no price noted"),
        good=None,
        detail=_("%(quantity)s ordered, %(came)s came") % ordered,
    )


def _landed(row: Any, unit: Decimal | None, today: date) -> EvidenceLine:
    price = _("no price noted") if row.price is None else number(row.price, 4)
    came = {"came": number(row.delivered, 2), "price": price}
    return EvidenceLine(
        day=day_words(row.order.due, today),
        what=f"{row.order} · {_goods(row)}",
        url=_order_url(row.order_id),
        outcome=_("not known") if unit is None else f"{row.order.currency} {number(unit, 4)}",
        good=None,
        detail=_("%(came)s came, bought at %(price)s") % came,
    )


def _goods(row: Any) -> str:
    variant = row.variant
    return " ".join(part for part in (str(variant.product), variant.name or variant.sku) if part)


def _lot(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    counts = {"inspected": number(row.inspected), "defective": number(row.defective)}
    good = {Result.PASSED: True, Result.FAILED: False}.get(Result(row.result))
    return EvidenceLine(
        day=day_words(row.day, today),
        what=f"{row.order} · {row.lot}" if row.lot else str(row.order),
        url=_order_url(row.order_id),
        outcome=Result(row.result).label,
        good=good,
        detail=_("%(inspected)s looked at, %(defective)s defective") % counts,
    )


def _change(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    notice = (row.before - row.announced).days
    told = ngettext("%(days)d day before", "%(days)d days before", notice) % {"days": notice}
    to = {"before": day_words(row.before, today), "after": day_words(row.after, today)}
    return EvidenceLine(
        day=to["before"],
        what=str(row.order),
        url=_order_url(row.order_id),
        outcome=told if notice > 0 else _("only once the day had come"),
        good=notice > 0,
        detail=_("from %(before)s to %(after)s") % to,
    )


def _request(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    day, what = row.before, str(row.order)
    if isinstance(row, QuantityChange):
        day, what = row.line.original, f"{row.order} · {_goods(row.line)}"
        to = {"before": number(row.before, 2), "after": number(row.after, 2)}
    else:
        to = {"before": day_words(row.before, today), "after": day_words(row.after, today)}
    return EvidenceLine(
        day=day_words(day, today),
        what=what,
        url=_order_url(row.order_id),
        outcome=_ANSWERS[row.accepted],
        good=row.accepted,
        detail=_("from %(before)s to %(after)s") % to,
    )


def _payment(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    ours = ZoneInfo(supplier.workspace.zone)
    in_time = row.closed is not None and row.closed <= row.due
    outcome = _IN_TIME if in_time else (_LATE if row.closed else _("not paid"))
    return EvidenceLine(
        day=day_words(row.due.astimezone(ours).date(), today),
        what=str(row.params.get("order", "")),
        url=_order_url(row.subject_id),
        outcome=outcome,
        good=in_time,
        detail=f"{row.params.get('currency', '')} {row.params.get('amount', '')}".strip(),
    )


def _condition(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    in_time = row.met is not None and row.met <= row.due
    return EvidenceLine(
        day=day_words(row.due, today),
        what=f"{row.order} · {row.get_kind_display()}",
        url=_order_url(row.order_id),
        outcome=_IN_TIME if in_time else (_LATE if row.met else _NOT_YET),
        good=in_time,
        detail=day_words(row.met, today) if row.met else "",
    )


def _mark(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    day = row.message.at.astimezone(ZoneInfo(supplier.zone)).date()
    url = reverse("supplier", kwargs={"pk": supplier.pk})
    what = row.get_mark_display() or _("Not about business")
    return EvidenceLine(
        day_words(day, today), str(what), f"{url}?at={row.message_id}", "", None, ""
    )


def _answer(row: Any, supplier: Supplier, today: date) -> EvidenceLine:
    day = row.opened.astimezone(ZoneInfo(supplier.workspace.zone)).date()
    url = reverse("supplier", kwargs={"pk": supplier.pk})
    return EvidenceLine(
        day=day_words(day, today),
        what=_("An answer of theirs"),
        url=f"{url}?at={row.answer_id}#m{row.answer_id}",
        outcome=_UNDERSTOOD if row.was_clear else _ASKED_AGAIN,
        good=row.was_clear,
        detail="",
    )


def _order_url(pk: int) -> str:
    return reverse("order", kwargs={"pk": pk})


_LINES: Mapping[str, Callable[[Any, Supplier, date], EvidenceLine]] = {
    "original": _order("original"),
    "agreed": _order("agreed"),
    "good": _order("good"),
    "full": _full,
    "lines": _line,
    "bought": _bought,
    "lots": _lot,
    "changes": _change,
    "requests": _request,
    "payments": _payment,
    "conditions": _condition,
    "marks": _mark,
    "clarity": _answer,
}
