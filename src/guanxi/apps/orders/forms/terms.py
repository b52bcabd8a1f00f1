"""How an order is paid: shares of its price, each with what it falls due with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.orders.labels import Event
from guanxi.domain.orders import PaymentEvent, PaymentShare

SHARES = 3
_WHOLE = Decimal(100)


class TermsForm(forms.Form):
    """The shares of a price; ``terms`` are those that stand so far."""

    def __init__(self, *args: Any, terms: Sequence[PaymentShare] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = range(1, max(SHARES, len(terms)) + 1)
        for number in self.numbers:
            self.fields[f"percent_{number}"] = forms.DecimalField(
                label=_("Percent"), required=False, min_value=0, max_value=100, decimal_places=2
            )
            self.fields[f"event_{number}"] = forms.ChoiceField(
                label=_("Due with"), required=False, choices=[("", "–"), *Event.choices]
            )
            self.fields[f"days_{number}"] = forms.IntegerField(
                label=_("Days after"), required=False, min_value=0, max_value=365
            )
        for number, one in enumerate(terms, start=1):
            self.initial[f"percent_{number}"] = f"{one.percent.normalize():f}"
            self.initial[f"event_{number}"] = one.event.value
            self.initial[f"days_{number}"] = one.days or ""

    @property
    def share_rows(self) -> list[list[forms.BoundField]]:
        """The fields of each share of the price."""
        names = ("percent", "event", "days")
        return [[self[f"{name}_{number}"] for name in names] for number in self.numbers]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._check_shares(cleaned)
        return cleaned

    def terms(self) -> list[PaymentShare]:
        """The shares of the price, in their order."""
        return [
            PaymentShare(percent, PaymentEvent(event), days)
            for percent, event, days in self._shares(self.cleaned_data)
        ]

    def _check_shares(self, cleaned: Mapping[str, Any]) -> None:
        shares = self._shares(cleaned)
        for number in self.numbers:
            if cleaned.get(f"percent_{number}") and not cleaned.get(f"event_{number}"):
                self.add_error(f"event_{number}", _("Say with what this share falls due."))
        total = sum((percent for percent, _event, _days in shares), Decimal(0))
        if shares and total != _WHOLE:
            self.add_error("percent_1", _("The shares must make 100 % together."))

    def _shares(self, cleaned: Mapping[str, Any]) -> list[tuple[Decimal, str, int]]:
        rows = (
            (cleaned.get(f"percent_{n}"), cleaned.get(f"event_{n}"), cleaned.get(f"days_{n}") or 0)
            for n in self.numbers
        )
        return [(percent, event, days) for percent, event, days in rows if percent and event]
