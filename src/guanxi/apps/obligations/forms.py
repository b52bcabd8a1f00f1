"""What a supplier told about its closure."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.obligations.labels import DATE_FAULTS
from guanxi.domain.suppliers.new_year import ClosureDates, Days, Festival, faults_of


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d"],
            **kwargs,
        )


class ClosureDatesForm(forms.Form):
    """The days around one Spring Festival, filled in with what is assumed."""

    office_first = DayField(label=_("Office closed from"))
    office_last = DayField(label=_("Office closed until"))
    production_first = DayField(label=_("Factory closed from"))
    production_last = DayField(label=_("Factory closed until"))
    last_order = DayField(
        label=_("Last safe order day"),
        help_text=_("What is ordered by then is made before they close."),
    )
    full_capacity = DayField(
        label=_("Back at full capacity on"),
        help_text=_("Open again is not full: many come back later, or not at all."),
    )

    def __init__(self, data: Any = None, *, festival: Festival, dates: ClosureDates) -> None:
        super().__init__(
            data,
            initial={
                "office_first": dates.office.first,
                "office_last": dates.office.last,
                "production_first": dates.production.first,
                "production_last": dates.production.last,
                "last_order": dates.last_order,
                "full_capacity": dates.full_capacity,
            },
        )
        self.festival = festival

    @property
    def rows(self) -> list[list[forms.BoundField]]:
        """The fields, those that belong together in one row."""
        names = list(self.fields)
        return [[self[name] for name in names[at : at + 2]] for at in range(0, len(names), 2)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            for field, fault in faults_of(self.dates(), self.festival).items():
                name = field if field in self.fields else f"{field}_last"
                self.add_error(name, str(DATE_FAULTS[fault]))
        return cleaned

    def dates(self) -> ClosureDates:
        """The answers as the domain reads them."""
        given = self.cleaned_data
        return ClosureDates(
            office=Days(given["office_first"], given["office_last"]),
            production=Days(given["production_first"], given["production_last"]),
            last_order=given["last_order"],
            full_capacity=given["full_capacity"],
        )
