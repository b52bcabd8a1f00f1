"""What the places of a playbook are called, for whoever edits one: sections and values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from guanxi.apps.playbook.labels import DEBTOR_WORDS, FIGURE_WORDS, NEW_YEAR_WORDS
from guanxi.domain.playbook import Debtor, Place, Values, value_at
from guanxi.domain.playbook.words import ReminderPart
from guanxi.platform.i18n.times import locale

SECTION_WORDS: Mapping[str, Promise] = {
    "name": _("Name of the playbook"),
    "answers": _("How long an answer may take"),
    "stages": _("Stages, and how often one is in touch"),
    "hours": _("Working hours until told otherwise"),
    "day": _("The day and the weeks"),
    "channels": _("Which channel for what"),
    "escalation": _("While an answer is missing, or a chat is not up to date"),
    "new_year": _("Closure around the Spring Festival"),
    "calls": _("Planned calls, and what they are about"),
    "reminders": _("How we remind"),
    "figures": _("Other figures"),
    "health": _("How a relationship is scored"),
    "rule_answer": _("Sentences: an answer is owed"),
    "rule_promise": _("Sentences: a promise"),
    "rule_freshen": _("Sentences: a chat is not up to date"),
    "rule_unsure": _("Sentences: does this need an answer?"),
    "rule_who_is_who": _("Sentences: who is this?"),
    "rule_contact_video": _("Sentences: the next video call"),
    "rule_contact_chat": _("Sentences: the next chat"),
    "rule_contact_mail": _("Sentences: the next e-mail"),
    "rule_contact_report": _("Sentences: the next report"),
    "rule_call": _("Sentences: a planned call"),
    "rule_closure_dates": _("Sentences: closure days are asked for"),
    "rule_order_delivery": _("Sentences: a delivery"),
    "rule_late_notice": _("Sentences: word of a new delivery day"),
    "rule_milestone": _("Sentences: a step of an order"),
    "rule_condition": _("Sentences: what an order waits for"),
    "rule_payment": _("Sentences: a payment"),
    "steps": _("Words under a counted day"),
}
# By the place's pattern. %(of)s is what the entry is called, %(part)s a second name.
_PLACE_WORDS: Mapping[str, Promise] = {
    "name": _("Name of the playbook"),
    "answers.*.within": _("%(of)s: answer within"),
    "answers.*.hours": _("%(of)s: hours that count"),
    "answers.*.judged_on": _("%(of)s: judged on"),
    "answers.*.label": _("%(of)s: what it is called"),
    "crisis_levels": _("Answer times in a crisis, level by level"),
    "stages.*.from_months": _("%(of)s: from which month on"),
    "stages.*.cadence.*": _("%(of)s: %(part)s"),
    "stages.*.label": _("%(of)s: what it is called"),
    "media.*.owed_by": _("%(of)s: who owes it"),
    "media.*.label": _("%(of)s: what it is called"),
    "calendars.factory.zone": _("Factory: time zone"),
    "calendars.factory.country": _("Factory: country, in two letters"),
    "calendars.factory.hours": _("Factory: working hours"),
    "calendars.factory.makeup_days": _("Factory: make-up working days"),
    "calendars.buyer.hours": _("Our office: working hours"),
    "calendars.urgent.hours": _("Urgent hours"),
    "day": _("The day"),
    "rhythm": _("The week agreed with a supplier"),
    "own_week": _("Our own week"),
    "channels.*.use": _("%(of)s: by which channel, the preferred one first"),
    "channels.*.label": _("%(of)s: what it is called"),
    "escalation": _("While an urgent matter stays without an answer"),
    "freshening.after": _("A chat is asked for again after"),
    "reminders.quiet": _("Not reminded again for"),
    "new_year.asked_on": NEW_YEAR_WORDS["asked_on"],
    "new_year.answer_within": NEW_YEAR_WORDS["answer_within"],
    "new_year.last_order_days": NEW_YEAR_WORDS["last_order"],
    "new_year.ramp_up": NEW_YEAR_WORDS["ramp_up"],
    "calls.*.business_percent": _("%(of)s: share of business, in percent"),
    "calls.*.opens_with": _("%(of)s: opens with"),
    "calls.*.minutes": _("%(of)s: minutes"),
    "calls.*.label": _("%(of)s: what it is called"),
    "calls.*.relationship": _("%(of)s: topics of the relationship"),
    "calls.*.business": _("%(of)s: topics of business"),
    "health.*.weight": _("%(of)s: weight"),
    "health.*.target": _("%(of)s: aim"),
    "health.*.scores": _("%(of)s: what a value scores"),
    "health.*.label": _("%(of)s: what it is called"),
    "bands.*.from": _("%(of)s: from which score on"),
    "bands.*.label": _("%(of)s: what it is called"),
    "steps.*.label": _("%(of)s: what it is called"),
}
_EXACT_WORDS: Mapping[str, Promise] = {
    "new_year.days_closed.office.before": _("Office closed, days before the public holiday"),
    "new_year.days_closed.office.after": _("Office closed, days after the public holiday"),
    "new_year.days_closed.production.before": _("Factory closed, days before the public holiday"),
    "new_year.days_closed.production.after": _("Factory closed, days after the public holiday"),
    "new_year.names.told": _("Name of a closure that was told"),
    "new_year.names.last_year": _("Name of a closure assumed from last year"),
    "new_year.names.playbook": _("Name of a closure assumed by the playbook"),
}
_REMINDER_WORDS: Mapping[ReminderPart, Promise] = {
    ReminderPart.SUBJECT: _("A reminder: the subject of the e-mail"),
    ReminderPart.HELLO: _("A reminder: the first line"),
    ReminderPart.PROMISE: _("A reminder: of a promise"),
    ReminderPart.ANSWER: _("A reminder: of an answer"),
    ReminderPart.REPORT: _("A reminder: of a report"),
    ReminderPart.ORDER: _("A reminder: of an order"),
    ReminderPart.CLOSE: _("A reminder: the last line"),
}
_RULE_WORDS: Mapping[str, Promise] = {
    "act": pgettext_lazy("playbook", "%(when)s: the word on the button"),
    "sentence": pgettext_lazy("playbook", "%(when)s: how it is said"),
    "heading": _("“Why then?”: the heading"),
    "detail": _("“Why then?”: the explanation"),
    "heading of": _("“Why then?”, %(of)s: the heading"),
    "detail of": _("“Why then?”, %(of)s: the explanation"),
}


def section_words(section: str) -> str:
    """What a section is called; that of a rule which has no words yet, by its code."""
    return str(SECTION_WORDS.get(section, section.removeprefix("rule_")))


def place_words(place: Place, values: Values) -> str:
    """What a value is called; entries are named as these values name them."""
    if place.section.startswith("rule_"):
        return _of_rule(place, values)
    if place.pattern.startswith("figures."):
        name = ".".join(str(part) for part in place.path[1:3])
        return str(FIGURE_WORDS.get(name, name))
    if place.key in _EXACT_WORDS:
        return str(_EXACT_WORDS[place.key])
    if place.pattern == "reminders.texts.*":
        return str(_REMINDER_WORDS[ReminderPart(str(place.path[-1]))])
    named = {"of": _named(values, place.path[:2]), "part": ""}
    if place.pattern == "stages.*.cadence.*":
        named["part"] = _named(values, ("media", place.path[-1]))
    return str(_PLACE_WORDS[place.pattern]) % named


def _of_rule(place: Place, values: Values) -> str:
    kind = str(place.path[-1])
    if place.path[2] != "why":
        when = DEBTOR_WORDS[Debtor(str(place.path[2]))]
        return str(_RULE_WORDS[kind]) % {"when": when}
    which = str(place.path[3])
    if which in values["answers"]:
        return str(_RULE_WORDS[f"{kind} of"]) % {"of": _named(values, ("answers", which))}
    return str(_RULE_WORDS[kind])


def _named(values: Values, path: tuple[Any, ...]) -> str:
    """The entry's label in the reader's language; nothing where it has none."""
    entry = value_at(values, path) if len(path) > 1 else None
    label = entry.get("label") if isinstance(entry, dict) else None
    if label is None:
        return ""
    return str(label["zh-Hans" if locale() == "zh_Hans" else "en"])


def nothing_words() -> str:
    """Where there is no value."""
    return gettext("nothing")
