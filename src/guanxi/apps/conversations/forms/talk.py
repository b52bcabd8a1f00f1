"""What a person can say of a call, of a promise, and of who is who in a room."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.conversations.labels import SIDES, CallKind
from guanxi.apps.conversations.models import Room
from guanxi.apps.obligations.labels import Debtor


class CallForm(forms.Form):
    """A contact made: the button pressed says the kind and whether somebody answered."""

    CALLS = (
        ("phone-answered", _("We spoke on the phone")),
        ("video-answered", _("We spoke by video")),
        ("phone-missed", _("Phone, nobody answered")),
        ("visit-answered", _("We met in person")),
        ("voice-answered", _("Voice messages went to and fro")),
        ("report", _("Their report came in")),
        ("video-missed", _("Video, nobody answered")),
    )

    call = forms.ChoiceField(label=_("The contact"), choices=CALLS)
    called_at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    minutes = forms.IntegerField(label=_("Minutes"), min_value=0, max_value=24 * 60, required=False)
    note = forms.CharField(
        label=_("What was said"),
        max_length=4_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: Any = None, *, now: datetime) -> None:
        super().__init__(data, initial={"called_at": now})
        self._now = now

    def clean_called_at(self) -> datetime:
        called_at: datetime = self.cleaned_data["called_at"]
        if called_at > self._now:
            raise forms.ValidationError(_("This is still to come. Give the time it happened."))
        return called_at

    @property
    def is_report(self) -> bool:
        """Whether a report is noted; it has neither a length nor anybody who answers."""
        return bool(self.cleaned_data["call"] == "report")

    def report_facts(self) -> dict[str, Any]:
        """What ``actions.reports.log_report`` takes of it."""
        return {"came_at": self.cleaned_data["called_at"], "note": self.cleaned_data["note"]}

    def call_facts(self) -> dict[str, Any]:
        """What ``actions.calls.log_call`` takes of it."""
        kind, _dash, how = self.cleaned_data["call"].partition("-")
        return {
            "kind": CallKind(kind),
            "answered": how == "answered",
            "minutes": self.cleaned_data["minutes"] or 0,
            "note": self.cleaned_data["note"],
            "called_at": self.cleaned_data["called_at"],
        }


class PromiseForm(forms.Form):
    """What was promised, by whom, until which day; a button may name the day."""

    what = forms.CharField(label=_("What was promised"), max_length=200)
    debtor = forms.ChoiceField(
        label=_("Who promised it"),
        choices=[(Debtor.THEIRS, _("The supplier")), (Debtor.OURS, _("We"))],
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=_("Another day"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    suggested = forms.DateField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("suggested") or cleaned.get("day") or self.errors):
            self.add_error("day", _("Choose one of the days, or give another."))
        return cleaned

    def until(self) -> date:
        """The day of the button pressed, else the one typed."""
        chosen: date = self.cleaned_data["suggested"] or self.cleaned_data["day"]
        return chosen


class PeopleForm(forms.Form):
    """Whose side each name in a room speaks for; fields are named by participant id."""

    def __init__(self, data: Any = None, *, room: Room) -> None:
        super().__init__(data)
        for one in room.participants.filter(from_date=None).order_by("pk"):
            self.fields[str(one.pk)] = forms.ChoiceField(
                label=one.name, choices=SIDES, initial=one.side
            )
