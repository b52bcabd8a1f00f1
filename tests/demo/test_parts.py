"""The parts: story days, story files, attachments."""

import struct
from datetime import date, datetime
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest

from guanxi.demo import marks, scripts
from guanxi.demo.days import (
    DAY,
    StoryDays,
    china_works,
    closed,
    export_moment,
    fill,
    say_day,
)
from guanxi.demo.media import sheet, silence
from guanxi.demo.messages import Body, Form, read_body
from guanxi.demo.order_book import BOOK, days_of, enquired_on, read_book
from guanxi.demo.pictures import SCENES
from guanxi.demo.rooms import ROOMS
from guanxi.demo.scripts import read_exchanges, read_scenes

from .conftest import TUESDAY, Line

BERLIN = ZoneInfo("Europe/Berlin")


def test_story_days_count_days_on_which_both_sides_work() -> None:
    monday = StoryDays(date(2026, 10, 12), china_works)

    assert [monday.named(name) for name in ("d-0", "d-1", "w-1", "d-3", "d+1", "m-9")] == [
        date(2026, 10, 12),
        date(2026, 10, 9),
        date(2026, 10, 10),  # the Saturday
        date(2026, 9, 30),  # the 8th before Golden Week
        date(2026, 10, 13),
        date(2026, 9, 30),
    ]


def test_story_day_of_a_sunday_is_the_saturday_before() -> None:
    assert StoryDays(date(2026, 11, 29), china_works).named("d-0") == date(2026, 11, 28)


def test_story_day_of_no_form_is_refused() -> None:
    with pytest.raises(ValueError, match="x-1"):
        StoryDays(date(2026, 11, 29), china_works).named("x-1")


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        ("2026-11-24T08:00", "2026-11-24T08:00"),
        ("2026-11-24T22:00", "2026-11-24T09:30"),
        ("2026-11-24T00:30", "2026-11-23T09:30"),  # 07:30 in China
    ],
)
def test_export_moment_is_this_morning_and_not_later_than_now(now: str, moment: str) -> None:
    made = export_moment(datetime.fromisoformat(now).replace(tzinfo=BERLIN))

    assert made == datetime.fromisoformat(moment).replace(tzinfo=BERLIN)


def test_days_are_said_as_people_write_them() -> None:
    day = date(2026, 11, 25)

    assert [say_day(day, how) for how in ("day", "date", "周", "号", "日期")] == [
        "Wednesday", "25 Nov", "周三", "25号", "11月25日",
    ]  # fmt: skip


def test_placeholder_nobody_knows_is_refused() -> None:
    with pytest.raises(KeyError):
        fill("{nobody}", {}, {}, lambda offset: date(2026, 1, 1))


def test_body_reads_marks_wherever_they_stand() -> None:
    assert [
        read_body(text) for text in ("改好了 [photo ceramic]", "[voice 14]", "[edited] ok")
    ] == [
        Body(Form.PHOTO, "改好了", "ceramic"),
        Body(Form.VOICE, "", "14"),
        Body(Form.TEXT, "ok", "", edited=True),
    ]


def test_every_story_file_is_read_to_its_end() -> None:
    scenes = {room.story for room in ROOMS}
    exchanges = {"orders.txt", "talk.txt", "chinese.txt"}

    assert {path.name for path in files("guanxi.demo").joinpath("story").iterdir()} == (
        scenes | exchanges | {BOOK}
    )
    assert all(read_scenes(name) for name in scenes)
    assert sum(len(read_exchanges(name)) for name in exchanges) > 120


def test_story_line_of_no_form_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "_lines", lambda name: iter([(7, "9:05 Chen: morning")]))

    with pytest.raises(ValueError, match=r"x\.txt, line 7"):
        read_scenes.__wrapped__("x.txt")


def test_orders_pass_their_days_in_turn_whatever_the_day_of_the_visit() -> None:
    visits = [StoryDays(date(2026, 1, 3) + 19 * n * DAY, china_works) for n in range(40)]

    for visit in visits:
        for order in read_book():
            days = days_of(order, visit)
            known = [day for day in (days.shipped, days.arrived) if day]
            steps = [enquired_on(order, visit), days.ordered, days.inspected, *known]
            assert steps == sorted(steps), (visit.today, order.number)
            assert all(day < visit.today for day in known)
            assert visit.works(days.due)
            assert not closed(days.due)
            assert (days.shipped or days.agreed) <= days.agreed


def test_chats_speak_of_orders_by_what_the_book_says(chats: dict[str, list[Line]]) -> None:
    said = "\n".join(line.text for line in chats["华美"])

    for order in read_book():
        if order.supplier == "huamei" and order.in_chat:
            deposit = f"USD {order.value * 3 / 10:,.2f}"
            assert order.number in said
            assert f"{order.lines[0].pieces:,}" in said or deposit in said


def test_ideas_and_talk_beyond_business_stand_in_the_chat(chats: dict[str, list[Line]]) -> None:
    made = marks(TUESDAY)

    said = {(line.at, line.sender) for line in chats["华美"]}
    assert {(mark.said_at, mark.sender) for mark in made} <= said
    assert {mark.sign for mark in made} == {"*", "+"}


def test_every_photo_of_an_export_with_media_can_be_drawn() -> None:
    scenes = {
        read_body(line.text).detail
        for room in ROOMS
        if room.media_days
        for line in read_scenes(room.story)
        if read_body(line.text).form is Form.PHOTO
    }

    assert scenes <= set(SCENES)


def test_voice_message_lasts_as_long_as_said() -> None:
    pages = silence(3).split(b"OggS")[1:]

    last_position = struct.unpack("<q", pages[-1][2:10])[0]

    assert (last_position / 48_000, pages[0].find(b"OpusHead") > 0) == (3.0, True)


def test_sheet_is_a_pdf_whose_table_points_at_its_objects() -> None:
    pdf = sheet("PI-NL-1190")

    start = int(pdf.split(b"startxref\n")[1].split(b"\n")[0])

    assert pdf[start : start + 4] == b"xref"
    assert b"(PI-NL-1190) Tj" in pdf
