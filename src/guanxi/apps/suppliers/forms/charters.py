"""A new version of a charter: prefilled with the terms in force, cleaned to new terms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from guanxi.apps.playbook.labels import CHANNEL_WORDS, CONTACT_WORDS, HOURS_WORDS, weekday_name
from guanxi.apps.suppliers.charter_words import CONTACT_LABELS
from guanxi.apps.suppliers.forms.fields import DayField, HoursField
from guanxi.apps.suppliers.queries.charters import Names
from guanxi.domain.calendars import Hours
from guanxi.domain.calendars.weeks import WEEKDAYS
from guanxi.domain.playbook import Channel, Contact, Playbook, Urgency
from guanxi.domain.suppliers import CharterTerms, terms_from_plain, terms_to_plain

RUNGS = 3
_NOBODY = [("", _("not named"))]
_SIDES = (("our_contacts", "ours"), ("their_contacts", "theirs"))


class SpanField(forms.MultiValueField):
    """A length of time, ``4`` and ``h``; cleaned to ``240min`` or ``1wd``."""

    def __init__(self, **kwargs: Any) -> None:
        units = [("min", _("minutes")), ("h", _("hours")), ("wd", _("working days"))]
        super().__init__(
            fields=(
                forms.IntegerField(min_value=1, max_value=9999),
                forms.ChoiceField(choices=units),
            ),
            widget=SpanWidget(units),
            require_all_fields=True,
            **kwargs,
        )

    def compress(self, values: list[Any]) -> str:
        if not values or not values[0]:
            return ""
        amount, unit = values
        return f"{amount * 60}min" if unit == "h" else f"{amount}{unit}"


class SpanWidget(forms.MultiWidget):
    """A number and its unit; one label names both."""

    use_fieldset = False

    def __init__(self, units: Iterable[tuple[str, Any]]) -> None:
        super().__init__(
            [
                forms.NumberInput(attrs={"min": 1}),
                forms.Select(attrs={"aria-label": _("Unit")}, choices=list(units)),
            ]
        )

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        """The label's click goes to the number."""
        return f"{id_}_0"

    def decompress(self, value: Any) -> list[Any]:
        if not value:
            return [None, "min"]
        if value.endswith("wd"):
            return [value.removesuffix("wd"), "wd"]
        minutes = int(value.removesuffix("min"))
        return [minutes // 60, "h"] if minutes % 60 == 0 else [minutes, "min"]


class CharterForm(forms.Form):
    """Everything a charter agrees on. What it may name is the playbook's: its purposes,
    its weekly topics."""

    first = DayField(
        label=_("In force from"),
        help_text=_("A day after today. What was said before is judged as it was agreed then."),
    )
    agreed_on = DayField(
        label=_("They agreed on"),
        required=False,
        help_text=_("Leave empty while you are waiting for their yes."),
    )

    def __init__(
        self, *args: Any, terms: CharterTerms, playbook: Playbook, names: Names, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._playbook = playbook
        plain = terms_to_plain(terms)
        self._add_answers(plain)
        self._add_channels(plain)
        self._add_contacts(plain, names)
        self._add_rungs(plain)
        self._add_rhythm(plain)

    def terms(self) -> CharterTerms:
        """The terms as filled in. Raises CharterError where they contradict themselves."""
        said = self.cleaned_data
        return terms_from_plain(
            {
                "answers": {
                    urgency.value: {
                        "within": said[f"within_{urgency.value}"],
                        "hours": said[f"hours_{urgency.value}"],
                    }
                    for urgency in Urgency
                },
                "urgent_hours": said["urgent_hours"],
                "channels": {code: self._channels_of(code) for code in self._playbook.channels},
                "our_contacts": self._contacts_of("our_contacts"),
                "their_contacts": self._contacts_of("their_contacts"),
                "escalation": [rung for rung in map(self._rung, range(RUNGS)) if rung],
                "rhythm": [
                    {"weekday": said[f"topic_{topic.code}"], "topic": topic.code}
                    for topic in self._playbook.rhythm
                    if said[f"topic_{topic.code}"]
                ],
            }
        )

    @property
    def groups(self) -> list[tuple[Any, list[list[forms.BoundField]]]]:
        """The fields by heading and row: what belongs together stands side by side."""
        answers = [(f"within_{urgency.value}", f"hours_{urgency.value}") for urgency in Urgency]
        channels = [(f"channel_{code}_",) for code in self._playbook.channels]
        rungs = [(f"after_{place}", f"who_{place}", f"by_{place}") for place in range(RUNGS)]
        heads = (
            (_("Answer times"), [*answers, ("urgent_hours",)]),
            (_("Which channel for what"), channels),
            (_("Who is asked first"), [("our_contacts_",), ("their_contacts_",)]),
            (_("If nobody answers an urgent matter"), rungs),
            (_("Every week"), [("topic_",)]),
            (_("When it holds"), [("first", "agreed_on")]),
        )
        return [(head, [self._row(starts) for starts in rows]) for head, rows in heads]

    def _row(self, starts: tuple[str, ...]) -> list[forms.BoundField]:
        return [field for field in self if field.name.startswith(starts)]

    def _add(self, name: str, field: forms.Field, initial: Any) -> None:
        field.initial = initial
        self.fields[name] = field

    def _add_answers(self, plain: dict[str, Any]) -> None:
        hours = [(value.value, HOURS_WORDS[value]) for value in Hours]
        language = get_language() or "en"
        for urgency in Urgency:
            answer = plain["answers"][urgency.value]
            label = self._playbook.answers[urgency].label.in_language(language)
            within = SpanField(label=_("%(question)s: answer within") % {"question": label})
            counted = forms.ChoiceField(
                label=_("%(question)s: which hours count") % {"question": label}, choices=hours
            )
            self._add(f"within_{urgency.value}", within, answer["within"])
            self._add(f"hours_{urgency.value}", counted, answer["hours"])
        self._add("urgent_hours", HoursField(label=_("Urgent hours")), plain["urgent_hours"])

    def _add_channels(self, plain: dict[str, Any]) -> None:
        choices = [("", "—"), *((channel.value, CHANNEL_WORDS[channel]) for channel in Channel)]
        for code, purpose in self._playbook.channels.items():
            label = purpose.label.in_language(get_language() or "en")
            use = [*plain["channels"].get(code, []), "", ""]
            for place, words in enumerate((_("%(purpose)s: first"), _("%(purpose)s: else"))):
                field = forms.ChoiceField(
                    label=words % {"purpose": label}, choices=choices, required=False
                )
                self._add(f"channel_{code}_{place}", field, use[place])

    def _channels_of(self, code: str) -> list[str]:
        chosen = (self.cleaned_data[f"channel_{code}_{place}"] for place in range(2))
        return list(dict.fromkeys(channel for channel in chosen if channel))

    def _add_contacts(self, plain: dict[str, Any], names: Names) -> None:
        for field, side in _SIDES:
            people = [(pk, name) for (named, pk), name in names.items() if named == side]
            for which in Contact:
                choice = forms.TypedChoiceField(
                    label=str(CONTACT_LABELS[field, which]),
                    choices=[*_NOBODY, *people],
                    coerce=int,
                    empty_value=None,
                    required=False,
                )
                self._add(f"{field}_{which.value}", choice, plain[field][which.value])

    def _contacts_of(self, field: str) -> dict[str, Any]:
        return {which.value: self.cleaned_data[f"{field}_{which.value}"] for which in Contact}

    def _add_rungs(self, plain: dict[str, Any]) -> None:
        who = [(contact.value, CONTACT_WORDS[contact]) for contact in Contact]
        channels = [(channel.value, CHANNEL_WORDS[channel]) for channel in Channel]
        for place in range(RUNGS):
            rungs = plain["escalation"]
            rung = rungs[place] if place < len(rungs) else {}
            number = {"number": place + 1}
            after = SpanField(label=_("Step %(number)d: after") % number, required=False)
            whom = forms.ChoiceField(label=_("Step %(number)d: whom") % number, choices=who)
            by = forms.ChoiceField(label=_("Step %(number)d: by") % number, choices=channels)
            self._add(f"after_{place}", after, rung.get("after"))
            self._add(f"who_{place}", whom, rung.get("who", Contact.BACKUP.value))
            self._add(f"by_{place}", by, rung.get("channel", Channel.PHONE.value))

    def _rung(self, place: int) -> dict[str, Any] | None:
        said = self.cleaned_data
        if not said[f"after_{place}"]:
            return None
        return {
            "after": said[f"after_{place}"],
            "who": said[f"who_{place}"],
            "channel": said[f"by_{place}"],
        }

    def _add_rhythm(self, plain: dict[str, Any]) -> None:
        days: list[tuple[str, Any]] = [("", _("not agreed"))]
        days += [(day, weekday_name(number)) for number, day in enumerate(WEEKDAYS)]
        agreed = {one["topic"]: one["weekday"] for one in plain["rhythm"]}
        for topic in self._playbook.rhythm:
            label = topic.label.in_language(get_language() or "en")
            field = forms.ChoiceField(label=label, choices=days, required=False)
            self._add(f"topic_{topic.code}", field, agreed.get(topic.code, ""))


class AgreementForm(forms.Form):
    """The day they said yes."""

    agreed_on = DayField(label=_("They agreed on"))
