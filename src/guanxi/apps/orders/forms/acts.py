"""What is noted about an order: changed days, payments, costs, steps, holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.apps.orders.forms.fields import CONDITIONS, AmountField, CurrencyField
from guanxi.apps.orders.labels import CostKind, HoldOn, Party, Step
from guanxi.apps.orders.models import OrderLine, PurchaseOrder
from guanxi.apps.orders.queries.landed import day_of_rates
from guanxi.platform.i18n.times import day_words
from guanxi.platform.web.fields import DayField

_WHOLE = Decimal(100)
ANSWERS = (
    ("", _("Not answered yet")),
    ("yes", pgettext_lazy("a day", "Agreed")),
    ("no", _("Not agreed")),
)


class DateForm(forms.Form):
    """Somebody asked for another day."""

    what = forms.ChoiceField(label=_("What is moved"))
    asked_by = forms.ChoiceField(label=_("Who asked"), choices=Party.choices, initial=Party.THEIRS)
    announced = DayField(label=_("Told on"))
    after = DayField(label=_("New day"))
    accepted = forms.ChoiceField(label=_("Answer"), choices=ANSWERS, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=200, required=False)

    def __init__(self, data: Any = None, *, lines: Sequence[OrderLine], today: date) -> None:
        super().__init__(data, initial={"announced": today})
        self._lines = {line.pk: line for line in lines}
        days = sorted({day for line in lines if (day := line.agreed or line.original)})
        choices = [(day.isoformat(), _all_of(day, today)) for day in days]
        if len(lines) > 1:
            choices += [
                (f"{day.isoformat()} {line.pk}", _one_line(line, day, today))
                for line in lines
                if (day := line.agreed or line.original)
            ]
        self.fields["what"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        what, after = cleaned.get("what"), cleaned.get("after")
        if what and after and what.split()[0] == after.isoformat():
            self.add_error("after", _("This is the day it has already."))
        return cleaned

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.ask_for_date`` takes them."""
        day, _space, line = self.cleaned_data["what"].partition(" ")
        names = ("asked_by", "announced", "after", "reason")
        return {name: self.cleaned_data[name] for name in names} | {
            "before": date.fromisoformat(day),
            "line": self._lines[int(line)] if line else None,
            "accepted": {"yes": True, "no": False}.get(self.cleaned_data["accepted"]),
        }


class PaymentForm(forms.Form):
    """Money that was paid."""

    paid = DayField(label=_("Paid on"))
    amount = AmountField(label=_("Amount"))
    currency = CurrencyField(label=_("Currency"))
    rate = forms.DecimalField(
        label=_("Rate, where it is another currency than the order’s"),
        required=False,
        min_value=Decimal("0.0000000001"),
        max_digits=20,
        decimal_places=10,
        help_text=_("So many of what was paid for one of the order’s currency on that day."),
    )
    purpose = forms.CharField(
        label=pgettext_lazy("money", "What for"), max_length=120, required=False
    )
    reference = forms.CharField(label=_("Reference of the bank"), max_length=120, required=False)

    def __init__(self, data: Any = None, *, order: PurchaseOrder, today: date) -> None:
        super().__init__(data, initial={"paid": today, "currency": order.currency})
        self._order = order

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        currency, own = cleaned.get("currency"), self._order.currency
        if currency and own and currency != own and not cleaned.get("rate"):
            self.add_error(
                "rate",
                _("The order is in %(currency)s. Without a rate this payment would cover nothing.")
                % {"currency": own},
            )
        return cleaned


class CostForm(forms.Form):
    """What the order cost beside its price."""

    what = forms.ChoiceField(label=_("What of the order"), required=False)
    kind = forms.ChoiceField(label=pgettext_lazy("money", "What for"), choices=CostKind.choices)
    amount = AmountField(label=_("Amount"))
    currency = CurrencyField(label=_("Currency"))
    rate = forms.DecimalField(
        label=_("Rate, where it is another currency than the order’s"),
        required=False,
        min_value=Decimal("0.0000000001"),
        max_digits=20,
        decimal_places=10,
    )
    our_percent = forms.DecimalField(
        label=_("Our share of it, in %"), min_value=0, max_value=100, initial=100, decimal_places=2
    )
    unexpected = forms.BooleanField(label=_("Nobody expected it"), required=False)

    def __init__(
        self, data: Any = None, *, order: PurchaseOrder, lines: Sequence[OrderLine], today: date
    ) -> None:
        super().__init__(data, initial={"currency": order.currency})
        self._lines = {str(line.pk): line for line in lines}
        what = [(pk, str(line.variant)) for pk, line in self._lines.items()]
        self.fields["what"].choices = [("", _("The whole order")), *what]  # type: ignore[attr-defined]
        day = day_of_rates(order)
        if day is None or not order.currency:
            del self.fields["rate"]
        else:
            self.fields["rate"].help_text = _(
                "So many of the cost’s currency for one %(currency)s on %(day)s. Without a rate of"
                " that day or before there is no landed cost."
            ) % {"currency": order.currency, "day": day_words(day, today)}

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.note_cost`` takes them."""
        given = self.cleaned_data
        names = ("kind", "amount", "currency", "unexpected")
        return {name: given[name] for name in names} | {
            "our_share": given["our_percent"] / _WHOLE,
            "line": self._lines.get(given["what"]),
            "rate": given.get("rate"),
        }


class RateForm(forms.Form):
    """What another currency was worth."""

    currency = CurrencyField(label=_("Currency"))
    rate = forms.DecimalField(
        label=_("Rate"), min_value=Decimal("0.0000000001"), max_digits=20, decimal_places=10
    )


class ConditionForm(forms.Form):
    """Something one side must do before production can begin."""

    kind = forms.ChoiceField(label=_("What"), choices=CONDITIONS)
    side = forms.ChoiceField(label=_("Whose turn"), choices=Party.choices)
    due = DayField(label=_("By when"), required=False)


class MilestoneForm(forms.Form):
    """A step of the order and its day."""

    step = forms.ChoiceField(label=_("Step"), choices=Step.choices)
    side = forms.ChoiceField(label=_("Whose turn"), choices=Party.choices, initial=Party.THEIRS)
    due = DayField(label=_("Day"))
    buffer = forms.IntegerField(
        label=_("Buffer, in days both sides work"), min_value=0, max_value=60, initial=0
    )
    absolute = forms.BooleanField(
        label=_("It cannot move"),
        required=False,
        help_text=_("Such as a fair, or a ship’s closing date: the buffer lies before it."),
    )


class HoldForm(forms.Form):
    """Stop something."""

    on = forms.ChoiceField(label=_("What is stopped"), choices=HoldOn.choices)
    reason = forms.CharField(label=_("Reason"), max_length=200)


class GivenUpForm(forms.Form):
    """Both gave the order up."""

    day = DayField(label=_("Given up on"))


class DoneForm(forms.Form):
    """The day on which something was done."""

    day = DayField()


def _all_of(day: date, today: date) -> str:
    return str(_("All that is due on %(day)s") % {"day": day_words(day, today)})


def _one_line(line: OrderLine, day: date, today: date) -> str:
    names = {"what": line.variant, "day": day_words(day, today)}
    return str(_("Only %(what)s, due on %(day)s") % names)
