"""A charter's terms as lines a person reads, in the active language.

Each line carries the name of the field it comes from, which is also what
``domain.suppliers.changed`` calls it, so that versions can be compared line by line.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from guanxi.apps.playbook.labels import (
    CHANNEL_WORDS,
    CONTACT_WORDS,
    ranges_words,
    span_words,
    time_words,
    weekday_name,
)
from guanxi.apps.suppliers.models import Charter
from guanxi.apps.suppliers.queries.charters import Names
from guanxi.domain.playbook import Channel, Contact, Playbook, Rung, Words
from guanxi.domain.suppliers import CharterTerms, Contacts, changed, prefill

CONTACT_LABELS: Mapping[tuple[str, Contact], Promise] = {
    ("our_contacts", Contact.PRIMARY): _("Our first contact"),
    ("our_contacts", Contact.BACKUP): _("Our stand-in"),
    ("their_contacts", Contact.PRIMARY): _("Their first contact"),
    ("their_contacts", Contact.BACKUP): _("Their stand-in"),
}


@dataclass(frozen=True)
class TermLine:
    """One thing agreed: the field, what it is called, what it says."""

    field: str
    label: str
    value: str


def charter_lines(terms: CharterTerms, playbook: Playbook, names: Names) -> list[TermLine]:
    """Everything a charter says, in the order people read it."""
    return [
        *(
            TermLine(
                f"answers.{urgency.value}",
                _said(playbook.answers[urgency].label),
                gettext("within %(time)s") % {"time": time_words(time)},
            )
            for urgency, time in terms.answers.items()
        ),
        TermLine(
            "urgent_hours",
            gettext("Urgent hours"),
            gettext("%(hours)s every day, holidays too")
            % {"hours": ranges_words(terms.urgent_hours)},
        ),
        *(
            TermLine(f"channels.{code}", _purpose(playbook, code), _channels(use))
            for code, use in terms.channels.items()
        ),
        *_contact_lines("our_contacts", "ours", terms.our_contacts, names),
        *_contact_lines("their_contacts", "theirs", terms.their_contacts, names),
        TermLine(
            "escalation",
            gettext("If nobody answers an urgent matter"),
            gettext("; ").join(map(_rung, terms.escalation)) or gettext("nothing agreed"),
        ),
        TermLine("rhythm", gettext("Every week"), _rhythm(terms, playbook)),
    ]


def _purpose(playbook: Playbook, code: str) -> str:
    purpose = playbook.channels.get(code)
    return _said(purpose.label) if purpose else code


def _channels(use: tuple[Channel, ...]) -> str:
    return " · ".join(str(CHANNEL_WORDS[channel]) for channel in use) or gettext("nothing agreed")


def _contact_lines(field: str, side: str, contacts: Contacts, names: Names) -> Iterator[TermLine]:
    for which, pk in ((Contact.PRIMARY, contacts.primary), (Contact.BACKUP, contacts.backup)):
        label = str(CONTACT_LABELS[field, which])
        yield TermLine(f"{field}.{which.value}", label, _named(side, pk, names))


def _named(side: str, pk: int | None, names: Names) -> str:
    if pk is None:
        return gettext("not named")
    return names.get((side, pk)) or gettext("erased")


def _rung(rung: Rung) -> str:
    return gettext("after %(span)s: %(who)s, %(channel)s") % {
        "span": span_words(rung.after),
        "who": CONTACT_WORDS[rung.who],
        "channel": CHANNEL_WORDS[rung.channel],
    }


def _rhythm(terms: CharterTerms, playbook: Playbook) -> str:
    labels = {topic.code: topic.label for topic in playbook.rhythm}
    agreed = sorted(terms.rhythm, key=lambda one: one.weekday)
    return gettext("; ").join(
        gettext("%(weekday)s: %(topic)s")
        % {
            "weekday": weekday_name(one.weekday),
            "topic": _said(labels[one.topic]) if one.topic in labels else one.topic,
        }
        for one in agreed
    ) or gettext("nothing agreed")


def _said(words: Words) -> str:
    return words.in_language(get_language() or "en")


@dataclass(frozen=True)
class BothLine:
    """The same line in both languages."""

    field: str
    label_en: str
    value_en: str
    label_zh: str
    value_zh: str


def bilingual_lines(terms: CharterTerms, playbook: Playbook, names: Names) -> list[BothLine]:
    """A charter as it is read by both sides."""
    with override("en"):
        english = charter_lines(terms, playbook, names)
    with override("zh-hans"):
        chinese = charter_lines(terms, playbook, names)
    return [
        BothLine(en.field, en.label, en.value, zh.label, zh.value)
        for en, zh in zip(english, chinese, strict=True)
    ]


@dataclass(frozen=True)
class LineChange:
    """A line of a version, and what stood there in the version before."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class BothChange:
    """The same change in both languages."""

    en: LineChange
    zh: LineChange


def bilingual_changes(
    before: CharterTerms, after: CharterTerms, playbook: Playbook, names: Names
) -> list[BothChange]:
    """What new terms change, as both sides read it; empty where they change nothing."""
    with override("en"):
        english = _changes(before, after, playbook, names)
    with override("zh-hans"):
        chinese = _changes(before, after, playbook, names)
    return [BothChange(en, zh) for en, zh in zip(english, chinese, strict=True)]


@dataclass(frozen=True)
class VersionChanges:
    """A version and what it changed; ``against`` is its number before, 0 for the playbook."""

    charter: Charter
    against: int
    changes: tuple[LineChange, ...]


def version_changes(
    charters: Sequence[Charter], playbook: Playbook, names: Names
) -> list[VersionChanges]:
    """Every version, the newest first, each against the one before it."""
    before, number = prefill(playbook), 0
    found = []
    for charter in sorted(charters, key=lambda one: one.number):
        after = charter.to_domain().terms
        changes = _changes(before, after, playbook, names)
        found.append(VersionChanges(charter, number, changes))
        before, number = after, charter.number
    return found[::-1]


def _changes(
    before: CharterTerms, after: CharterTerms, playbook: Playbook, names: Names
) -> tuple[LineChange, ...]:
    old = {line.field: line for line in charter_lines(before, playbook, names)}
    new = {line.field: line for line in charter_lines(after, playbook, names)}
    missing = TermLine("", "", "—")
    return tuple(
        LineChange(
            (new.get(change.field) or old.get(change.field) or missing).label,
            old.get(change.field, missing).value,
            new.get(change.field, missing).value,
        )
        for change in changed(before, after)
    )
