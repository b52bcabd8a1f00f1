"""An order as a person notes it: its terms, how it is paid, and its lines."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from guanxi.apps.orders.actions import NotedLine
from guanxi.apps.orders.forms.fields import CONDITIONS, CurrencyField, QuantityField
from guanxi.apps.orders.labels import Event, Incoterm
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import active_suppliers
from guanxi.domain.orders import PaymentEvent, PaymentShare
from guanxi.platform.web.fields import DayField

SHARES = (1, 2, 3)
LINES, MORE, MOST_LINES = 2, 5, 200
_WHOLE = Decimal(100)


class OrderForm(forms.Form):
    """All but the lines. A day or a lead time is needed: else nobody could be late."""

    # Which there are is asked when the form is shown: inside the workspace.
    supplier: forms.ModelChoiceField[Supplier] = forms.ModelChoiceField(
        label=_("Supplier"), queryset=None
    )
    number = forms.CharField(label=_("Order number"), max_length=80)
    ordered = DayField(label=_("Ordered on"))
    due = DayField(
        label=_("To be delivered on"),
        required=False,
        help_text=_("The day first agreed on. It stays as it is, however often it is moved."),
    )
    lead_days = forms.IntegerField(
        label=_("Or so many days to make it"), required=False, min_value=1, max_value=730
    )
    lead_in_working_days = forms.BooleanField(
        label=_("Counted in days the factory works"), required=False
    )
    conditions = forms.MultipleChoiceField(
        label=_("Production waits until"),
        required=False,
        choices=CONDITIONS,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The days to make it run from the last of these."),
    )
    incoterm = forms.ChoiceField(label=_("Incoterm"), choices=Incoterm.choices, initial="FOB")
    place = forms.CharField(label=_("Named place"), max_length=80, required=False)
    currency = CurrencyField(label=_("Currency"), initial="USD")
    tolerance = forms.DecimalField(
        label=_("Tolerance of quantities, in %"),
        required=False,
        min_value=0,
        max_value=50,
        help_text=_("So much may be missing or too much."),
    )
    note = forms.CharField(
        label=_("Note"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supplier"].queryset = active_suppliers()  # type: ignore[attr-defined]
        for number in SHARES:
            self.fields[f"percent_{number}"] = forms.DecimalField(
                label=_("Percent"), required=False, min_value=0, max_value=100, decimal_places=2
            )
            self.fields[f"event_{number}"] = forms.ChoiceField(
                label=_("Due with"), required=False, choices=[("", "–"), *Event.choices]
            )
            self.fields[f"days_{number}"] = forms.IntegerField(
                label=_("Days after"), required=False, min_value=0, max_value=365
            )

    @property
    def share_rows(self) -> list[list[forms.BoundField]]:
        """The fields of each share of the price."""
        names = ("percent", "event", "days")
        return [[self[f"{name}_{number}"] for name in names] for number in SHARES]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        due, ordered = cleaned.get("due"), cleaned.get("ordered")
        if not due and not cleaned.get("lead_days") and not self.has_error("due"):
            self.add_error("due", _("Name the day, or how many days it takes to make."))
        if due and ordered and due < ordered:
            self.add_error("due", _("This day lies before the order. Change one of them."))
        self._check_shares(cleaned)
        return cleaned

    def terms(self) -> list[PaymentShare]:
        """The shares of the price, in their order."""
        return [
            PaymentShare(percent, PaymentEvent(event), days)
            for percent, event, days in _shares(self.cleaned_data)
        ]

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.note_order`` takes them, without lines and terms."""
        names = (
            "supplier", "number", "ordered", "due", "lead_days", "lead_in_working_days",
            "incoterm", "place", "currency", "note", "conditions",
        )  # fmt: skip
        tolerance = self.cleaned_data["tolerance"] or Decimal(0)
        return {name: self.cleaned_data[name] for name in names} | {"tolerance": tolerance / _WHOLE}

    def _check_shares(self, cleaned: Mapping[str, Any]) -> None:
        shares = _shares(cleaned)
        for number in SHARES:
            if cleaned.get(f"percent_{number}") and not cleaned.get(f"event_{number}"):
                self.add_error(f"event_{number}", _("Say with what this share falls due."))
        total = sum((percent for percent, _event, _days in shares), Decimal(0))
        if shares and total != _WHOLE:
            self.add_error("percent_1", _("The shares must make 100 % together."))


class LineForm(forms.Form):
    """One line. An empty one is left out."""

    item = forms.CharField(label=_("Product"), max_length=200)
    variant = forms.CharField(label=_("Variant"), max_length=200, required=False)
    sku = forms.CharField(label=_("Article number"), max_length=80, required=False)
    quantity = QuantityField(label=_("Quantity"))
    unit = forms.CharField(label=_("Unit"), max_length=20, required=False)
    price = forms.DecimalField(
        label=_("Price of one"), required=False, min_value=0, max_digits=20, decimal_places=6
    )
    original = DayField(label=_("Its own day"), required=False)

    def line(self) -> NotedLine:
        """The answers as ``actions.note_order`` takes them."""
        return NotedLine(**self.cleaned_data)


LineForms = forms.formset_factory(
    LineForm, extra=LINES, min_num=1, validate_min=True, max_num=MOST_LINES, validate_max=True
)


def with_more_lines(data: QueryDict) -> tuple[OrderForm, forms.BaseFormSet[LineForm]]:
    """What was typed so far, unchecked, with room for more lines."""
    asked = data.get("lines-TOTAL_FORMS", "")
    count = min(int(asked), MOST_LINES) if asked.isdecimal() and len(asked) < 4 else LINES
    lines = [
        {name: data.get(f"lines-{number}-{name}", "") for name in LineForm.base_fields}
        for number in range(count)
    ]
    forms_of = forms.formset_factory(LineForm, extra=MORE, min_num=1, max_num=MOST_LINES)
    typed = {**data.dict(), "conditions": data.getlist("conditions")}
    return OrderForm(initial=typed), forms_of(prefix="lines", initial=lines)


def _shares(cleaned: Mapping[str, Any]) -> list[tuple[Decimal, str, int]]:
    rows = (
        (cleaned.get(f"percent_{n}"), cleaned.get(f"event_{n}"), cleaned.get(f"days_{n}") or 0)
        for n in SHARES
    )
    return [(percent, event, days) for percent, event, days in rows if percent and event]
