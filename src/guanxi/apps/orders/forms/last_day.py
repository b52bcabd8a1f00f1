"""What the last safe day to order depends on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.platform.web.fields import DayField


class LastDayForm(forms.Form):
    """The day of need, and what lies between the order and the goods."""

    need = DayField(label=_("Needed on"))
    production = forms.IntegerField(
        label=_("Production, in days the factory works"), min_value=1, max_value=365
    )
    inspection = forms.IntegerField(
        label=_("Inspection, in days the factory works"), min_value=0, max_value=60
    )
    freight = forms.IntegerField(label=_("On the way, in days"), min_value=0, max_value=200)
    buffer = forms.IntegerField(
        label=_("Buffer, in days both sides work"), min_value=0, max_value=60
    )

    def spans(self) -> dict[str, Any]:
        """The days of each stage, as ``domain.orders.Supply`` names them."""
        return {name: value for name, value in self.cleaned_data.items() if name != "need"}
