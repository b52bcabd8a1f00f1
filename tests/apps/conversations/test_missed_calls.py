"""A planned call to which somebody did not come: an attempt, no contact, and new times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from tests.apps.conversations.talk import NOW, START
from tests.apps.conversations.test_planned_calls import SET_FOR, owed, planned, supplier, verbs

from guanxi.apps.accounts.models import Person
from guanxi.apps.conversations.actions.planned_calls import TimeTaken
from guanxi.apps.conversations.actions.planned_calls_held import (
    StillToCome,
    hold_call,
    miss_call,
    reopen_call,
)
from guanxi.apps.conversations.labels import MissedBy
from guanxi.apps.conversations.models import Call, PlannedCall
from guanxi.apps.conversations.queries.rhythm import rhythm_of
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.playbook import Medium

__all__ = ["supplier"]  # the fixture
pytestmark = pytest.mark.usefixtures("today")
Url = Callable[..., str]
AFTER = SET_FOR + timedelta(hours=1)


def miss(call: PlannedCall, by: Person) -> None:
    miss_call(call=call, missed_by=MissedBy.THEIRS, by=by, at=AFTER)


def test_a_missed_call_is_an_attempt_and_not_kept(supplier: Supplier, owner: Person) -> None:
    call = planned(supplier, owner)

    miss(call, owner)
    miss(call, owner)

    attempts = list(Call.objects.values_list("kind", "answered", "minutes", "at"))
    video = next(
        one
        for one in rhythm_of(supplier, first=START.date(), now=NOW).media
        if one.medium is Medium.VIDEO
    )
    assert attempts == [("video", False, 0, SET_FOR)]
    assert video.contacts == {}
    assert owed() == [("both", SET_FOR, SET_FOR + timedelta(minutes=45), "late")]
    assert verbs() == ["call.planned", "call.missed"]


def test_nobody_stays_away_from_a_call_that_is_still_to_come(
    supplier: Supplier, owner: Person
) -> None:
    call = planned(supplier, owner)

    with pytest.raises(StillToCome):
        miss_call(call=call, missed_by=MissedBy.OURS, by=owner, at=SET_FOR - timedelta(minutes=1))

    assert owed() == [("both", SET_FOR, None, "open")]


def test_it_is_taken_back_and_can_be_held_then(supplier: Supplier, owner: Person) -> None:
    call = planned(supplier, owner)
    miss(call, owner)

    reopen_call(call=call, by=owner, at=AFTER)
    open_again = owed()
    hold_call(
        call=call, called_at=SET_FOR, minutes=30, relationship_percent=None, notes="",
        promises=[], by=owner, at=AFTER,
    )  # fmt: skip

    call.refresh_from_db()
    standing = Call.objects.filter(withdrawn_at=None).values_list("answered", flat=True)
    assert open_again == [("both", SET_FOR, None, "open")]
    assert (call.state, call.missed_by, list(standing)) == ("held", "", [True])


def test_it_is_not_taken_back_where_another_call_has_its_time(
    supplier: Supplier, owner: Person
) -> None:
    call = planned(supplier, owner)
    miss(call, owner)
    planned(supplier, owner)

    with pytest.raises(TimeTaken):
        reopen_call(call=call, by=owner, at=AFTER)


@pytest.mark.parametrize(
    ("language", "who", "told"),
    [("en", "They did not come", "an attempt"), ("zh-hans", "对方没来", "没有开成")],
)
def test_one_click_notes_it_and_offers_new_times(
    supplier: Supplier, owner: Person, client: Client, url: Url, language: str, who: str,
    told: str,
) -> None:  # fmt: skip
    owner.language = language
    owner.save()
    call = planned(supplier, owner)
    before = client.get(url("planned_call", pk=call.pk)).content.decode()

    after = client.post(
        url("miss_planned_call", pk=call.pk), {"missed_by": "theirs"}, follow=True
    ).content.decode()
    rhythm = client.get(url("supplier_rhythm", pk=supplier.pk)).content.decode()

    assert f">{who}</button>" in before
    assert after.count('name="slot"') == 3
    assert url("reopen_planned_call", pk=call.pk) in after
    assert who in after
    assert who in rhythm
    assert told in after.lower()


def test_one_tap_on_a_new_time_plans_the_call_anew(
    supplier: Supplier, owner: Person, client: Client, url: Url
) -> None:
    call = planned(supplier, owner)
    miss(call, owner)
    slot = client.get(url("planned_call", pk=call.pk)).content.decode()
    value = slot.split('name="slot" value="')[1].split('"')[0]

    client.post(
        url("plan_call", pk=supplier.pk),
        {"type": "review", "medium": "video", "minutes": 45, "clock": "theirs", "slot": value},
    )

    states = PlannedCall.objects.order_by("pk").values_list("state", "starts_at")
    assert [state for state, _ in states] == ["missed", "planned"]
    assert states[1][1] > NOW


@pytest.mark.parametrize("missed_by", ["", "somebody"])
def test_who_did_not_come_is_one_of_three(
    supplier: Supplier, owner: Person, client: Client, url: Url, missed_by: str
) -> None:
    call = planned(supplier, owner)

    answer = client.post(url("miss_planned_call", pk=call.pk), {"missed_by": missed_by})

    assert answer.status_code == 404
    assert owed() == [("both", SET_FOR, None, "open")]
