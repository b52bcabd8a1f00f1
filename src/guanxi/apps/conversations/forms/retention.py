"""For how long messages keep their words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.domain.conversations.retention import LEAST_MONTHS, MOST_MONTHS

EVERYTHING, FOR_MONTHS = "everything", "months"
_NO_NUMBER = _("Give the number of months, from 6 to 240.")


class RetentionForm(forms.Form):
    """Keep everything, or for so many months."""

    keep = forms.ChoiceField(
        label=_("Texts and files of messages"),
        choices=[
            (EVERYTHING, _("Keep everything")),
            (FOR_MONTHS, _("Erase them once they are older than the months below")),
        ],
        widget=forms.RadioSelect,
    )
    months = forms.IntegerField(
        label=_("Months"),
        help_text=_("From 6 to 240. Counted back from today, on the clock of the workspace."),
        min_value=LEAST_MONTHS,
        max_value=MOST_MONTHS,
        required=False,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _NO_NUMBER),
    )

    def __init__(self, data: Any = None, *, months: int | None) -> None:
        keep = EVERYTHING if months is None else FOR_MONTHS
        super().__init__(data, initial={"keep": keep, "months": months})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        wants_months = cleaned.get("keep") == FOR_MONTHS and "months" not in self.errors
        if wants_months and cleaned.get("months") is None:
            self.add_error("months", _NO_NUMBER)
        return cleaned

    def chosen(self) -> int | None:
        """The months; None for keeping everything."""
        if self.cleaned_data["keep"] == EVERYTHING:
            return None
        months: int = self.cleaned_data["months"]
        return months
