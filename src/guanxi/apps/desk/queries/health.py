"""How a relationship goes: every figure of a supplier over a year, by quarter, and the whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from guanxi.apps.accounts.models import Person
from guanxi.apps.desk.queries.health_talk import talk_facts
from guanxi.apps.orders.queries.figures import NOTHING, OrderFigures, order_figures
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.measures import (
    MEASURES,
    Better,
    Figure,
    Period,
    Rules,
    State,
    Whole,
    clearly_better,
    rules_of,
    trend_of,
    whole,
)
from guanxi.domain.statistics import Trend

YEAR = timedelta(days=365)
QUARTERS = 8  # that are over; from so many on there is a trend
IN_SHORT = ("on_time", "otif", "lots_passed", "told_before")
Figures = Mapping[str, Figure]


@dataclass(frozen=True)
class Course:
    """One measure of a supplier: over the last twelve months, the twelve before, and by quarter
    (the last one still runs)."""

    supplier: Supplier
    now: Figure
    before: Figure
    quarters: tuple[Figure, ...]
    rules: Rules

    @property
    def trend(self) -> Trend | None:
        """Where it is heading; the quarter that still runs does not count."""
        return trend_of(self.quarters[:-1], self.rules)

    @property
    def against_before(self) -> bool | None:
        """Whether it is clearly better (True) or worse (False) than the year before."""
        return compared(self.now, self.before)


@dataclass(frozen=True)
class Health:
    """Every measure of a supplier over the last twelve months, with its course; and what the
    playbook's parts come to."""

    year: Period
    courses: Mapping[str, Course]
    whole: Whole
    rules: Rules

    @property
    def now(self) -> Figures:
        """The figures of the last twelve months."""
        return {code: course.now for code, course in self.courses.items()}


def health_of(supplier: Supplier, *, person: Person, now: datetime) -> Health:
    """Everything about one supplier. The number of queries does not depend on how much there is."""
    year, before = years_until(supplier, now)
    quarters = quarters_until(year.last)
    found = figures_of(supplier, (year, before, *quarters), person=person, now=now)
    playbook = current_playbook()
    rules = rules_of(playbook)
    return Health(
        year=year,
        courses={
            code: Course(
                supplier,
                found[year][code],
                found[before][code],
                tuple(found[one][code] for one in quarters),
                rules,
            )
            for code in MEASURES
        },
        whole=whole(found[year], playbook.health, playbook.bands, rules),
        rules=rules,
    )


def course_of(supplier: Supplier, code: str, *, person: Person, now: datetime) -> Course:
    """One measure of one supplier; what the others need is not asked for."""
    year, before = years_until(supplier, now)
    quarters = quarters_until(year.last)
    periods = (year, before, *quarters)
    rules = rules_of(current_playbook())
    if code in NOTHING:
        of_orders = order_figures(
            [supplier.pk], periods, workspace=supplier.workspace, now=now, only=[code]
        )
        found = {one: of_orders.one(code, supplier.pk, one) for one in periods}
    else:
        facts = talk_facts(supplier, periods, person=person, now=now, only=code)
        found = {one: MEASURES[code](facts[one][code], one, rules) for one in periods}
    return Course(
        supplier, found[year], found[before], tuple(found[one] for one in quarters), rules
    )


def figures_of(
    supplier: Supplier, periods: Sequence[Period], *, person: Person, now: datetime
) -> dict[Period, Figures]:
    """Every measure of one supplier over these periods, in the order of the measures."""
    of_orders = order_figures([supplier.pk], periods, workspace=supplier.workspace, now=now)
    return _with_talk(of_orders, supplier, periods, person=person, now=now)


def figures_of_each(
    suppliers: Sequence[Supplier], period: Mapping[int, Period], *, person: Person, now: datetime
) -> dict[int, Figures]:
    """Every measure of each of these suppliers over its period, by its id: what orders give at
    once, talk one by one."""
    if not suppliers:
        return {}
    of_orders = order_figures(
        list(period), set(period.values()), workspace=suppliers[0].workspace, now=now
    )
    return {
        one.pk: _with_talk(of_orders, one, [period[one.pk]], person=person, now=now)[period[one.pk]]
        for one in suppliers
    }


def _with_talk(
    of_orders: OrderFigures,
    supplier: Supplier,
    periods: Sequence[Period],
    *,
    person: Person,
    now: datetime,
) -> dict[Period, Figures]:
    of_talk = talk_facts(supplier, periods, person=person, now=now)
    found: dict[Period, Figures] = {}
    for period in periods:
        figures = of_orders.of(supplier.pk, period)
        for code, facts in of_talk[period].items():
            figures[code] = MEASURES[code](facts, period, of_orders.rules)
        found[period] = {code: figures[code] for code in MEASURES}
    return found


def years_until(supplier: Supplier, now: datetime) -> tuple[Period, Period]:
    """The last twelve months on the supplier's clock, and the twelve before them."""
    today = now.astimezone(ZoneInfo(supplier.zone)).date()
    one_day = timedelta(days=1)
    year = Period(today - YEAR + one_day, today)
    return year, Period(year.first - YEAR, year.first - one_day)


def quarters_until(day: date) -> tuple[Period, ...]:
    """The last quarters, the one of this day last."""
    found = []
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    for _ in range(QUARTERS + 1):
        following = (first + timedelta(days=100)).replace(day=1)
        found.append(Period(first, following - timedelta(days=1)))
        earlier = first - timedelta(days=1)
        first = date(earlier.year, earlier.month - 2, 1)
    return tuple(reversed(found))


def compared(one: Figure, other: Figure) -> bool | None:
    """Whether the first is clearly better (True), clearly worse (False), or neither."""
    better = MEASURES[one.measure].better
    if better is Better.NEITHER:
        return None
    if clearly_better(one, other, better):
        return True
    return False if clearly_better(other, one, better) else None


def in_short(supplier: Supplier, *, now: datetime) -> list[Figure]:
    """What a supplier's page shows of its orders: those of a few measures that have facts. Five
    queries."""
    year, _ = years_until(supplier, now)
    found = order_figures(
        [supplier.pk], [year], workspace=supplier.workspace, now=now, only=IN_SHORT
    )
    figures = [found.one(code, supplier.pk, year) for code in IN_SHORT]
    return [one for one in figures if one.state is not State.NONE]
