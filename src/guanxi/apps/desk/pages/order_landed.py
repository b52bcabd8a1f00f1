"""Parts of an order's page: inspections, what the goods really cost, and how it is paid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.apps.desk.labels.orders import Standing
from guanxi.apps.desk.pages.order_shapes import (
    InspectionPart,
    LandedPart,
    LandedTable,
    TermsPart,
)
from guanxi.apps.desk.queries.orders import OrderView
from guanxi.apps.orders.labels import CostKind, Event, Result
from guanxi.apps.orders.models import Inspection
from guanxi.apps.orders.queries import terms_of
from guanxi.apps.orders.queries.landed import day_of_rates
from guanxi.domain import orders as domain
from guanxi.domain.orders.money import rounded
from guanxi.platform.i18n.numbers import money_words, number_words
from guanxi.platform.i18n.times import day_words, locale

Names = Mapping[int, str]
RESULT_LOOK = {
    Result.PASSED: ("ok", "check"),
    Result.FAILED: ("past", "alert"),
    Result.CONDITIONAL: ("soon", "info"),
    Result.PENDING: ("thin", "clock"),
}


def inspection_part(one: Inspection, names: Names, today: date) -> InspectionPart:
    """One lot in words."""
    counts = ngettext("%(units)s unit inspected", "%(units)s units inspected", one.inspected) % {
        "units": number_words(one.inspected)
    }
    if one.lot_size:
        counts = _("%(counts)s of %(size)s") % {
            "counts": counts, "size": number_words(one.lot_size),
        }  # fmt: skip
    result = Result(one.result)
    return InspectionPart(
        pk=one.pk,
        what=_joined([names.get(one.line_id or 0, ""), one.lot]),
        day=day_words(one.day, today) if one.day else _("no day noted"),
        counts=counts,
        found=_found(one),
        who=one.inspector,
        note=one.note,
        result=Standing(str(result.label), *RESULT_LOOK[result]),
    )


def landed_table(view: OrderView, names: Names) -> LandedTable:
    """What each line that came cost us, and what is not known of it."""
    landed, currency = view.landed, view.order.currency
    kinds = [kind for kind in domain.CostKind if _is_shared(landed.lines.values(), kind)]
    return LandedTable(
        kinds=tuple(str(CostKind(kind.value).label) for kind in kinds),
        rows=tuple(_landed(one, kinds, names, currency) for one in landed.lines.values()),
        missing=tuple(_missing(view, names)),
        currencies=landed.missing.without_rate if landed.missing and currency else (),
        unsaid=_list(str(CostKind(kind.value).label) for kind in landed.unsaid),
    )


def terms_part(view: OrderView) -> TermsPart:
    """How the order is paid, as far as it is understood."""
    order = view.order
    return TermsPart(
        shares=tuple(share_words(one) for one in terms_of(order)),
        said=order.terms_said,
        is_read=not order.terms and not order.terms_settled,
    )


def share_words(share: domain.PaymentShare) -> str:
    """ "70 %, 14 days after the copy of the bill of lading"."""
    facts = {
        "percent": number_words(share.percent),
        "event": str(Event(share.event.value).label),
        "days": share.days,
    }
    words = (
        _("%(percent)s %%, %(days)d days after %(event)s")
        if share.days
        else _("%(percent)s %% with %(event)s")
    )
    return words % facts


def _found(one: Inspection) -> str:
    counted = {
        _("%(units)s critical"): one.critical,
        _("%(units)s major"): one.major,
        _("%(units)s minor"): one.minor,
        _("%(units)s defective without a class"): one.unclassed,
    }
    found = [words % {"units": number_words(units)} for words, units in counted.items() if units]
    return _list(found) or _("nothing defective")


def _is_shared(lines: object, kind: domain.CostKind) -> bool:
    return any(kind in one.shares for one in lines)  # type: ignore[attr-defined]


def _landed(
    one: domain.LandedParts, kinds: list[domain.CostKind], names: Names, currency: str
) -> LandedPart:
    def coins(amount: Decimal) -> str:
        return money_words(rounded(amount, currency), currency)

    return LandedPart(
        what=names.get(one.landed.line_id, ""),
        came=number_words(one.landed.quantity),
        goods=coins(one.goods),
        shares=tuple(coins(one.shares[kind]) if kind in one.shares else "–" for kind in kinds),
        total=coins(one.landed.total),
        unit=money_words(one.landed.unit, currency),
    )


def _missing(view: OrderView, names: Names) -> Iterator[str]:
    missing, order = view.landed.missing, view.order
    if missing is None:
        return
    if missing.currency:
        yield _("Nobody said in which currency the order is.")
    for line in missing.unpriced:
        yield _("No price is noted for %(what)s.") % {"what": names.get(line, "")}
    day = day_of_rates(order)
    for currency in missing.without_rate:
        words = {
            "currency": currency, "into": order.currency,
            "day": day_words(day, view.today) if day else "",
        }  # fmt: skip
        yield _("No rate of %(currency)s into %(into)s is noted by %(day)s.") % words


def _joined(parts: list[str]) -> str:
    return " · ".join(part for part in parts if part)


def _list(parts: Iterator[str] | list[str]) -> str:
    return ("、" if locale() == "zh_Hans" else ", ").join(parts)
