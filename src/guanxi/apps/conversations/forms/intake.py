"""What a person can say while bringing in a chat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.actions.people import open_supplier
from guanxi.apps.conversations.labels import SIDES
from guanxi.apps.conversations.models import Intake
from guanxi.apps.suppliers.labels import Side
from guanxi.apps.suppliers.models import Supplier

LONGEST_PASTE = 2_000_000  # characters: about as much as a window lets one select
MOST_SPANS = 20  # of days left out of one chat

ORDERS = (
    ("", _("as the file shows")),
    ("dmy", _("day, month, year")),
    ("mdy", _("month, day, year")),
    ("ymd", _("year, month, day")),
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


@dataclass(frozen=True)
class LeftOut:
    """Days that are not brought in, from the first to the last; ``row`` counts from 1."""

    row: int
    first: date
    last: date


class LeftOutForm(forms.Form):
    """One span of days to leave out; both days or neither."""

    first = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def name_row(self, row: int) -> None:
        """Say in labels and errors which of the spans this is."""
        self.row = row
        number = {"row": row}
        self.fields["first"].label = _("Span %(row)d: leave out from") % number
        self.fields["last"].label = _("Span %(row)d: until, this day included") % number
        invalid = _("Span %(row)d: give the day such as 2026-12-31.") % number
        for field in self.fields.values():
            field.error_messages["invalid"] = invalid

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        number = {"row": self.row}
        if self.errors:
            return cleaned
        if (first is None) != (last is None):
            missing = "last" if last is None else "first"
            self.add_error(missing, _("Span %(row)d: give both days, or neither.") % number)
        elif first and last and last < first:
            self.add_error("last", _("Span %(row)d: this day is before the first one.") % number)
        return cleaned


class LeftOutRows(
    forms.formset_factory(  # type: ignore[misc]
        LeftOutForm, extra=0, min_num=1, max_num=MOST_SPANS, absolute_max=MOST_SPANS
    )
):
    """Any number of spans to leave out; a row is added by asking the page for one more."""

    def __init__(self, data: Any = None, *, initial: list[dict[str, Any]] | None = None) -> None:
        super().__init__(data, initial=initial, prefix="left_out")

    def add_fields(self, form: LeftOutForm, index: int) -> None:
        super().add_fields(form, index)
        form.name_row(index + 1)

    @property
    def may_grow(self) -> bool:
        """Whether one more row may be asked for."""
        return bool(self.total_form_count() < MOST_SPANS)

    @staticmethod
    def said_in(data: Mapping[str, Any]) -> list[dict[str, Any]]:
        """The rows as they were filled in, unjudged."""
        count = str(data.get("left_out-TOTAL_FORMS", ""))
        rows = min(int(count), MOST_SPANS) if count.isdecimal() and len(count) < 3 else 1
        days = ("first", "last")
        return [{day: data.get(f"left_out-{row}-{day}") for day in days} for row in range(rows)]

    def spans(self) -> list[LeftOut]:
        """The spans of the rows that are filled in and right."""
        said = [(form.row, form.cleaned_data) for form in self.forms if form.is_valid()]
        return [
            LeftOut(row, days["first"], days["last"])
            for row, days in said
            if days.get("first") and days.get("last")
        ]


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

    def __init__(
        self,
        data: Any = None,
        *,
        intake: Intake,
        workspace: Workspace,
        said: Mapping[str, Any] | None = None,
    ) -> None:
        """``said`` is what was filled in so far, shown again without being judged yet."""
        known = {"supplier_choice": intake.supplier_id, "exported_at": intake.exported_at}
        super().__init__(data, initial={**known, **(said or {})})
        self._intake, self._workspace = intake, workspace
        rows = None if said is None else [*LeftOutRows.said_in(said), {}][:MOST_SPANS]
        self.left_out_rows = LeftOutRows(data, initial=rows)
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

    def is_valid(self) -> bool:
        """Whether every answer, the spans left out included, can be taken."""
        return all([super().is_valid(), self.left_out_rows.is_valid()])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        named = cleaned.get("name") or cleaned.get("name_zh")
        if not cleaned.get("supplier_choice") and not named:
            self.add_error("name", _("Choose the supplier, or give the new one a name."))
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
        zone = ZoneInfo(self._intake.source.zone)
        return [
            (
                datetime.combine(span.first, time.min, zone),
                datetime.combine(span.last, time.max, zone),
            )
            for span in self.left_out_rows.spans()
        ]
