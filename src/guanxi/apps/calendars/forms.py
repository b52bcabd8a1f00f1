"""What the calendar page asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from guanxi.apps.accounts.places import country_choices
from guanxi.apps.calendars.labels import fault_words
from guanxi.apps.calendars.uploads import LARGEST, read_year
from guanxi.domain.calendars import CalendarError

LONGEST = 60


def day_field(**more: Any) -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d"],
        **more,
    )


class DayOffForm(forms.Form):
    """Days our own office is closed, or works although it would not."""

    name = forms.CharField(label=_("What for"), max_length=80)
    first = day_field(label=_("First day"))
    last = day_field(
        label=_("Last day"), required=False, help_text=_("Leave empty for a single day.")
    )
    working = forms.BooleanField(label=_("We work on these days all the same"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        cleaned["last"] = last or first
        if first and last:
            self._check_length(first, last)
        return cleaned

    def _check_length(self, first: date, last: date) -> None:
        if last < first:
            self.add_error("last", _("The last day lies before the first. Change one of them."))
        elif (last - first).days >= LONGEST:
            self.add_error(
                "last",
                forms.ValidationError(
                    _("At most %(days)d days at once."), params={"days": LONGEST}
                ),
            )


class YearForm(forms.Form):
    """A published year as a file."""

    country = forms.ChoiceField(label=_("Country"), initial="CN")
    file = forms.FileField(
        label=_("The year as CSV or JSON"),
        help_text=_(
            "CSV: a first line date,kind,name,name_zh and one line a day, such as"
            " 2027-02-20,work,Spring Festival,春节. “off” is a day off, “work” a make-up day."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.json,text/csv,application/json"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = sorted(country_choices(), key=lambda choice: choice[1])
        self.fields["country"].choices = choices  # type: ignore[attr-defined]

    def clean_file(self) -> bytes:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("This file is larger than a year of days can be."))
        content = file.read()
        try:
            read_year(content)
        except CalendarError as error:
            raise forms.ValidationError(fault_words(error)) from None
        return bytes(content)
