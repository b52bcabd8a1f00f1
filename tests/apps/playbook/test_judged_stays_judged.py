"""A new playbook rules what begins from now on; what was judged, and what runs, stays as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django_q.models import OrmQ
from tests.apps.conversations.talk import START, Talk, supplier_with_talk
from tests.apps.playbook.own import put_in_force

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.actions.rhythm import reconcile_rhythm
from guanxi.apps.conversations.actions.segments import rebuild_room
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Segment
from guanxi.apps.conversations.queries.rhythm import rhythm_of
from guanxi.apps.conversations.tasks import expect_by_new_playbook
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.playbook import actions
from guanxi.apps.playbook.models import PlaybookVersion
from guanxi.apps.playbook.queries import current_playbook, playbook_at
from guanxi.apps.suppliers.actions import adopt_charter
from guanxi.domain.playbook import Cadence, Medium, Per, Stage, Urgency
from guanxi.domain.suppliers import prefill

pytestmark = pytest.mark.django_db
# Monday 16 November, 16:00 in Ningbo, is START; the playbook is changed on Wednesday at noon there.
CHANGED = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
DAY = 1440
TWO_DAYS = {"answers.regular.within": "2wd"}


@pytest.fixture
def talk(workspace: Workspace, owner: Person) -> Talk:
    made = supplier_with_talk(workspace, owner)
    made.room.known_until = NOW
    made.room.save()
    return made


def ask(talk: Talk, day: int) -> None:
    talk.say(day * DAY, "ours", f"Could you tell me when the {day + 3} samples are ready?")


def judged(talk: Talk) -> list[tuple[int, str]]:
    """When each request was asked and due, judged anew from the beginning."""
    rebuild_room(room=talk.room, since=None, at=NOW)
    rows = Segment.objects.order_by("opened").values_list("opened", "due")
    return [(opened.day, f"{due:%a %H:%M}") for opened, due in rows]


def test_what_was_asked_before_is_due_as_it_was_and_what_is_asked_after_by_the_new(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    ask(talk, 0)
    before = judged(talk)
    put_in_force(workspace, owner, CHANGED, TWO_DAYS)
    talk.say(DAY, "theirs", "They are ready on Friday.")
    ask(talk, 3)

    after = judged(talk)

    assert before == [(16, "Tue 08:00")]
    assert after == [(16, "Tue 08:00"), (19, "Sat 08:00")]


def test_what_is_owed_names_the_playbook_it_was_opened_under(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    ask(talk, 0)
    put_in_force(workspace, owner, CHANGED, TWO_DAYS)
    talk.say(DAY, "theirs", "They are ready on Friday.")
    ask(talk, 3)

    judged(talk)

    rows = Obligation.objects.filter(rule="answer", debtor="theirs").order_by("opened")
    assert [(row.playbook_version, row.params["span"]) for row in rows] == [
        ("2026.1", "1wd"),
        ("2026.1+1", "2wd"),
    ]


def test_an_earlier_version_put_in_force_again_rules_from_then_on_only(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    put_in_force(workspace, owner, CHANGED, TWO_DAYS)
    default = PlaybookVersion.objects.get(number=0)
    actions.activate_version(version=default, by=owner, at=CHANGED + timedelta(days=2))
    workspace.refresh_from_db()

    spans = [
        playbook_at(START + timedelta(days=days)).answer_span(Urgency.REGULAR).amount
        for days in (0, 1.9, 3.9)
    ]

    assert spans == [1, 2, 1]
    assert current_playbook().version == "2026.1"


def test_hours_of_a_factory_count_as_they_were_when_it_was_asked(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    ask(talk, 0)
    before = judged(talk)

    week = {day: [["13:00", "17:00"]] for day in ("mon", "wed", "fri")}
    put_in_force(workspace, owner, CHANGED, {"calendars.factory.hours": week})

    assert (before, judged(talk)) == ([(16, "Tue 08:00")], before)


def test_a_charter_that_was_agreed_goes_before_the_new_playbook(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    adopt_charter(
        supplier=talk.room.supplier, terms=prefill(current_playbook()), first=date(2026, 11, 17),
        by=owner, at=START,
    )  # fmt: skip
    put_in_force(workspace, owner, CHANGED, TWO_DAYS)
    ask(talk, 3)

    assert judged(talk) == [(19, "Fri 08:00")]


def test_weeks_before_ask_for_what_they_asked_for_and_later_ones_for_the_new(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    put_in_force(
        workspace, owner, CHANGED, {"stages.new.cadence.chat": {"times": 1, "per": "week"}}
    )
    talk.say(0, "ours", "How far are the boxes?")
    talk.say(30, "theirs", "Half of them")

    rhythm = rhythm_of(talk.room.supplier, first=date(2026, 11, 16), now=NOW)

    chat = next(one for one in rhythm.media if one.medium is Medium.CHAT)
    daily, weekly = Cadence(1, Per.DAY), Cadence(1, Per.WEEK)
    assert [(one.first.day, one.last.day, one.cadence) for one in chat.periods] == [
        (16, 18, daily),
        (19, 22, weekly),
        (23, 29, weekly),
    ]
    assert chat.cadence == weekly


def test_a_change_elsewhere_cuts_no_week_in_two(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    put_in_force(workspace, owner, CHANGED, TWO_DAYS)
    talk.say(0, "ours", "How far are the boxes?")
    talk.say(30, "theirs", "Half of them")

    rhythm = rhythm_of(talk.room.supplier, first=date(2026, 11, 16), now=NOW)

    chat = next(one for one in rhythm.media if one.medium is Medium.CHAT)
    assert [(one.first.day, one.last.day) for one in chat.periods] == [(16, 22), (23, 29)]


def test_a_gap_that_runs_keeps_its_terms_and_the_next_has_the_new(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    def held(at: datetime) -> None:
        log_call(
            supplier=talk.room.supplier, kind=CallKind.VIDEO, answered=True, minutes=20, note="",
            called_at=at, by=owner, at=NOW,
        )  # fmt: skip

    held(START)
    reconcile_rhythm(supplier=talk.room.supplier, at=CHANGED)
    running = Obligation.objects.get(rule="contact_video")
    put_in_force(
        workspace, owner, CHANGED, {"stages.new.cadence.video": {"times": 1, "per": "week"}}
    )
    reconcile_rhythm(supplier=talk.room.supplier, at=CHANGED)
    assert Obligation.objects.get(rule="contact_video").due == running.due

    held(CHANGED + timedelta(days=1))
    reconcile_rhythm(supplier=talk.room.supplier, at=NOW)

    spans = Obligation.objects.filter(rule="contact_video").order_by("opened")
    assert [(one.params["span"], one.playbook_version) for one in spans] == [
        ("4wd", "2026.1"),
        ("12wd", "2026.1+1"),
    ]


def test_what_begins_now_is_expected_as_soon_as_it_is_in_force(
    talk: Talk,
    workspace: Workspace,
    owner: Person,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        put_in_force(workspace, owner, CHANGED, TWO_DAYS)
    event = Event.objects.get(verb="playbook.activated")
    first = [(one.func(), one.args()) for one in OrmQ.objects.all()]

    with django_capture_on_commit_callbacks(execute=True):
        expect_by_new_playbook(event.pk)

    again = [(one.func(), one.args()) for one in OrmQ.objects.all()][len(first) :]
    assert first == [("guanxi.apps.conversations.tasks.expect_by_new_playbook", (event.pk,))]
    assert again == [("guanxi.apps.conversations.tasks.renew_rhythms_of", (workspace.pk,))]


def test_the_stage_of_a_day_is_by_the_bounds_of_that_day(
    talk: Talk, workspace: Workspace, owner: Person
) -> None:
    talk.room.supplier.first_order_on = date(2026, 9, 10)
    talk.room.supplier.save()
    put_in_force(workspace, owner, CHANGED, {"stages.developing.from_months": 1})

    stages = {
        day: rhythm_of(
            talk.room.supplier, first=date(2026, 11, 1), now=datetime(2026, 11, day, tzinfo=UTC)
        ).stage.stage
        for day in (18, 20)
    }

    assert stages == {18: Stage.NEW, 20: Stage.DEVELOPING}
