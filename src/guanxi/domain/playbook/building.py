"""Building a Playbook from values that kept to the schema.

Spans, hours and zones are read by the calendars' own readers, so that one rule
decides what is a span; their complaints get the line of the playbook.
"""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from guanxi.domain.calendars import CalendarError, Hours, Span, parse_ranges, parse_span, parse_week
from guanxi.domain.calendars.timelines import FIRST_YEAR
from guanxi.domain.calendars.weeks import WEEKDAYS
from guanxi.domain.playbook.checks import refuse
from guanxi.domain.playbook.document import Document, Path
from guanxi.domain.playbook.faults import Fault
from guanxi.domain.playbook.model import (
    AnswerRule,
    AnswerTime,
    Cadence,
    CallFrame,
    DaysAround,
    DebtorWords,
    FactoryHours,
    Figure,
    HealthBand,
    HealthPart,
    MediumRule,
    NewYearRule,
    Playbook,
    Purpose,
    ReminderRule,
    Rule,
    Rung,
    Slot,
    StageRule,
    WeeklyTopic,
    Why,
)
from guanxi.domain.playbook.sentences import Sentence, Wording, Words, placeholders
from guanxi.domain.playbook.words import (
    CallPart,
    CallType,
    Channel,
    Contact,
    Debtor,
    DueFrom,
    JudgedOn,
    Medium,
    OwedBy,
    Per,
    ReminderPart,
    Stage,
    Urgency,
)

T = TypeVar("T")


def build_playbook(document: Document) -> Playbook:
    """Turn a checked document into a Playbook; PlaybookError for a bad span, hours or zone."""
    value, hours = document.value, ("calendars",)
    return Playbook(
        version=value["version"],
        name=_words(value["name"]),
        answers=_answers(document),
        crisis_levels=_crisis_levels(document),
        factory=_factory(document),
        buyer_week=_hours(document, (*hours, "buyer", "hours"), parse_week),
        urgent_hours=_hours(document, (*hours, "urgent", "hours"), parse_ranges),
        stages={Stage(code): _stage(Stage(code), rule) for code, rule in value["stages"].items()},
        media={
            Medium(code): MediumRule(OwedBy(rule["owed_by"]), *_described(rule))
            for code, rule in value["media"].items()
        },
        day=tuple(_slot(document, position) for position in range(len(value["day"]))),
        rhythm=_topics(value["rhythm"]),
        own_week=_topics(value["own_week"]),
        channels={
            code: Purpose(code, tuple(Channel(use) for use in purpose["use"]), *_described(purpose))
            for code, purpose in value["channels"].items()
        },
        escalation=tuple(
            Rung(
                _span(document, ("escalation", position, "after")),
                Contact(rung["who"]),
                Channel(rung["channel"]),
            )
            for position, rung in enumerate(value["escalation"])
        ),
        freshen_after=_span(document, ("freshening", "after")),
        reminders=_reminders(document),
        new_year=_new_year(document),
        calls={
            CallType(code): _call(CallType(code), call) for code, call in value["calls"].items()
        },
        health=tuple(_health(code, part) for code, part in value["health"].items()),
        bands=tuple(
            HealthBand(code, band["from"], *_described(band))
            for code, band in value["bands"].items()
        ),
        figures={
            f"{group}.{code}": Figure(figure["value"], figure["source"])
            for group, figures in value["figures"].items()
            for code, figure in figures.items()
        },
        rules={code: _rule(code, rule) for code, rule in value["rules"].items()},
        steps={code: _words(step["label"]) for code, step in value["steps"].items()},
        sources=frozenset(_sources(value)),
    )


def _answers(document: Document) -> dict[Urgency, AnswerRule]:
    return {
        Urgency(code): AnswerRule(
            _span(document, ("answers", code, "within")),
            Hours(answer["hours"]),
            JudgedOn(answer["judged_on"]),
            *_described(answer),
        )
        for code, answer in document.value["answers"].items()
    }


def _crisis_levels(document: Document) -> dict[int, AnswerTime]:
    return {
        level["level"]: AnswerTime(
            _span(document, ("crisis_levels", position, "within")), Hours(level["hours"])
        )
        for position, level in enumerate(document.value["crisis_levels"])
    }


def _factory(document: Document) -> FactoryHours:
    path: Path = ("calendars", "factory")
    factory = document.value["calendars"]["factory"]
    try:
        ZoneInfo(factory["zone"])
    except (KeyError, ValueError, OSError):
        refuse(document, (*path, "zone"), Fault.BAD_ZONE, zone=factory["zone"])
    week = _hours(document, (*path, "hours"), parse_week)
    return FactoryHours(
        factory["zone"], factory["country"], week, factory["makeup_days"] == "worked"
    )


def _stage(stage: Stage, rule: Any) -> StageRule:
    cadence = {
        Medium(code): Cadence(asked["times"], Per(asked["per"]))
        for code, asked in rule["cadence"].items()
    }
    return StageRule(stage, rule.get("from_months"), cadence, *_described(rule))


def _call(kind: CallType, call: Any) -> CallFrame:
    topics = {part: tuple(_words(topic) for topic in call[part.value]) for part in CallPart}
    opens_with = CallPart(call["opens_with"])
    share, minutes = call["business_percent"], call["minutes"]
    return CallFrame(kind, share, opens_with, minutes, topics, *_described(call))


def _health(code: str, part: Any) -> HealthPart:
    points = tuple((float(value), float(score)) for value, score in part["scores"])
    measured = part["measure"], part["weight"], part["target"]
    return HealthPart(code, *measured, points, *_described(part))


def _new_year(document: Document) -> NewYearRule:
    path: Path = ("new_year",)
    rule = document.value["new_year"]
    month, day = (int(part) for part in rule["asked_on"].split("-"))
    try:
        date(FIRST_YEAR, month, day)
    except ValueError:
        refuse(document, (*path, "asked_on"), Fault.BAD_VALUE, value=rule["asked_on"])
    closed = {part: DaysAround(**days) for part, days in rule["days_closed"].items()}
    return NewYearRule(
        asked_on=(month, day),
        answer_within=_span(document, (*path, "answer_within")),
        office=closed["office"],
        production=closed["production"],
        last_order_days=rule["last_order_days"],
        ramp_up=tuple(rule["ramp_up"]),
        names={basis: _words(words) for basis, words in rule["names"].items()},
        source=rule["source"],
    )


def _reminders(document: Document) -> ReminderRule:
    rule = document.value["reminders"]
    return ReminderRule(
        quiet=_span(document, ("reminders", "quiet")),
        texts={part: _sentence(rule["texts"][part]) for part in ReminderPart},
        source=rule["source"],
    )


def _slot(document: Document, position: int) -> Slot:
    slot = document.value["day"][position]
    hour, minute = (int(part) for part in slot["at"].split(":"))
    if hour > 23:
        refuse(document, ("day", position, "at"), Fault.BAD_HOURS, value=slot["at"])
    return Slot(time(hour, minute), slot["code"], *_described(slot))


def _topics(topics: Any) -> tuple[WeeklyTopic, ...]:
    return tuple(
        WeeklyTopic(WEEKDAYS.index(topic["weekday"]), topic["code"], *_described(topic))
        for topic in topics
    )


def _rule(code: str, rule: Any) -> Rule:
    return Rule(
        code=code,
        icon=rule["icon"],
        due_from=DueFrom(rule["due"]),
        comes_first=rule.get("first", False),
        always=frozenset(rule["always"]),
        sometimes=frozenset(rule.get("sometimes", ())),
        by_debtor={
            debtor: DebtorWords(_words(rule[debtor]["act"]), _sentence(rule[debtor]["sentence"]))
            for debtor in Debtor
            if debtor in rule
        },
        why={
            name: Why(_words(why["heading"]), _sentence(why["detail"]))
            for name, why in rule.get("why", {}).items()
        },
        source=rule["source"],
    )


def _described(entry: Any) -> tuple[Words, str]:
    return _words(entry["label"]), entry["source"]


def _words(words: Any) -> Words:
    return Words(words["en"], words["zh-Hans"])


def _sentence(wordings: Any) -> Sentence:
    return Sentence(
        tuple(
            Wording(words["en"], words["zh-Hans"], placeholders(words["en"]) or frozenset())
            for words in wordings
        )
    )


def _at(document: Document, path: Path) -> Any:
    value = document.value
    for part in path:
        value = value[part]
    return value


def _span(document: Document, path: Path) -> Span:
    text = _at(document, path)
    try:
        return parse_span(text)
    except CalendarError:
        refuse(document, path, Fault.BAD_SPAN, value=text)


def _hours(document: Document, path: Path, read: Callable[..., T]) -> T:
    try:
        return read(_at(document, path), field="hours")
    except CalendarError as error:
        refuse(document, path, Fault.BAD_HOURS, value=f"{error.field} {error.value}")


def _sources(value: Any) -> Iterator[str]:
    """Every catalogue id in the file."""
    if isinstance(value, dict):
        if isinstance(value.get("source"), str):
            yield value["source"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _sources(inner)
