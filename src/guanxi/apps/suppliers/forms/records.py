"""A supplier's own record, its filter, and its stage."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.accounts.places import country_choices, zone_choices
from guanxi.apps.suppliers.forms.fields import DayField, TagsField
from guanxi.apps.suppliers.labels import Stage


class SupplierForm(forms.Form):
    """Who they are, in both scripts. One of the two names is enough."""

    name = forms.CharField(
        label=_("Name in Latin letters"),
        max_length=120,
        required=False,
        help_text=_("As on their business card or invoices: Ningbo Huamei Home."),
    )
    name_zh = forms.CharField(
        label=_("Name in Chinese"),
        max_length=80,
        required=False,
        help_text=_("As on their business licence, or the short form you use."),
        widget=forms.TextInput(attrs={"lang": "zh-Hans"}),
    )
    trade = forms.CharField(label=_("What they make"), max_length=120, required=False)
    trade_zh = forms.CharField(
        label=_("What they make, in Chinese"),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"lang": "zh-Hans"}),
    )
    city = forms.CharField(label=_("City"), max_length=60, required=False)
    city_zh = forms.CharField(
        label=_("City in Chinese"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"lang": "zh-Hans"}),
    )
    country = forms.ChoiceField(
        label=_("Country"), initial="CN", help_text=_("Whose public holidays they keep.")
    )
    zone = forms.ChoiceField(label=_("Time zone"), initial="Asia/Shanghai")
    first_order_on = DayField(
        label=_("First order"),
        required=False,
        help_text=_("The stage of the relationship counts from this day."),
    )
    tags = TagsField(
        label=_("Tags"), required=False, help_text=_("Apart by commas: kitchen, trial.")
    )
    notes = forms.CharField(
        label=_("Notes"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        countries = sorted(country_choices(), key=lambda choice: choice[1])
        cast(forms.ChoiceField, self.fields["country"]).choices = countries
        cast(forms.ChoiceField, self.fields["zone"]).choices = zone_choices()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("name") or cleaned.get("name_zh")) and not self.errors:
            self.add_error("name", _("Give the supplier a name, in one script at least."))
        return cleaned


class StageForm(forms.Form):
    """A stage set by hand, for a time."""

    stage = forms.ChoiceField(label=_("Stage"), choices=Stage.choices)
    reason = forms.CharField(
        label=_("Why"),
        max_length=200,
        help_text=_("One sentence your colleagues will understand in a year."),
    )
    from_date = DayField(label=_("From"))
    until_date = DayField(
        label=_("Last day"), required=False, help_text=_("Leave empty until further notice.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("from_date"), cleaned.get("until_date")
        if first and last and last < first:
            self.add_error(
                "until_date", _("The last day lies before the first. Change one of them.")
            )
        return cleaned
