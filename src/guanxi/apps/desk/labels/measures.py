"""Words for measures: their names, their groups, what they are made from, what they mean."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from guanxi.domain.measures import MEASURES, Better, Fact, Unit

NAMES: Mapping[str, Promise] = {
    "on_time": _("On time, against the original day"),
    "on_time_agreed": _("On time, against the last day agreed on"),
    "on_time_lines": _("Order lines on time"),
    "in_full": _("In full"),
    "otif": _("On time, in full and accepted"),
    "delay_median": _("Days after the original day, half of the orders"),
    "delay_p90": _("Days after the original day, nine of ten orders"),
    "lateness_median": _("How late the late ones were"),
    "acceptance": _("Units accepted"),
    "defect_rate": _("Units with a defect"),
    "defect_rate_critical": _("Units with a critical defect"),
    "defect_rate_major": _("Units with a major defect"),
    "defect_rate_minor": _("Units with a minor defect"),
    "lots_passed": _("Lots that passed inspection"),
    "answered_in_time": _("They answered within the agreed time"),
    "answered_in_time_ours": _("We answered within the agreed time"),
    "answer_median": _("Half of their answers within"),
    "answer_median_ours": _("Half of our answers within"),
    "answer_p90": _("Nine of ten of their answers within"),
    "answer_p90_ours": _("Nine of ten of our answers within"),
    "clarity": _("Understood the first time"),
    "cadence_kept": _("Contact as often as it should be"),
    "promises_kept": _("Promises they kept"),
    "promises_kept_ours": _("Promises we kept"),
    "reminders_needed": _("Reminders a promise took"),
    "reminders_needed_ours": _("Reminders a promise of ours took"),
    "told_before": _("Moved or missed days they told us of before"),
    "notice_median": _("How early they tell of a new day"),
    "flexibility": _("Our changes accepted and kept"),
    "innovation": _("Months with a suggestion of theirs"),
    "resolution_speed": _("Major problems solved within 48 hours"),
    "partnership_development": _("Months with contact beyond business"),
    "landed_unit_cost": _("What a unit costs once it is here"),
    "landed_unit_cost_change": _("Change of what a unit costs once it is here"),
    "price_change": _("Change of prices"),
    "variants": _("Different variants ordered"),
    "paid_on_time_ours": _("Payments we made on time"),
    "conditions_met_ours": _("Deposits and approvals we gave on time"),
    "told_before_ours": _("Days we moved and told them of before"),
}
# (heading, its measures in the order in which they are read)
GROUPS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (
        _("Delivery"),
        (
            "on_time", "on_time_agreed", "in_full", "otif", "delay_median", "delay_p90",
            "lateness_median", "on_time_lines", "told_before", "notice_median",
        ),
    ),
    (
        pgettext_lazy("measures", "Quality"),
        (
            "lots_passed", "acceptance", "defect_rate", "defect_rate_critical",
            "defect_rate_major", "defect_rate_minor",
        ),
    ),
    (
        _("Being in touch"),
        (
            "answered_in_time", "answer_median", "answer_p90", "cadence_kept", "promises_kept",
            "reminders_needed", "flexibility", "innovation", "partnership_development", "clarity",
            "resolution_speed",
        ),
    ),
    (
        _("Money"),
        ("landed_unit_cost_change", "price_change", "landed_unit_cost", "variants"),
    ),
    (
        _("Our own side"),
        (
            "answered_in_time_ours", "answer_median_ours", "answer_p90_ours",
            "promises_kept_ours", "reminders_needed_ours", "paid_on_time_ours",
            "conditions_met_ours", "told_before_ours",
        ),
    ),
)  # fmt: skip
# What to bring in where there are no facts, by the first fact a measure is made from.
MISSING: Mapping[Fact, Promise] = {
    Fact.ORDERS: _("Note orders, or bring in tables of orders and deliveries."),
    Fact.DATE_CHANGES: _("Note on the orders when a day was moved, and by whom."),
    Fact.CHANGE_REQUESTS: _("Note on the orders which days you asked to move, and the answer."),
    Fact.INSPECTIONS: _("Note inspections, or bring in a table of them."),
    Fact.MESSAGES: _("Bring in your chat or mail with them."),
    Fact.PROMISES: _("Pick promises out of messages; they count once their day has come."),
    Fact.ISSUES: _("Problems are not kept here yet."),
}
MISSING_BY_CODE: Mapping[str, Promise] = {
    "clarity": _(
        "Mark an answer with “Had to ask again”; answers count from the first marked one on."
    ),
    "reminders_needed": _(
        "Remind them from Today, or mark a message of yours as a reminder; promises count from the"
        " first one on."
    ),
    "reminders_needed_ours": _(
        "Mark a message of theirs as a reminder; promises count from the first one on."
    ),
    "innovation": _("Mark messages as a suggestion; months count from the first one on."),
    "partnership_development": _(
        "Mark messages as thanks or not about business; months count from the first one on."
    ),
    "conditions_met_ours": _("Note deposits and approvals on the orders, each with its day."),
    "paid_on_time_ours": _("Note payment terms and payments, or bring in tables of them."),
    "landed_unit_cost": _(
        "Only where all that came was one variant: a mean over different goods says nothing."
    ),
    "landed_unit_cost_change": _(
        "It takes the same variant in two quarters, in one currency, with its price."
    ),
    "price_change": _(
        "It takes the same variant in two quarters, in one currency, with its price."
    ),
}
FACT_WORDS: Mapping[Fact, Promise] = {
    Fact.ORDERS: pgettext_lazy("facts", "Orders"),
    Fact.DELIVERIES: pgettext_lazy("facts", "Deliveries"),
    Fact.DATE_CHANGES: _("Days that were moved"),
    Fact.CHANGE_REQUESTS: _("Days we asked to move"),
    Fact.INSPECTIONS: pgettext_lazy("facts", "Inspections"),
    Fact.COSTS: pgettext_lazy("facts", "Costs"),
    Fact.PAYMENTS: pgettext_lazy("facts", "Payments"),
    Fact.MESSAGES: pgettext_lazy("facts", "Messages"),
    Fact.CALLS: pgettext_lazy("facts", "Calls"),
    Fact.PROMISES: pgettext_lazy("facts", "Promises"),
    Fact.ISSUES: pgettext_lazy("facts", "Problems"),
}
UNIT_WORDS: Mapping[Unit, Promise] = {
    Unit.SHARE: _("a share"),
    Unit.CHANGE: _("a change in percent"),
    Unit.DAYS: _("days"),
    Unit.SECONDS: _("working time"),
    Unit.COUNT: _("a number"),
    Unit.MONEY: _("money"),
}
BETTER_WORDS: Mapping[Better, Promise] = {
    Better.HIGHER: _("More is better."),
    Better.LOWER: _("Less is better."),
    Better.NEITHER: _("Neither more nor less is better."),
}


def definition_words(code: str) -> str:
    """What a measure is, in the reader's language: the description of its function."""
    plain = " ".join(MEASURES[code].definition.replace("*", "").split())
    return gettext(plain)


def missing_words(code: str) -> str | Promise:
    """What to bring in so that a measure has facts."""
    return MISSING_BY_CODE.get(code) or MISSING[MEASURES[code].needs[0]]
