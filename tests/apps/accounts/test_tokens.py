"""A token lets one program in: shown once, kept as a digest, never more than its maker."""

from __future__ import annotations

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.serializers import serialize
from django.test import Client
from django.utils import timezone
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.actions.tokens import UNDO_FOR, make_token, revoke_token
from guanxi.apps.accounts.callers import API
from guanxi.apps.accounts.labels import Role
from guanxi.apps.accounts.models import AccessToken, Membership
from guanxi.apps.accounts.queries import token_rows
from guanxi.apps.audit.models import Event

TOKENS = "/w/nordlicht-home/settings/tokens/"
STOCK = {"name": "Stock list", "may": "write", "expires_on": ""}


def let_in(browser: Client, **more: str) -> str:
    """The secret that the page shows."""
    page = browser.post(TOKENS, STOCK | more)
    return str(page.context["secret"])


def opens(secret: str) -> int:
    return (
        Client().get(f"{API}workspace", headers={"Authorization": f"Bearer {secret}"}).status_code
    )


def words_of(page: object) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())  # type: ignore[attr-defined]


@pytest.mark.usefixtures("people")
def test_secret_is_shown_once_and_kept_nowhere(client: Client) -> None:
    page = client.post(TOKENS, STOCK)
    secret = page.context["secret"]

    assert re.fullmatch(r"guanxi_[\w-]{43}", secret)
    assert secret in words_of(page)
    assert page.headers["Cache-Control"] == "no-store"
    again = words_of(client.get(TOKENS))
    assert (secret in again, secret[:12] in again) == (False, True)
    assert secret not in serialize("json", [*AccessToken.objects.all(), *Event.objects.all()])
    assert opens(secret) == 200


@pytest.mark.usefixtures("people")
def test_revoked_token_opens_nothing_and_undo_opens_it_for_a_day(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = let_in(client)
    pk = AccessToken.objects.get().pk
    client.post(f"{TOKENS}{pk}/revoke/")

    assert opens(secret) == 401
    assert "Stock list is no longer let in." in words_of(client.get(TOKENS))
    client.post(f"{TOKENS}{pk}/restore/")
    assert opens(secret) == 200

    client.post(f"{TOKENS}{pk}/revoke/")
    AccessToken.objects.update(revoked_at=timezone.now() - UNDO_FOR - timedelta(minutes=1))
    client.post(f"{TOKENS}{pk}/restore/")
    assert opens(secret) == 401
    assert list(Event.objects.filter(verb__startswith="token.").values_list("verb", flat=True)) == [
        "token.made", "token.revoked", "token.restored", "token.revoked",
    ]  # fmt: skip


def test_token_may_never_more_than_its_maker_may_now(people: SimpleNamespace) -> None:
    membership = Membership.objects.select_related("workspace", "person").get(person=people.manager)
    for may_write in (True, False):
        make_token(name="x", may_write=may_write, expires_on=None, by=membership, at=NOW)

    def may() -> list[Role | None]:
        return [row.role for row in token_rows(people.workspace, NOW)][::-1]

    assert may() == [Role.MEMBER, Role.VIEWER]
    Membership.objects.filter(pk=membership.pk).update(role=Role.VIEWER)
    assert may() == [Role.VIEWER, Role.VIEWER]
    Membership.objects.filter(pk=membership.pk).delete()
    assert may() == [None, None]


def test_list_says_what_each_token_is_good_for(people: SimpleNamespace) -> None:
    manager = browser_of(people.manager)
    let_in(manager, name="Warehouse")
    let_in(manager, name="Books", may="read")
    let_in(manager, name="Fair", expires_on=str(timezone.now().date()))
    AccessToken.objects.filter(name="Fair").update(expires_on=date(2020, 1, 31))

    page = words_of(manager.get(TOKENS))

    assert "2 programs are let in" in page
    assert "Reads, notes and changes Made by Manager on" in page
    assert "Ran out on Fri 31 Jan 2020: it opens nothing any more." in page
    Membership.objects.filter(person=people.manager).update(role=Role.VIEWER)
    page = words_of(browser_of(people.owner).get(TOKENS))
    assert "Only reads now, because Manager may only read." in page


@pytest.mark.usefixtures("people")
def test_form_refuses_what_cannot_be(client: Client) -> None:
    page = client.post(TOKENS, {"name": "", "may": "all", "expires_on": "2020-01-01"})

    assert page.status_code == 422
    assert sorted(page.context["form"].errors) == ["expires_on", "may", "name"]
    assert AccessToken.objects.count() == 0


def test_revoking_twice_is_noted_once(people: SimpleNamespace) -> None:
    by = Membership.objects.select_related("workspace", "person").get(person=people.owner)
    token, _secret = make_token(name="x", may_write=True, expires_on=None, by=by, at=NOW)

    for _ in range(2):
        revoke_token(token=token, by=by, at=NOW)

    assert Event.objects.filter(verb="token.revoked").count() == 1
