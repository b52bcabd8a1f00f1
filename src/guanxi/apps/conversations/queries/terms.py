"""What both sides of a room have agreed to, as the rule for segments asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.conversations.models import Room
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.queries import charter_versions, playbook_terms, supplier_calendar
from guanxi.domain.calendars import WorkingCalendar
from guanxi.domain.conversations.segments import AnswerTerms
from guanxi.domain.conversations.sides import Side
from guanxi.domain.playbook import JudgedOn, Urgency
from guanxi.domain.suppliers import CharterVersion, terms_on


@dataclass(frozen=True)
class RoomTerms:
    """Both sides' calendars and every charter; callable as ``segments`` wants it."""

    ours: WorkingCalendar
    theirs: WorkingCalendar
    versions: tuple[CharterVersion, ...]
    # Every request asks for its terms, and there are few different ones.
    _made: dict[tuple[Side, int | None], AnswerTerms] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def __call__(self, debtor: Side, asked: datetime) -> AnswerTerms:
        """The terms of the side that owes, on the day it was asked by its own clock."""
        version = self.version_on(debtor, asked)
        key = (debtor, version.number if version else None)
        if key not in self._made:
            self._made[key] = self._make(debtor, version)
        return self._made[key]

    def _make(self, debtor: Side, version: CharterVersion | None) -> AnswerTerms:
        terms = version.terms if version else playbook_terms()
        return AnswerTerms(
            calendar=self.calendar_of(debtor),
            answers=terms.answers,
            judged_on=_judged_on(),
            urgent_hours=terms.urgent_hours,
        )

    def calendar_of(self, debtor: Side) -> WorkingCalendar:
        return self.ours if debtor is Side.OURS else self.theirs

    def version_on(self, debtor: Side, asked: datetime) -> CharterVersion | None:
        """The charter in force; None where only the playbook speaks."""
        if not self.versions:
            return None
        return terms_on(self.versions, asked.astimezone(self.calendar_of(debtor).tz).date())


def room_terms(room: Room) -> RoomTerms:
    """The terms of a room. A handful of queries."""
    return RoomTerms(
        ours=our_calendar(room.workspace),
        theirs=supplier_calendar(room.supplier),
        versions=tuple(charter_versions([room.supplier]).get(room.supplier_id, [])),
    )


def _judged_on() -> dict[Urgency, JudgedOn]:
    return {urgency: rule.judged_on for urgency, rule in current_playbook().answers.items()}
