"""The playbook we ship holds the mission's figures, says where each is from, and is whole."""

import re
from datetime import time
from string import Formatter
from typing import Any

import pytest
import yaml

from guanxi.domain.calendars import Hours, Span, TimeRange, Unit, Why, format_span
from guanxi.domain.playbook import (
    AnswerTime,
    Cadence,
    CallPart,
    Channel,
    Debtor,
    Medium,
    Per,
    Stage,
    Urgency,
)
from guanxi.playbooks import shipped_playbook, shipped_text

# The systems of the catalogue this file may speak for.
CATALOGUE = re.compile(
    r"Q[1-7]|T[1-9]|S[1-5]|L[1-5]|R[1-6]|U[1-8]|D[12]|K[1-7]|P[1-7]|I[1-4]|H[1-3]|M[1-5]|O[1-3]|X[1-5]"
)
DAY, WEEK, FORTNIGHT, MONTH = Per.DAY, Per.WEEK, Per.TWO_WEEKS, Per.MONTH


def test_answer_times_are_four_hours_one_and_two_working_days() -> None:
    playbook = shipped_playbook()

    assert {urgency: playbook.answer_time(urgency) for urgency in Urgency} == {
        Urgency.URGENT: AnswerTime(Span(240, Unit.MINUTES), Hours.URGENT),
        Urgency.REGULAR: AnswerTime(Span(1, Unit.WORKING_DAYS), Hours.OFFICE),
        Urgency.DETAILED: AnswerTime(Span(2, Unit.WORKING_DAYS), Hours.OFFICE),
    }
    assert playbook.urgent_hours == (TimeRange(8 * 60, 22 * 60),)


def test_crisis_levels_go_from_office_hours_to_round_the_clock() -> None:
    levels = shipped_playbook().crisis_levels

    assert {
        level: (format_span(answer.within), answer.hours) for level, answer in levels.items()
    } == {
        1: ("240min", Hours.OFFICE),
        2: ("120min", Hours.URGENT),
        3: ("15min", Hours.ALWAYS),
    }


@pytest.mark.parametrize(
    ("stage", "from_months", "video", "chat", "mail", "report"),
    [
        (Stage.NEW, 0, (3, WEEK), (1, DAY), (2, WEEK), (1, WEEK)),
        (Stage.DEVELOPING, 3, (2, WEEK), (5, WEEK), (1, WEEK), (1, FORTNIGHT)),
        (Stage.ESTABLISHED, 12, (1, WEEK), (3, WEEK), (1, FORTNIGHT), (1, MONTH)),
        (Stage.CRISIS, None, (1, DAY), (3, DAY), (1, DAY), (1, DAY)),
    ],
)
def test_cadence_is_that_of_the_stage(
    stage: Stage,
    from_months: int | None,
    video: tuple[int, Per],
    chat: tuple[int, Per],
    mail: tuple[int, Per],
    report: tuple[int, Per],
) -> None:
    playbook = shipped_playbook()

    assert playbook.stages[stage].from_months == from_months
    assert {medium: playbook.cadence(stage, medium) for medium in Medium} == {
        Medium.VIDEO: Cadence(*video),
        Medium.CHAT: Cadence(*chat),
        Medium.MAIL: Cadence(*mail),
        Medium.REPORT: Cadence(*report),
    }


def test_the_day_has_its_five_slots_and_the_week_its_three_topics() -> None:
    playbook = shipped_playbook()

    assert [(slot.at, slot.code) for slot in playbook.day] == [
        (time(8), "overnight"),
        (time(9), "plan_out"),
        (time(12), "evening_call"),
        (time(15), "quality"),
        (time(17), "next_day"),
    ]
    assert [(topic.weekday, topic.code) for topic in playbook.rhythm] == [
        (0, "production_status"),
        (2, "quality_check"),
        (4, "relationship"),
    ]


def test_each_kind_of_call_has_its_share_of_business() -> None:
    calls = shipped_playbook().calls

    shares = {kind.value: (one.business_percent, one.opens_with) for kind, one in calls.items()}
    assert shares == {
        "relationship": (30, CallPart.RELATIONSHIP),
        "review": (70, CallPart.RELATIONSHIP),
        "crisis": (90, CallPart.BUSINESS),
    }
    assert {call.source for call in calls.values()} == {"T4"}


def test_each_purpose_has_its_channel() -> None:
    purposes = shipped_playbook().channels

    assert {code: purpose.use for code, purpose in purposes.items()} == {
        "major": (Channel.VIDEO,),
        "quick": (Channel.WECHAT, Channel.WHATSAPP),
        "formal": (Channel.MAIL,),
        "files": (Channel.DRIVE,),
    }


def test_closures_are_asked_for_on_the_first_of_november() -> None:
    rule = shipped_playbook().new_year

    assert (rule.asked_on, rule.answer_within) == ((11, 1), Span(10, Unit.WORKING_DAYS))
    assert set(rule.names) == {"told", "last_year", "playbook"}
    assert rule.source == "U4"


def test_factory_works_six_days_and_make_up_sundays_the_buyer_five() -> None:
    playbook = shipped_playbook()
    factory_day = (TimeRange(510, 720), TimeRange(810, 1050))
    buyer_day = (TimeRange(480, 720), TimeRange(780, 1020))

    assert (playbook.factory.zone, playbook.factory.country) == ("Asia/Shanghai", "CN")
    assert playbook.factory.makeup_days_worked is True
    assert playbook.factory.week == (*[factory_day] * 6, ())
    assert playbook.buyer_week == (*[buyer_day] * 5, (), ())


def test_little_data_is_thin_by_the_agreed_figures() -> None:
    figures = shipped_playbook().figures

    assert {name: figure.value for name, figure in figures.items()} == {
        "contact.call_minutes": 5,
        "contact.longest_gap": 2,
        "channels.working_ways": 2,
        "channels.silent_days": 30,
        "channels.silent_gaps": 3,
        "calls.slot_step_minutes": 30,
        "calls.slot_days": 7,
        "calls.furthest_outside_minutes": 180,
        "measures.thin_below": 8,
        "measures.median_interval_from": 6,
        "measures.p90_interval_from": 30,
        "measures.lots_interval_from": 5,
        "measures.trend_from_periods": 8,
        "measures.whole_needs_percent": 50,
        "measures.confidence_percent": 95,
        "orders.late_notice_days": 1,
    }
    assert shipped_playbook().figure("measures.thin_below") == 8


def test_health_has_the_six_parts_of_the_catalogue() -> None:
    playbook = shipped_playbook()

    assert [(part.code, part.measure, part.weight, part.target) for part in playbook.health] == [
        ("responsiveness", "answered_in_time", 20, 95),
        ("quality", "lots_passed", 20, 98),
        ("flexibility", "flexibility", 15, 80),
        ("innovation", "innovation", 15, 100),
        ("resolution", "resolution_speed", 15, 90),
        ("partnership", "partnership_development", 15, 100),
    ]
    assert [(band.code, band.begins) for band in playbook.bands] == [
        ("attention", 0),
        ("fair", 60),
        ("good", 75),
        ("strong", 90),
    ]
    assert {part.points[-1] for part in playbook.health} == {
        (float(part.target), 100.0) for part in playbook.health
    }


def test_every_step_of_a_count_has_its_words() -> None:
    assert set(shipped_playbook().steps) == {why.value for why in Why}


def test_every_source_is_a_system_of_the_catalogue() -> None:
    unknown = [s for s in shipped_playbook().sources if not CATALOGUE.fullmatch(s)]

    assert unknown == []


def test_every_entry_says_its_source() -> None:
    whole = yaml.safe_load(shipped_text())
    header = ("version", "name", "languages")

    sections = {name: entry for name, entry in whole.items() if name not in header}
    assert [name for name, entry in sections.items() if not _sourced(entry)] == []


def test_rules_are_those_of_the_first_ledger() -> None:
    rules = shipped_playbook().rules

    assert {code: set(rule.by_debtor) for code, rule in rules.items()} == {
        "answer": {Debtor.OURS, Debtor.THEIRS},
        "promise": {Debtor.OURS, Debtor.THEIRS},
        "freshen": {Debtor.OURS},
        "contact_video": {Debtor.BOTH},
        "contact_chat": {Debtor.BOTH},
        "contact_mail": {Debtor.BOTH},
        "contact_report": {Debtor.THEIRS},
        "closure_dates": {Debtor.THEIRS},
        "call": {Debtor.BOTH},
        "order_delivery": {Debtor.THEIRS},
        "late_notice": {Debtor.THEIRS},
        "milestone": {Debtor.OURS, Debtor.THEIRS, Debtor.BOTH},
        "condition": {Debtor.OURS, Debtor.THEIRS, Debtor.BOTH},
        "payment": {Debtor.OURS},
        "unsure": {Debtor.OURS, Debtor.THEIRS},
        "who_is_who": {Debtor.OURS},
    }
    assert {code for code, rule in rules.items() if rule.comes_first} == {"freshen", "who_is_who"}


@pytest.mark.parametrize(
    ("known", "en", "zh_hans"),
    [
        (
            {"supplier": "Huamei", "person": "Chen", "what": "hard wax?"},
            "Chen at Huamei owes you an answer: hard wax?",
            "Huamei的Chen还没回你：hard wax?",
        ),
        (
            {"supplier": "Huamei", "what": "hard wax?"},
            "Huamei owes you an answer: hard wax?",
            "Huamei还没回你：hard wax?",
        ),
        ({"supplier": "Huamei"}, "Huamei owes you an answer.", "Huamei还没回你。"),
    ],
)
def test_sentence_says_as_much_as_is_known(known: dict[str, str], en: str, zh_hans: str) -> None:
    words = shipped_playbook().rule("answer").by_debtor[Debtor.THEIRS]

    wording = words.sentence.worded(known)

    assert wording.in_language("en").format(**known) == en
    assert wording.in_language("zh-Hans").format(**known) == zh_hans


def test_due_date_is_explained_by_its_charter_or_else_the_playbook() -> None:
    why = shipped_playbook().rule("answer").why["urgent"]
    known = {"span": "4 hours", "hours": "08:00–22:00", "version": "2026.1"}
    agreed = {**known, "charter": "3", "agreed": "12 May 2026"}

    assert why.heading.en.format(**known) == "Urgent: 4 hours on urgent hours"
    assert why.detail.worded(agreed).en.format(**agreed) == (
        "Charter 3 of 12 May 2026. Urgent hours are 08:00–22:00 every day, holidays too."
    )
    assert why.detail.worded(known).en.format(**known) == (
        "Playbook 2026.1, as no charter is agreed yet. "
        "Urgent hours are 08:00–22:00 every day, holidays too."
    )


def test_chinese_uses_full_width_marks_and_no_warning_words() -> None:
    for chinese in _chinese(yaml.safe_load(shipped_text())):
        text = "".join(literal for literal, *_ in Formatter().parse(chinese))

        assert not re.search(r"[,;:!?()]|逾期|违约", text), chinese


def _sourced(entry: Any) -> bool:
    """Whether an entry, or everything inside it, has a source."""
    if isinstance(entry, list):
        return all(_sourced(inner) for inner in entry)
    return isinstance(entry, dict) and ("source" in entry or all(map(_sourced, entry.values())))


def _chinese(value: Any) -> list[str]:
    inner = list(value.values()) if isinstance(value, dict) else value
    if not isinstance(inner, list):
        return []
    own = [value["zh-Hans"]] if isinstance(value, dict) and "zh-Hans" in value else []
    return own + [text for part in inner for text in _chinese(part)]
