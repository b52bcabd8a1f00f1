"""The way in, in a browser: first start, signing in, settings, members."""

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect
from tests.journeys.conftest import (
    DESKTOP,
    LANGUAGES,
    PHONE,
    THEMES,
    Open,
    Watch,
    check_axe,
    check_fits,
    wear,
)

from guanxi.apps.accounts.links import start_key
from guanxi.apps.accounts.models import Membership


def test_first_start_takes_one_page_and_leads_to_the_first_file(page_as: Open) -> None:
    page = page_as(None)
    page.goto(f"/start/?key={start_key()}")
    check_axe(page)

    page.get_by_label("Your name", exact=True).fill("Nora Hansen")
    page.get_by_label("E-mail address").fill("nora@example.com")
    page.get_by_label("Password").fill("a sentence is good")
    page.get_by_label("Name of the workspace").fill("Nordlicht Home")
    with page.expect_response("**/start/subdivisions/**"):
        page.get_by_label("Country").select_option("DE")
    page.get_by_label("State or region").select_option("BE")
    zone = page.get_by_label("Time zone").input_value()
    page.get_by_label("Your name in chats").fill("Nora")
    page.get_by_role("button", name="Begin with the first file").click()
    page.wait_for_url("**/w/nordlicht-home/**/bring-in/")

    membership = Membership.objects.select_related("person", "workspace").get()
    assert zone == "Europe/Berlin"
    assert (membership.person.zone, membership.workspace.subdivision) == ("Europe/Berlin", "BE")


def test_first_start_says_at_each_field_what_is_wrong(page_as: Open, watch: Watch) -> None:
    watch.allowed.append("422")
    page = page_as(None, size=PHONE, language="zh-hans")
    page.goto(f"/start/?key={start_key()}")

    page.get_by_role("button", name="开始导入第一个文件").click()

    expect(page.locator("[aria-invalid=true]").first).to_be_focused()
    expect(page.locator(".field-error").first).to_have_text("请填写这一项。")
    check_axe(page)
    check_fits(page)
    assert not Membership.objects.exists()


def test_person_signs_in_with_a_password_and_out_again(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    people.owner.set_password("a sentence is good")
    people.owner.save()
    page = page_as(None)
    page.goto(f"{desk}settings/")
    check_axe(page)

    page.locator("input[name=login]").fill("nora@example.com")
    page.locator("input[name=password]").fill("a sentence is good")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page).to_have_url(f"{page.url.split('/w/')[0]}{desk}settings/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/account/login/**")

    page.goto(f"{desk}settings/")
    expect(page.locator("input[name=password]")).to_be_visible()


def test_passkey_is_made_and_opens_the_desk(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    people.owner.set_password("a sentence is good")
    people.owner.save()
    page = page_as(None)
    authenticator = page.context.new_cdp_session(page)
    authenticator.send("WebAuthn.enable")
    authenticator.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
                     "hasUserVerification": True, "isUserVerified": True,
                     "automaticPresenceSimulation": True}},
    )  # fmt: skip
    page.goto("/account/login/")
    page.locator("input[name=login]").fill("nora@example.com")
    page.locator("input[name=password]").fill("a sentence is good")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/w/**")
    page.goto("/account/2fa/webauthn/add/")
    page.locator("input[name=password]").fill("a sentence is good")  # asked again for this step
    page.get_by_role("button", name="Confirm").click()
    page.locator("input[name=name]").fill("Laptop")
    page.locator("input[name=passwordless]").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/account/2fa/recovery-codes/")
    page.goto("/account/logout/")
    page.get_by_role("button").last.click()
    page.wait_for_url(re.compile(r"/account/(?!logout)"))

    page.goto("/account/login/")
    page.get_by_role("button", name="Use a passkey").click()

    page.wait_for_url("**/w/nordlicht-home/**")


def test_member_is_invited_by_link_and_taken_out_with_undo(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    page = page_as(people.owner)
    page.goto(f"{desk}settings/members/")
    page.get_by_label("Name", exact=True).fill("李伟")
    page.get_by_label("E-mail address").fill("li@example.com")
    page.get_by_role("button", name="Let in").click()
    link = page.locator("#join-link").inner_text()
    check_axe(page)

    newcomer = page_as(None, size=PHONE)
    newcomer.goto(link)
    newcomer.locator("input[name=password]").fill("a sentence is good")
    newcomer.get_by_role("button", name="Go to the desk").click()
    newcomer.wait_for_url("**/w/nordlicht-home/**")
    page.goto(f"{desk}settings/members/")  # no longer awaited
    page.locator("#main li", has_text="李伟").get_by_role("button", name="Take out").click()
    expect(page.locator("#main li", has_text="李伟")).to_have_count(0)
    page.locator(".toast").get_by_role("button", name="Undo").click()

    expect(page.locator("#main li", has_text="李伟")).to_be_visible()
    assert Membership.objects.filter(person__email="li@example.com").exists()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_settings_read_well_in_every_look(
    page_as: Open, people: SimpleNamespace, desk: str, language: str, theme: str,
    size: dict[str, int],
) -> None:  # fmt: skip
    wear(people.owner, language=language, theme=theme)
    page = page_as(people.owner, size=size)

    for path in ("settings/", "settings/workspace/", "settings/members/", "account/2fa/"):
        page.goto(desk + path)
        check_axe(page)
        check_fits(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sign_in_page_reads_well_on_a_phone(page_as: Open, language: str) -> None:
    page = page_as(None, size=PHONE, language=language)

    page.goto("/account/login/")

    check_axe(page)
    check_fits(page)
