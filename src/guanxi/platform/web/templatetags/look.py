"""The look in templates: ``{% load look %}``.

Icons, names in both scripts, and positions for the small drawings. A drawing gets
fractions (0 at its left edge, 1 at its right) and writes them as percentages, so
that it grows with its column while its words keep their size.
"""

from datetime import date
from functools import cache, lru_cache
from typing import Protocol

from django import template
from django.utils import timezone
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from guanxi.platform.i18n.times import city_of, moment_words
from guanxi.platform.web.stacked import stacked_table

register = template.Library()

_EDGE = 0.08  # nearer to an edge than this, a label is set against it instead of centred


@register.simple_tag
@cache
def icon(name: str, size: str = "") -> SafeString:
    """The sprite's icon ``name``; ``size`` is "" (18 px), "s" (15) or "l" (24).

    >>> icon("clock", "s")
    '<svg class="i i-s" aria-hidden="true"><use href="#i-clock"/></svg>'
    """
    wide = f" i-{size}" if size else ""
    return format_html(
        '<svg class="i{}" aria-hidden="true"><use href="#i-{}"/></svg>', SafeString(wide), name
    )


@register.simple_block_tag
def stacked(content: str) -> SafeString:
    """``{% stacked %}<table …>…</table>{% endstacked %}``: its rows are cards on a phone."""
    return SafeString(stacked_table(content))


class Act(Protocol):
    """One thing to do about a row: a link, a post, or a form that opens below the row."""

    label: str
    icon: str
    key: str
    url: str
    post: str
    get: str


@register.simple_tag
def act(one: Act, row: str, look: str = "ghost", key: str = "") -> SafeString:
    """What a row offers, as a link or button; ``key`` where it is not the act's own and stays
    unsaid. A long list has hundreds of them that differ by their address alone."""
    kind = "url" if one.url else "post" if one.post else "get"
    before, after = _around(kind, one.label, one.icon, one.key, look, key)
    address = escape(one.url or one.post or one.get)
    more = f'" hx-target="#{row}-more" aria-controls="{row}-more' if kind == "get" else ""
    return SafeString(f"{before}{address}{more}{after}")


_OPENS = {
    "url": '<a class="btn btn-{}" data-key="{}" href="',
    "post": '<button type="button" class="btn btn-{}" data-key="{}" hx-post="',
    "get": '<button type="button" class="btn btn-{}" data-key="{}" hx-swap="innerHTML"'
    ' aria-expanded="false" hx-get="',
}


@lru_cache(maxsize=512)
def _around(
    kind: str, label: str, name: str, own_key: str, look: str, key: str
) -> tuple[SafeString, SafeString]:
    """An act's markup before and after its address."""
    said = format_html('<kbd aria-hidden="true">{}</kbd>', own_key) if own_key and not key else ""
    ends = '">{}{}{}</a>' if kind == "url" else '">{}{}{}</button>'
    return (
        format_html(_OPENS[kind], look, key or own_key),
        format_html(ends, icon(name, "s") if name else "", label, said),
    )


@register.simple_tag
def page_lang() -> str:
    """The page's language as HTML writes it: "en", "zh-Hans"."""
    language, _, script = (get_language() or "en").partition("-")
    return f"{language}-{script.title()}" if script else language


@register.simple_tag
def clock_now(zone: str) -> str:
    """Now in that zone, with its year, for paper: "Mon 23 Nov 2026, 18:37 Berlin"."""
    return f"{moment_words(timezone.now(), zone, date.min)} {city_of(zone)}"


@register.simple_tag
def names(latin: str, chinese: str, url: str = "") -> SafeString:
    """A name in both scripts, the reader's own first and strong, each with its language.

    Either may be empty; with ``url`` the first one is the door to the record.

    >>> names("Ningbo Huamei Home", "")
    '<b>Ningbo Huamei Home</b>'
    """
    # A table that names a supplier in Chinese alone has told the same name twice.
    by_script = [("en", "" if latin == chinese else latin), ("zh-Hans", chinese)]
    if page_lang().startswith("zh"):
        by_script.reverse()
    own = by_script[0][0]
    present = [(lang, name) for lang, name in by_script if name]
    if not present:
        return SafeString("")
    first = _strong(*present[0], own, url)
    if len(present) == 1:
        return first
    lang, name = present[1]
    space = " " if own == "en" else ""  # Chinese is written without
    return format_html('{}{}<span lang="{}" class="other-name">{}</span>', first, space, lang, name)


def _strong(lang: str, name: str, own: str, url: str) -> SafeString:
    spoken = format_html(' lang="{}"', lang) if lang != own else ""
    inner = format_html('<a href="{}">{}</a>', url, name) if url else name
    return format_html("<b{}>{}</b>", spoken, inner)


@register.filter
def initials(name: str) -> str:
    """One or two letters for a person's round mark: "NH" for Nora Hansen, "王" for 王芳.

    >>> initials("Nora Hansen"), initials("王芳"), initials("")
    ('NH', '王', '')
    """
    words = name.split()
    letters = [word[0].upper() for word in words if word[0].isascii()]
    return "".join(letters[:1] + letters[1:][-1:]) or name[:1]


@register.filter
def percent(fraction: float) -> str:
    """A position or width in a drawing, kept inside it.

    >>> percent(0.751), percent(1.2)
    ('75.1%', '100%')
    """
    return f"{round(100 * min(max(float(fraction), 0.0), 1.0), 2):g}%"


@register.filter
def width_to(start: float, end: float) -> str:
    """The width of what reaches from ``start`` to ``end``: ``{{ bar.start|width_to:bar.end }}``.

    >>> width_to(0.25, 0.75)
    '50%'
    """
    return percent(min(float(end), 1.0) - max(float(start), 0.0))


@register.filter
def anchor(fraction: float) -> str:
    """How a label at this position is set so that it stays inside: start, middle or end."""
    if float(fraction) < _EDGE:
        return "start"
    return "end" if float(fraction) > 1 - _EDGE else "middle"
