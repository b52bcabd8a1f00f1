"""The six stories: what a visitor is to find in each, whatever the words."""

import re
from datetime import date, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from guanxi.demo import DemoExport, DemoSupplier, suppliers

from .conftest import TUESDAY, Line, read_lines

OURS = {"Nora Hansen", "Jonas Weber", "林悦 Lin Yue"}
CHINA = ZoneInfo("Asia/Shanghai")
_QUESTION = re.compile(r"[?？]")


def said_by_them(lines: list[Line]) -> list[Line]:
    return [line for line in lines if line.sender not in OURS and line.sender is not None]


def answered(lines: list[Line], *, asked_by_us: bool) -> int:
    """Questions of one side after which the other side writes within four days."""
    said = [line for line in lines if line.sender]
    count = 0
    for index, line in enumerate(said):
        if _QUESTION.search(line.text) and (line.sender in OURS) == asked_by_us:
            later = (other for other in said[index:] if (other.sender in OURS) != asked_by_us)
            reply = next(later, None)
            count += reply is not None and reply.at - line.at < timedelta(days=4)
    return count


def test_established_supplier_has_enough_talk_for_real_figures(
    chats: dict[str, list[Line]],
) -> None:
    lines = chats["华美"]

    assert lines[-1].at - lines[0].at >= timedelta(days=14 * 30.5)
    assert answered(lines, asked_by_us=True) >= 60
    assert answered(lines, asked_by_us=False) >= 60


def test_established_supplier_waits_since_this_morning_for_an_urgent_answer(
    chats: dict[str, list[Line]],
) -> None:
    today = [line for line in chats["华美"] if line.at.astimezone(CHINA).date() == TUESDAY.date()]

    assert not OURS & {line.sender for line in today}
    assert "今天能确认吗？明天一早就要上油了，急！4000片改硬蜡油可以吗？" in [
        line.text for line in today
    ]


def test_silent_supplier_leaves_our_last_three_questions_unanswered(
    chats: dict[str, list[Line]],
) -> None:
    lines = chats["蔡老板"]
    last_reply = said_by_them(lines)[-1]

    waiting = [line for line in lines if line.at > last_reply.at]

    assert {line.sender for line in waiting} == {"林悦 Lin Yue"}
    assert [line.text[:8] for line in waiting if _QUESTION.search(line.text)] == [
        "蔡老板，NL-1", "蔡老板，分批出货", "蔡老板，我下周在"
    ]  # fmt: skip
    assert TUESDAY - waiting[0].at > timedelta(days=18)


def test_silent_supplier_answered_faster_before(chats: dict[str, list[Line]]) -> None:
    said = [line for line in chats["蔡老板"] if line.sender]
    waits = [
        (line.at, reply.at - line.at)
        for line, reply in pairwise(said)
        if line.sender in OURS and reply.sender not in OURS and _QUESTION.search(line.text)
    ]
    half = said[0].at + timedelta(days=200)
    middle = {
        late: sorted(wait for at, wait in waits if (at > half) == late) for late in (False, True)
    }

    early, late = (middle[key][len(middle[key]) // 2] for key in (False, True))

    assert late > 1.5 * early


def test_new_supplier_began_six_weeks_ago_and_breaks_its_word(
    chats: dict[str, list[Line]],
) -> None:
    lines = chats["Kevin"]

    assert timedelta(days=38) < TUESDAY - lines[0].at < timedelta(days=50)
    assert not any("mill certificate" in line.text and "file" in line.text for line in lines)
    assert any("not allow" in line.text for line in said_by_them(lines))


def test_crisis_is_days_old_and_waits_for_us(
    chats: dict[str, list[Line]], tuesday: list[DemoExport]
) -> None:
    lines = chats["恒野"]
    crisis = next(s for s in suppliers(TUESDAY.date()) if s.key == "hengye")

    assert crisis.stage is not None
    assert crisis.stage.stage == "crisis"
    assert crisis.stage.from_date <= TUESDAY.date()
    assert lines[-1].sender not in OURS
    assert any("Urgent!!" in line.text for line in lines[-6:])


def test_shipping_group_was_not_freshened_for_nine_days(tuesday: list[DemoExport]) -> None:
    group = next(export for export in tuesday if "shipping" in export.file_name)

    assert (TUESDAY.date() - group.exported_at.date()).days == 9
    assert "Tang Eastbridge" in {line.sender for line in read_lines(group)}


def test_dormant_supplier_parted_as_a_friend_five_months_ago(
    chats: dict[str, list[Line]],
) -> None:
    last = chats["Grace"][-1]

    assert timedelta(days=145) < TUESDAY - last.at < timedelta(days=160)
    assert last.text == "You too 😊"


def test_small_talk_is_never_told_twice(chats: dict[str, list[Line]]) -> None:
    for lines in chats.values():
        texts = [line.text for line in lines]
        assert max(texts.count("小儿子考上华工了😄"), texts.count("Here 38 degree")) <= 1


def test_suppliers_have_one_first_contact_and_both_names() -> None:
    made = suppliers(date(2026, 11, 24))

    assert [supplier.short_name for supplier in made] == [
        "huamei", "hengye", "mianyu", "ruibo", "qingyu", "yunbai",
    ]  # fmt: skip
    for supplier in made:
        assert [contact.rank for contact in supplier.contacts].count("primary") == 1
        assert supplier.name_zh
        assert supplier.city_zh in supplier.name_zh
    assert first_order_age(made) == [1135, 505, 204, None, 420, 545]


def first_order_age(made: tuple[DemoSupplier, ...]) -> list[int | None]:
    return [
        (date(2026, 11, 24) - supplier.first_order_on).days if supplier.first_order_on else None
        for supplier in made
    ]
