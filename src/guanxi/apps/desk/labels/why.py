"""The panel under "Why then?": a bar for each day, what was counted and what was not, and the
sum; in the reader's language first, in the other beside it, and as a text for the supplier."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from guanxi.apps.playbook import labels as playbook_labels
from guanxi.domain.calendars import Hours, Ranges, Span, Step, Unit
from guanxi.domain.calendars import Why as StepWhy
from guanxi.domain.playbook import Why, Words
from guanxi.platform.i18n.times import day_words, locale, moment_words, span_words

MOST_DAYS = 7
_SPECIAL = (StepWhy.MAKEUP, StepWhy.HOLIDAY, StepWhy.CLOSURE)
_DAY = 24 * 60
OTHER = {"en": "zh-hans", "zh_Hans": "en"}


@dataclass(frozen=True)
class Bar:
    """A counted piece of a day, as fractions of what is drawn."""

    start: float
    end: float


@dataclass(frozen=True)
class WhyDay:
    """One day's bar and reason, or (``gap``) the words for days left out."""

    gap: str = ""
    label: str = ""
    counted: str = ""
    bars: tuple[Bar, ...] = ()
    ticks: tuple[float, ...] = ()
    axis: tuple[str, ...] = ()
    reason: str = ""
    other_reason: str = ""


@dataclass(frozen=True)
class WhyPanel:
    """What ``components/why_panel.html`` shows."""

    id: str
    heading: str
    detail: str
    other_lang: str
    other_heading: str
    other_detail: str
    days: tuple[WhyDay, ...]
    sum: str
    zone_note: str
    calendar_url: str
    copy_text: str


@dataclass(frozen=True)
class Told:
    """What the panel is made of.

    ``steps`` are empty where somebody named the date; ``span`` is None where the steps do not add
    up to one. ``known`` and ``place`` are the words of the active language.
    """

    id: str
    why: Why
    known: Callable[[], Mapping[str, str]]
    steps: tuple[Step, ...]
    span: Span | None
    start: datetime
    due: datetime
    zone: str
    place: Callable[[], str]
    labels: Mapping[str, Words]
    today: date
    calendar_url: str


def panel(told: Told) -> WhyPanel:
    """The panel in the active language, with the other beside it."""
    other = OTHER[locale()]
    heading, detail = _words(told)
    with translation.override(other):
        other_heading, other_detail = _words(told)
        other_text = _text(told)
    return WhyPanel(
        id=told.id,
        heading=heading,
        detail=detail,
        other_lang="zh-Hans" if other == "zh-hans" else other,
        other_heading=other_heading,
        other_detail=other_detail,
        days=tuple(_days(told, other)),
        sum=_sum(told),
        zone_note=_("times in %(place)s") % {"place": told.place()},
        calendar_url=told.calendar_url,
        copy_text=f"{_text(told)}\n\n{other_text}",
    )


def _words(told: Told) -> tuple[str, str]:
    known, language = told.known(), locale()
    heading = told.why.heading.in_language(language).format(**known)
    detail = told.why.detail.worded(known).in_language(language).format(**known)
    return heading, detail


def _days(told: Told, other: str) -> Iterable[WhyDay]:
    scale = _scale(told.steps)
    left_out: list[Step] = []
    shown = _shown(told.steps)
    for position, step in enumerate(told.steps):
        if position not in shown:
            left_out.append(step)
            continue
        if left_out:
            yield WhyDay(gap=_gap(left_out))
            left_out = []
        with translation.override(other):
            other_reason = _reason(told, step)
        yield WhyDay(
            label=day_words(step.date, told.today),
            counted=_counted(told, step),
            bars=tuple(Bar(_place(a, step, scale), _place(b, step, scale)) for a, b in step.ranges),
            ticks=tuple(_place(at, step, scale) for at in _marks(told, step)),
            axis=_axis(scale),
            reason=_reason(told, step),
            other_reason=other_reason,
        )


def _shown(steps: tuple[Step, ...]) -> frozenset[int]:
    """All days of a short count; of a long one its ends and what is special in between."""
    if len(steps) <= MOST_DAYS:
        return frozenset(range(len(steps)))
    special = [n for n, step in enumerate(steps) if step.why in _SPECIAL]
    return frozenset({0, len(steps) - 1, *special[: MOST_DAYS - 4]})


def _gap(steps: list[Step]) -> str:
    working = sum(bool(step.seconds) for step in steps)
    if working:
        return ngettext("%(days)d more working day", "%(days)d more working days", working) % {
            "days": working
        }
    return ngettext("%(days)d more day off", "%(days)d more days off", len(steps)) % {
        "days": len(steps)
    }


def _scale(steps: tuple[Step, ...]) -> tuple[int, int]:
    """The hours every bar runs over, in minutes of the day: one hour around what counts."""
    ranges = [(a, b, step) for step in steps for a, b in step.ranges]
    starts = [_minute(a, step) for a, _, step in ranges]
    ends = [_minute(b, step) for _, b, step in ranges]
    first = min(starts, default=8 * 60) // 60 * 60
    last = -(-max(ends, default=18 * 60) // 60) * 60
    return max(first, 0), min(last, _DAY)


def _minute(at: datetime, step: Step) -> int:
    return (at.date() - step.date).days * _DAY + at.hour * 60 + at.minute


def _place(at: datetime, step: Step, scale: tuple[int, int]) -> float:
    first, last = scale
    return min(max((_minute(at, step) - first) / (last - first), 0.0), 1.0)


def _marks(told: Told, step: Step) -> list[datetime]:
    """The asking and the due instant, on their days."""
    zone = ZoneInfo(told.zone)
    both = (told.start.astimezone(zone), told.due.astimezone(zone))
    return [at for at in both if at.date() == step.date]


def _axis(scale: tuple[int, int]) -> tuple[str, ...]:
    first, last = scale[0] // 60, scale[1] // 60
    return tuple(f"{hour:02d}" for hour in (first, (first + last) // 2, last))


def _counted(told: Told, step: Step) -> str:
    if told.span is not None and told.span.unit is Unit.WORKING_DAYS:
        if step.working_day is None:
            return "–"
        return _("day %(number)d") % {"number": step.working_day}
    return span_words(timedelta(seconds=step.seconds)) if step.seconds else "0"


def _reason(told: Told, step: Step) -> str:
    """ "Asked at 16:30 · Working day", in the active language."""
    zone, parts = ZoneInfo(told.zone), []
    started, ends = told.start.astimezone(zone), told.due.astimezone(zone)
    if started.date() == step.date:
        parts.append(_("From %(time)s") % {"time": f"{started:%H:%M}"})
    if step.name is not None:
        parts.append(step.name.zh_hans if locale() == "zh_Hans" else step.name.en)
    parts.append(told.labels[step.why.value].in_language(locale()))
    if ends.date() == step.date:
        parts.append(_("due at %(time)s") % {"time": f"{ends:%H:%M}"})
    return " · ".join(part for part in parts if part)


def _sum(told: Told) -> str:
    if not told.steps:
        return moment_words(told.due, told.zone, told.today)
    parts = [_counted(told, step) for step in told.steps]
    if told.span is None:
        total = span_words(timedelta(seconds=sum(step.seconds for step in told.steps)))
    else:
        total = playbook_labels.span_words(told.span)
    if told.span is not None and told.span.unit is Unit.WORKING_DAYS:
        parts = ["1" if step.working_day else "0" for step in told.steps]
    if len(parts) > MOST_DAYS:
        return f"= {total}"
    return f"{' + '.join(parts)} = {total}"


def _text(told: Told) -> str:
    """The whole explanation in one language, to be sent."""
    heading, detail = _words(told)
    lines = [heading, detail]
    for step in told.steps:
        day, reason = day_words(step.date, told.today), _reason(told, step)
        lines.append(f"{day}  {_counted(told, step)}  {reason}")
    lines.append(_sum(told))
    until = moment_words(told.due, told.zone, told.today)
    lines.append(_("Due: %(moment)s (%(place)s)") % {"moment": until, "place": told.place()})
    return "\n".join(line for line in lines if line)


def urgent_words(hours: Hours, urgent: Ranges) -> str:
    """The hours a count ran in, as a sentence of the playbook names them."""
    if hours is Hours.URGENT:
        return playbook_labels.ranges_words(urgent)
    return str(playbook_labels.HOURS_WORDS[hours])
