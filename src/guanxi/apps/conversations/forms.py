"""What a person can say: while bringing in a chat, of a call, of a promise."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.people import open_supplier
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Intake, Room
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier

LONGEST_PASTE = 2_000_000  # characters: about as much as a window lets one select

ORDERS = (
    ("", _("as the file shows")),
    ("dmy", _("day, month, year")),
    ("mdy", _("month, day, year")),
    ("ymd", _("year, month, day")),
)
SIDES = (
    (Side.OURS, _("one of us")),
    (Side.THEIRS, _("the supplier")),
    (Side.THIRD, _("a third party, such as a forwarder")),
    (Side.UNKNOWN, _("I do not know yet")),
)


class PasteForm(forms.Form):
    """Text copied out of a chat window."""

    text = forms.CharField(
        label=_("Text from the chat window"),
        help_text=_("Select the messages in the chat, copy, and paste them here with their times."),
        max_length=LONGEST_PASTE,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


def _zones() -> list[tuple[str, str]]:
    return [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone]


class ZoneForm(forms.Form):
    """The zone of the phone that exported, and the order of its dates."""

    zone = forms.ChoiceField(label=_("Time zone of the phone that exported"), choices=_zones)
    order = forms.ChoiceField(label=_("Dates are written"), choices=ORDERS, required=False)


class ConfirmForm(forms.Form):
    """Whose chat it is, who is who in it, and what to leave out."""

    supplier_choice: forms.ModelChoiceField[Supplier] = forms.ModelChoiceField(
        label=_("This chat is with"),
        queryset=Supplier.objects.none(),
        required=False,
        empty_label=_("A new supplier"),
    )
    name = forms.CharField(label=_("Name of a new supplier"), max_length=120, required=False)
    name_zh = forms.CharField(label=_("Its name in Chinese"), max_length=80, required=False)
    exported_at = forms.DateTimeField(
        label=_("Exported on"),
        help_text=_("After this moment we do not know what was said, and count nobody as late."),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    leave_from = forms.DateField(
        label=_("Leave out from"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    leave_until = forms.DateField(
        label=_("until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self, data: Any = None, *, intake: Intake, workspace: Workspace, **more: Any
    ) -> None:
        initial = {"supplier_choice": intake.supplier_id, "exported_at": intake.exported_at}
        super().__init__(data, initial=initial, **more)
        self._intake, self._workspace = intake, workspace
        choice = cast("forms.ModelChoiceField[Supplier]", self.fields["supplier_choice"])
        choice.queryset = Supplier.objects.filter(archived_at=None).order_by("name")
        self._names = list(intake.people)
        for index, name in enumerate(self._names):
            guess = intake.people[name].get("side", Side.UNKNOWN)
            self.fields[f"side_{index}"] = forms.ChoiceField(
                label=name, choices=SIDES, initial=guess
            )

    def sides(self) -> list[forms.BoundField]:
        """The question "who is this?" for each name in the chat."""
        return [self[f"side_{index}"] for index in range(len(self._names))]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("supplier_choice") and not cleaned.get("name"):
            self.add_error("name", _("Choose the supplier, or give the new one a name."))
        start, end = cleaned.get("leave_from"), cleaned.get("leave_until")
        if (start is None) != (end is None):
            missing = "leave_until" if end is None else "leave_from"
            self.add_error(missing, _("Give both days, or neither."))
        elif start and end and end < start:
            self.add_error("leave_until", _("This day is before the first one."))
        return cleaned

    def supplier(self, *, by: Person, at: datetime) -> Supplier:
        """The supplier chosen, or the new one made."""
        chosen: Supplier | None = self.cleaned_data["supplier_choice"]
        if chosen is not None:
            return chosen
        return open_supplier(
            workspace=self._workspace,
            name=self.cleaned_data["name"],
            name_zh=self.cleaned_data["name_zh"],
            by=by,
            at=at,
        )

    def people(self) -> dict[str, dict[str, object]]:
        """Name in the chat → what was guessed, with the side the person said."""
        return {
            name: {**self._intake.people[name], "side": self.cleaned_data[f"side_{index}"]}
            for index, name in enumerate(self._names)
        }

    def left_out(self) -> list[tuple[datetime, datetime]]:
        """Spans not to bring in, in the zone of the export; the last day included."""
        start, end = self.cleaned_data["leave_from"], self.cleaned_data["leave_until"]
        if start is None:
            return []
        zone = ZoneInfo(self._intake.source.zone)
        return [
            (
                datetime.combine(start, time.min, zone),
                datetime.combine(end, time.max, zone),
            )
        ]


class CallForm(forms.Form):
    """A call made: the button pressed says the kind and whether somebody answered."""

    CALLS = (
        ("phone-answered", _("We spoke on the phone")),
        ("video-answered", _("We spoke by video")),
        ("phone-missed", _("Phone, nobody answered")),
        ("video-missed", _("Video, nobody answered")),
    )

    call = forms.ChoiceField(label=_("The call"), choices=CALLS)
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
        for one in room.participants.order_by("pk"):
            self.fields[str(one.pk)] = forms.ChoiceField(
                label=one.name, choices=SIDES, initial=one.side
            )
