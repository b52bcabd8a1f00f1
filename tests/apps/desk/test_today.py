"""Today: what it says, in which order, and that acting there leaves it as a fresh page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope
from tests.apps.desk.today_samples import NOW, answer_owed, factory, owe, said
from tests.apps.obligations.owing import at
from tests.conftest import browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.obligations.actions import note_promise
from guanxi.apps.obligations.models import Decision, Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Debtor

Url = Callable[..., str]
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def huamei(workspace: Workspace, owner: Person) -> Supplier:
    return factory(workspace, owner)


@pytest.fixture
def rows(huamei: Supplier) -> list[Obligation]:
    """Three answers we owe: past, soon, this afternoon; and one they owe."""
    texts = ("Where is the artwork?", "May we use hard wax?", "Please confirm the carton size.")
    dues = (at(20, 9), at(23, 9, 10), at(23, 15))
    ours = [answer_owed(said(huamei, text), due=due) for text, due in zip(texts, dues, strict=True)]
    asked = said(huamei, "When will it ship?", side="ours")
    theirs = answer_owed(asked, due=at(25, 9), debtor=Debtor.THEIRS)
    return owe(huamei, *ours, theirs)


def page(client: Client, url: Url, query: str = "") -> str:
    answer = client.get(url("today") + query)
    assert answer.status_code == 200
    return answer.content.decode()


def sentences(html: str) -> list[str]:
    found = re.findall(r'<p class="say">(.*?)</p>', html, re.DOTALL)
    return [" ".join(unescape(re.sub(r"<[^>]+>", "", one)).split()) for one in found]


def groups(html: str) -> list[str]:
    return re.findall(r'<h2 id="group-[a-z_]+-title">(.*?)</h2>', html)


def title(html: str) -> str:
    return re.search(r'<h1 id="today-title"[^>]*>(.*?)</h1>', html)[1]  # type: ignore[index]


def ids(html: str) -> list[str]:
    return re.findall(r'<li class="row[^"]*" id="(o\d+)"', html)


def test_today_reads_as_one_list_of_sentences(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    html = page(client, url)

    who = "Ningbo Huamei Home 宁波华美家居"
    assert title(html) == "Three things, two of them before China goes home"
    assert groups(html) == ["While both are at work", "This afternoon", "Waiting for them"]
    assert sentences(html) == [
        f"Answer Chen Lili at {who}: Where is the artwork?",
        f"Answer Chen Lili at {who}: May we use hard wax?",
        f"Answer Chen Lili at {who}: Please confirm the carton size",
        f"{who} owes you an answer: When will it ship?",
    ]
    assert "58 min left" in html
    assert "One working day past" in html


def test_today_speaks_chinese(
    rows: list[Obligation], client: Client, url: Url, owner: Person
) -> None:
    owner.language = "zh-hans"
    owner.save()

    html = page(client, url)

    assert title(html) == "三件事，其中两件要赶在中国下班前办"
    assert groups(html) == ["趁双方都在上班", "今天下午", "等对方"]
    assert sentences(html)[0] == "回复宁波华美家居的陈经理：Where is the artwork?"


def test_a_chat_that_ends_before_the_due_time_is_never_late(
    huamei: Supplier, client: Client, url: Url
) -> None:
    owe(huamei, answer_owed(said(huamei, "Any news?"), due=at(20, 9), known_until=at(20, 8)))

    html = page(client, url)

    assert groups(html) == ["Not to be known yet"]
    assert "Unknown since Fri 20 Nov" in html
    assert "past" not in " ".join(re.findall(r'class="chip[^"]*"', html))
    assert title(html) == "Nothing is waiting for you"


def test_a_message_private_to_a_colleague_is_not_told(
    huamei: Supplier, client: Client, url: Url, people: SimpleNamespace
) -> None:
    message = said(huamei, "My salary is secret")
    owe(huamei, answer_owed(message, due=at(23, 9)))
    message.private_to = people.member
    message.save()

    assert sentences(page(client, url)) == [
        "Ningbo Huamei Home 宁波华美家居 is waiting for your answer."
    ]
    with scope(workspace=people.workspace):
        theirs = browser_of(people.member)
    assert "secret" in page(theirs, url)


def test_what_strangers_write_cannot_become_markup(
    huamei: Supplier, client: Client, url: Url
) -> None:
    owe(huamei, answer_owed(said(huamei, "<b>{supplier}</b> <script>x</script>?"), due=at(23, 9)))

    html = page(client, url)

    assert "&lt;b&gt;{supplier}&lt;/b&gt; &lt;script&gt;" in html
    assert "<script>x" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_today_asks_the_database_equally_often(
    workspace: Workspace, owner: Person, client: Client, url: Url, count: int
) -> None:
    for n in range(count):
        where = factory(workspace, owner, f"Factory {n}")
        owe(where, answer_owed(said(where, "Is it ready?"), due=at(23, 9)))
    page(client, url)

    with CaptureQueriesContext(connection) as asked:
        html = page(client, url)

    own = [one for one in asked if not re.search(r'FROM "(django_session|accounts_)', one["sql"])]
    assert len(ids(html)) == count
    assert len(own) == 7


@pytest.mark.parametrize("act", ["mark_done", "needs_no_answer"])
def test_an_act_leaves_the_page_as_a_fresh_one(
    rows: list[Obligation], client: Client, url: Url, act: str
) -> None:
    before = page(client, url)

    swapped = press(client, url(act, pk=rows[1].pk), url)

    fresh = page(client, url)
    assert after_swap(before, swapped, f"o{rows[1].pk}") == parts(fresh)
    assert title(fresh) == "Two things, one of them before China goes home"


def test_emptying_a_group_takes_it_away(rows: list[Obligation], client: Client, url: Url) -> None:
    before = page(client, url)

    swapped = press(client, url("mark_done", pk=rows[2].pk), url)

    fresh = page(client, url)
    assert '<section id="group-rest_of_day" hx-swap-oob="delete">' in swapped
    assert after_swap(before, swapped, f"o{rows[2].pk}") == parts(fresh)


def test_the_next_row_moves_up_where_a_group_is_cut(
    huamei: Supplier, client: Client, url: Url
) -> None:
    owed = [answer_owed(said(huamei, f"Is {n} ready?"), due=at(23, 9, n)) for n in range(13)]
    made = owe(huamei, *owed)
    before = page(client, url)

    swapped = press(client, url("mark_done", pk=made[0].pk), url)

    fresh = page(client, url)
    assert (len(ids(before)), "3 more" in before) == (10, True)
    assert ids(fresh) == [f"o{row.pk}" for row in made[1:11]]
    assert after_swap(before, swapped, f"o{made[0].pk}") == parts(fresh)


def test_undo_brings_the_row_back(rows: list[Obligation], client: Client, url: Url) -> None:
    before = page(client, url)
    press(client, url("mark_done", pk=rows[0].pk), url)

    undone = press(client, url("undo_decision", pk=Decision.objects.get().pk), url)

    assert ids(undone) == ids(before) == ids(page(client, url))
    assert title(undone) == title(before)


def test_snooze_hides_the_row_and_says_until_when(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    asked = client.get(url("snooze", pk=rows[0].pk), headers=HTMX).content.decode()

    told = press(client, url("snooze", pk=rows[0].pk), url, until="tomorrow", reason="on leave")

    assert re.findall(r'name="until" value="(\w+)"', asked) == ["tonight", "tomorrow", "monday"]
    assert "Snoozed until Tue 24 Nov, 09:00 Berlin · 16:00 Ningbo" in told
    assert f"o{rows[0].pk}" not in ids(page(client, url))
    assert Decision.objects.get().reason == "on leave"


def test_snooze_without_a_time_asks_again(rows: list[Obligation], client: Client, url: Url) -> None:
    answer = client.post(url("snooze", pk=rows[0].pk), {"until": "never"}, headers=HTMX)

    assert (answer.status_code, Decision.objects.count()) == (422, 0)


def test_handing_on_moves_it_to_the_colleague(
    rows: list[Obligation], client: Client, url: Url, people: SimpleNamespace
) -> None:
    press(client, url("delegate", pk=rows[0].pk), url, to=str(people.member.pk))

    row = f"o{rows[0].pk}"
    everyone = page(client, url, "?who=all")
    assert row not in ids(page(client, url))
    assert row in ids(everyone)
    assert "handed to Member" in everyone
    assert "handed to you" in page(browser_of(people.member), url)


def test_acts_work_without_htmx(rows: list[Obligation], client: Client, url: Url) -> None:
    answer = client.post(url("mark_done", pk=rows[0].pk))

    assert (answer.status_code, answer["Location"]) == (302, url("today"))
    assert "Noted as done." in page(client, url)
    assert client.get(url("snooze", pk=rows[1].pk)).status_code == 200


def test_what_somebody_else_settled_is_said(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    press(client, url("mark_done", pk=rows[0].pk), url)

    told = press(client, url("mark_done", pk=rows[0].pk), url)

    assert "This was settled already." in told
    assert Decision.objects.count() == 1


def test_done_today_is_folded_with_the_last_named(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    press(client, url("mark_done", pk=rows[0].pk), url)

    html = page(client, url)

    assert "Done today: 1" in html
    assert "Answered <b>" in html


def test_an_empty_desk_says_what_to_do_first(
    workspace: Workspace, client: Client, url: Url
) -> None:
    html = page(client, url)

    assert "Bring in your first chat" in html
    assert url("bring_in") in html


def test_a_promise_is_done_right_there(
    huamei: Supplier, owner: Person, client: Client, url: Url
) -> None:
    note_promise(
        supplier=huamei, debtor="ours", what="30 % deposit", due=at(23, 15), by=owner, at=NOW
    )
    row = Obligation.objects.get()

    assert sentences(page(client, url)) == [
        "As you promised Ningbo Huamei Home 宁波华美家居: 30 % deposit"
    ]
    press(client, url("mark_done", pk=row.pk), url)

    assert "Kept what was promised to" in page(client, url)


def test_a_reminder_is_polite_in_both_languages(
    rows: list[Obligation], client: Client, url: Url
) -> None:
    html = client.get(url("remind", pk=rows[3].pk), headers=HTMX).content.decode()

    assert "陈经理您好，" in html
    assert "Hello Chen Lili," in html
    assert "When will it ship?" in html


def test_another_workspace_has_none_of_it(
    rows: list[Obligation], url: Url, people: SimpleNamespace
) -> None:
    stranger = browser_of(people.stranger)
    theirs = f"/w/{people.elsewhere.slug}/"
    paths = [f"today/{rows[0].pk}/{act}/" for act in ("why", "remind", "snooze", "hand-on")]
    answers = [stranger.get(theirs + path).status_code for path in paths]
    answers += [
        stranger.post(theirs + path).status_code
        for path in (f"today/{rows[0].pk}/done/", f"today/{rows[0].pk}/needs-no-answer/")
    ]

    assert answers == [404] * 6
    assert page_of(stranger, theirs).count('class="say"') == 0


def test_a_viewer_reads_and_cannot_act(
    rows: list[Obligation], url: Url, people: SimpleNamespace
) -> None:
    viewer = browser_of(people.viewer)

    html = page(viewer, url)

    assert len(sentences(html)) == 4
    assert "hx-post" not in html.partition('<ol class="rows"')[2].partition("</main>")[0]
    for act in ("mark_done", "needs_no_answer", "snooze", "delegate"):
        assert viewer.post(url(act, pk=rows[0].pk)).status_code == 403
    assert viewer.post(url("undo_decision", pk=1)).status_code == 403


def page_of(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def press(client: Client, address: str, url: Url, **fields: str) -> str:
    """A button pressed on the open Today page."""
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{url('today')}"}
    answer = client.post(address, fields, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


Parts = tuple[str, list[tuple[str, list[str], str]], str, str]


def parts(html: str) -> Parts:
    """What a list of things says: title, groups with rows and rest, done fold, ending."""
    sections = re.findall(r'<section class="group" id="group-(\w+)".*?</section>', html, re.DOTALL)
    found = []
    for code in sections:
        body = re.search(rf'id="group-{code}".*?</ol>(.*?)</section>', html, re.DOTALL)
        assert body is not None
        found.append((code, ids(body[0]), plain(body[1])))
    return title(html), found, block(html, "today-done"), block(html, "today-ending")


def after_swap(before: str, swapped: str, row: str) -> Parts:
    """The parts of the page once htmx has put the answer in."""
    _, found, _, _ = parts(before)
    gone = re.findall(r'<section id="group-(\w+)" hx-swap-oob="delete">', swapped)
    more = {code: plain(text) for code, text in re.findall(
        r'<p class="rows-more" id="group-(\w+)-more" hx-swap-oob="true">(.*?)</p>', swapped
    )}  # fmt: skip
    added = dict(re.findall(
        r'<ol id="group-(\w+)-rows" hx-swap-oob="beforeend"><li class="row" id="(o\d+)"', swapped
    ))  # fmt: skip
    shown = [
        (
            code,
            [one for one in there if one != row] + ([added[code]] if code in added else []),
            more.get(code, rest),
        )
        for code, there, rest in found
        if code not in gone
    ]
    return title(swapped), shown, block(swapped, "today-done"), block(swapped, "today-ending")


def block(html: str, name: str) -> str:
    found = re.search(rf'<div id="{name}"[^>]*>(.*?)</div>(?=\s*(?:<|$))', html, re.DOTALL)
    return plain(found[1]) if found else ""


def plain(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
