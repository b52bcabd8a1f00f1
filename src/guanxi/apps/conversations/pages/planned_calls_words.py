"""A planned call in words: its agenda in both languages, and the message that proposes it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guanxi.apps.conversations.labels import CallMedium
from guanxi.apps.conversations.models import PlannedCall
from guanxi.apps.conversations.queries.clocks import Clocks
from guanxi.apps.conversations.queries.planned_calls import OpenMatter
from guanxi.apps.playbook.queries import current_playbook
from guanxi.domain.calls import AgendaPart, agenda
from guanxi.domain.playbook import CallFrame, CallPart, CallType

LANGUAGES = ("en", "zh-hans")
# The supplier reads the agenda: nobody is told that they are being cultivated.
_HEADINGS = {
    CallPart.BUSINESS: gettext_lazy("Business"),
    CallPart.RELATIONSHIP: gettext_lazy("Catching up"),
}


def frame_of(call: PlannedCall) -> CallFrame:
    """The playbook's kind of call that a planned call is."""
    return current_playbook().calls[CallType(call.type)]


def both(words: Callable[[], str]) -> str:
    """The same in English and in Chinese, as it reads in either."""
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(words())
    return " · ".join(said)


def agenda_text(frame: CallFrame, minutes: int, matters: Iterable[OpenMatter]) -> str:
    """A first agenda in both languages: the parts with their minutes, and what is open."""
    parts = (_part_lines(part, matters) for part in agenda(frame, minutes))
    return "\n\n".join("\n".join(lines) for lines in parts)


def _part_lines(part: AgendaPart, matters: Iterable[OpenMatter]) -> Iterator[str]:
    yield f"{both(lambda: str(_HEADINGS[part.part]))} ({part.minutes} min)"
    for topic in part.topics:
        yield f"- {topic.words.en} · {topic.words.zh_hans} ({topic.minutes} min)"
    if part.part is CallPart.BUSINESS:
        for matter in matters:
            yield f"- {both(lambda matter=matter: _whose(matter))}: {matter.words}"  # type: ignore[misc]


def _whose(matter: OpenMatter) -> str:
    if matter.is_promise:
        return _("Our promise") if matter.is_ours else _("Your promise")
    return _("You asked us") if matter.is_ours else _("We asked you")


def title(call: PlannedCall) -> str:
    """ "Video call: Nordlicht Home – Ningbo Huamei", in the active language."""
    supplier = call.supplier
    chinese = (translation.get_language() or "").startswith("zh")
    names = {
        "us": call.workspace.name,
        "them": (supplier.name_zh if chinese else supplier.name) or str(supplier),
    }
    if call.medium == CallMedium.VIDEO:
        return _("Video call: %(us)s – %(them)s") % names
    return _("Phone call: %(us)s – %(them)s") % names


def both_titles(call: PlannedCall) -> str:
    """The title in both languages, for a calendar that both sides read."""
    return both(lambda: title(call))


def proposal(call: PlannedCall, clocks: Clocks) -> str:
    """The message that proposes the time, in the active language; ``clocks`` name places in it."""
    known = {
        "when": clocks.moment(call.starts_at),
        "minutes": call.minutes,
        "type": frame_of(call).label.in_language(translation.get_language() or "en"),
        "agenda": call.agenda,
    }
    if call.medium == CallMedium.VIDEO:
        text = _(
            "Hello,\n\nmay we have a video call on %(when)s, for about %(minutes)d minutes?"
            " Subject: %(type)s.\n\n%(agenda)s\n\nIf another time suits you better, just tell me."
        )
    else:
        text = _(
            "Hello,\n\nmay we talk on the phone on %(when)s, for about %(minutes)d minutes?"
            " Subject: %(type)s.\n\n%(agenda)s\n\nIf another time suits you better, just tell me."
        )
    return (text % known).replace("\n\n\n\n", "\n\n")
