"""Goods that came: so much of each line, and the days they passed each point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.orders.actions.deliveries import Came
from guanxi.apps.orders.forms.fields import QuantityField
from guanxi.apps.orders.labels import POINT_WORDS
from guanxi.apps.orders.models import Delivery, OrderLine
from guanxi.domain.orders import Point
from guanxi.platform.i18n.numbers import number_words
from guanxi.platform.web.fields import DayField

_NONE = Decimal(0)


@dataclass(frozen=True)
class LineFields:
    """The two fields of one line of the order, and how much of it was ordered."""

    what: str
    ordered: str
    quantity: forms.BoundField
    rejected: forms.BoundField


class DeliveryForm(forms.Form):
    """One delivery. Lines without a quantity were not in it."""

    number = forms.CharField(label=_("Delivery number"), max_length=80, required=False)
    transport = forms.CharField(label=_("Carrier or ship"), max_length=40, required=False)
    tracking = forms.CharField(label=_("Tracking or container"), max_length=120, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        lines: Sequence[OrderLine],
        delivery: Delivery | None = None,
    ) -> None:
        super().__init__(data, initial=_known(delivery) if delivery else {})
        self._lines = list(lines)
        for point in Point:
            self.fields[point.value] = DayField(label=POINT_WORDS[point], required=False)
        for line in self._lines:
            self.fields[f"quantity_{line.pk}"] = QuantityField(
                label=_("Quantity"), least=_NONE, required=False
            )
            self.fields[f"rejected_{line.pk}"] = QuantityField(
                label=_("Rejected"), least=_NONE, required=False
            )

    @property
    def day_fields(self) -> list[forms.BoundField]:
        """The days of the points, in the order of the journey."""
        return [self[point.value] for point in Point]

    @property
    def word_fields(self) -> list[forms.BoundField]:
        """Number, carrier, tracking."""
        return [self[name] for name in ("number", "transport", "tracking")]

    @property
    def line_fields(self) -> list[LineFields]:
        """The lines of the order with their two fields."""
        return [
            LineFields(
                str(line.variant),
                number_words(line.quantity),
                self[f"quantity_{line.pk}"],
                self[f"rejected_{line.pk}"],
            )
            for line in self._lines
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        days = [(point, cleaned[point.value]) for point in Point if cleaned.get(point.value)]
        if not days and not any(self.has_error(point.value) for point in Point):
            self.add_error(None, _("Give at least one day: without one the goods are nowhere yet."))
        for (_earlier, before), (point, day) in pairwise(days):
            if day < before:
                self.add_error(point.value, _("This lies before the step that comes first."))
        for line in self._lines:
            quantity = cleaned.get(f"quantity_{line.pk}") or _NONE
            if (cleaned.get(f"rejected_{line.pk}") or _NONE) > quantity:
                self.add_error(f"rejected_{line.pk}", _("More than came cannot be rejected."))
        if not any(cleaned.get(f"quantity_{line.pk}") for line in self._lines):
            self.add_error(None, _("Say how much came of at least one line."))
        return cleaned

    def came(self) -> list[Came]:
        """The lines that were in it."""
        return [
            (line, quantity, self.cleaned_data[f"rejected_{line.pk}"] or _NONE)
            for line in self._lines
            if (quantity := self.cleaned_data[f"quantity_{line.pk}"])
        ]

    def passed(self) -> dict[Point, date]:
        """The days that are known."""
        return {point: day for point in Point if (day := self.cleaned_data[point.value])}

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("number", "transport", "tracking")}


def _known(delivery: Delivery) -> dict[str, Any]:
    """What is noted so far, as the form's fields have it."""
    words: dict[str, Any] = {
        name: getattr(delivery, name)
        for name in ("number", "transport", "tracking", *(point.value for point in Point))
    }
    for part in delivery.lines.all():
        words[f"quantity_{part.line_id}"] = f"{part.quantity.normalize():f}"
        words[f"rejected_{part.line_id}"] = (
            f"{part.rejected.normalize():f}" if part.rejected else ""
        )
    return words
