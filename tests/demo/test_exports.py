"""The files: the same day the same bytes, true to their phones, and never from the future."""

import io
import re
import zipfile
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from guanxi.demo import BERLIN, DemoExport, exports, promises, suppliers

from .conftest import FORMS, TUESDAY, Line, chat_text, exports_at, read_lines

MOMENTS = [
    "2026-11-23T08:10",  # Monday
    "2026-11-23T01:41",  # Monday 08:41 in China
    "2026-11-23T00:20",  # Sunday's story still
    "2026-11-28T09:00",  # Saturday
    "2026-11-29T12:00",  # Sunday
    "2026-10-04T10:00",  # Golden Week
    "2027-02-08T10:00",  # Spring Festival
    "2026-03-29T09:45",  # the clocks change in Berlin
    "2028-02-29T23:30",
    "2027-01-01T10:00",
]


def test_exports_of_one_day_are_equal_byte_for_byte(tuesday: list[DemoExport]) -> None:
    evening = exports(TUESDAY.replace(hour=21))

    assert evening == tuesday


def test_exports_have_one_form_for_each_phone(chats: dict[str, list[Line]]) -> None:
    assert list(chats) == [word for word, _, _ in FORMS]
    assert all(len(lines) > 50 for lines in chats.values())


def test_exports_hold_two_and_a_half_to_four_thousand_messages(
    chats: dict[str, list[Line]],
) -> None:
    assert 2_500 <= sum(len(lines) for lines in chats.values()) <= 4_000


@pytest.mark.parametrize("moment", MOMENTS)
def test_exports_of_any_day_run_forward_and_end_before_they_were_made(moment: str) -> None:
    now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(BERLIN))

    made = exports_at(moment)

    for export in made:
        instants = [line.at.timestamp() for line in read_lines(export)]
        assert instants == sorted(instants)
        assert instants[-1] < export.exported_at.timestamp() <= now.timestamp()


@pytest.mark.parametrize("moment", MOMENTS)
def test_exports_of_any_day_leave_no_placeholder_open(moment: str) -> None:
    text = "".join(chat_text(export) for export in exports_at(moment))

    assert re.findall(r"[{}<|]\w*[ |}][^>\n]*[}|]", text) == []


def test_people_write_on_days_they_work(chats: dict[str, list[Line]]) -> None:
    nora = [line.at for line in chats["华美"] if line.sender == "Nora Hansen"]
    chen = [line.at.astimezone(ZoneInfo("Asia/Shanghai")) for line in chats["华美"]
            if line.sender == "陈经理 Lily 华美"]  # fmt: skip

    assert {at.weekday() for at in nora} == {0, 1, 2, 3, 4}
    assert 6 not in {at.weekday() for at in chen}
    assert not [at for at in chen if at.month == 10 and at.day <= 7]
    assert min(at.hour for at in nora) >= 8


def test_zip_holds_every_attachment_the_chat_names(tuesday: list[DemoExport]) -> None:
    zips = [export for export in tuesday if export.file_name.endswith(".zip")]

    assert len(zips) == 2
    for export in zips:
        with zipfile.ZipFile(io.BytesIO(export.content)) as archive:
            named = re.findall(r"<(?:Anhang|attached): ([^>]+)>", chat_text(export))
            assert sorted([*named, "_chat.txt"]) == sorted(archive.namelist())
            for name in named:
                if name.endswith(".jpg"):
                    Image.open(io.BytesIO(archive.read(name))).verify()
            assert {name.rpartition(".")[2] for name in named} == {"jpg", "opus", "pdf"}


def test_exports_show_what_phones_show_instead_of_text(tuesday: list[DemoExport]) -> None:
    texts = {export.file_name: chat_text(export) for export in tuesday}
    everything = "".join(texts.values())

    for words in (
        "\u200eBild weggelassen", "\u200eimage omitted", "<Media omitted>",
        "<Medien ausgeschlossen>", "<省略影音内容>", "This message was deleted",
        "<Diese Nachricht wurde bearbeitet>",
        "Missed voice call", "\u200eVideoanruf, \u200e31 Min.", "未接语音通话",
        'You created group "Mianyu shipping"', "You added Tang Eastbridge",
        "Your security code with Sophie Shen changed",
    ):  # fmt: skip
        assert words in everything, words
    assert all("\r\n" in text for name, text in texts.items() if name.endswith(".zip"))


def test_promises_stand_in_the_export_they_name(tuesday: list[DemoExport]) -> None:
    files = {export.file_name: read_lines(export) for export in tuesday}

    made = promises(TUESDAY)

    assert [(p.supplier, p.debtor) for p in made] == [
        ("huamei", "theirs"), ("huamei", "ours"), ("hengye", "theirs"), ("hengye", "ours"),
        ("mianyu", "ours"), ("ruibo", "theirs"),
    ]  # fmt: skip
    for promise in made:
        said = [line for line in files[promise.file_name] if line.text == promise.text]
        assert promise.sender in {line.sender for line in said}
        assert promise.due > promise.said_at


def test_handles_of_contacts_are_the_senders_of_the_exports(tuesday: list[DemoExport]) -> None:
    ours = {"Nora Hansen", "Jonas Weber"}
    handles = {
        supplier.key: {
            value
            for contact in supplier.contacts
            for channel, value in contact.handles
            if channel == "whatsapp"
        }
        for supplier in suppliers(TUESDAY.date())
    }

    senders: dict[str, set[str]] = {key: set() for key in handles}
    for export in tuesday:
        senders[export.supplier] |= {line.sender for line in read_lines(export) if line.sender}

    assert {key: found - ours for key, found in senders.items()} == handles


def test_export_of_a_later_day_is_another_one(tuesday: list[DemoExport]) -> None:
    next_day = exports(TUESDAY + timedelta(days=1))

    assert [a.content == b.content for a, b in zip(tuesday, next_day, strict=True)] == [False] * 7
