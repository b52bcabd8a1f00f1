"""Every page there is, found by its address: reached by keys alone, open to everybody, and fitting.

A page that is added later is looked at here without being named.
"""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.db import models
from playwright.sync_api import Page
from tests.conftest import browser_of
from tests.journeys.conftest import DESKTOP, PHONE, Open, check_axe, check_fits, wear
from tests.one_of_each import one_of_each
from tests.repository.test_every_address import ADDRESSES

from guanxi.apps.accounts.models import Membership

# Marks what Tab must reach with a number, as a person sees the page now: of radio buttons one.
NUMBER_CONTROLS = """() => {
  const groups = new Set();
  const seen = (element) =>
    element.checkVisibility({checkVisibilityCSS: true}) && !element.closest("[inert]");
  const controls = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((element) => {
      if (element.disabled || element.tabIndex < 0 || !seen(element)) return false;
      if (element.type !== "radio") return true;
      const group = element.form?.id + element.name;
      return !groups.has(group) && groups.add(group);
    });
  window.looks = (element) => [element, element.parentElement].map((each) => {
    const style = getComputedStyle(each);
    return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor].join();
  }).join();
  window.before = controls.map(window.looks);
  controls.forEach((element, n) => { element.dataset.walk = n; });
  return controls.length;
}"""
# What has the focus: its number (a radio button stands for its group), and whether one sees it.
FOCUSED = """() => {
  const element = document.activeElement;
  const group = element.type === "radio"
    ? document.querySelector(`input[type=radio][name="${element.name}"][data-walk]`) : element;
  const number = group?.dataset.walk ?? null;
  return [number, window.looks(element) !== window.before[number], element.outerHTML];
}"""

# Tables that scroll sideways; of a time axis the reader sees a stretch at a time.
SCROLLING_TABLES = """() => [...document.querySelectorAll(".grid-wrap")]
  .filter((each) => each.scrollWidth > each.clientWidth && !each.querySelector(".weeks"))
  .map((each) => each.innerText.slice(0, 80))"""


@pytest.fixture
def paths(people: SimpleNamespace) -> list[str]:
    """The address of every whole page of the home workspace, as its owner opens them."""
    made: dict[str, models.Model] = one_of_each(people.workspace, people.owner) | {
        "Membership": Membership.objects.get(person=people.member)
    }
    browser = browser_of(people.owner)
    found = []
    for address in ADDRESSES:
        if "GET" not in address.roles:
            continue
        path = f"/w/{people.workspace.slug}/{address.path(made)}"
        answer = browser.get(path)
        if (
            answer.status_code == 200
            and not answer.streaming
            and b"<!doctype" in answer.content[:99]
        ):
            found.append(path)
    return found


def unreached(page: Page) -> list[str]:
    """What Tab never comes to from the top of the page, or comes to unseen."""
    count = page.evaluate(NUMBER_CONTROLS)
    troubles: list[str] = []
    reached: set[str | None] = set()
    for _ in range(3 * count + 5):  # a date is three stops
        page.keyboard.press("Tab")
        number, visible, html = page.evaluate(FOCUSED)
        if number not in {*reached, None} and not visible:
            troubles.append(f"focus not seen: {html[:120]}")
        reached.add(number)
        if len(reached - {None}) == count:
            break
    left_out = page.locator(
        ",".join(f"[data-walk='{n}']" for n in range(count) if str(n) not in reached) or "no-such"
    )
    return troubles + [
        f"not reached: {html[:120]}"
        for html in left_out.evaluate_all("(found) => found.map((each) => each.outerHTML)")
    ]


def test_every_control_of_every_page_is_reached_by_tab_and_seen_there(
    page_as: Open, people: SimpleNamespace, paths: list[str]
) -> None:
    page = page_as(people.owner, size=DESKTOP)
    troubles = {}

    for path in paths:
        page.goto(path)
        if found := unreached(page):
            troubles[path] = found

    assert troubles == {}


def test_every_page_is_open_to_everybody_and_fits_a_phone_in_chinese_and_dark(
    page_as: Open, people: SimpleNamespace, paths: list[str]
) -> None:
    wear(people.owner, language="zh-hans", theme="dark")
    page = page_as(people.owner, size=PHONE, language="zh-hans")

    for path in paths:
        page.goto(path)
        check_fits(page)
        check_axe(page)
        assert page.evaluate(SCROLLING_TABLES) == [], path


def test_every_page_is_open_to_everybody_on_a_desk(
    page_as: Open, people: SimpleNamespace, paths: list[str]
) -> None:
    page = page_as(people.owner, size=DESKTOP)

    for path in paths:
        page.goto(path)
        check_fits(page)
        check_axe(page)
