"""What a person corrects of an order that stands, and what both sides changed of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.apps.orders.actions import NotedLine
from guanxi.apps.orders.forms.acts import ANSWERS
from guanxi.apps.orders.forms.fields import CurrencyField, QuantityField
from guanxi.apps.orders.forms.order import LineForm
from guanxi.apps.orders.forms.terms import TermsForm
from guanxi.apps.orders.labels import Incoterm, Party, Result
from guanxi.apps.orders.models import Inspection, OrderLine, PurchaseOrder
from guanxi.apps.orders.queries import terms_of
from guanxi.platform.web.fields import DayField

_NONE = Decimal(0)
MOST_UNITS = 2**31 - 1


class HeadForm(TermsForm):
    """The head of an order. What cannot be corrected any more stands there and is not taken."""

    number = forms.CharField(label=_("Order number"), max_length=80)
    their_number = forms.CharField(label=_("Their own number"), max_length=80, required=False)
    incoterm = forms.ChoiceField(label=_("Incoterm"), choices=Incoterm.choices)
    place = forms.CharField(label=_("Named place"), max_length=80, required=False)
    currency = CurrencyField(label=_("Currency"))
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, data: Any = None, *, order: PurchaseOrder) -> None:
        names = ("number", "their_number", "incoterm", "place", "currency", "note")
        known = {name: getattr(order, name) for name in names}
        super().__init__(data, initial=known, terms=terms_of(order))
        if order.told or order.in_tables:
            self.fields["number"].disabled = True
            self.fields["number"].help_text = _(
                "Tables know the order by this number. Correct it in the table and bring that in"
                " again."
            )
        if order.currency and (order.payments.exists() or order.deliveries.exists()):
            self.fields["currency"].disabled = True
            self.fields["currency"].help_text = _(
                "Something was paid or delivered in it: it stays as it is."
            )
        elif not order.currency:
            self.fields["currency"].required = False

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.correct_order`` takes them."""
        names = ("number", "their_number", "incoterm", "place", "currency", "note")
        return {name: self.cleaned_data[name] for name in names} | {"terms": self.terms()}


class CorrectLineForm(LineForm):
    """One line as it should have been typed."""

    def __init__(self, data: Any = None, *, line: OrderLine, has_come: bool) -> None:
        product = line.variant.product
        known = {
            "item": product.name,
            "variant": line.variant.name,
            "sku": line.variant.sku,
            "quantity": _plain(line.quantity),
            "unit": line.unit,
            "price": _plain(line.price),
        }
        super().__init__(data, initial=known)
        if line.original is not None or line.order.lead_days is not None:
            del self.fields["original"]
        for name in ("item", "variant", "sku", "quantity", "unit") if has_come else ():
            self.fields[name].disabled = True
        if line.first_quantity is not None:
            self.fields["quantity"].disabled = True

    def line(self) -> NotedLine:
        """The answers as ``actions.correct_line`` takes them."""
        return NotedLine(**self.cleaned_data)


class NewLineForm(LineForm):
    """One more line of an order; where its lead time is not counted it needs a day of its own."""

    def __init__(self, data: Any = None, *, order: PurchaseOrder) -> None:
        super().__init__(data, initial={"original": order.due})
        day = self.fields["original"]
        day.required = order.lead_days is None
        day.label = _("To be delivered on")
        day.help_text = _("The day first agreed on. It stays as it is, however often it is moved.")


class QuantityForm(forms.Form):
    """Somebody asked for another quantity of a line."""

    asked_by = forms.ChoiceField(label=_("Who asked"), choices=Party.choices, initial=Party.OURS)
    announced = DayField(label=_("Told on"))
    after = QuantityField(
        label=_("New quantity"),
        least=_NONE,
        help_text=_("0 leaves the line out. What was ordered first stays beside it."),
    )
    accepted = forms.ChoiceField(label=_("Answer"), choices=ANSWERS, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)
    knowing = forms.BooleanField(label=_("Even if more than that came already"), required=False)

    def __init__(self, data: Any = None, *, line: OrderLine, came: Decimal, today: date) -> None:
        super().__init__(data, initial={"announced": today, "after": _plain(line.quantity)})
        if not came:
            del self.fields["knowing"]

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.ask_for_quantity`` takes them."""
        given = self.cleaned_data
        answer = {"yes": True, "no": False}.get(given["accepted"])
        return {**given, "accepted": answer, "knowing": given.get("knowing", False)}


class InspectionForm(forms.Form):
    """One lot that was looked at."""

    what = forms.ChoiceField(label=_("What was looked at"), required=False)
    lot = forms.CharField(label=_("Lot"), max_length=80, required=False)
    day = DayField(
        label=_("Inspected on"),
        required=False,
        help_text=_("Without a day it counts in no figure."),
    )
    inspected = forms.IntegerField(label=_("Units inspected"), min_value=1, max_value=MOST_UNITS)
    lot_size = forms.IntegerField(
        label=_("Units in the lot"), min_value=1, max_value=MOST_UNITS, required=False
    )
    critical = forms.IntegerField(label=_("Critical"), min_value=0, initial=0, required=False)
    major = forms.IntegerField(label=_("Major"), min_value=0, initial=0, required=False)
    minor = forms.IntegerField(label=_("Minor"), min_value=0, initial=0, required=False)
    unclassed = forms.IntegerField(
        label=_("Defective, nobody said how badly"), min_value=0, initial=0, required=False
    )
    result = forms.ChoiceField(
        label=pgettext_lazy("of an inspection", "Result"),
        choices=Result.choices,
        initial=Result.PASSED,
    )
    inspector = forms.CharField(label=_("Who inspected"), max_length=120, required=False)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        data: Any = None,
        *,
        lines: Sequence[OrderLine],
        today: date,
        known: Inspection | None = None,
    ) -> None:
        super().__init__(data, initial=_of(known) if known else {"day": today})
        self._lines = {str(line.pk): line for line in lines}
        what = [(pk, str(line.variant)) for pk, line in self._lines.items()]
        self.fields["what"].choices = [("", _("The whole order")), *what]  # type: ignore[attr-defined]

    @property
    def defect_fields(self) -> list[forms.BoundField]:
        """How many units were defective, by the worst class of each."""
        return [self[name] for name in ("critical", "major", "minor", "unclassed")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        inspected, size = cleaned.get("inspected"), cleaned.get("lot_size")
        defective = sum(
            cleaned.get(name) or 0 for name in ("critical", "major", "minor", "unclassed")
        )
        if inspected and defective > inspected:
            self.add_error(
                "inspected", _("More units are defective than were inspected: each counts once.")
            )
        if inspected and size and inspected > size:
            self.add_error("lot_size", _("More units were inspected than are in the lot."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.note_inspection`` takes them."""
        given = dict(self.cleaned_data)
        counts = {name: given[name] or 0 for name in ("critical", "major", "minor", "unclassed")}
        line = self._lines.get(given.pop("what"))
        return {**given, **counts, "line": line}


def _of(known: Inspection) -> dict[str, Any]:
    names = (
        "lot", "day", "inspected", "lot_size", "critical", "major", "minor", "unclassed",
        "result", "inspector", "note",
    )  # fmt: skip
    return {name: getattr(known, name) for name in names} | {"what": str(known.line_id or "")}


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
