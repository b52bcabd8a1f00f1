"""Form fields several apps have."""

from __future__ import annotations

from typing import Any

from django import forms


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d"],
            **kwargs,
        )
