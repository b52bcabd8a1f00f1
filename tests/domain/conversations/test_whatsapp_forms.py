"""Every way a phone writes a stamp comes out as the same moment."""

from datetime import date

import pytest
from tests.domain.conversations.whatsapp_samples import read, told

from guanxi.domain.conversations.whatsapp import NotAnExport, Refusal

# each of these is 13 June 2018, 21:25:15 (or 21:25), told by somebody called a
STAMPS = {
    "iOS": "[13/06/2018, 21:25:15] a: m",
    "iOS with a mark before": "\u200e[13/06/18, 21:25:15] a: m",
    "byte-order mark in the middle": "\ufeff[13/06/18, 21:25:15] a: m",
    "Android": "13/06/2018, 21:25 - a: m",
    "no comma": "13-06-2018 21:25 - a: m",
    "year first": "[2018/06/13, 21:25:15] a: m",
    "year in the middle": "[06/2018/13, 21:25:15] a: m",
    "month first": "[06.13.18 21:25:15] a: m",
    "American": "6/13/18, 9:25 PM - a: m",
    "narrow space before PM": "6/13/18, 9:25\u202fPM - a: m",
    "Spanish": "13/6/18 9:25:15 p.\u00a0m. - a: m",
    "zero hour with PM": "[13/6/18 9:25:15 p. m.] a: m",
    "dots in the time": "13-06-2018, 21.25 - a: m",
    "colon instead of dash": "13.06.18 21.25.15: a: m",
    "read out of the phone's database": "13.06.2018 - 21:25:15; a: m",
    "nothing instead of dash": "13. 6. 2018. 21:25:15 a: m",
    "Finnish": "13.6.2018 klo 21.25.15 - a: m",
    "French": "13/06/2018 à 21:25 - a: m",
    "Canadian French": "2018-06-13 21 h 25 - a: m",
    "Bulgarian": "13.06.18 г., 21:25 ч. - a: m",
    "Hungarian": "2018. 06. 13. 21:25 - a: m",
    "Korean": "[2018. 6. 13. 오후 9:25:15] a: m",
    "Korean, seconds with units": "[2018. 6. 13. 오후 9시 25분 15초] a: m",
    "Canadian French, seconds with units": "[2018-06-13 9 h 25 min 15 s p.m.] a: m",
    "Bulgarian, unit and half": "[13.06.18 г., 9:25:15 ч. сл.об.] a: m",
    "Korean units": "2018년 6월 13일 오후 9:25 - a: m",
    "Chinese afternoon": "2018/6/13 下午9:25 - a: m",
    "Chinese evening": "2018/6/13 晚上9:25 - a: m",
    "Chinese units": "2018年6月13日 21:25 - a: m",
    "Japanese era": "[H30/6/13 21:25:15] a: m",
    "Japanese era in words": "[平成30年6月13日 21:25:15] a: m",
    "Japanese era last": "[6/13/H30 21:25:15] a: m",
    "Minguo era": "民國107年6月13日 下午9:25 - a: m",
    "Buddhist era": "13/6/2561 21:25 - a: m",
    "Buddhist era, named": "[13/6/2561 BE 21:25:15] a: m",
    "Thai figures": "๑๓/๖/๒๕๖๑ ๒๑:๒๕ - a: m",
    "Arabic": "[\u200f١٣\u200f/٦\u200f/٢٠١٨، ٩:٢٥:١٥ م] a: m",
    "Persian": "[۱۳۹۷/۳/۲۳،\u200f ۲۱:۲۵:۱۵] a: m",
    "Hijri": "[29/9/1439, 21:25:15] a: m",
    "Devanagari": "१३/०६/२०१८, २१:२५ - a: m",
    "time first": "21:25, 13/06/2018 - a: m",
    "copied from the web window": "[21:25, 13/06/2018] a: m",
    "copied, dot behind the date": "[21:25, 2018. 06. 13.] a: m",
    "copied, word behind the date": "[21:25, 13.06.2018 г.] a: m",
    "copied, 12 hours": "[9:25 PM, 6/13/2018] a: m",
    "month in words": "[13 Jun 2018, 21:25:15] a: m",
    "weekday and month in words": "[Wednesday, 13 June 2018, 21:25] a: m",
    "Spanish month": "13 de junio de 2018 21:25 - a: m",
    "ISO": "2018-06-13T21:25:15 - a: m",
}


@pytest.mark.parametrize("line", STAMPS.values(), ids=STAMPS.keys())
def test_stamp_of_any_phone_is_the_same_moment(line):
    second = "15" if "15" in line or "١٥" in line or "۱۵" in line else "00"

    lines = told(line)

    assert lines == [(f"2018-06-13 21:25:{second}", "a", "m")]


@pytest.mark.parametrize(
    ("written", "hour"),
    [
        ("上午12:05", 0), ("凌晨12:05", 0), ("凌晨3:05", 3), ("早上8:05", 8), ("中午11:05", 11),
        ("中午12:05", 12), ("中午1:05", 13), ("下午12:05", 12), ("下午5:05", 17), ("晚上8:05", 20),
        ("24:05", 0), ("晚上12:05", 0),
        ("오전 12:05", 0), ("12:05 AM", 0), ("0:05 PM", 12), ("13:05 PM", 13),
    ],
)  # fmt: skip
def test_word_beside_the_hour_means_what_it_means_to_its_speaker(written, hour):
    lines = told(f"2026/5/13 {written} - a: m")

    assert lines == [(f"2026-05-13 {hour:02}:05:00", "a", "m")]


def test_words_of_the_day_may_be_missing_in_some_lines():
    chat = "5/13/26 4:55 AM - a: 1\n5/13/26 4:59 - b: 2\n5/13/26 5:10 PM - a: 3\n"

    assert [(when[11:16], who) for when, who, _ in told(chat)] == [
        ("04:55", "a"),
        ("04:59", "b"),
        ("17:10", "a"),
    ]


def test_unknown_words_of_the_day_are_inferred_from_the_order_of_the_chat():
    chat = (
        "13/05/26, 9:05 kato - a: 1\n13/05/26, 1:10 moro - a: 2\n"
        "13/05/26, 8:00 moro - a: 3\n14/05/26, 7:30 kato - a: 4\n14/05/26, 12:10 moro - a: 5\n"
    )

    hours = [when[11:16] for when, _, _ in told(chat)]

    assert hours == ["09:05", "13:10", "20:00", "07:30", "12:10"]


def test_order_of_the_date_follows_from_a_day_above_twelve():
    assert read("5/6/26, 10:00 - a: 1\n5/13/26, 10:00 - a: 2\n").form.order == "mdy"
    assert read("5/6/26, 10:00 - a: 1\n13/6/26, 10:00 - a: 2\n").form.order == "dmy"


def test_order_of_the_date_follows_from_the_chat_going_forward():
    form = read("03/05/26, 10:00 - a: 1\n01/06/26, 10:00 - a: 2\n02/06/26, 9:00 - b: 3\n").form

    assert (form.order, form.ambiguous_orders) == ("dmy", ())


def test_two_digit_years_lead_where_other_orders_make_years_of_days():
    days = "".join(f"26/9/{day}, 10:00 - a: x\n" for day in (18, 19, 21))
    yearly = "".join(f"13/2/{year}, 10:00 - a: x\n" for year in (19, 20, 21))

    assert read(days).form.order == "ymd"
    assert read(days + "26/10/2, 10:00 - a: x\n").form.ambiguous_orders == ()
    assert read("25/8/6, 10:00 - a: x\n").form.order == "ymd"
    assert read("22/9/18, 10:00 - a: x\n").form.order == "dmy"
    assert "dmy" in read(yearly).form.ambiguous_orders


def test_one_day_in_persian_figures_may_begin_with_its_year():
    assert "ymd" in read("[۰۲/۵/۲۰، ۷:۰۰:۰۰] a: m\n").form.ambiguous_orders


def test_minutes_of_one_figure_are_read_where_units_part_them():
    chat = (
        "[24. 3. 1. 7시 0분 0초] Lamps: \u200e메시지와 통화는 종단간 암호화됩니다.\n"
        "[24. 3. 2. 22시 5분 9초] Li: 好的\n"
    )

    assert [(when[5:], who) for when, who, _ in told(chat)] == [
        ("03-01 07:00:00", "Lamps"),
        ("03-02 22:05:09", "Li"),
    ]


def test_order_left_open_is_said_and_a_person_can_decide_it():
    chat = "03/04/2026, 10:00 - a: 1\n04/04/2026, 10:00 - a: 2\n05/04/2026, 10:00 - a: 3\n"

    form = read(chat).form
    decided = read(chat, order="mdy")

    assert (form.order, form.ambiguous_orders) == ("dmy", ("dmy", "mdy"))
    assert (decided.form.order, decided.form.ambiguous_orders) == ("mdy", ())
    assert [f"{item.at:%m-%d}" for item in decided] == ["03-04", "04-04", "05-04"]


def test_order_settles_on_dates_far_behind_the_first_block():
    early = "".join(f"03/04/26, 10:00 - a: {'x' * 400}\n" for _ in range(3_000))

    form = read(early + "25/04/26, 10:00 - a: m\n").form

    assert (form.order, form.ambiguous_orders) == ("dmy", ())


def test_pasted_lines_without_a_year_count_back_from_today():
    pasted = "[30/12, 23:50] Li: 好的\n[2/1, 09:05] Tom: ok\n"

    assert told(pasted, today=date(2027, 1, 3)) == [
        ("2026-12-30 23:50:00", "Li", "好的"),
        ("2027-01-02 09:05:00", "Tom", "ok"),
    ]


def test_pasted_lines_without_a_year_ask_for_today():
    with pytest.raises(NotAnExport) as refused:
        read("[30/12, 23:50] Li: 好的\n")

    assert refused.value.code is Refusal.YEAR_MISSING


def test_changed_language_of_the_phone_is_followed():
    chat = (
        "[20/11/2026, 14:05:33] Li: one\n[21/11/2026, 14:06:02] Tom: two\n"
        "2026/11/22 下午2:07 - Li: three\nmore\n2026/11/22 下午2:08 - Tom: four\n"
        "2026/11/23 上午9:00 - Li: five\n"
    )

    assert told(chat) == [
        ("2026-11-20 14:05:33", "Li", "one"),
        ("2026-11-21 14:06:02", "Tom", "two"),
        ("2026-11-22 14:07:00", "Li", "three\nmore"),
        ("2026-11-22 14:08:00", "Tom", "four"),
        ("2026-11-23 09:00:00", "Li", "five"),
    ]


@pytest.mark.parametrize("later", ["2:07:00 PM", "14 h 07 min 00 s"])
def test_changed_clock_of_the_phone_is_followed(later):
    chat = "[20/11/2026, 14:05:33] Li: one\n[21/11/2026, 14:06:02] Tom: two\n" + "".join(
        f"[{day}/11/2026, {later}] Li: more\n" for day in (22, 23, 24)
    )

    assert [when[8:] for when, _, _ in told(chat)] == [
        "20 14:05:33", "21 14:06:02", "22 14:07:00", "23 14:07:00", "24 14:07:00",
    ]  # fmt: skip


def test_changed_order_of_the_date_is_followed():
    before = "".join(f"{day}/10/2026, 10:00 - Li: x\n" for day in range(14, 31))
    after = "".join(f"11/{day:02}/2026, 10:00 - Li: y\n" for day in range(1, 20))

    days = [when[5:10] for when, _, _ in told(before + after)]

    assert days == [f"10-{d}" for d in range(14, 31)] + [f"11-{d:02}" for d in range(1, 20)]


QUOTED = "see:\n[14:05, 20/11/2026] Tom: a\n[14:06, 20/11/2026] Li: b\n[14:07, 20/11/2026] T: c"


@pytest.mark.parametrize("after", ["", "21/11/2026, 10:01 - Tom: ok\n"])
def test_quoted_stamps_do_not_part_a_message(after):
    chat = f"20/11/2026, 18:00 - Tom: hi\n21/11/2026, 10:00 - Li: {QUOTED}\n{after}"

    assert [text for _, _, text in told(chat)][:2] == ["hi", QUOTED]


def test_single_stamp_of_other_punctuation_between_its_neighbours_is_a_message():
    chat = (
        "[2026-03-01, 12:00:03] Li: one\n[2026.04.01, 12:00:04] Tom: two\n"
        "[2026/05/01, 12:00:05] Li: three\nmore\n[2026-06-01, 12:00:06] Tom: four\n"
        "[2026-07-01, 12:00:07] Tom: five\n[01/08/2026, 12:00:08] Li: six\n"
    )

    assert [(when[5:10], who, text) for when, who, text in told(chat)] == [
        ("03-01", "Li", "one"),
        ("04-01", "Tom", "two"),
        ("05-01", "Li", "three\nmore"),
        ("06-01", "Tom", "four"),
        ("07-01", "Tom", "five"),
        ("08-01", "Li", "six"),
    ]


@pytest.mark.parametrize(
    "quoted",
    ["[1.5.26, 00:00:00] Tom: before", "[18:00, 02/05/2026] Tom: a", "2/5/26, 18:00 Tom: b"],
)
def test_single_stamp_that_lies_before_or_looks_otherwise_is_a_quotation(quoted):
    chat = f"[01.05.2026, 17:00:00] Li: see\n{quoted}\n[03.05.2026, 17:00:00] Li: ok\n"

    assert [text for _, _, text in told(chat)] == [f"see\n{quoted}", "ok"]


def test_changed_form_of_the_very_last_line_is_followed():
    chat = "[20/11/2026, 14:05:33] Li: one\n2026/11/22 下午2:07 - Tom: two\n"

    assert told(chat) == [
        ("2026-11-20 14:05:33", "Li", "one"),
        ("2026-11-22 14:07:00", "Tom", "two"),
    ]
