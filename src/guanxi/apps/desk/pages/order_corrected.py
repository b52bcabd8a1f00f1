"""Parts of an order's page: changed quantities, what was corrected, what tables say otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from guanxi.apps.desk.pages.order_shapes import ChangePart, DifferencePart, EditPart
from guanxi.apps.desk.queries.orders import OrderView
from guanxi.apps.orders.actions.tables import FIXED
from guanxi.apps.orders.actions.versions import plain
from guanxi.apps.orders.labels import COLUMN_WORDS, PartOf, Party, Result
from guanxi.apps.orders.models import OrderEdit, QuantityChange, TableDifference
from guanxi.apps.orders.queries import terms_of
from guanxi.domain.orders import read_terms
from guanxi.platform.i18n.numbers import number_words
from guanxi.platform.i18n.times import day_words, locale

Names = Mapping[int, str]
DAYS = {"ordered", "original", "agreed", "day"}
NUMBERS = {
    "quantity", "price", "lot_size", "inspected", "critical", "major", "minor", "unclassed",
}  # fmt: skip


def quantity_part(one: QuantityChange, names: Names, today: date) -> ChangePart:
    """A quantity somebody asked to change."""
    words = (
        _("We asked for %(after)s instead of %(before)s")
        if one.asked_by == Party.OURS
        else _("They named %(after)s instead of %(before)s")
    )
    facts = {"before": number_words(one.before), "after": number_words(one.after)}
    return ChangePart(
        pk=one.pk,
        words=words % facts,
        announced=_("told %(day)s") % {"day": day_words(one.announced, today)},
        answer=answer_words(one.accepted),
        reason=one.reason,
        of=names.get(one.line_id, ""),
        waits=one.accepted is None,
        answered=one.accepted is not None,
    )


def answer_words(accepted: bool | None) -> str:
    """What was answered to who asked for another day or quantity."""
    words = {
        None: _("not answered yet"),
        True: pgettext("a day", "agreed"),
        False: pgettext("a day", "not agreed"),
    }
    return words[accepted]


def edit_part(one: OrderEdit, view: OrderView, names: Names) -> EditPart:
    """What was corrected, or taken out."""
    day = day_words(timezone.localtime(one.at).date(), view.today)
    return EditPart(
        pk=one.pk,
        words=_gone(one, view, names) if not one.after else _corrected(one, view, names),
        by=f"{day} · {one.by.name}" if one.by else day,
        gone=not one.after,
    )


def difference_parts(view: OrderView, names: Names) -> Iterator[DifferencePart]:
    """Where tables say something else, as long as they do."""
    for one in view.differences:
        row = _row(one, view)
        if row is None or _agrees(one, row, view):
            continue
        what = f"{COLUMN_WORDS[one.column]}"
        of = _part_words(one.part, one.part_id, view, names)
        stands = row.terms if one.column == "terms" else plain(getattr(row, one.column))
        yield DifferencePart(
            pk=one.pk,
            what=f"{of} · {what}" if of else what,
            said=value_words(one.column, one.said, view),
            stands=value_words(one.column, stands, view),
            fixed=one.column in FIXED,
        )


def value_words(column: str, value: Any, view: OrderView) -> str:
    """A value of a column as it is kept, in words."""
    if value in (None, "", []):
        return "–"
    if column == "variant_id":
        return str(view.variants.get(int(value), "") or _line_variant(int(value), view))
    if column in DAYS:
        return day_words(date.fromisoformat(value), view.today)
    if column in NUMBERS:
        try:
            return number_words(Decimal(value))
        except InvalidOperation:
            return str(value)
    if column == "result":
        return str(Result(value).label)
    if column == "terms" and isinstance(value, list):
        return " / ".join(f"{percent} %" for percent, _event, _days in value)
    return str(value)


def _line_variant(pk: int, view: OrderView) -> object:
    return next((line.variant for line in view.lines if line.variant_id == pk), "–")


def _corrected(one: OrderEdit, view: OrderView, names: Names) -> str:
    changed = [
        _("%(what)s: %(after)s instead of %(before)s")
        % {
            "what": label,
            "before": value_words(column, one.before.get(column), view),
            "after": value_words(column, one.after[column], view),
        }
        for column, label in COLUMN_WORDS.items()
        if column in one.after and column != "line_id"
    ]
    words = ("；" if locale() == "zh_Hans" else "; ").join(changed) or _("what it is of")
    of = _part_words(one.part, one.part_id, view, names)
    return f"{of} · {words}" if of else words


def _gone(one: OrderEdit, view: OrderView, names: Names) -> str:
    if one.part == PartOf.INSPECTION:
        lot = one.before.get("lot", "") or names.get(one.before.get("line_id") or 0, "")
        return _("Taken out: the inspection %(lot)s") % {"lot": lot}
    words = {
        "what": value_words("variant_id", one.before.get("variant_id"), view),
        "quantity": value_words("quantity", one.before.get("quantity"), view),
    }
    return _("Taken out: %(what)s, %(quantity)s") % words


def _part_words(part: str, pk: int, view: OrderView, names: Names) -> str:
    if part == PartOf.LINE:
        return names.get(pk, "")
    if part == PartOf.INSPECTION:
        lot = next((one for one in view.known.inspections if one.pk == pk), None)
        return _("Inspection %(lot)s") % {"lot": lot.lot if lot else ""}
    return ""


def _row(one: TableDifference, view: OrderView) -> Any:
    if one.part == PartOf.ORDER:
        return view.order
    rows: Any = view.lines if one.part == PartOf.LINE else view.known.inspections
    return next((row for row in rows if row.pk == one.part_id), None)


def _agrees(one: TableDifference, row: Any, view: OrderView) -> bool:
    if one.column == "terms":
        return read_terms(one.said) in ((), terms_of(view.order))
    return str(plain(getattr(row, one.column))) == one.said
