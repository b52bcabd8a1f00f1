"""The parts of an order's page, each in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from guanxi.apps.accounts.models import Membership, Person
from guanxi.apps.desk.labels.orders import Standing, purpose_words, standing_words
from guanxi.apps.desk.pages.order_corrected import (
    answer_words,
    difference_parts,
    edit_part,
    quantity_part,
)
from guanxi.apps.desk.pages.order_landed import (
    inspection_part,
    landed_table,
    share_words,
    terms_part,
)
from guanxi.apps.desk.pages.order_shapes import (
    ChangePart,
    CostPart,
    DeliveryPart,
    DuePart,
    HoldPart,
    LinePart,
    StepPart,
)
from guanxi.apps.desk.pages.today_rows import Reader, present
from guanxi.apps.desk.queries.orders import OrderView
from guanxi.apps.orders.labels import POINT_WORDS, CostKind, Party, Step
from guanxi.apps.orders.models import Condition, Cost, DateChange, Delivery, Hold, OrderLine
from guanxi.domain.orders import MilestoneStanding, PaymentDue, Point
from guanxi.domain.orders import Standing as StepStanding
from guanxi.platform.i18n.numbers import money_words, number_words
from guanxi.platform.i18n.times import day_words, locale

_NONE, _WHOLE = Decimal(0), Decimal(100)
STEP_LOOK = {
    StepStanding.DONE: ("ok", "check"),
    StepStanding.DONE_LATE: ("past", "check"),
    StepStanding.AHEAD: ("", "clock"),
    StepStanding.IN_BUFFER: ("soon", "clock"),
    StepStanding.PAST: ("past", "alert"),
}


def order_parts(view: OrderView, membership: Membership, *, may_act: bool) -> dict[str, object]:
    """All parts, as the template names them."""
    today, order = view.today, view.order
    reader = Reader.of(membership, may_act)
    total = view.known.total()
    names = {line.pk: str(line.variant) for line in view.lines}
    return {
        "standing": standing_words(
            order.stands("original"),
            order.stands("agreed"),
            today=today,
            cancelled=order.cancelled,
        ),
        "point": POINT_WORDS[view.point],
        "total": money_words(total, order.currency) if total is not None else "",
        "rows": [present(one, view.desk, reader) for one in view.owed],
        "lines": [_line(line, order.currency, today) for line in view.lines],
        "changes": [_change(one, names, today) for one in view.changes],
        "quantity_changes": [quantity_part(one, names, today) for one in view.quantities],
        "inspections": [inspection_part(one, names, today) for one in view.known.inspections],
        "landed": landed_table(view, names),
        "edits": [edit_part(one, view, names) for one in view.edits],
        "differences": list(difference_parts(view, names)),
        "terms": terms_part(view),
        "parts_delivered": [_delivery(one, names, view.point, today) for one in view.deliveries],
        "dues": [_due(one, view) for one in view.dues],
        "paid": list(_paid(view)),
        "conditions": [_condition(one, today) for one in view.known.condition_rows],
        "milestones": [_milestone(one, today) for one in view.steps],
        "cost_parts": [_cost(one) for one in view.costs],
        "borne": _borne_words(view),
        "holds": [_hold(one, today) for one in view.holds],
    }


def _line(line: OrderLine, currency: str, today: date) -> LinePart:
    unit = f" {line.unit}" if line.unit else ""
    came = f"{number_words(line.delivered)}{unit}" if line.delivered else ""
    if line.rejected:
        came = _("%(came)s, %(rejected)s of it rejected") % {
            "came": came, "rejected": number_words(line.rejected),
        }  # fmt: skip
    first = line.first_quantity
    return LinePart(
        pk=line.pk,
        product=line.variant.product_id,
        what=str(line.variant),
        sku=line.variant.sku,
        quantity=f"{number_words(line.quantity)}{unit}",
        first=number_words(first) if first is not None else "",
        price=money_words(line.price, currency) if line.price is not None else "",
        original=_day(line.original, today),
        agreed=_day(line.agreed, today),
        came=came,
        standing=standing_words(line.stands("original"), line.stands("agreed"), today=today),
    )


def _change(one: DateChange, names: dict[int, str], today: date) -> ChangePart:
    days = {"before": _day(one.before, today), "after": _day(one.after, today)}
    ours = one.asked_by == Party.OURS
    words = (
        _("We asked for %(after)s instead of %(before)s")
        if ours
        else _("They named %(after)s instead of %(before)s")
    )
    return ChangePart(
        pk=one.pk,
        words=words % days,
        announced=_told(one, today),
        answer=answer_words(one.accepted),
        reason=one.reason,
        of=names.get(one.line_id or 0, ""),
        waits=one.accepted is None,
        answered=one.accepted is not None,
    )


def _told(one: DateChange, today: date) -> str:
    """How long before the day it moves a change was announced."""
    notice = (one.before - one.announced).days
    if notice >= 0:
        words = ngettext(
            "told %(day)s, %(notice)d day before", "told %(day)s, %(notice)d days before", notice
        )
    else:
        words = ngettext(
            "told %(day)s, %(notice)d day after it had gone by",
            "told %(day)s, %(notice)d days after it had gone by",
            -notice,
        )
    return words % {"day": _day(one.announced, today), "notice": abs(notice)}


def _delivery(one: Delivery, names: dict[int, str], point: Point, today: date) -> DeliveryPart:
    lines = []
    for part in one.lines.all():
        words = f"{names.get(part.line_id, '')}: {number_words(part.quantity)}"
        if part.rejected:
            words = _("%(words)s, %(rejected)s rejected") % {
                "words": words, "rejected": number_words(part.rejected),
            }  # fmt: skip
        lines.append(words)
    days = tuple(
        (str(POINT_WORDS[passed]), _day(day, today), passed is point)
        for passed, day in one.passed.items()
    )
    how = " · ".join(part for part in (one.transport, one.tracking) if part)
    return DeliveryPart(one.pk, one.number, days, tuple(lines), how)


def _due(one: PaymentDue, view: OrderView) -> DuePart:
    currency, today = view.order.currency, view.today
    unknown = Standing(_("Nobody knows: it fell due before the order came in"), "thin", "info")
    return DuePart(
        amount=money_words(one.amount, currency),
        words=share_words(one.share),
        due=_day(one.due, today) or _("not due yet"),
        state=unknown if view.known.is_before_us(one) else _paid_words(one, currency, today),
    )


def _paid_words(one: PaymentDue, currency: str, today: date) -> Standing:
    if one.settled is not None:
        day = {"day": _day(one.settled, today)}
        late = one.due is not None and one.settled > one.due
        words = _("Paid late, on %(day)s") if late else _("Paid on %(day)s")
        return Standing(words % day, "" if late else "ok", "check")
    if one.paid:
        some = {"amount": money_words(one.amount - one.paid, currency)}
        words = _("%(amount)s are missing") % some
        past = one.due is not None and one.due < today
        return Standing(words, "past" if past else "thin", "money")
    if one.due is None:
        return Standing(_("Waits for it"), "thin", "clock")
    if one.due < today:
        return Standing(_("Past its day"), "past", "alert")
    return Standing(_("To be paid"), "", "clock")


def _paid(view: OrderView) -> Iterator[dict[str, object]]:
    rows = sorted(view.known.paid, key=lambda one: (one.paid, one.pk))
    for one in rows:
        yield {
            "pk": one.pk,
            "amount": money_words(one.amount, one.currency),
            "day": _day(one.paid, view.today),
            "what": " · ".join(
                part for part in (purpose_words(one.purpose), one.reference) if part
            ),
        }


def _condition(one: Condition, today: date) -> StepPart:
    if one.met is not None:
        late = one.due is not None and one.met > one.due
        words = _("Done on %(day)s") % {"day": _day(one.met, today)}
        state = Standing(words, "" if late else "ok", "check")
    elif one.due is not None and one.due < today:
        state = Standing(_("Past its day"), "past", "alert")
    else:
        state = Standing(pgettext("order", "Open"), "thin", "clock")
    return StepPart(
        one.pk, one.get_kind_display(), one.get_by_display(), _day(one.due, today), state,
        one.met is not None,
    )  # fmt: skip


def _milestone(one: MilestoneStanding, today: date) -> StepPart:
    words = {
        StepStanding.DONE: _("Done in time"),
        StepStanding.DONE_LATE: pgettext("a step", "Done late"),
        StepStanding.AHEAD: _("Ahead"),
        StepStanding.IN_BUFFER: _("Uses its buffer"),
        StepStanding.PAST: _("Past its day"),
    }
    day = _day(one.aim, today)
    if one.latest != one.aim:
        day = _("%(aim)s, at the latest %(latest)s") % {
            "aim": day, "latest": _day(one.latest, today),
        }  # fmt: skip
    milestone = one.milestone
    return StepPart(
        milestone.id,
        str(Step(milestone.step.value).label),
        str(Party(milestone.by.value).label) if milestone.by.value in Party.values else "",
        day,
        Standing(words[one.standing], *STEP_LOOK[one.standing]),
        milestone.done is not None,
    )


def _cost(one: Cost) -> CostPart:
    ours = one.our_share * _WHOLE
    if one.our_share == 1:
        who = _("we bear it")
    elif not one.our_share:
        who = _("they bear it")
    else:
        who = _("we bear %(ours)s %%, they the rest") % {"ours": number_words(ours)}
    return CostPart(
        one.pk,
        str(CostKind(one.kind).label),
        money_words(one.amount, one.currency),
        who,
        one.unexpected,
    )


def _borne_words(view: OrderView) -> str:
    """What all costs come to, and who bore what nobody expected."""
    borne = view.landed.borne
    if not borne or not view.order.currency:
        return ""
    currency = view.order.currency

    def summed(name: str) -> str:
        return money_words(sum((getattr(one, name) for one in borne), _NONE), currency)

    words = _("We bear %(ours)s, they %(theirs)s.") % {
        "ours": summed("ours"), "theirs": summed("theirs"),
    }  # fmt: skip
    if any(one.unexpected or one.unexpected_theirs for one in borne):
        words += ("" if locale() == "zh_Hans" else " ") + _(
            "Of what nobody expected we bear %(ours)s, they %(theirs)s."
        ) % {"ours": summed("unexpected"), "theirs": summed("unexpected_theirs")}
    return words


def _hold(one: Hold, today: date) -> HoldPart:
    lifted = ""
    if one.lifted_at is not None:
        lifted = _by(_("lifted %(day)s"), one.lifted_at, one.lifted_by, today)
    placed = _by(_("since %(day)s"), one.placed_at, one.placed_by, today)
    return HoldPart(one.pk, one.get_on_display(), one.reason, placed, lifted)


def _by(words: str, at: datetime, person: Person | None, today: date) -> str:
    day = words % {"day": day_words(timezone.localtime(at).date(), today)}
    return f"{day} · {person.name}" if person else day


def _day(day: date | None, today: date) -> str:
    return day_words(day, today) if day else ""
