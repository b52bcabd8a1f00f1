"""The digest: what it says, and that it comes once a day at each person's hour."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core import mail as outbox
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from tests.apps.desk.today_samples import NOW, answer_owed, factory, owe, said
from tests.apps.notices.letters import mail_server
from tests.apps.obligations.owing import at
from tests.conftest import browser_of

from guanxi.apps.accounts.actions import remove_member
from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.calendars.models import DayOff
from guanxi.apps.desk.pages import digest_mail
from guanxi.apps.desk.queries.digest import due_day
from guanxi.apps.notices import actions, tasks
from guanxi.apps.notices.actions import save_digest
from guanxi.apps.notices.models import OutgoingMail, Subscription
from guanxi.apps.suppliers.models import Supplier
from guanxi.config.installation import prepare_database

Url = Callable[..., str]
EIGHT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # Monday, 08:00 in Berlin


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The time, which a test can move."""
    stands = SimpleNamespace(at=NOW)
    monkeypatch.setattr(timezone, "now", lambda: stands.at)
    return stands


@pytest.fixture
def server() -> Iterator[None]:
    with mail_server("smtp://mail.example.com?from=desk@example.com"):
        yield


@pytest.fixture
def huamei(workspace: Workspace, owner: Person) -> Supplier:
    return factory(workspace, owner)


@pytest.fixture
def things(huamei: Supplier) -> None:
    """One answer that is past, one for today, and eight for this afternoon."""
    dues = (at(20, 9), at(23, 9, 10), *(at(23, 15, minute) for minute in range(8)))
    owe(huamei, *(answer_owed(said(huamei, f"Question {n}?"), due=due)
                  for n, due in enumerate(dues)))  # fmt: skip


def choose(person: Person, workspace: Workspace, digest: str = "daily", **more: object) -> int:
    """Ask for a digest; the number of the subscription."""
    wanted: dict[str, object] = {"digest": digest, "hour": 8, "when_idle": False}
    save_digest(workspace=workspace, by=person, at=NOW, **(wanted | more))  # type: ignore[arg-type]
    return Subscription.objects.get(person=person).pk


def run_pass() -> list[str]:
    """One pass, with the work it hands on; the subjects of the letters it left waiting."""
    digest_mail.send_digests()
    for pk in list(Subscription.objects.values_list("pk", flat=True)):
        digest_mail.send_digest(pk)
    return list(OutgoingMail.objects.order_by("pk").values_list("subject", flat=True))


def test_page_is_the_top_of_today_with_both_clocks(
    things: None, client: Client, url: Url, clock: SimpleNamespace
) -> None:
    page = client.get(url("digest")).content.decode()

    words = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "Ten things, two of them before China goes home" in words
    assert "That is the top of the list; 2 more things wait in Today." in words
    assert "left" not in words
    assert "As of 09:12 Berlin, Mon 23 Nov · 16:12 China, 7 h ahead" in words
    assert "Mon 23 Nov, 10:10 Berlin · 17:10 Ningbo" in words
    assert "2 more" in words
    assert words.index("While both are at work") < words.index("Question 2")


def test_letter_says_the_same_and_its_links_are_whole(
    things: None, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace,
    server: None,
) -> None:  # fmt: skip
    choose(people.owner, workspace)

    [subject] = run_pass()
    tasks.send_mail(OutgoingMail.objects.get().pk)

    [sent] = outbox.outbox
    html = sent.alternatives[0].content  # type: ignore[attr-defined]
    assert subject == sent.subject
    assert subject.startswith("Ten things, ")
    assert subject.endswith(" (Nordlicht Home, Mon 23 Nov)")
    assert sent.to == ["nora@example.com"]
    assert "Mon 23 Nov, 10:10 Berlin · 17:10 Ningbo" in sent.body
    assert "- 2 more" in sent.body
    assert set(re.findall(r"https?://[^/\s\"<]+", sent.body + html)) == {"https://desk.example.com"}
    assert re.findall(r'(?:href|src)="(?!https://desk\.example\.com/w/nordlicht-home/)', html) == []
    assert not re.search(r"<img|<link|<style|url\(|<script", html)
    assert "<" not in sent.body


def test_letter_speaks_its_readers_language_and_clock(
    things: None, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace,
    server: None,
) -> None:  # fmt: skip
    people.owner.language, people.owner.zone = "zh-hans", "Asia/Shanghai"
    people.owner.save()
    choose(people.owner, workspace)

    run_pass()

    mail = OutgoingMail.objects.get()
    assert "11月23日 周一 17:10 上海 · 17:10" in mail.text
    assert '<html lang="zh-Hans">' in mail.html
    assert "宁波华美家居" in mail.text


def test_digest_comes_once_however_often_the_pass_runs(
    things: None, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace,
    server: None,
) -> None:  # fmt: skip
    choose(people.owner, workspace)
    clock.at = EIGHT - timedelta(minutes=1)
    before = run_pass()

    clock.at = EIGHT
    first = run_pass()
    clock.at = EIGHT + timedelta(hours=9)
    later = run_pass()

    assert (len(before), len(first), len(later)) == (0, 1, 1)


def test_missed_pass_is_made_up_for_on_the_same_day_only(
    things: None, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace,
    server: None,
) -> None:  # fmt: skip
    choose(people.owner, workspace, hour=22)
    clock.at = datetime(2026, 11, 23, 22, 59, tzinfo=UTC)  # 23:59 in Berlin
    late = run_pass()
    Subscription.objects.update(digested_on=None)
    clock.at = datetime(2026, 11, 23, 23, 1, tzinfo=UTC)  # 00:01 on Tuesday
    next_day = run_pass()

    assert len(late) == 1
    assert next_day == late
    assert OutgoingMail.objects.get().good_until == datetime(2026, 11, 23, 23, 0, tzinfo=UTC)


def test_killed_pass_has_neither_claimed_the_day_nor_kept_a_letter(
    things: None, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace,
    server: None, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    pk = choose(people.owner, workspace)

    def killed(**_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as broken:
        broken.setattr(digest_mail, "post_mail", killed)
        with pytest.raises(SystemExit):
            digest_mail.send_digest(pk)

    assert Subscription.objects.get().digested_on is None
    assert len(run_pass()) == 1


def test_two_workers_with_one_digest_write_one_letter(
    things: None, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace
) -> None:
    pk = choose(people.owner, workspace)

    claims = [actions.claim_digest(pk=pk, on=date(2026, 11, 23)) for _ in range(2)]

    assert claims == [True, False]


def test_day_with_nothing_to_do_brings_no_letter_unless_asked_for(
    huamei: Supplier, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace,
    server: None,
) -> None:  # fmt: skip
    owe(huamei, answer_owed(said(huamei, "Next week?"), due=at(30, 9)))
    choose(people.owner, workspace)
    choose(people.manager, workspace, when_idle=True)

    run_pass()

    assert [mail.to for mail in OutgoingMail.objects.all()] == ["manager@example.com"]


def test_working_days_follow_the_workspaces_calendar(
    things: None, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace,
    server: None,
) -> None:  # fmt: skip
    DayOff.objects.create(workspace=workspace, day=date(2026, 11, 24), name="Outing", working=False)
    choose(people.owner, workspace, "workdays")
    came = {}
    for day in range(22, 29):  # Sunday to Saturday, with Tuesday off
        clock.at = datetime(2026, 11, day, 8, 30, tzinfo=UTC)
        before = OutgoingMail.objects.count()
        came[day] = len(run_pass()) - before

    assert came == {22: 0, 23: 1, 24: 0, 25: 1, 26: 1, 27: 1, 28: 0}


def test_nobody_gets_a_digest_without_a_server_or_after_leaving(
    things: None, people: SimpleNamespace, workspace: Workspace, clock: SimpleNamespace
) -> None:
    choose(people.member, workspace)
    without = run_pass()
    own, gone = (Membership.objects.get(person=who) for who in (people.owner, people.member))
    remove_member(membership=gone, by=own, at=NOW)
    with mail_server("smtp://mail.example.com?from=desk@example.com"):
        left = run_pass()

    assert (without, left) == ([], [])


@pytest.mark.parametrize(
    ("zone", "hour", "now", "day"),
    [
        # Berlin skips 02:00–03:00 on 29 March: the digest of two o'clock comes at three.
        ("Europe/Berlin", 2, datetime(2026, 3, 29, 0, 59, tzinfo=UTC), None),
        ("Europe/Berlin", 2, datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29)),
        # On 25 October 02:00–03:00 comes twice; the first is enough.
        ("Europe/Berlin", 2, datetime(2026, 10, 25, 0, 0, tzinfo=UTC), date(2026, 10, 25)),
        ("Asia/Shanghai", 8, datetime(2026, 11, 22, 23, 59, tzinfo=UTC), None),
        ("Asia/Shanghai", 8, datetime(2026, 11, 23, 0, 0, tzinfo=UTC), date(2026, 11, 23)),
        ("America/Los_Angeles", 0, datetime(2026, 11, 23, 8, 0, tzinfo=UTC), date(2026, 11, 23)),
    ],
)
def test_hour_is_that_of_the_persons_own_clock(
    zone: str, hour: int, now: datetime, day: date | None
) -> None:
    assert due_day(Subscription(digest="daily", digest_hour=hour), zone, now) == day


def test_hour_that_comes_twice_brings_one_digest() -> None:
    night = Subscription(digest="daily", digest_hour=2, digested_on=date(2026, 10, 25))

    assert due_day(night, "Europe/Berlin", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)) is None


def test_person_who_moved_west_gets_no_day_twice() -> None:
    moved = Subscription(digest="daily", digest_hour=8, digested_on=date(2026, 11, 24))

    assert due_day(moved, "America/Los_Angeles", datetime(2026, 11, 24, 2, tzinfo=UTC)) is None


def test_pass_is_due_every_five_minutes(people: SimpleNamespace) -> None:
    from django_q.models import Schedule

    prepare_database()

    found = Schedule.objects.filter(name__in=("send digests", "send waiting mail"))
    assert sorted(found.values_list("minutes", flat=True)) == [1, 5]


def test_viewer_chooses_a_digest_and_the_page_says_when_it_comes(
    people: SimpleNamespace, url: Url, server: None
) -> None:
    browser = browser_of(people.viewer)

    browser.post(url("notices"), {"digest": "workdays", "hour": "7", "when_idle": "on"})
    page = browser.get(url("notices")).content.decode()

    with scope(workspace=people.workspace):
        mine = Subscription.objects.get()
    assert (mine.person, mine.digest, mine.digest_hour, mine.digest_when_idle) == (
        people.viewer, "workdays", 7, True,
    )  # fmt: skip
    assert "<h1>Your digest comes on working days at 07:00</h1>" in page


def test_hour_that_no_clock_shows_is_refused(client: Client, url: Url, server: None) -> None:
    answer = client.post(url("notices"), {"digest": "daily", "hour": "24"})

    assert answer.status_code == 422


def test_settings_say_that_no_mail_is_needed(client: Client, url: Url) -> None:
    page = client.get(url("notices")).content.decode()

    assert "This desk has no mail server, so nothing is sent." in page
    assert 'name="digest"' not in page
    assert url("digest") in page
