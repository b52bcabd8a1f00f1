"""What was agreed holds from its day on, and never changes what came before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.calendars import Hours, Span, TimeRange, Unit
from guanxi.domain.playbook import AnswerTime, Channel, Contact, Rung, Urgency
from guanxi.domain.suppliers import (
    Change,
    CharterError,
    CharterTerms,
    CharterVersion,
    Contacts,
    Fault,
    Rhythm,
    changed,
    next_version,
    prefill,
    terms_from_plain,
    terms_on,
    terms_to_plain,
)
from guanxi.playbooks import shipped_playbook

DRAFT = prefill(shipped_playbook())
TWO_HOURS = replace(
    DRAFT,
    answers={**DRAFT.answers, Urgency.URGENT: AnswerTime(Span(120, Unit.MINUTES), Hours.URGENT)},
)
MAY, JUNE = date(2026, 5, 12), date(2026, 6, 1)
FIRST, SECOND = CharterVersion(1, MAY, DRAFT), CharterVersion(2, JUNE, TWO_HOURS)


def test_charter_starts_as_the_playbook_says() -> None:
    expected = CharterTerms(
        answers={
            Urgency.URGENT: AnswerTime(Span(240, Unit.MINUTES), Hours.URGENT),
            Urgency.REGULAR: AnswerTime(Span(1, Unit.WORKING_DAYS), Hours.OFFICE),
            Urgency.DETAILED: AnswerTime(Span(2, Unit.WORKING_DAYS), Hours.OFFICE),
        },
        urgent_hours=(TimeRange(480, 1320),),
        channels={
            "major": (Channel.VIDEO,),
            "quick": (Channel.WECHAT, Channel.WHATSAPP),
            "formal": (Channel.MAIL,),
            "files": (Channel.DRIVE,),
        },
        our_contacts=Contacts(),
        their_contacts=Contacts(),
        escalation=(
            Rung(Span(60, Unit.MINUTES), Contact.PRIMARY, Channel.PHONE),
            Rung(Span(120, Unit.MINUTES), Contact.BACKUP, Channel.PHONE),
        ),
        rhythm=(
            Rhythm(0, "production_status"),
            Rhythm(2, "quality_check"),
            Rhythm(4, "relationship"),
        ),
    )

    assert prefill(shipped_playbook()) == expected


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2026, 5, 11), None),
        (MAY, FIRST),
        (date(2026, 5, 31), FIRST),
        (JUNE, SECOND),
        (date(2030, 1, 1), SECOND),
    ],
)
def test_terms_on_a_day_are_those_of_the_last_version_begun(
    day: date, version: CharterVersion | None
) -> None:
    assert terms_on([SECOND, FIRST], day) == version


@given(
    day=st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    today=st.dates(date(2026, 6, 1), date(2026, 12, 31)),
    wait=st.integers(1, 100),
)
def test_new_version_never_changes_what_held_until_today(day: date, today: date, wait: int) -> None:
    added = next_version([FIRST, SECOND], DRAFT, first=today + timedelta(wait), today=today)

    if day <= today:
        assert terms_on([FIRST, SECOND, added], day) == terms_on([FIRST, SECOND], day)


def test_next_version_counts_on() -> None:
    july = date(2026, 7, 1)

    assert next_version([], DRAFT, first=MAY, today=date(2026, 5, 11)) == FIRST
    assert next_version([FIRST, SECOND], DRAFT, first=july, today=JUNE) == CharterVersion(
        3, july, DRAFT
    )


@pytest.mark.parametrize(
    ("first", "today", "fault"),
    [
        (date(2026, 5, 1), date(2026, 6, 15), Fault.NOT_AFTER_TODAY),
        (date(2026, 6, 15), date(2026, 6, 15), Fault.NOT_AFTER_TODAY),
        (JUNE, date(2026, 5, 20), Fault.NOT_AFTER_LAST),
    ],
)
def test_version_that_would_judge_the_past_again_is_refused(
    first: date, today: date, fault: Fault
) -> None:
    with pytest.raises(CharterError) as refused:
        next_version([FIRST, SECOND], DRAFT, first=first, today=today)

    assert (refused.value.fault, refused.value.field) == (fault, "first")


def test_changes_name_the_field_with_before_and_after() -> None:
    after = replace(
        TWO_HOURS,
        their_contacts=Contacts(primary=7),
        channels={"quick": (Channel.WECHAT,)},
    )

    assert changed(DRAFT, after) == (
        Change(
            "answers.urgent",
            {"within": "240min", "hours": "urgent"},
            {"within": "120min", "hours": "urgent"},
        ),
        Change("channels.major", ["video"], None),
        Change("channels.quick", ["wechat", "whatsapp"], ["wechat"]),
        Change("channels.formal", ["mail"], None),
        Change("channels.files", ["drive"], None),
        Change("their_contacts.primary", None, 7),
    )
    assert changed(after, after) == ()


spans = st.one_of(
    st.builds(Span, st.integers(1, 9999), st.just(Unit.MINUTES)),
    st.builds(Span, st.integers(1, 366), st.just(Unit.WORKING_DAYS)),
)
answer_times = st.builds(AnswerTime, spans, st.sampled_from(Hours))
ids = st.none() | st.integers(1, 2**31)
codes = st.text("abcdefg_", min_size=1, max_size=10)
terms = st.builds(
    CharterTerms,
    answers=st.fixed_dictionaries(dict.fromkeys(Urgency, answer_times)),
    urgent_hours=st.integers(0, 600).flatmap(
        lambda start: st.integers(start + 1, 1440).map(lambda end: (TimeRange(start, end),))
    ),
    channels=st.dictionaries(codes, st.lists(st.sampled_from(Channel), max_size=3).map(tuple)),
    our_contacts=st.builds(Contacts, ids, ids),
    their_contacts=st.builds(Contacts, ids, ids),
    escalation=st.lists(
        st.builds(Rung, spans, st.sampled_from(Contact), st.sampled_from(Channel)), max_size=3
    ).map(tuple),
    rhythm=st.lists(st.builds(Rhythm, st.integers(0, 6), codes), max_size=3).map(tuple),
)


@given(terms)
def test_terms_read_back_as_they_were_stored(agreed: CharterTerms) -> None:
    assert terms_from_plain(terms_to_plain(agreed)) == agreed


@pytest.mark.parametrize(
    ("field", "value", "fault", "named"),
    [
        ("answers", None, Fault.SHAPE, "answers"),
        ("answers", {"urgent": {"within": "4h", "hours": "urgent"}}, Fault.BAD_SPAN,
         "answers.urgent.within"),
        ("answers", {"urgent": {"within": "1wd", "hours": "night"}}, Fault.BAD_VALUE,
         "answers.urgent.hours"),
        ("answers", {"urgent": {"within": "1wd"}}, Fault.SHAPE, "answers.urgent.hours"),
        ("answers", {}, Fault.SHAPE, "answers.urgent"),
        ("urgent_hours", [], Fault.BAD_HOURS, "urgent_hours"),
        ("urgent_hours", [["22:00", "08:00"]], Fault.BAD_HOURS, "urgent_hours"),
        ("channels", {"quick": ["pigeon"]}, Fault.BAD_VALUE, "channels.quick"),
        ("channels", {"quick": "wechat"}, Fault.SHAPE, "channels.quick"),
        ("their_contacts", {"primary": True}, Fault.BAD_VALUE, "their_contacts.primary"),
        ("our_contacts", {"backup": "7"}, Fault.BAD_VALUE, "our_contacts.backup"),
        ("rhythm", [{"weekday": "someday", "topic": "x"}], Fault.BAD_VALUE, "rhythm[0].weekday"),
        ("rhythm", [{"weekday": ["mon"], "topic": "x"}], Fault.BAD_VALUE, "rhythm[0].weekday"),
        ("rhythm", [{"weekday": "mon", "topic": ""}], Fault.BAD_VALUE, "rhythm[0].topic"),
        ("escalation", [{"after": "1wd", "who": "boss", "channel": "phone"}], Fault.BAD_VALUE,
         "escalation[0].who"),
        ("escalation", ["phone"], Fault.SHAPE, "escalation[0]"),
    ],
)  # fmt: skip
def test_plain_terms_that_make_no_sense_are_refused_by_name(
    field: str, value: object, fault: Fault, named: str
) -> None:
    with pytest.raises(CharterError) as refused:
        terms_from_plain({**terms_to_plain(DRAFT), field: value})

    assert (refused.value.fault, refused.value.field) == (fault, named)
