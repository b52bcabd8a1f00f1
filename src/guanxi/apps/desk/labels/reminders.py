"""A polite reminder to a supplier, in both languages (theirs first, ours below), and what was
reminded of so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _

from guanxi.apps.obligations.labels import Debtor
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.playbook import ReminderPart, Sentence
from guanxi.platform.i18n.times import day_words

_LANGUAGES = ("zh-hans", "en")
Known = Callable[[], Mapping[str, str]]


def reminder_text(part: ReminderPart, known: Known) -> str:
    """The text to send. ``known`` gives what is known in the active language, nothing where it is
    not: ``name``, ``what``, ``due``, ``order``."""
    parts = (ReminderPart.HELLO, part, ReminderPart.CLOSE)
    return "\n\n".join("\n".join(lines) for lines in _in_each_language(parts, known))


def reminder_subject(known: Known) -> str:
    """The subject of the same text as a mail."""
    return " · ".join(line for [line] in _in_each_language((ReminderPart.SUBJECT,), known))


def part_of(row: Obligation, promised: str | None) -> ReminderPart:
    """Which matter a row is reminded of."""
    if row.rule == "contact_report":
        return ReminderPart.REPORT
    if row.params.get("order"):
        return ReminderPart.ORDER
    return ReminderPart.PROMISE if promised else ReminderPart.ANSWER


def reminded_words(row: Obligation, zone: str, today: date) -> str:
    """ "reminded Tue 24 Nov", "reminded 3 times, last Tue 24 Nov"; "" where nobody was."""
    if row.reminded_at is None:
        return ""
    known = {
        "day": day_words(row.reminded_at.astimezone(ZoneInfo(zone)).date(), today),
        "times": row.reminded_times,
    }
    once = row.reminded_times == 1
    if row.debtor == Debtor.OURS:
        said = (
            _("they reminded you %(day)s")
            if once
            else _("they reminded you %(times)d times, last %(day)s")
        )
    else:
        said = _("reminded %(day)s") if once else _("reminded %(times)d times, last %(day)s")
    return said % known


def _in_each_language(parts: tuple[ReminderPart, ...], known: Known) -> list[list[str]]:
    texts, found = current_playbook().reminders.texts, []
    for language in _LANGUAGES:
        with translation.override(language):
            words = {name: value for name, value in known().items() if value}
            found.append([_said(texts[part], words, language) for part in parts])
    return found


def _said(sentence: Sentence, words: Mapping[str, str], language: str) -> str:
    return sentence.worded(words).in_language(language).format(**words)
