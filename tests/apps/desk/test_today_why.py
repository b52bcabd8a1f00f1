"""Why something is due when it is: the same count as its due time, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from tests.apps.desk.today_samples import NOW, answer_owed, due_after, factory, owe, said
from tests.apps.obligations.owing import at

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.calendars.queries import our_calendar
from guanxi.apps.desk.labels.why import WhyPanel
from guanxi.apps.desk.pages.today_why import why_panel
from guanxi.apps.desk.queries.why import Reason, reason_of, reasons_of
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.obligations.queries import OpenRow, open_row
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import supplier_calendar
from guanxi.domain.calendars import Hours
from guanxi.domain.obligations import Debtor


@pytest.fixture
def huamei(workspace: Workspace, owner: Person) -> Supplier:
    return factory(workspace, owner)


def opened(row: Obligation) -> OpenRow:
    found = open_row(row.pk, NOW)
    assert found is not None
    return found


def explained(row: Obligation, by: Person) -> tuple[Reason, WhyPanel]:
    reason = reason_of(opened(row), workspace=row.workspace, person=by)
    assert reason is not None
    return reason, why_panel(reason, NOW)


def asked_of_them(huamei: Supplier, start: datetime, span: str, hours: str) -> Obligation:
    """A question of ours, due after a span of their time."""
    due = due_after(supplier_calendar(huamei), start, span, Hours(hours))
    [row] = owe(
        huamei,
        answer_owed(
            said(huamei, "When?", when=start, side="ours"), due=due, debtor=Debtor.THEIRS,
            urgency="detailed", span=span, hours=hours,
        ),
    )  # fmt: skip
    return row


def test_minutes_add_up_to_the_span_over_a_day_off(huamei: Supplier, owner: Person) -> None:
    row = asked_of_them(huamei, at(21, 8, 30), "240min", "office")  # Saturday 16:30 there

    reason, panel = explained(row, owner)

    assert reason.count is not None
    assert sum(step.seconds for step in reason.count.steps) == 240 * 60
    assert [(day.label, day.counted) for day in panel.days] == [
        ("Sat 21 Nov", "1 h"), ("Sun 22 Nov", "0"), ("Mon 23 Nov", "3 h"),
    ]  # fmt: skip
    assert panel.sum == "1 h + 0 + 3 h = 4 h"


def test_working_days_are_counted_not_hours(huamei: Supplier, owner: Person) -> None:
    row = asked_of_them(huamei, at(20, 3), "2wd", "office")  # Friday 11:00 there

    _, panel = explained(row, owner)

    assert [(day.label, day.counted) for day in panel.days] == [
        ("Fri 20 Nov", "–"), ("Sat 21 Nov", "day 1"), ("Sun 22 Nov", "–"), ("Mon 23 Nov", "day 2"),
    ]  # fmt: skip
    assert panel.sum == "0 + 1 + 0 + 1 = 2 working days"
    assert panel.days[2].reason == "Rest day, nothing counted"
    assert panel.days[2].other_reason == "休息日，不计"


def test_the_explanation_stands_in_both_languages_to_be_sent(
    huamei: Supplier, owner: Person
) -> None:
    row = asked_of_them(huamei, at(20, 3), "2wd", "office")

    _, english = explained(row, owner)
    with translation.override("zh-hans"):
        _, chinese = explained(row, owner)

    assert (english.heading, english.other_heading) == (
        "A question that takes some work: 2 working days", "需要细看的问题：2个工作日",
    )  # fmt: skip
    assert (chinese.heading, chinese.other_heading) == (
        english.other_heading, english.heading
    )  # fmt: skip
    assert (english.other_lang, chinese.other_lang) == ("zh-Hans", "en")
    assert english.heading in english.copy_text
    assert english.other_heading in english.copy_text
    assert "Due: Mon 23 Nov, 11:00 (Ningbo)" in english.copy_text
    assert "到期：11月23日 周一 11:00（宁波）" in english.copy_text


def test_a_long_count_shows_its_ends_and_what_is_special(huamei: Supplier, owner: Person) -> None:
    row = asked_of_them(huamei, at(2, 3), "12wd", "office")

    _, panel = explained(row, owner)

    assert [day.gap or day.label for day in panel.days] == [
        "Mon 2 Nov", "11 more working days", "Mon 16 Nov",
    ]  # fmt: skip
    assert panel.sum == "= 12 working days"


def test_our_own_time_is_counted_on_our_calendar(
    huamei: Supplier, workspace: Workspace, owner: Person
) -> None:
    start = at(20, 14)  # Friday 15:00 in Berlin
    due = due_after(our_calendar(workspace), start, "1wd", Hours.OFFICE)
    [row] = owe(huamei, answer_owed(said(huamei, "Ready?", when=start), due=due))

    _, panel = explained(row, owner)

    assert [day.label for day in panel.days] == [
        "Fri 20 Nov", "Sat 21 Nov", "Sun 22 Nov", "Mon 23 Nov",
    ]  # fmt: skip
    assert panel.zone_note == "times in Berlin"


def test_a_due_time_from_before_a_correction_is_not_explained_away(
    huamei: Supplier, owner: Person
) -> None:
    row = asked_of_them(huamei, at(20, 3), "240min", "office")
    Obligation.objects.update(due=at(20, 9))

    reason, panel = explained(row, owner)

    assert reason.count is not None
    assert reason.count.span is None
    assert panel.sum == "4 h 30 = 4 h 30"


def test_a_promise_says_who_named_the_date(huamei: Supplier, owner: Person) -> None:
    message = said(huamei, "We ship on Friday", when=at(19, 8))
    note_promise(
        supplier=huamei, debtor="theirs", what="Ship", due=at(27, 9), by=owner, at=at(20, 8),
        said_in=("message", message.pk),
    )  # fmt: skip

    _, panel = explained(Obligation.objects.get(), owner)

    assert (panel.heading, panel.detail) == (
        "The date that was promised", "Chen Lili said so on Thu 19 Nov.",
    )  # fmt: skip
    assert panel.days == ()


@pytest.mark.parametrize("count", [1, 3])
def test_many_rows_are_explained_by_equally_many_queries(
    workspace: Workspace, owner: Person, count: int
) -> None:
    rows = []
    for n in range(count):
        where = factory(workspace, owner, f"Factory {n}")
        rows.append(opened(asked_of_them(where, at(20, 3), "2wd", "office")))

    with CaptureQueriesContext(connection) as asked:
        reasons = reasons_of(rows, workspace=workspace, person=owner)

    assert len(reasons) == count
    assert len(asked) == 6


def test_the_panel_opens_below_its_row(
    huamei: Supplier, client: Client, url: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    row = asked_of_them(huamei, at(20, 3), "2wd", "office")

    answer = client.get(url("why", pk=row.pk), headers={"HX-Request": "true"})

    html = answer.content.decode()
    assert answer.status_code == 200
    assert re.findall(r"<h3>(.*?) <span>", html) == [
        "Fri 20 Nov", "Sat 21 Nov", "Sun 22 Nov", "Mon 23 Nov",
    ]  # fmt: skip
