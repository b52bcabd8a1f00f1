"""Words of the digest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def subject_words(heading: str, workspace: str, day: str) -> str:
    """ "Nine things, six of them before China goes home (Nordlicht Home, Mon 23 Nov)"."""
    return _("%(heading)s (%(workspace)s, %(day)s)") % {
        "heading": heading,
        "workspace": workspace,
        "day": day,
    }


def as_of_words(clocks: Sequence[str]) -> str:
    """When it was written: "As of 08:00 Berlin, Mon 23 Nov · 15:00 China, 7 h ahead"."""
    return _("As of %(clocks)s") % {"clocks": " · ".join(clocks)}


def due_words(moments: str) -> str:
    """By when, on both clocks: "Due Mon 23 Nov, 10:10 Berlin · 17:10 Ningbo"."""
    return _("Due %(moments)s") % {"moments": moments}


def rest_words(count: int) -> str:
    """The end of a list that is not the whole one."""
    return ngettext(
        "That is the top of the list; %(n)d more thing waits in Today.",
        "That is the top of the list; %(n)d more things wait in Today.",
        count,
    ) % {"n": count}


def in_plain_text(markup: str) -> str:
    """A sentence of ours without its markup, in one line.

    >>> in_plain_text("Answer <b>Huamei &amp; Co</b>")
    'Answer Huamei & Co'
    """
    return re.sub(r"\s+", " ", unescape(strip_tags(markup))).strip()
