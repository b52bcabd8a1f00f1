"""Fields several forms of orders have: amounts, currencies, quantities."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.orders.labels import ConditionKind

# What a person can say in one word; "other" comes from elsewhere alone.
CONDITIONS = [one for one in ConditionKind.choices if one[0] != ConditionKind.OTHER]
_CODE = re.compile(r"[A-Z]{3}")


class CurrencyField(forms.CharField):
    """A currency by its code of three letters; RMB is CNY."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            max_length=3,
            widget=forms.TextInput(attrs={"autocapitalize": "characters", "size": 3}),
            **kwargs,
        )

    def to_python(self, value: Any) -> str:
        code = str(super().to_python(value) or "").strip().upper()
        return "CNY" if code == "RMB" else code

    def validate(self, value: str) -> None:
        super().validate(value)
        if value and not _CODE.fullmatch(value):
            raise forms.ValidationError(
                _("Write a currency with three letters, such as USD or CNY.")
            )


class QuantityField(forms.DecimalField):
    """So much of something, above 0 unless ``least`` says otherwise."""

    def __init__(self, *, least: Decimal = Decimal("0.0001"), **kwargs: Any) -> None:
        super().__init__(min_value=least, max_digits=16, decimal_places=4, **kwargs)
        self.error_messages["min_value"] = (
            _("This must be more than 0.") if least else _("This cannot be less than 0.")
        )


class AmountField(forms.DecimalField):
    """An amount of money, above 0."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=Decimal("0.0001"), max_digits=18, decimal_places=4, **kwargs)
        self.error_messages["min_value"] = _("This must be more than 0.")
