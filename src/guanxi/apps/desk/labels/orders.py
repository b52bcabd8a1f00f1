"""How an order stands, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.domain.orders import Punctuality, Verdict
from guanxi.platform.i18n.times import day_words


@dataclass(frozen=True)
class Standing:
    """A state in words, with the chip's look and icon, and a quiet line beside it."""

    text: str
    tone: str = ""
    icon: str = ""
    note: str = ""


def purpose_words(purpose: str) -> str:
    """What a payment was for: a column's word in the reader's language, else as it was told."""
    return {"deposit": _("Deposit"), "balance": _("Balance")}.get(purpose.lower(), purpose)


def standing_words(
    original: Punctuality, agreed: Punctuality, *, today: date, cancelled: date | None = None
) -> Standing:
    """How an order or a line stands today: against the day agreed on last, and, where it was
    moved, against the original one in the note."""
    if cancelled is not None:
        given_up = {"day": day_words(cancelled, today)}
        return Standing(
            _("Given up on %(day)s") % given_up, "", "close", _note(original, agreed, today)
        )
    if agreed.is_complete():
        return _there(original, agreed, today)
    if agreed.waiting is not None and agreed.waiting < today:
        days = (today - agreed.waiting).days
        words = ngettext("%(days)d day past", "%(days)d days past", days) % {"days": days}
        return Standing(words, "past", "alert", _note(original, agreed, today))
    if agreed.waiting is not None:
        return _coming(original, agreed, today)
    if agreed.unfixed:
        return Standing(_("No day yet"), "thin", "clock")
    return Standing(_("Nothing ordered yet"), "thin", "info")


def _there(original: Punctuality, agreed: Punctuality, today: date) -> Standing:
    verdict = agreed.verdict(today)
    if verdict is Verdict.UNKNOWN:
        return Standing(
            _("Came, nobody noted when"), "thin", "info", _("note the day to know whether on time")
        )
    if verdict is Verdict.LATE and agreed.worst is not None:
        words = ngettext("%(days)d day late", "%(days)d days late", agreed.worst)
        return Standing(
            words % {"days": agreed.worst}, "past", "box", _note(original, agreed, today)
        )
    return Standing(_("On time"), "ok", "check", _note(original, agreed, today))


def _coming(original: Punctuality, agreed: Punctuality, today: date) -> Standing:
    assert agreed.waiting is not None
    days = (agreed.waiting - today).days
    if not days:
        return Standing(_("Due today"), "soon", "clock", _note(original, agreed, today))
    words = ngettext("In %(days)d day", "In %(days)d days", days) % {"days": days}
    return Standing(words, "", "clock", _note(original, agreed, today))


def _note(original: Punctuality, agreed: Punctuality, today: date) -> str:
    """What was agreed on first says, where it says something else."""
    if original == agreed:
        return ""
    if agreed.is_complete() and original.waiting is not None:
        return _("less came than was ordered first")
    late = original.days_late(today)
    if late is None or late <= 0:
        return ""
    return ngettext(
        "%(days)d day after the original day", "%(days)d days after the original day", late
    ) % {"days": late}
