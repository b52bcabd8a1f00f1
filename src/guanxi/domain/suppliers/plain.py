"""Charter terms as plain values (what JSON can hold), back again, and what changed.

The plain form is what is stored, shown and compared: spans as `240min`, hours as
`[["08:00", "22:00"]]`, weekdays as `mon`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from guanxi.domain.calendars import (
    CalendarError,
    Hours,
    Ranges,
    Span,
    format_span,
    format_week,
    parse_ranges,
    parse_span,
    week_of,
)
from guanxi.domain.calendars.weeks import WEEKDAYS
from guanxi.domain.playbook import AnswerTime, Channel, Contact, Rung, Urgency
from guanxi.domain.suppliers.charters import CharterError, CharterTerms, Contacts, Fault, Rhythm

MOST_ENTRIES = 40
LONGEST_CODE = 40

E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True)
class Change:
    """One field of a charter before and after, in the plain form; None where it was absent."""

    field: str
    before: Any
    after: Any


def terms_to_plain(terms: CharterTerms) -> dict[str, Any]:
    """The plain form of the terms, which `terms_from_plain` reads back as they were."""
    return {
        "answers": {
            urgency.value: {"within": format_span(answer.within), "hours": answer.hours.value}
            for urgency, answer in terms.answers.items()
        },
        "urgent_hours": format_week(week_of(terms.urgent_hours))["mon"],
        "channels": {
            purpose: [channel.value for channel in use] for purpose, use in terms.channels.items()
        },
        "our_contacts": _contacts_to_plain(terms.our_contacts),
        "their_contacts": _contacts_to_plain(terms.their_contacts),
        "escalation": [
            {
                "after": format_span(rung.after),
                "who": rung.who.value,
                "channel": rung.channel.value,
            }
            for rung in terms.escalation
        ],
        "rhythm": [
            {"weekday": WEEKDAYS[agreed.weekday], "topic": agreed.topic} for agreed in terms.rhythm
        ],
    }


def terms_from_plain(plain: object) -> CharterTerms:
    """Read terms back; CharterError names the field that is wrong or missing."""
    fields = _mapping(plain, "terms")
    answers = _mapping(_field(fields, "answers", ""), "answers")
    channels = _mapping(_field(fields, "channels", ""), "channels")
    return CharterTerms(
        answers={
            urgency: _answer(_field(answers, urgency.value, "answers."), f"answers.{urgency.value}")
            for urgency in Urgency
        },
        urgent_hours=_ranges(_field(fields, "urgent_hours", "")),
        channels={
            _code(purpose, "channels"): tuple(
                _one_of(Channel, use, f"channels.{purpose}")
                for use in _list(uses, f"channels.{purpose}")
            )
            for purpose, uses in channels.items()
        },
        our_contacts=_contacts(_field(fields, "our_contacts", ""), "our_contacts"),
        their_contacts=_contacts(_field(fields, "their_contacts", ""), "their_contacts"),
        escalation=tuple(
            _rung(_mapping(rung, f"escalation[{place}]"), f"escalation[{place}]")
            for place, rung in enumerate(_list(_field(fields, "escalation", ""), "escalation"))
        ),
        rhythm=tuple(
            _rhythm(_mapping(agreed, f"rhythm[{place}]"), f"rhythm[{place}]")
            for place, agreed in enumerate(_list(_field(fields, "rhythm", ""), "rhythm"))
        ),
    )


def changed(before: CharterTerms, after: CharterTerms) -> tuple[Change, ...]:
    """The fields that differ, in the order of the charter.

    A charter whose urgent answers were moved from four hours to two: one Change of
    `answers.urgent` from {"within": "240min", …} to {"within": "120min", …}.
    """
    old, new = _fields(terms_to_plain(before)), _fields(terms_to_plain(after))
    names = [*old, *(name for name in new if name not in old)]
    return tuple(
        Change(name, old.get(name), new.get(name))
        for name in names
        if old.get(name) != new.get(name)
    )


def _fields(plain: Mapping[str, Any]) -> dict[str, Any]:
    """One entry a field; groups such as `answers` are opened, lists stay whole."""
    fields: dict[str, Any] = {}
    for name, value in plain.items():
        inner = value.items() if isinstance(value, dict) else ()
        fields |= {f"{name}.{key}": held for key, held in inner}
        if not isinstance(value, dict):
            fields[name] = value
    return fields


def _answer(value: object, field: str) -> AnswerTime:
    fields = _mapping(value, field)
    within = _span(_field(fields, "within", f"{field}."), f"{field}.within")
    return AnswerTime(
        within, _one_of(Hours, _field(fields, "hours", f"{field}."), f"{field}.hours")
    )


def _rung(fields: Mapping[str, object], field: str) -> Rung:
    return Rung(
        _span(_field(fields, "after", f"{field}."), f"{field}.after"),
        _one_of(Contact, _field(fields, "who", f"{field}."), f"{field}.who"),
        _one_of(Channel, _field(fields, "channel", f"{field}."), f"{field}.channel"),
    )


def _rhythm(fields: Mapping[str, object], field: str) -> Rhythm:
    weekday = _field(fields, "weekday", f"{field}.")
    if weekday not in WEEKDAYS:
        raise CharterError(Fault.BAD_VALUE, f"{field}.weekday", weekday)
    topic = _code(_field(fields, "topic", f"{field}."), f"{field}.topic")
    return Rhythm(WEEKDAYS.index(str(weekday)), topic)


def _contacts(value: object, field: str) -> Contacts:
    fields = _mapping(value, field)
    ids = [fields.get(which.value) for which in Contact]
    for which, found in zip(Contact, ids, strict=True):
        if found is not None and (type(found) is not int or found < 1):
            raise CharterError(Fault.BAD_VALUE, f"{field}.{which.value}", found)
    primary, backup = (found if isinstance(found, int) else None for found in ids)
    return Contacts(primary, backup)


def _contacts_to_plain(contacts: Contacts) -> dict[str, int | None]:
    return {"primary": contacts.primary, "backup": contacts.backup}


def _ranges(value: object) -> Ranges:
    try:
        ranges = parse_ranges(value, field="urgent_hours")
    except CalendarError as error:
        raise CharterError(Fault.BAD_HOURS, error.field, error.value) from None
    if not ranges:
        raise CharterError(Fault.BAD_HOURS, "urgent_hours")
    return ranges


def _span(value: object, field: str) -> Span:
    try:
        return parse_span(value if isinstance(value, str) else "", field=field)
    except CalendarError:
        raise CharterError(Fault.BAD_SPAN, field, value) from None


def _one_of(kind: type[E], value: object, field: str) -> E:
    found = next((member for member in kind if member.value == value), None)
    if found is None:
        raise CharterError(Fault.BAD_VALUE, field, value)
    return found


def _code(value: object, field: str) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_CODE:
        raise CharterError(Fault.BAD_VALUE, field, value)
    return value


def _field(fields: Mapping[str, object], name: str, prefix: str) -> object:
    if name not in fields:
        raise CharterError(Fault.SHAPE, f"{prefix}{name}")
    return fields[name]


def _mapping(value: object, field: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping) or len(value) > MOST_ENTRIES:
        raise CharterError(Fault.SHAPE, field)
    return value


def _list(value: object, field: str) -> list[object]:
    if not isinstance(value, list) or len(value) > MOST_ENTRIES:
        raise CharterError(Fault.SHAPE, field)
    return value
