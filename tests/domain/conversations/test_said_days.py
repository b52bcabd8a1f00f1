from datetime import date

import pytest

from guanxi.domain.conversations.said_days import said_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("I will send it tomorrow", date(2026, 11, 24)),
        ("明天上午发给您", date(2026, 11, 24)),
        ("the day after tomorrow at the latest", date(2026, 11, 25)),
        ("后天可以出样", date(2026, 11, 25)),
        ("We ship by Fri", date(2026, 11, 27)),
        ("周五之前给您报价", date(2026, 11, 27)),
        ("星期天也上班", date(2026, 11, 29)),
        ("next Wednesday", date(2026, 12, 2)),
        ("下周三发出", date(2026, 12, 2)),
        ("下个星期三发出", date(2026, 12, 2)),
        ("ready on 27 Nov", date(2026, 11, 27)),
        ("ready on the 3rd of December", date(2026, 12, 3)),
        ("Dec 3rd is fine", date(2026, 12, 3)),
        ("January 5, 2027", date(2027, 1, 5)),
        ("5 Jan", date(2027, 1, 5)),
        ("2026-12-03", date(2026, 12, 3)),
        ("2026年12月3日", date(2026, 12, 3)),
        ("12月3号出货", date(2026, 12, 3)),
        ("28号可以", date(2026, 11, 28)),
        ("3号可以", date(2026, 12, 3)),
        ("今天下班前", MONDAY),
        ("Photos tomorrow, goods on 3 Dec", date(2026, 11, 24)),
    ],
)
def test_said_day_reads_a_day_plainly_named(text: str, day: date) -> None:
    assert said_day(text, on=MONDAY) == day


@pytest.mark.parametrize(
    "text",
    ["", "by 11/12", "in March we talked", "31 Feb", "as agreed on 12 Nov", "3号楼", "4,000 pcs",
     "Mont Blanc", "mark 3 pieces"],
)  # fmt: skip
def test_said_day_says_nothing_where_it_is_not_plain(text: str) -> None:
    assert said_day(text, on=MONDAY) is None


def test_said_day_is_quick_on_a_text_made_to_be_slow() -> None:
    assert said_day("3 of " * 20_000 + "0" * 60_000, on=MONDAY) is None
