"""The desk as an app of the phone: without a network, and with a chat out of the share sheet."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from playwright.sync_api import Page, expect
from tests.apps.conversations.exports import Line, android
from tests.journeys.conftest import (
    LANGUAGES,
    PHONE,
    Open,
    Watch,
    check_axe,
    check_fits,
    wear,
)

from guanxi.apps.conversations.models import SharedFile

CHAT: list[Line] = [
    (0, "Nora Hansen", "Can you send the PI for the bamboo boards today?"),
    (3, "陈经理", "收到"),
    (40, "陈经理", "PI 已经发到您邮箱了"),
]
WORDS = {
    "en": {"read": "Read it", "confirm": "Bring in 3 messages", "open": "Open the timeline"},
    "zh-hans": {"read": "读取", "confirm": "导入3条消息", "open": "打开时间线"},
}
BOUNDARY = "----of-the-phone"


def _as_the_share_sheet_sends(name: str, data: bytes) -> bytes:
    head = (
        f"--{BOUNDARY}\r\n"
        f'Content-Disposition: form-data; name="files"; filename="{name}"\r\n'
        "Content-Type: text/plain\r\n\r\n"
    )
    return head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()


def share(page: Page, name: str, data: bytes) -> None:
    """What the device does with a share: a navigation that no page began, with the file in it."""
    page.route(
        "**/bring-in/",
        lambda route: route.continue_(
            method="POST",
            headers={
                **route.request.headers,
                "content-type": f"multipart/form-data; boundary={BOUNDARY}",
            },
            post_data=_as_the_share_sheet_sends(name, data),
        ),
        times=1,
    )
    page.goto("/bring-in/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_chat_is_shared_from_the_phone_and_brought_in(
    page_as: Open, people: SimpleNamespace, desk: str, language: str
) -> None:
    wear(people.owner, language=language, theme="dark")
    page = page_as(people.owner, size=PHONE, language=language)

    share(page, "WhatsApp Chat with Chen.txt", android(CHAT))
    expect(page.locator("#main")).to_contain_text("WhatsApp Chat with Chen.txt")
    check_axe(page)
    check_fits(page)
    said = WORDS[language]
    page.get_by_role("button", name=said["read"], exact=True).first.click()
    page.wait_for_url("**/conversations/bring-in/*/")
    page.locator("#id_name").fill("Ningbo Huamei")
    page.get_by_role("button", name=said["confirm"]).click()
    page.get_by_role("link", name=said["open"]).click()

    expect(page.get_by_text("PI 已经发到您邮箱了").first).to_be_visible()
    assert not SharedFile.objects.exists()


def test_another_site_cannot_make_the_browser_share(
    page_as: Open, people: SimpleNamespace, watch: Watch
) -> None:
    watch.allowed.append("403")
    page = page_as(people.owner)
    page.goto("/offline/")
    page.evaluate(
        """() => {
          const frame = document.createElement("iframe");
          frame.sandbox = "allow-forms allow-scripts allow-top-navigation";
          frame.srcdoc = '<form method=post enctype=multipart/form-data target=_top action="'
            + location.origin + '/bring-in/"><input name=text value="x">'
            + '<button>go</button></form>';
          document.body.append(frame);
        }"""
    )

    page.frame_locator("iframe").get_by_role("button", name="go").click()

    expect(page.get_by_role("heading", name="This was not taken")).to_be_visible()
    assert not SharedFile.objects.exists()


def test_page_without_a_network_is_shown_and_left_again(
    page_as: Open, people: SimpleNamespace, desk: str, watch: Watch
) -> None:
    watch.allowed.append("ERR_INTERNET_DISCONNECTED")
    page = page_as(people.owner, size=PHONE, workers="allow")
    page.goto(f"{desk}settings/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.reload()  # from now on the worker stands between
    page.wait_for_function("navigator.serviceWorker.controller !== null")

    page.context.set_offline(True)
    page.goto(f"{desk}suppliers/")
    expect(page.get_by_role("heading", name="Your desk cannot be reached")).to_be_visible()
    check_fits(page)
    page.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()

    expect(page.get_by_role("navigation", name="Main menu")).to_be_visible()
    assert page.url.endswith(f"{desk}suppliers/")


def test_worker_keeps_no_page_of_anybody(page_as: Open, people: SimpleNamespace, desk: str) -> None:
    page = page_as(people.owner, workers="allow")
    page.goto(f"{desk}settings/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    for path in ("", "suppliers/", "conversations/"):
        page.goto(desk + path)

    kept = page.evaluate(
        """async () => {
          const names = await caches.keys();
          const requests = await Promise.all(names.map(async (n) => (await caches.open(n)).keys()));
          return requests.flat().map((request) => new URL(request.url).pathname).sort();
        }"""
    )

    assert kept == ["/offline/", "/static/dist/app.css", "/static/favicon.svg"]


def test_install_is_offered_where_the_browser_offers_it(
    page_as: Open, people: SimpleNamespace, desk: str
) -> None:
    page = page_as(people.owner)
    page.goto(f"{desk}settings/")
    button = page.get_by_role("button", name="Install the desk")
    expect(button).to_be_hidden()

    page.evaluate(
        """() => {
          const offer = new Event("beforeinstallprompt", { cancelable: true });
          offer.prompt = async () => { document.body.dataset.asked = "yes"; };
          offer.userChoice = Promise.resolve({ outcome: "accepted" });
          window.dispatchEvent(offer);
        }"""
    )
    check_axe(page)
    button.click()

    expect(page.locator("body[data-asked=yes]")).to_be_attached()
    expect(button).to_be_hidden()
