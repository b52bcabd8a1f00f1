"""A row of Today in words: its sentence, its state, both clocks, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from guanxi.apps.accounts.models import Membership
from guanxi.apps.desk.labels.reminders import reminded_words
from guanxi.apps.desk.labels.sentences import language_of, matter, say, wording
from guanxi.apps.desk.labels.today import KIND_WORDS, left_words, past_words
from guanxi.apps.desk.labels.who import WHO_ACTS, WHO_BY
from guanxi.apps.desk.pages.addresses import numbered
from guanxi.apps.desk.pages.order_rows import (
    first_way,
    is_of_order,
    more_ways,
    order_place,
    order_words,
)
from guanxi.apps.desk.pages.row_parts import Act, Chip, Pair
from guanxi.apps.desk.queries.today import NOTHING, About, Name, Today
from guanxi.apps.obligations.queries import OpenRow
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.labels import Channel
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.obligations import State
from guanxi.domain.playbook import Debtor, DueFrom, Rule, Urgency
from guanxi.platform.i18n.times import (
    city_of,
    clock,
    day_words,
    locale,
    moment_words,
    short_day_words,
    weekday_words,
)
from guanxi.platform.web.templatetags.look import names, page_lang

SOON = timedelta(hours=2)
NEAR = 6  # days within which a weekday alone says which day
JUST_PAST = 4  # the same for days gone by, which a coming one could be taken for


@dataclass(frozen=True)
class Row:
    """What ``components/row_sentence.html`` shows."""

    id: str
    icon: str
    say: SafeString
    chip: Chip | None
    facts: tuple[str, ...]
    pair: Pair | None
    why_url: str
    act: Act | None
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class Reader:
    """For whom the rows are written. ``may_act``: viewers only look."""

    zone: str
    may_act: bool
    pk: int

    @classmethod
    def of(cls, membership: Membership, may_act: bool) -> Reader:
        return cls(membership.person.zone, may_act, membership.person_id)


def present(one: OpenRow, today: Today, reader: Reader) -> Row:
    """One row in the reader's language."""
    rule = current_playbook().rule(one.row.rule)
    debtor = Debtor(one.row.debtor)
    about = about_of(one, today.about)
    due = one.row.due
    has_time = due is not None and not rule.comes_first
    return Row(
        id=f"o{one.pk}",
        icon=rule.icon,
        say=sentence(one, about, today, reader.zone, door=supplier_url(one.row.supplier)),
        chip=_chip(one, today) if has_time else None,
        facts=tuple(_facts(one, about, today, reader)),
        pair=pair_of(due, one.row.supplier, reader.zone, today.now) if due else None,
        why_url=numbered("why", one.pk) if due else "",
        act=_first_act(one, rule, debtor, reader),
        acts=tuple(_other_acts(one, rule, debtor, today)) if reader.may_act else (),
    )


def about_of(one: OpenRow, about: Mapping[tuple[str, int], About]) -> About:
    """What a row is about: its own subject, or the message a promise was made in."""
    params = one.row.params
    for key in (
        ("message", params.get("message")),
        ("participant", params.get("participant")),
        (params.get("said_in_type"), params.get("said_in")),
        (one.row.subject_type, one.row.subject_id),
    ):
        if key in about:
            return about[key]
    return NOTHING


def sentence(one: OpenRow, about: About, today: Today, zone: str, door: str = "") -> SafeString:
    """What a person would say: who, what, and by whom it is waited for; ``door`` is the address
    behind the supplier's name."""
    rule, debtor = current_playbook().rule(one.row.rule), Debtor(one.row.debtor)
    known: dict[str, object] = {"supplier": supplier_names(one.row.supplier, door)}
    if about.person:
        known["person"] = person_words(about.person)
    what = one.promised or words_of(about)
    if what:
        known["what"] = _spoken(what)
    until = one.row.params.get("until")
    if until:
        day = today.now.astimezone(ZoneInfo(zone)).date()
        known["until"] = moment_words(datetime.fromisoformat(until), zone, day)
    if "what" in rule.always and not what:
        known["what"] = _("something that is private")
    if one.row.params.get("mail") and not what:
        known["what"] = _("no subject")
    if is_of_order(one.row):
        known |= order_words(one.row, with_door=bool(door))
    return say(wording(rule, debtor, known), known)


def supplier_names(supplier: Supplier, url: str) -> SafeString:
    """The supplier in a sentence: both scripts in English, its own name alone in Chinese."""
    if locale() == "zh_Hans" and supplier.name_zh:
        return names("", supplier.name_zh, url)
    return names(supplier.name, supplier.name_zh, url)


def supplier_url(supplier: Supplier) -> str:
    """The address of a supplier's page."""
    return numbered("supplier", supplier.pk)


def words_of(about: About) -> str:
    """What was said, in one line; for a photo or voice message what it is."""
    if about.text and about.kind not in KIND_WORDS:
        return matter(about.text)
    kind = KIND_WORDS.get(about.kind)
    return str(kind) if kind else ""


def person_words(name: Name) -> str:
    """What somebody is called in the reader's language."""
    chinese_first = locale() == "zh_Hans"
    return (name.chinese or name.latin) if chinese_first else (name.latin or name.chinese)


def _spoken(text: str) -> SafeString | str:
    lang = language_of(text)
    return text if lang == page_lang() else format_html('<span lang="{}">{}</span>', lang, text)


def _chip(one: OpenRow, today: Today) -> Chip | None:
    row, now = one.now, today.now
    assert row.due is not None
    if row.state is State.UNKNOWN:
        assert row.known_until is not None
        local = row.known_until.astimezone(today.ours.tz).date()
        day = day_words(local, now.astimezone(today.ours.tz).date())
        return Chip(_("Unknown since %(day)s") % {"day": day}, "upload", "thin")
    if row.due < now:
        return Chip(past_words(row.due, now, today.ours), "alert", "past")
    if row.due - now <= SOON:
        return Chip(left_words(row.due, now), "clock", "soon")
    return None


def _facts(one: OpenRow, about: About, today: Today, reader: Reader) -> list[str]:
    """The quiet line: when it was asked and where, how urgent, who has it."""
    row, facts = one.row, []
    local = today.now.astimezone(ZoneInfo(reader.zone)).date()
    if row.rule == "promise":
        day = (about.at or row.opened).astimezone(ZoneInfo(reader.zone)).date()
        said = _("said %(day)s") if about.at else _("noted %(day)s")
        facts.append(said % {"day": day_words(day, local)})
    elif row.rule in ("answer", "unsure"):
        facts.append(_said_when(row.opened, row.supplier, local, about.channel))
    elif row.params.get("by"):
        facts.append(str(WHO_BY[row.params["by"]]))
    urgency = row.params.get("urgency")
    if urgency and urgency != Urgency.REGULAR:
        label = current_playbook().answers[Urgency(urgency)].label
        facts.append(label.in_language(locale()))
    if one.row.reminded_at is not None:
        facts.append(reminded_words(one.row, reader.zone, local))
    if row.assigned_to is not None:
        mine = row.assigned_to_id == reader.pk
        facts.append(
            _("handed to you") if mine else _("handed to %(name)s") % {"name": row.assigned_to.name}
        )
    return facts


def _said_when(at: datetime, supplier: Supplier, today: date, channel: str) -> str:
    """ "WhatsApp, Fri 20:10 Ningbo"."""
    local = at.astimezone(ZoneInfo(supplier.zone))
    near = (today - local.date()).days <= NEAR
    day = weekday_words(local.date()) if near else day_words(local.date(), today)
    when = f"{day} {local:%H:%M} {city(supplier)}"
    if not channel:
        return when
    comma = "，" if locale() == "zh_Hans" else ", "
    return f"{Channel(channel).label}{comma}{when}"


def city(supplier: Supplier) -> str:
    """Where they are, in the reader's script where it is known."""
    both = (supplier.city, supplier.city_zh)
    own, other = both[::-1] if locale() == "zh_Hans" else both
    return own or other or city_of(supplier.zone)


def pair_of(at: datetime, supplier: Supplier, zone: str, now: datetime) -> Pair:
    """One instant on both clocks; the day where it is not today."""
    today = now.astimezone(ZoneInfo(zone)).date()
    return Pair(
        ours=clock(at, zone),
        ours_at=_where(at, zone, city_of(zone), today),
        theirs=clock(at, supplier.zone),
        theirs_at=_where(at, supplier.zone, city(supplier), at.astimezone(ZoneInfo(zone)).date()),
    )


def _where(at: datetime, zone: str, place: str, expected: date) -> str:
    day = at.astimezone(ZoneInfo(zone)).date()
    if day == expected:
        return place
    near = -JUST_PAST <= (day - expected).days <= NEAR
    words = weekday_words(day) if near else short_day_words(day)
    return f"{words} {place}" if locale() == "zh_Hans" else f"{words}, {place}"


def _first_act(one: OpenRow, rule: Rule, debtor: Debtor, reader: Reader) -> Act | None:
    """What the row asks for. Looking is open to everybody; doing is not."""
    row = one.row
    label = rule.by_debtor[debtor].act.in_language(locale())
    if is_of_order(row):
        return _to(row.pk, label, *first_way(row)) if reader.may_act else None
    return _act_by_rule(one, rule, debtor, reader, label)


def _to(pk: int, label: str, url: str, opens: str) -> Act:
    """A way to another page, or to what opens below the row."""
    return Act(label, url=url) if url else Act(label, get=numbered(opens, pk))


def _act_by_rule(
    one: OpenRow, rule: Rule, debtor: Debtor, reader: Reader, label: str
) -> Act | None:
    row = one.row
    if one.now.state is State.UNKNOWN or rule.code == "freshen":
        freshen = current_playbook().rule("freshen").by_debtor[Debtor.OURS]
        act = Act(freshen.act.in_language(locale()), url=reverse("bring_in"))
    elif rule.code == "who_is_who":
        guess = row.params.get("guess")
        people = Act(label, url=numbered("room_people", row.params["room"]))
        act = _who_act(one, guess) if guess else people
    elif rule.code == "call":
        return Act(label, url=numbered("planned_call", row.subject_id))
    elif rule.code == "closure_dates":
        year = row.params["year"]
        act = Act(label, url=reverse("new_year", kwargs={"pk": row.supplier_id, "year": year}))
    elif rule.due_from is DueFrom.CADENCE and debtor is not Debtor.THEIRS:
        act = Act(label, get=numbered("log_call", row.supplier_id))
    elif rule.code == "promise" and debtor is Debtor.OURS:
        act = Act(label, post=numbered("mark_done", row.pk))
    elif debtor is Debtor.THEIRS and rule.code != "unsure":
        act = Act(label, get=numbered("remind", row.pk))
    else:
        act = Act(label, url=place_of(one))
    return act if reader.may_act or act.url == place_of(one) else None


def _who_act(one: OpenRow, side: str) -> Act:
    """One click that says whose side somebody is on."""
    return Act(str(WHO_ACTS[side]), post=reverse("say_who", kwargs={"pk": one.pk, "side": side}))


def place_of(one: OpenRow) -> str:
    """Where a row's message stands in its supplier's timeline, or its order's page; else the
    supplier's page."""
    if is_of_order(one.row):
        return order_place(one.row)
    page = supplier_url(one.row.supplier)
    params, row = one.row.params, one.row
    opening = row.subject_id if row.subject_type == "message" else None
    said_in = params.get("said_in") if params.get("said_in_type") == "message" else None
    message = params.get("message") or opening or said_in
    return f"{page}?at={message}#m{message}" if message else page


def _other_acts(one: OpenRow, rule: Rule, debtor: Debtor, today: Today) -> list[Act]:
    def to(name: str) -> str:
        return numbered(name, one.pk)

    call = numbered("log_call", one.row.supplier_id)
    acts = [Act(_("Snooze"), "moon", "s", get=to("snooze"))]
    acts += [_to(one.row.pk, *way) for way in more_ways(one.row)]
    if rule.code == "who_is_who":
        guess, room = one.row.params.get("guess"), one.row.params["room"]
        acts += [_who_act(one, side) for side in WHO_ACTS if side != guess]
        acts += [Act(_("Everybody in it"), url=numbered("room_people", room))] if guess else []
    if rule.code in ("answer", "promise"):
        acts.append(Act(_("Log a call"), "phone", "c", get=call))
    if rule.code == "answer":
        done = _("Answered elsewhere") if debtor is Debtor.OURS else _("They answered elsewhere")
        acts.append(Act(done, "check", "e", post=to("mark_done")))
    if rule.code == "promise" and debtor is Debtor.THEIRS:
        acts.append(Act(_("They did it"), "check", "e", post=to("mark_done")))
    if rule.code in ("answer", "unsure"):
        key = "e" if rule.code == "unsure" else ""
        acts.append(Act(_("Needs no answer"), "close", key, post=to("needs_no_answer")))
    if today.worklist.members > 1:
        acts.append(Act(_("Hand on"), "people", get=to("delegate")))
    return acts
