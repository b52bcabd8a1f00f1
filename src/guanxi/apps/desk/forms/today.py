"""Putting a row off, and handing it to a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guanxi.apps.accounts.models import Membership, Person
from guanxi.platform.i18n.times import moment_words

EVENING, MORNING = time(19), time(9)
MONDAY = 0


@dataclass(frozen=True)
class Until:
    """A button that puts something off until an instant."""

    code: str
    label: str
    at: datetime
    words: str


def offered(now: datetime, zone: str) -> list[Until]:
    """When a row may come back: tonight while that is to come, tomorrow, Monday."""
    local = now.astimezone(ZoneInfo(zone))
    today, tomorrow = local.date(), local.date() + timedelta(days=1)
    monday = today + timedelta(days=(MONDAY - today.weekday()) % 7 or 7)
    moments = {
        "tonight": (_("Tonight"), datetime.combine(today, EVENING, local.tzinfo)),
        "tomorrow": (_("Tomorrow morning"), datetime.combine(tomorrow, MORNING, local.tzinfo)),
        "monday": (_("Monday"), datetime.combine(monday, MORNING, local.tzinfo)),
    }
    if tomorrow == monday:
        del moments["tomorrow"]
    return [
        Until(code, label, at, moment_words(at, zone, today))
        for code, (label, at) in moments.items()
        if at > now
    ]


class SnoozeForm(forms.Form):
    """Until when, by one of the buttons, and why if one likes."""

    until = forms.ChoiceField()
    reason = forms.CharField(
        max_length=200,
        required=False,
        label=gettext_lazy("Why"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, data: object = None, *, now: datetime, zone: str) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.offered = offered(now, zone)
        until = self.fields["until"]
        assert isinstance(until, forms.ChoiceField)
        until.choices = [(one.code, one.label) for one in self.offered]

    def until_at(self) -> datetime:
        """The instant of the button that was pressed."""
        return next(one.at for one in self.offered if one.code == self.cleaned_data["until"])


class HandOnForm(forms.Form):
    """To which colleague."""

    to = forms.TypedChoiceField(coerce=int)

    def __init__(self, data: object = None, *, members: Sequence[Membership]) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.members = members
        to = self.fields["to"]
        assert isinstance(to, forms.TypedChoiceField)
        to.choices = [(one.person_id, one.person.name) for one in members]

    def person(self) -> Person:
        """Who was chosen."""
        chosen = self.cleaned_data["to"]
        return next(one.person for one in self.members if one.person_id == chosen)
