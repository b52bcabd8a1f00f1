"""Setting a time for a call, and saying how it was."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.forms import formset_factory
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.apps.conversations.labels import CallMedium
from guanxi.apps.conversations.queries.planned_calls import Asked, Attendees
from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.calls import LONGEST, MOST_LINES, SHORTEST
from guanxi.domain.playbook import CallFrame, CallType
from guanxi.platform.i18n.times import city_of, locale

OURS, THEIRS = "ours", "theirs"
STEP = 10  # percent between two shares one can choose
LONGEST_TEXT = 8_000
_LOCAL = "%Y-%m-%dT%H:%M"
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=_LOCAL)
_AHEAD = timedelta(days=366)


def type_choices() -> list[tuple[str, str]]:
    """The kinds of planned call in the reader's language."""
    frames = current_playbook().calls.values()
    return [(frame.type.value, frame.label.in_language(locale())) for frame in frames]


class TimesForm(forms.Form):
    """Which times are looked for; what is left out has its default."""

    type = forms.ChoiceField(label=_("What the call is for"), choices=type_choices)
    medium = forms.ChoiceField(label=_("By"), choices=CallMedium.choices)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=SHORTEST, max_value=LONGEST, required=False
    )
    first = forms.DateField(
        label=pgettext_lazy("of a call", "From"), widget=forms.DateInput(attrs={"type": "date"})
    )
    wide = forms.ChoiceField(
        label=pgettext_lazy("of a call", "Hours"),
        choices=[
            ("office", _("Office hours of both sides")),
            ("wide", _("Mornings and evenings too")),
        ],
    )

    def __init__(self, data: Mapping[str, Any], *, today: date) -> None:
        usual = {
            "type": CallType.REVIEW.value,
            "medium": CallMedium.VIDEO,
            "first": today.isoformat(),
            "wide": "office",
        }
        given = {name: data[name] for name in self.base_fields if data.get(name)}
        super().__init__({**usual, **given})
        self._today = today
        self.fields["minutes"].widget.attrs["placeholder"] = self.frame.minutes

    def clean_first(self) -> date:
        """Not before today, and not further ahead than anybody plans."""
        first: date = self.cleaned_data["first"]
        return min(max(first, self._today), self._today + _AHEAD)

    @property
    def frame(self) -> CallFrame:
        """The kind of call asked for; an ordinary review where there is no such kind."""
        return current_playbook().calls[CallType(self._value("type") or CallType.REVIEW)]

    @property
    def by(self) -> CallMedium:
        """What it is held by; a video call where nothing known is said."""
        return CallMedium(self._value("medium") or CallMedium.VIDEO)

    def asked(self) -> Asked:
        """What to look for. A field that is wrong is looked for as if it had been left out."""
        return Asked(
            first=self._value("first") or self._today,
            days=int(current_playbook().figure("calls.slot_days")),
            minutes=self._value("minutes") or self.frame.minutes,
            wide=self._value("wide") == "wide",
        )

    def _value(self, name: str) -> Any:
        self.is_valid()
        return self.cleaned_data.get(name)


class WallClockField(forms.DateTimeField):
    """A day and time as typed, on a clock that is said beside it."""

    def to_python(self, value: Any) -> datetime | None:
        with timezone.override(UTC):  # every time can be typed, whenever our own clocks change
            typed = super().to_python(value)
        return typed.replace(tzinfo=None) if typed else None


class ClockForm(forms.Form):
    """A time typed on either side's clock."""

    starts = WallClockField(label=_("Day and time"), widget=_MOMENT)
    clock = forms.ChoiceField(label=_("On whose clock"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=SHORTEST, max_value=LONGEST)

    def __init__(
        self,
        data: Any = None,
        *,
        supplier: Supplier,
        our_zone: str,
        now: datetime,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self._zones = {THEIRS: supplier.zone, OURS: our_zone}
        self._now = now
        there = (supplier.city_zh if locale() == "zh_Hans" else supplier.city) or city_of(
            supplier.zone
        )
        clock: Any = self.fields["clock"]
        clock.choices = [(THEIRS, there), (OURS, city_of(our_zone))]

    @property
    def zone(self) -> str:
        """The zone of the clock that was chosen; theirs where none was."""
        return self._zones[self.cleaned_data.get("clock") or THEIRS]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        starts_at = self._starts_at(cleaned)
        if starts_at is None and "starts" not in self.errors:
            self.add_error("starts", _("Choose one of the times, or give a day and a time."))
        elif starts_at is not None and starts_at <= self._now:
            self.add_error("starts", _("This time is over. Give one that is still to come."))
        elif starts_at is not None and starts_at > self._now + _AHEAD:
            self.add_error("starts", _("This is more than a year ahead. Give a nearer day."))
        cleaned["starts_at"] = starts_at
        return cleaned

    def _starts_at(self, cleaned: dict[str, Any]) -> datetime | None:
        """What was typed, read on the chosen clock."""
        typed: datetime | None = cleaned.get("starts")
        clock = cleaned.get("clock") or THEIRS
        return typed.replace(tzinfo=ZoneInfo(self._zones[clock])) if typed else None


class PlanForm(ClockForm):
    """A call to be planned: one of the times offered, or a time that is typed."""

    slot = forms.DateTimeField(required=False)
    type = forms.ChoiceField(choices=type_choices)
    medium = forms.ChoiceField(choices=CallMedium.choices)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["starts"].required = False

    def _starts_at(self, cleaned: dict[str, Any]) -> datetime | None:
        return cleaned.get("slot") or super()._starts_at(cleaned)


class AgendaForm(forms.Form):
    """What the call is about, and who takes part."""

    agenda = forms.CharField(
        label=_("What is to be talked about"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    ours = forms.TypedMultipleChoiceField(
        label=_("Of us"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    theirs = forms.TypedMultipleChoiceField(
        label=_("Of them"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, people: Attendees, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        ours: Any = self.fields["ours"]
        theirs: Any = self.fields["theirs"]
        ours.choices = [(one.pk, one.name) for one in people.ours]
        theirs.choices = [(one.pk, _both_names(one.name, one.name_zh)) for one in people.theirs]


class HeldForm(forms.Form):
    """How a call was: when, how long, what about, and what was said."""

    called_at = forms.DateTimeField(label=_("When it began"), widget=_MOMENT)
    minutes = forms.IntegerField(label=_("Minutes it took"), min_value=1, max_value=24 * 60)
    relationship_percent = forms.TypedChoiceField(
        label=_("How much was about the relationship"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=lambda: [
            ("", _("I cannot say")),
            *((share, f"{share} %") for share in range(0, 101, STEP)),
        ],
    )
    notes = forms.CharField(
        label=_("Minutes"),
        max_length=LONGEST_TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("A line for each point. One that begins with “We:” or “They:” is a promise."),
    )

    def __init__(
        self, data: Any = None, *, now: datetime, initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["notes"].label = pgettext_lazy("what was said", "Minutes")
        self._now = now

    def clean_called_at(self) -> datetime:
        called_at: datetime = self.cleaned_data["called_at"]
        if called_at > self._now:
            raise forms.ValidationError(_("This is still to come. Give the time it happened."))
        if called_at < self._now - _AHEAD:
            raise forms.ValidationError(_("This is more than a year ago. Check the day."))
        return called_at


class PromiseRow(forms.Form):
    """A line of the minutes: a promise where it is said whose."""

    what = forms.CharField(
        label=_("What"), max_length=200, required=False, widget=forms.TextInput()
    )
    debtor = forms.ChoiceField(
        label=_("Whose promise"),
        required=False,
        choices=[
            ("", _("No promise")),
            (Debtor.OURS, _("We promised")),
            (Debtor.THEIRS, _("They promised")),
        ],
    )
    day = forms.DateField(
        label=_("Until when"), widget=forms.DateInput(attrs={"type": "date"}), required=False
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("debtor") and not self.errors:
            if not cleaned.get("what"):
                self.add_error("what", _("Say what was promised."))
            if not cleaned.get("day"):
                self.add_error("day", _("Give the day until which it was promised."))
        return cleaned

    @property
    def is_promise(self) -> bool:
        """Whether it was said whose promise it is."""
        return bool(self.cleaned_data.get("debtor"))


PromiseRows = formset_factory(PromiseRow, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES)


def _both_names(name: str, name_zh: str) -> str:
    """A person in both scripts, the reader's first."""
    first, second = (name_zh, name) if locale() == "zh_Hans" else (name, name_zh)
    return f"{first} {second}".strip()
