from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.template.loader import get_template
from django.utils import translation

from guanxi.platform.web.templatetags.look import anchor, icon, initials, names, percent, width_to


def test_icon_refers_to_the_sprite() -> None:
    assert icon("clock", "s") == (
        '<svg class="i i-s" aria-hidden="true"><use href="#i-clock"/></svg>'
    )


def test_sprite_has_every_icon_once() -> None:
    sprite = get_template("web/sprite.svg").render()

    ids = [symbol.get("id") for symbol in ElementTree.fromstring(sprite).iter("symbol")]

    assert len(ids) == len(set(ids))
    assert {"i-seal", "i-clock", "i-down", "i-upload", "i-close"} <= set(ids)


def test_names_put_the_readers_script_first_and_tag_the_other() -> None:
    with translation.override("en"):
        english = names("Ningbo Huamei", "宁波华美", "/s/1/")
    with translation.override("zh-hans"):
        chinese = names("Ningbo Huamei", "宁波华美", "/s/1/")

    assert english == (
        '<b><a href="/s/1/">Ningbo Huamei</a></b> '
        '<span lang="zh-Hans" class="other-name">宁波华美</span>'
    )
    assert chinese == (
        '<b><a href="/s/1/">宁波华美</a></b><span lang="en" class="other-name">Ningbo Huamei</span>'
    )


def test_a_lone_name_in_the_other_script_keeps_its_language() -> None:
    with translation.override("en"):
        assert names("", "宁波华美") == '<b lang="zh-Hans">宁波华美</b>'


def test_a_name_told_twice_is_shown_once() -> None:
    assert names("晨光陶瓷", "晨光陶瓷") == '<b lang="zh-Hans">晨光陶瓷</b>'


def test_names_escape_what_a_stranger_wrote() -> None:
    with translation.override("en"):
        assert names("<i>A&B</i>", "") == "<b>&lt;i&gt;A&amp;B&lt;/i&gt;</b>"


@pytest.mark.parametrize(
    ("name", "mark"),
    [("Nora Hansen", "NH"), ("Ana Maria da Silva", "AS"), ("Cher", "C"), ("王芳", "王"), ("", "")],
)
def test_initials_suit_both_scripts(name: str, mark: str) -> None:
    assert initials(name) == mark


def test_positions_stay_inside_the_drawing() -> None:
    assert [percent(0), percent(0.751), percent(1.2), percent(-1)] == ["0%", "75.1%", "100%", "0%"]
    assert [width_to(0.25, 0.75), width_to(-0.5, 2), width_to(0.8, 0.4)] == ["50%", "100%", "0%"]
    assert [anchor(0), anchor(0.5), anchor(1)] == ["start", "middle", "end"]


def test_page_lang_is_written_as_html_wants_it() -> None:
    page = Template("{% load look %}{% page_lang %}")

    with translation.override("zh-hans"):
        assert page.render(Context()) == "zh-Hans"
    with translation.override("en"):
        assert page.render(Context()) == "en"


def test_interval_bar_of_thin_data_is_hollow() -> None:
    bar = get_template("components/interval_bar.html")
    figure = {"low": 0.3, "high": 0.95, "share": 0.75, "target": None, "label": "3 of 4 so far"}

    thin, full = bar.render({**figure, "thin": True}), bar.render({**figure, "thin": False})

    assert ("c-hollow" in thin, "c-dot" in thin, "iv-tick" in thin) == (True, False, False)
    assert ("c-hollow" in full, "c-dot" in full) == (False, True)


def test_figure_without_a_value_says_so_and_draws_nothing() -> None:
    nothing = {"label": "On time", "value": "", "note": "", "thin": False}
    nothing |= dict.fromkeys(("low", "high", "share", "target", "url", "how"))

    with translation.override("en"):
        page = get_template("components/figure.html").render({"figure": nothing})

    assert "nothing yet" in page
    assert "<svg" not in page
