import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from guanxi.config.cli.answers import Refused
from guanxi.config.cli.calendar_words import SENTENCES
from guanxi.config.cli.calendars import register
from guanxi.domain.calendars import Fault

OFFICE = {
    "tz": "Asia/Shanghai",
    "hours": {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")},
    "holidays": ["2026-01-01", "2026-01-02", "2026-01-03"],
    "extra_workdays": ["2026-01-04"],
}


@pytest.fixture
def office(tmp_path: Path) -> str:
    path = tmp_path / "office.json"
    path.write_text(json.dumps(OFFICE), encoding="utf-8")
    return str(path)


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers())
    parsed = parser.parse_args(arguments)
    return int(parsed.run(parsed))


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert run(*arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


def test_calendar_prints_every_day_of_a_year_with_its_status(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = answer(capsys, "calendar", "CN", "2026")

    name = {"en": "New Year's Day", "zh-Hans": "元旦"}
    assert (found["calendar"], found["year"], found["provisional"]) == ("CN", 2026, False)
    assert len(found["days"]) == 365
    assert [found["days"][n] for n in (2, 3, 4, 9)] == [
        {"date": "2026-01-03", "status": "holiday", "name": name},
        {"date": "2026-01-04", "status": "makeup", "name": name},
        {"date": "2026-01-05", "status": "working", "name": None},
        {"date": "2026-01-10", "status": "weekend", "name": None},
    ]


def test_calendar_says_that_next_year_is_provisional(capsys: pytest.CaptureFixture[str]) -> None:
    assert answer(capsys, "calendar", "CN", "2027")["provisional"] is True


def test_due_prints_the_instant_in_the_calendar_s_offset_and_each_day(
    capsys: pytest.CaptureFixture[str], office: str
) -> None:
    start = "2026-01-02T20:00:00-05:00"

    found = answer(capsys, "due", start, "--span", "1wd", "--calendar", office)

    assert found["due"] == "2026-01-04T09:00:00+08:00"
    assert [(step["date"], step["counted"], step["why"]) for step in found["steps"]] == [
        ("2026-01-03", 0, "holiday"),
        ("2026-01-04", 0, "outside_hours"),
    ]


def test_due_on_all_hours_passes_through_the_night(
    capsys: pytest.CaptureFixture[str], office: str
) -> None:
    found = answer(
        capsys, "due", "2026-01-05T23:00", "--span", "90min", "--hours", "always",
        "--calendar", office,
    )  # fmt: skip

    assert found["due"] == "2026-01-06T00:30:00+08:00"


def test_worked_prints_minutes_and_the_same_in_steps(
    capsys: pytest.CaptureFixture[str], office: str
) -> None:
    found = answer(
        capsys, "worked", "2026-01-02T10:00:00+08:00", "2026-01-04T12:00:30+08:00",
        "--calendar", office,
    )  # fmt: skip

    assert (found["minutes"], found["seconds"]) == (180.5, 10_830)
    assert found["steps"][-1] == {
        "date": "2026-01-04",
        "from": "2026-01-04T09:00:00+08:00",
        "to": "2026-01-04T12:00:30+08:00",
        "counted": 180.5,
        "why": "makeup",
        "name": None,
        "ranges": [["2026-01-04T09:00:00+08:00", "2026-01-04T12:00:30+08:00"]],
        "working_day": None,
    }


def test_worked_reads_plainly_without_json(capsys: pytest.CaptureFixture[str], office: str) -> None:
    run("worked", "2026-01-02T10:00", "2026-01-04T12:00", "--calendar", office)

    assert capsys.readouterr().out.splitlines() == [
        "minutes\t180",
        "seconds\t10800",
        "2026-01-02 10:00:00 00:00:00 0 holiday",
        "2026-01-03 00:00:00 00:00:00 0 holiday",
        "2026-01-04 09:00:00 12:00:00 180 makeup",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["calendar", "CN", "2031"], "no table for 2031"),
        (["calendar", "CN", "26"], "'26' is not a year"),
        (["calendar", "ZZ", "2026"], "'ZZ' is neither a country"),
        (["calendar", "../CN", "2026"], "'../CN' is neither a country"),
        (["due", "soon", "--span", "1wd", "--calendar", "FILE"], "'soon' is no instant"),
        (["due", "2026-01-05", "--span", "4h", "--calendar", "FILE"], "'4h' is not a span"),
        (["due", "2026-01-05", "--span", "1wd", "--calendar", "no.json"], "'no.json' is neither"),
        (["due", "9999-12-31", "--span", "1wd", "--calendar", "FILE"], "outside the years"),
        (["worked", "2026-01-05", "tomorrow", "--calendar", "FILE"], "'tomorrow' is no instant"),
    ],
)
def test_wrong_call_is_refused_in_one_line(office: str, arguments: list[str], said: str) -> None:
    with pytest.raises(Refused) as refused:
        run(*[office if argument == "FILE" else argument for argument in arguments])

    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('{"tz": "Asia/Shanghai",\n oops}', "broken.json line 2"),
        ("[" * 100_000, "broken.json"),
        ("\ufeff", "broken.json"),
        ('{"tz": "Asia/Shanghai"}', "broken.json.hours is missing"),
        (" " * 1_000_001, "broken.json: over 1000000 bytes is more"),
    ],
)
def test_broken_calendar_file_is_refused_by_name(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "broken.json"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(Refused) as refused:
        run("due", "2026-01-05", "--span", "1wd", "--calendar", str(path))

    assert said in str(refused.value)


def test_every_fault_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Fault)
