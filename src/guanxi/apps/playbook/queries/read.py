"""How a playbook reads as a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from guanxi.apps.playbook.labels import (
    CALL_PART_WORDS,
    CHANNEL_WORDS,
    CONTACT_WORDS,
    DEBTOR_WORDS,
    DUE_FROM_WORDS,
    FIGURE_WORDS,
    JUDGED_WORDS,
    NEW_YEAR_WORDS,
    OWED_BY_WORDS,
    cadence_words,
    span_words,
    time_words,
    weekday_name,
)
from guanxi.domain.playbook import (
    CallFrame,
    CallPart,
    Channel,
    Playbook,
    Rule,
    Rung,
    Sentence,
    StageRule,
    WeeklyTopic,
    Words,
)
from guanxi.platform.i18n.times import short_day_words

LEAP = 2024  # a year that has every day


@dataclass(frozen=True)
class Entry:
    """One line of the playbook page: its words in both languages, its figure, its source."""

    label: Words
    figure: str
    note: str | Promise
    source: str


@dataclass(frozen=True)
class StageRow:
    """A stage, from which month it holds (None: only set by a person), and how often
    each medium is asked for, in the order of ``media``."""

    label: Words
    from_months: int | None
    cadence: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class HealthLine:
    """A part of a relationship's health in words and figures."""

    label: Words
    weight: str
    target: str
    points: str
    source: str


@dataclass(frozen=True)
class CallShare:
    """One part of a planned call: what it is called, its share, what it is about."""

    part: str | Promise
    percent: int
    topics: tuple[Words, ...]


@dataclass(frozen=True)
class Saying:
    """What a rule says when this side owes: the sentence's wordings and the button's word."""

    debtor: str | Promise
    act: Words
    wordings: tuple[Words, ...]


@dataclass(frozen=True)
class RuleCard:
    """One rule as the page shows it; ``whys`` are (heading, wordings) pairs."""

    code: str
    icon: str
    due_from: str | Promise
    sayings: tuple[Saying, ...]
    whys: tuple[tuple[Words, tuple[Words, ...]], ...]
    source: str


def answer_lines(playbook: Playbook) -> list[Entry]:
    """How long each kind of question may wait."""
    return [
        Entry(rule.label, time_words(rule), JUDGED_WORDS[rule.judged_on], rule.source)
        for rule in playbook.answers.values()
    ]


def crisis_lines(playbook: Playbook) -> list[tuple[int, str]]:
    """The answer time of each crisis level."""
    return [(level, time_words(time)) for level, time in playbook.crisis_levels.items()]


def media_lines(playbook: Playbook) -> list[Entry]:
    """Who owes the contact on each medium, in the column order of the stage table."""
    return [
        Entry(rule.label, str(OWED_BY_WORDS[rule.owed_by]), "", rule.source)
        for rule in playbook.media.values()
    ]


def stage_rows(playbook: Playbook) -> list[StageRow]:
    """The stages with their cadence."""
    return [_stage_row(playbook, stage) for stage in playbook.stages.values()]


def _stage_row(playbook: Playbook, stage: StageRule) -> StageRow:
    cadence = tuple(cadence_words(stage.cadence[medium]) for medium in playbook.media)
    return StageRow(stage.label, stage.from_months, cadence, stage.source)


def day_lines(playbook: Playbook) -> list[Entry]:
    """The buyer's day, slot by slot."""
    return [Entry(slot.label, f"{slot.at:%H:%M}", "", slot.source) for slot in playbook.day]


def topic_lines(topics: Iterable[WeeklyTopic]) -> list[Entry]:
    """What has its weekday: in the week agreed with a supplier, or in our own."""
    return [Entry(topic.label, weekday_name(topic.weekday), "", topic.source) for topic in topics]


def channel_lines(playbook: Playbook) -> list[Entry]:
    """Which channel is for what."""
    return [
        Entry(purpose.label, _channels(purpose.use), "", purpose.source)
        for purpose in playbook.channels.values()
    ]


def new_year_lines(playbook: Playbook) -> list[tuple[Promise, str]]:
    """The closure around the Spring Festival: (what it is, the figure)."""
    rule = playbook.new_year
    month, day = rule.asked_on
    return [
        (NEW_YEAR_WORDS["asked_on"], short_day_words(date(LEAP, month, day))),
        (NEW_YEAR_WORDS["answer_within"], span_words(rule.answer_within)),
        (NEW_YEAR_WORDS["office"], f"{rule.office.before} + {rule.office.after}"),
        (NEW_YEAR_WORDS["production"], f"{rule.production.before} + {rule.production.after}"),
        (NEW_YEAR_WORDS["last_order"], str(rule.last_order_days)),
        (NEW_YEAR_WORDS["ramp_up"], " · ".join(f"{percent} %" for percent in rule.ramp_up)),
    ]


def call_cards(playbook: Playbook) -> list[tuple[CallFrame, tuple[CallShare, ...]]]:
    """Each kind of planned call with its two parts, in the order of the call."""
    return [(frame, _shares(frame)) for frame in playbook.calls.values()]


def _shares(frame: CallFrame) -> tuple[CallShare, ...]:
    percents = {
        CallPart.BUSINESS: frame.business_percent,
        CallPart.RELATIONSHIP: 100 - frame.business_percent,
    }
    return tuple(
        CallShare(CALL_PART_WORDS[part], percents[part], frame.topics[part])
        for part in sorted(CallPart, key=lambda part: part is not frame.opens_with)
    )


def rung_lines(playbook: Playbook) -> list[tuple[str, str | Promise, str | Promise]]:
    """Whom an urgent matter reaches: (after how long, who, by which channel)."""
    return [_rung(rung) for rung in playbook.escalation]


def figure_lines(playbook: Playbook) -> list[tuple[str | Promise, int | float, str]]:
    """Plain numbers: (what it is, the number, its source)."""
    return [
        (FIGURE_WORDS.get(name, name), figure.value, figure.source)
        for name, figure in playbook.figures.items()
    ]


def health_lines(playbook: Playbook) -> list[HealthLine]:
    """What a relationship is scored by: each part with its weight, aim and scale."""
    return [
        HealthLine(
            part.label,
            f"{part.weight:g}",
            f"{part.target:g}",
            " · ".join(f"{value:g} → {score:g}" for value, score in part.points),
            part.source,
        )
        for part in playbook.health
    ]


def band_lines(playbook: Playbook) -> list[Entry]:
    """From which score on each band begins."""
    return [Entry(band.label, f"{band.begins:g}", "", band.source) for band in playbook.bands]


def rule_cards(playbook: Playbook) -> list[RuleCard]:
    """Every kind of thing that can be owed, with its sentences."""
    return [_rule_card(rule) for rule in playbook.rules.values()]


def _rule_card(rule: Rule) -> RuleCard:
    return RuleCard(
        code=rule.code,
        icon=rule.icon,
        due_from=DUE_FROM_WORDS[rule.due_from],
        sayings=tuple(
            Saying(DEBTOR_WORDS[debtor], words.act, _wordings(words.sentence))
            for debtor, words in rule.by_debtor.items()
        ),
        whys=tuple((why.heading, _wordings(why.detail)) for why in rule.why.values()),
        source=rule.source,
    )


def _wordings(sentence: Sentence) -> tuple[Words, ...]:
    return tuple(sentence.wordings)


def _rung(rung: Rung) -> tuple[str, str | Promise, str | Promise]:
    return span_words(rung.after), CONTACT_WORDS[rung.who], CHANNEL_WORDS[rung.channel]


def _channels(channels: Iterable[Channel]) -> str:
    return " · ".join(str(CHANNEL_WORDS[channel]) for channel in channels)
