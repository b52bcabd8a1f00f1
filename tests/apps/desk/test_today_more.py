"""A long group of Today shows its first rows, says how many more there are, and shows them."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from tests.apps.desk.today_read import Url, after_swap, ids, page, parts, press
from tests.apps.desk.today_samples import answer_owed, owe, said
from tests.apps.obligations.owing import at

from guanxi.apps.accounts.models import Person
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import Debtor

pytestmark = pytest.mark.usefixtures("standing_clock")


def many(huamei: Supplier, count: int) -> list[Obligation]:
    """Answers we owe since Friday, each due a minute after the one before."""
    dues = [at(20, 9) + timedelta(minutes=n) for n in range(count)]
    asked = [said(huamei, f"Is {n} ready?") for n in range(count)]
    return owe(huamei, *(answer_owed(one, due=due) for one, due in zip(asked, dues, strict=True)))


def more_of(html: str, code: str = "together") -> list[tuple[str, str]]:
    """The link to the rest of a group: where it leads, what it says; empty where all is shown."""
    rest = re.search(rf'id="group-{code}-more"[^>]*>(.*?)</p>', html, re.DOTALL)
    found = re.findall(r'href="([^"#]+)#group-\w+"[^>]*>(.*?)</a>', rest[1] if rest else "")
    return [(unescape(to), said) for to, said in found]


@pytest.mark.parametrize(("language", "said"), [("en", "50 more"), ("zh-hans", "还有50件")])
def test_the_rest_is_counted_and_a_link_away_in_both_languages(
    huamei: Supplier, client: Client, url: Url, owner: Person, language: str, said: str
) -> None:
    made = many(huamei, 58)
    owner.language = language
    owner.save()

    html = page(client, url)
    [(address, words)] = more_of(html)
    further = client.get(address).content.decode()

    assert ids(html) == [f"o{row.pk}" for row in made[:8]]
    assert words == said
    assert ids(further) == [f"o{row.pk}" for row in made]
    assert more_of(further) == []


def test_each_step_shows_so_many_more(huamei: Supplier, client: Client, url: Url) -> None:
    many(huamei, 59)

    [(first, _)] = more_of(page(client, url))
    [(second, said)] = more_of(client.get(first).content.decode())

    assert (first, second) == (
        url("today") + "?group=together&rows=58",
        url("today") + "?group=together&rows=108",
    )
    assert said == "1 more"
    assert len(ids(client.get(second).content.decode())) == 59


def test_whoever_asks_for_too_much_gets_the_most(
    huamei: Supplier, client: Client, url: Url, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guanxi.apps.desk.pages.today_page.MOST", 10)
    many(huamei, 12)

    html = page(client, url, "?group=together&rows=99999")

    assert len(ids(html)) == 10
    assert "2 more" in html
    assert more_of(html) == []


@pytest.mark.parametrize("query", ["?group=tomorrow", "?group=together&rows=x", "?rows=-1"])
def test_an_address_that_means_nothing_is_the_plain_page(
    rows: list[Obligation], client: Client, url: Url, query: str
) -> None:
    assert parts(page(client, url, query)) == parts(page(client, url))


def test_what_only_has_to_be_seen_coming_shows_less(
    huamei: Supplier, client: Client, url: Url
) -> None:
    asked = [said(huamei, f"When is {n} ready?", side="ours") for n in range(5)]
    owe(huamei, *(answer_owed(one, due=at(26, 9), debtor=Debtor.THEIRS) for one in asked))

    html = page(client, url)

    assert len(ids(html)) == 3
    assert [words for _, words in more_of(html, "waiting")] == ["2 more"]


def test_the_next_row_moves_up_where_a_group_is_cut(
    huamei: Supplier, client: Client, url: Url
) -> None:
    made = many(huamei, 11)
    before = page(client, url)

    swapped = press(client, url("mark_done", pk=made[0].pk), url)

    fresh = page(client, url)
    assert (len(ids(before)), "3 more" in before) == (8, True)
    assert ids(fresh) == [f"o{row.pk}" for row in made[1:9]]
    assert after_swap(before, swapped, f"o{made[0].pk}") == parts(fresh)


def test_a_row_moves_up_in_a_group_that_shows_more(
    huamei: Supplier, client: Client, url: Url
) -> None:
    made = many(huamei, 60)
    query = "?group=together&rows=58"
    before = page(client, url, query)

    swapped = press(client, url("mark_done", pk=made[0].pk), url, query)

    fresh = page(client, url, query)
    assert ids(fresh) == [f"o{row.pk}" for row in made[1:59]]
    assert after_swap(before, swapped, f"o{made[0].pk}") == parts(fresh)
