"""Places of work with their hours, and closures."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.accounts.places import zone_choices
from guanxi.apps.playbook.labels import weekday_name
from guanxi.apps.suppliers.forms.fields import DayField, HoursField
from guanxi.apps.suppliers.labels import SiteKind
from guanxi.domain.calendars.weeks import WEEKDAYS
from guanxi.domain.calendars.working import LONGEST_CLOSURE


class SiteForm(forms.Form):
    """A place; with no hours at all it keeps the playbook's factory hours."""

    name = forms.CharField(label=_("Name of the place"), max_length=80)
    kind = forms.ChoiceField(label=_("Kind"), choices=SiteKind.choices)
    city = forms.CharField(label=_("City"), max_length=60, required=False)
    zone = forms.ChoiceField(label=_("Time zone"), initial="Asia/Shanghai")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["zone"]).choices = zone_choices()
        for weekday, day in enumerate(WEEKDAYS):
            self.fields[day] = HoursField(label=weekday_name(weekday), required=False)

    @property
    def hours_fields(self) -> list[forms.BoundField]:
        """The fields of the seven weekdays, shown together."""
        return [self[day] for day in WEEKDAYS]

    @property
    def place_fields(self) -> list[forms.BoundField]:
        """The fields of the place itself."""
        return [field for field in self if field.name not in WEEKDAYS]

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.add_site`` takes them."""
        facts = {name: self.cleaned_data[name] for name in ("name", "kind", "city", "zone")}
        hours = {day: self.cleaned_data[day] for day in WEEKDAYS if self.cleaned_data[day]}
        return {**facts, "hours": hours or None}


class ClosureForm(forms.Form):
    """Days on which they are closed, or work although the country does not."""

    kinds = forms.MultipleChoiceField(
        label=_("Which part"),
        choices=SiteKind.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[kind.value for kind in SiteKind],
    )
    from_date = DayField(label=_("First day"))
    until_date = DayField(label=_("Last day"))
    note = forms.CharField(
        label=_("What for"),
        max_length=120,
        required=False,
        help_text=_("Such as: Spring Festival."),
    )
    working = forms.BooleanField(label=_("They work on these days all the same"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_date"), cleaned.get("until_date")
        if first and last and last < first:
            self.add_error(
                "until_date", _("The last day lies before the first. Change one of them.")
            )
        elif first and last and (last - first).days >= LONGEST_CLOSURE:
            self.add_error("until_date", _("A closure can last a year at most."))
        return cleaned
