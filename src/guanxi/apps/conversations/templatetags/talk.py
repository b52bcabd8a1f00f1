"""Words for what happened in a conversation: ``{% load talk %}``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django import template
from django.template import Context
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.apps.conversations.labels import CallKind, Mark, MessageKind, SegmentState, Urgency
from guanxi.apps.conversations.models import Call, Message, Segment
from guanxi.apps.conversations.queries.answer_times import Took
from guanxi.apps.conversations.queries.clocks import Clocks
from guanxi.apps.conversations.queries.timeline import Entry
from guanxi.apps.files.models import StoredFile
from guanxi.apps.suppliers.labels import Side
from guanxi.domain.calendars import Hours, Span, Unit
from guanxi.platform.i18n.times import clock, moment_words, span_words
from guanxi.platform.web.templatetags.look import names, page_lang

register = template.Library()

_ICONS = {
    MessageKind.PHOTO: "photo",
    MessageKind.VIDEO: "video",
    MessageKind.VOICE: "voice",
    MessageKind.FILE: "file",
    MessageKind.MEDIA: "photo",
    MessageKind.CALL: "phone",
    MessageKind.MISSED_CALL: "phone",
    MessageKind.CONTACT: "person",
}
_MEDIA = (
    MessageKind.PHOTO, MessageKind.VIDEO, MessageKind.VOICE, MessageKind.FILE,
    MessageKind.STICKER, MessageKind.MEDIA,
)  # fmt: skip


@dataclass(frozen=True)
class Sign:
    """A state in words, with its icon and tone."""

    text: str
    icon: str = ""
    tone: str = ""


@dataclass(frozen=True)
class SayingAct:
    """A button by which a person says one thing about a message."""

    code: str
    label: str


@register.filter
def kind_icon(kind: MessageKind) -> str:
    """The sprite's icon for a kind of entry."""
    return _ICONS.get(kind, "chat")


@register.filter
def call_icon(call: Call) -> str:
    """The sprite's icon for a call noted by hand."""
    return "video" if call.kind == CallKind.VIDEO else "phone"


@register.filter
def is_media(kind: MessageKind) -> bool:
    """Whether an entry of this kind is there for a file."""
    return kind in _MEDIA


@register.filter
def media_sort(file: StoredFile) -> str:
    """How a file is shown: "image", "audio", "video", or "" where it is only offered."""
    if file.media_type == "application/ogg":
        return "audio"
    sort = file.media_type.partition("/")[0]
    return sort if sort in ("image", "audio", "video") and "svg" not in file.media_type else ""


@register.simple_tag
def script(text: str) -> SafeString:
    """`` lang="…"`` where a text is not in the page's own script."""
    han = sum("\u4e00" <= character <= "\u9fff" for character in text[:400])
    latin = sum(character.isascii() and character.isalpha() for character in text[:400])
    lang = "zh-Hans" if han * 3 > latin else "en"  # a Han character says about three letters
    if not (han or latin) or lang == page_lang():
        return SafeString("")
    return format_html(' lang="{}"', lang)


@register.simple_tag
def on_day(at: datetime, clocks: Clocks) -> str:
    """Both clocks, under a line that names the day."""
    return clocks.on_day(at)


@register.simple_tag
def moment(at: datetime, clocks: Clocks) -> str:
    """Day and both clocks."""
    return clocks.moment(at)


@register.simple_tag
def clock_there(at: datetime, clocks: Clocks) -> str:
    """ "14:12", on the supplier's clock."""
    return clock(at, clocks.theirs)


@register.filter
def short_moment(at: datetime, now: datetime) -> str:
    """ "Tue 24 Nov, 16:00", in the reader's zone."""
    zone = timezone.get_current_timezone_name()
    return moment_words(at, zone, timezone.localdate(now))


@register.simple_tag(takes_context=True)
def speaker(context: Context, message: Message) -> SafeString:
    """Who said it: "You", one of us, their name in both scripts, or the name in the chat."""
    who = message.participant
    if who is None:
        return format_html("<b>{}</b>", _("Nobody named"))
    if who.person is not None:
        is_reader = who.person == context["request"].user
        return format_html("<b>{}</b>", _("You") if is_reader else who.person.name)
    if who.contact is not None and who.contact.erased_at is None:
        return names(who.contact.name, who.contact.title_zh or who.contact.name_zh)
    return format_html("<b>{}</b>", who.name)


@register.simple_tag
def call_title(call: Call) -> str:
    """ "Video call, 24 min", "Phone call, not answered"."""
    kind = CallKind(call.kind).label
    if not call.answered:
        return _("%(kind)s, not answered") % {"kind": kind}
    if not call.minutes:
        return str(kind)
    return ngettext("%(kind)s, %(minutes)d min", "%(kind)s, %(minutes)d min", call.minutes) % {
        "kind": kind,
        "minutes": call.minutes,
    }


@register.simple_tag
def chips(entry: Entry, clocks: Clocks) -> list[Sign]:
    """What is special about a message; nothing where all is ordinary."""
    signs = _request_signs(entry.opens, clocks) if entry.opens else []
    if entry.correction is not None:
        if entry.correction.non_business:
            signs.append(Sign(_("Not business"), "check"))
        if entry.correction.unclear:
            signs.append(Sign(_("Had to ask again"), "retry"))
        if entry.correction.mark:
            signs.append(Sign(str(Mark(entry.correction.mark).label), "seal"))
        by = entry.correction.by
        words = _("As %(name)s said") % {"name": by.name} if by else _("As a colleague said")
        signs.append(Sign(words, "pen", "thin"))
    signs += [
        Sign(_("Reminder of “%(what)s”") % {"what": one.promised}, "hand")  # type: ignore[attr-defined]
        for one in entry.reminders
    ]
    if entry.message is not None and entry.message.private_to_id:
        signs.append(Sign(_("Only you see this"), "lock"))
    return signs


@register.filter
def outcome(segment: Segment) -> str:
    """What became of a request, in a word or two."""
    state = SegmentState(segment.state)
    if state is SegmentState.LATE and segment.answered is None:
        return _("Still waiting, past its time")
    return str(state.label)


def _request_signs(segment: Segment, clocks: Clocks) -> list[Sign]:
    state = SegmentState(segment.state)
    signs = []
    if state is not SegmentState.UNSURE and segment.urgency != Urgency.REGULAR:
        signs.append(Sign(str(Urgency(segment.urgency).label)))
    signs.append(_state_sign(segment, state, clocks))
    return signs


def _state_sign(segment: Segment, state: SegmentState, clocks: Clocks) -> Sign:
    due = {"due": clocks.moment(segment.due) if segment.due else ""}
    if state is SegmentState.UNSURE:
        return Sign(_("Does it need an answer?"), "info", "thin")
    if state is SegmentState.UNKNOWN:
        return Sign(_("What followed is not here yet"), "upload", "thin")
    if state is SegmentState.RUNNING:
        return Sign(_("Waiting, until %(due)s") % due, "clock", "soon")
    if state is SegmentState.LATE and segment.answered is None:
        return Sign(_("Still waiting; the time was %(due)s") % due, "glass", "past")
    if state is SegmentState.LATE:
        return Sign(_("Answered later than agreed"), "clock")
    if segment.answered is None:
        return Sign(_("Taken up in time, still to be answered"), "clock", "soon")
    return Sign(_("Answered in time"), "check", "ok")


@register.filter
def acts(entry: Entry) -> list[SayingAct]:
    """What can be said about a message with one click, the likeliest first."""
    said, correction = [], entry.correction
    opens = entry.opens
    sure = opens is not None and opens.state != SegmentState.UNSURE
    if opens is not None:
        said.append(SayingAct("needs_none", _("Needs no answer")))
    if not sure:
        said.append(SayingAct("needs_answer", _("Needs an answer")))
    if sure and opens is not None:
        said += [
            SayingAct(urgency.value, str(urgency.label))
            for urgency in Urgency
            if urgency != opens.urgency
        ]
    if entry.answers:
        said.append(SayingAct("answers_not", _("Not the answer")))
        said += _how_clear(entry)
    else:
        said.append(SayingAct("answers", _("This is the answer")))
    if correction is None or not correction.non_business:
        said.append(SayingAct("not_business", _("Not business")))
    marked = correction.mark if correction else ""
    said += [SayingAct(mark.value, str(mark.label)) for mark in Mark if mark != marked]
    if marked:
        said.append(SayingAct("unmarked", _("Take the mark off")))
    if correction is not None:
        said.append(SayingAct("as_read", _("As it was")))
    return said


def _how_clear(entry: Entry) -> list[SayingAct]:
    """Of their answers to us: whether we had to ask again."""
    if entry.side != Side.THEIRS:
        return []
    if entry.correction is not None and entry.correction.unclear:
        return [SayingAct("clear", _("It was clear"))]
    return [SayingAct("unclear", _("Had to ask again"))]


@register.simple_tag
def answered_after(segment: Segment, took: Mapping[int, Took]) -> str:
    """How long the answer took, in the hours of the side that gave it, and what was agreed."""
    time = took[segment.pk]
    hours = "urgent" if time.hours is not Hours.OFFICE else "office" if time.counted else "outside"
    they = "they" if segment.side == Side.OURS else "we"
    sentences = {
        "they office": _(
            "They answered after %(counted)s of their working hours; %(agreed)s agreed"
        ),
        "they outside": _("They answered after %(elapsed)s, outside their working hours"),
        "they urgent": _("They answered after %(counted)s of urgent hours; %(agreed)s agreed"),
        "we office": _("We answered after %(counted)s of our working hours; %(agreed)s agreed"),
        "we outside": _("We answered after %(elapsed)s, outside our working hours"),
        "we urgent": _("We answered after %(counted)s of urgent hours; %(agreed)s agreed"),
    }
    return sentences[f"{they} {hours}"] % {
        "elapsed": span_words(time.elapsed),
        "counted": span_words(time.counted),
        "agreed": agreed_words(time.within),
    }


@register.filter("agreed")
def agreed_words(span: Span) -> str:
    """ "4 h", "1 working day": a span as it is agreed."""
    if span.unit is Unit.MINUTES:
        return span_words(timedelta(minutes=span.amount))
    return ngettext("%(days)d working day", "%(days)d working days", span.amount) % {
        "days": span.amount
    }


@register.filter
def seal(name: str) -> str:
    """The one character that stands for a supplier: "华" for 宁波华美家居 (the place left out)."""
    return name[2:3] or name[:1] if name and not name.isascii() else name[:1].upper()


@register.filter
def opening(at: datetime, clocks: Clocks) -> str:
    """When they work again, on their clock: "Tue 24 Nov, 08:30"."""
    return moment_words(at, clocks.theirs, clocks.today)


@register.simple_tag
def own_script(latin: str, chinese: str) -> str:
    """Words that exist in both scripts, in the reader's, else in the other."""
    first, second = (chinese, latin) if page_lang().startswith("zh") else (latin, chinese)
    return first or second


@register.filter
def span(time: timedelta) -> str:
    """ "2 h 05"."""
    return span_words(time)
