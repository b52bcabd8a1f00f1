import pytest

from guanxi.domain.calendars import CalendarError, Fault, Span, Unit, format_span, parse_span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("240min", Span(240, Unit.MINUTES)),
        ("1wd", Span(1, Unit.WORKING_DAYS)),
        ("366wd", Span(366, Unit.WORKING_DAYS)),
    ],
)
def test_span_reads_back_as_written(text: str, span: Span) -> None:
    assert parse_span(text) == span
    assert format_span(span) == text


@pytest.mark.parametrize(
    "text", ["", "4h", "0min", "-1wd", "1.5wd", " 1wd", "1wd\n", "٤wd", "367wd", "999999min"]
)
def test_span_refuses_what_it_does_not_know_and_says_so(text: str) -> None:
    with pytest.raises(CalendarError) as refused:
        parse_span(text, field="answers.urgent")

    assert (refused.value.fault, refused.value.field, refused.value.value) == (
        Fault.BAD_SPAN,
        "answers.urgent",
        text,
    )
