"""What both sides of a room have agreed to, as the rule for segments asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from guanxi.apps.calendars.queries import loaded_years, our_calendar, our_calendar_at
from guanxi.apps.conversations.models import Room
from guanxi.apps.playbook.queries import playbook_at
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import charter_versions, office_calendar_at, supplier_calendar
from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.conversations.segments import AnswerTerms
from guanxi.domain.conversations.sides import Side
from guanxi.domain.suppliers import CharterVersion, prefill, terms_on


@dataclass(frozen=True)
class RoomTerms:
    """Both sides' calendars and every charter; callable as ``segments`` wants it.

    What no charter says is as the playbook had it when it was asked: a later one judges what is
    asked later.
    """

    supplier: Supplier
    ours: WorkingCalendar
    theirs: WorkingCalendar
    versions: tuple[CharterVersion, ...]
    # Every request asks for its terms, and there are few different ones.
    _made: dict[tuple[Side, int | None, str], AnswerTerms] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __call__(self, debtor: Side, asked: datetime) -> AnswerTerms:
        """The terms of the side that owes, on the day it was asked by its own clock."""
        version = self.version_on(debtor, asked)
        key = (debtor, version.number if version else None, playbook_at(asked).version)
        if key not in self._made:
            self._made[key] = self._make(debtor, version, asked)
        return self._made[key]

    def _make(self, debtor: Side, version: CharterVersion | None, asked: datetime) -> AnswerTerms:
        playbook = playbook_at(asked)
        terms = version.terms if version else prefill(playbook)
        return AnswerTerms(
            calendar=self._calendar_then(debtor, asked),
            answers=terms.answers,
            judged_on={urgency: rule.judged_on for urgency, rule in playbook.answers.items()},
            urgent_hours=terms.urgent_hours,
        )

    def _calendar_then(self, debtor: Side, asked: datetime) -> WorkingCalendar:
        if debtor is Side.OURS:
            return our_calendar_at(self.ours, asked)
        return office_calendar_at(self.supplier, self.theirs, asked)

    def calendar_of(self, debtor: Side) -> WorkingCalendar:
        return self.ours if debtor is Side.OURS else self.theirs

    def version_on(self, debtor: Side, asked: datetime) -> CharterVersion | None:
        """The charter in force; None where only the playbook speaks."""
        if not self.versions:
            return None
        return terms_on(self.versions, asked.astimezone(self.calendar_of(debtor).tz).date())


def supplier_terms(supplier: Supplier) -> RoomTerms:
    """What was agreed with a supplier, whatever the room. Five queries."""
    loaded = loaded_years()
    return RoomTerms(
        supplier=supplier,
        ours=our_calendar(supplier.workspace, loaded=loaded),
        theirs=supplier_calendar(supplier, loaded=loaded),
        versions=tuple(charter_versions([supplier]).get(supplier.pk, ())),
    )


def room_terms(room: Room) -> RoomTerms:
    """The terms of a room: those of its supplier."""
    return supplier_terms(room.supplier)
