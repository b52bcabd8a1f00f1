"""An order as a person notes it: its terms, how it is paid, and its lines."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from guanxi.apps.orders.actions import NotedLine
from guanxi.apps.orders.forms.fields import CONDITIONS, CurrencyField, QuantityField
from guanxi.apps.orders.forms.terms import TermsForm
from guanxi.apps.orders.labels import Incoterm
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import active_suppliers
from guanxi.platform.web.fields import DayField

LINES, MORE, MOST_LINES = 2, 5, 200
_WHOLE = Decimal(100)


class OrderForm(TermsForm):
    """All but the lines. A day or a lead time is needed: else nobody could be late."""

    # Which there are is asked when the form is shown: inside the workspace.
    supplier: forms.ModelChoiceField[Supplier] = forms.ModelChoiceField(
        label=_("Supplier"), queryset=None
    )
    number = forms.CharField(label=_("Order number"), max_length=80)
    their_number = forms.CharField(label=_("Their own number"), max_length=80, required=False)
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

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        due, ordered = cleaned.get("due"), cleaned.get("ordered")
        if not due and not cleaned.get("lead_days") and not self.has_error("due"):
            self.add_error("due", _("Name the day, or how many days it takes to make."))
        if due and ordered and due < ordered:
            self.add_error("due", _("This day lies before the order. Change one of them."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.note_order`` takes them, without lines and terms."""
        names = (
            "supplier", "number", "their_number", "ordered", "due", "lead_days",
            "lead_in_working_days", "incoterm", "place", "currency", "note", "conditions",
        )  # fmt: skip
        tolerance = self.cleaned_data["tolerance"] or Decimal(0)
        return {name: self.cleaned_data[name] for name in names} | {"tolerance": tolerance / _WHOLE}


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
