"""Fields several forms have: days, several tags in one line, hours of a day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.domain.calendars import CalendarError, Ranges, parse_ranges

MOST_TAGS = 12


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d"],
            **kwargs,
        )


class TagsField(forms.CharField):
    """Tags apart by commas (either script's), cleaned to a list without repeats."""

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "")
        names = (name.strip() for name in text.replace("，", ",").replace("、", ",").split(","))
        return list(dict.fromkeys(name for name in names if name))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_TAGS or any(len(name) > 40 for name in value):
            raise forms.ValidationError(
                _("Give at most %(most)d tags of at most 40 characters."),
                params={"most": MOST_TAGS},
            )

    def run_validators(self, value: Any) -> None:
        """The validators of a text field know no lists; ``validate`` said it all."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value


class HoursField(forms.CharField):
    """Hours of a day, ``08:30-12:00, 13:30-17:30``; cleaned to the playbook's plain form."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=80, **kwargs)

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value) or "").replace("–", "-").replace("，", ",")
        pairs = [
            [end.strip() for end in part.split("-")] for part in text.split(",") if part.strip()
        ]
        self._check(pairs)
        return pairs

    def _check(self, pairs: list[list[str]]) -> Ranges:
        try:
            return parse_ranges(pairs, field="hours")
        except CalendarError:
            raise forms.ValidationError(
                _("Write hours as 08:30-12:00, 13:30-17:30, each part after the one before.")
            ) from None

    def run_validators(self, value: Any) -> None:
        """The length of the text was checked by the widget and by the calendar."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return ", ".join("-".join(pair) for pair in value)
        return value
