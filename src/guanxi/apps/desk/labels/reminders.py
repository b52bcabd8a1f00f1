"""A polite reminder to a supplier, in both languages: theirs first, ours below."""

from __future__ import annotations

from collections.abc import Callable

from django.utils import translation
from django.utils.translation import gettext as _


def reminder(
    *,
    name: Callable[[], str],
    what: str,
    promised: bool,
    report: bool,
    due: Callable[[], str],
    order: str = "",
) -> str:
    """The text to send. ``name`` and ``due`` give the words of the active language; the matter
    itself stays as it was said. ``report``: it is their usual report that is asked for; ``order``:
    how this order stands."""
    texts = []
    for language in ("zh-hans", "en"):
        with translation.override(language):
            texts.append(_reminder(name(), what, promised, report, due(), order))
    return "\n\n".join(texts)


def _reminder(name: str, what: str, promised: bool, report: bool, due: str, order: str) -> str:
    hello = _("Hello %(name)s,") % {"name": name} if name else _("Hello,")
    if report:
        matter = _("could you send us your next report? It helps us plan with you.")
    elif order:
        matter = _("could you tell us how our order %(order)s stands, and on which day it comes?")
        matter %= {"order": order}
    elif promised:
        asked = _("may I ask how this is going: “%(what)s”? We had %(due)s in mind.")
        matter = asked % {"what": what, "due": due}
    elif what:
        matter = _("a kind reminder of our question: “%(what)s”") % {"what": what}
    else:
        matter = _("a kind reminder of our last message.")
    close = _("If anything is in the way, just tell us and we will find a way. Thank you!")
    return f"{hello}\n{matter}\n{close}"
