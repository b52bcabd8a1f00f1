"""By when to order: counted backwards from the day of need, and explained."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from guanxi.apps.accounts.requests import DeskRequest, page
from guanxi.apps.orders.forms.last_day import LastDayForm
from guanxi.apps.orders.queries.planning import last_safe_order
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.calendars import CalendarError
from guanxi.domain.orders import PlanStep, Stage, Why
from guanxi.platform.i18n.numbers import number_words
from guanxi.platform.i18n.times import day_words, locale

STAGE_WORDS: Mapping[Stage, Promise] = {
    Stage.LAST_ORDER: gettext_lazy("Before the closure"),
    Stage.PRODUCTION: gettext_lazy("Production"),
    Stage.INSPECTION: gettext_lazy("Inspection"),
    Stage.FREIGHT: gettext_lazy("On the way"),
    Stage.BUFFER: gettext_lazy("Buffer"),
}
WHY_WORDS: Mapping[Why, Promise] = {
    Why.WORKING: gettext_lazy("working days"),
    Why.MAKEUP: gettext_lazy("a weekend day worked"),
    Why.WEEKEND: gettext_lazy("weekend, not counted"),
    Why.HOLIDAY: gettext_lazy("holiday, not counted"),
    Why.CLOSURE: gettext_lazy("closed, not counted"),
    Why.ON_THE_WAY: gettext_lazy("every day counts"),
    Why.RAMP_UP: gettext_lazy("the lines fill up again"),
    Why.NOT_TAKEN: gettext_lazy("orders would wait until the factory opens again"),
}


@page()
def last_order_day(request: DeskRequest, pk: int) -> HttpResponse:
    """The form, and below it the day with its steps."""
    supplier: Supplier = get_object_or_404(Supplier.objects.select_related("workspace"), pk=pk)
    asked = LastDayForm(
        request.GET if "need" in request.GET else None, initial={"inspection": 1, "buffer": 0}
    )
    context: dict[str, object] = {"supplier": supplier, "form": asked}
    if asked.is_valid():
        need = asked.cleaned_data["need"]
        try:
            found = last_safe_order(supplier, need, asked.spans())
        except CalendarError:
            asked.add_error(
                "production", _("The factory works too little to make it in three years.")
            )
        else:
            context |= {
                "day": found.day,
                "need": need,
                "steps": [_step(step, need) for step in found.steps],
            }
    status = 422 if asked.errors else 200
    return render(request, "orders/last_day.html", context, status=status)


def _step(step: PlanStep, need: date) -> dict[str, str]:
    """One line of the explanation: which days, how many of them count, and why."""
    first, last = day_words(step.first, need), day_words(step.last, need)
    why = str(WHY_WORDS[step.why])
    if step.name is not None:
        name = step.name.zh_hans if locale() == "zh_Hans" else step.name.en
        why = f"{name}{'，' if locale() == 'zh_Hans' else ', '}{why}"
    if step.why is Why.RAMP_UP:
        why = _("%(percent)d %% of full capacity: the lines fill up again") % {
            "percent": step.percent
        }
    days = (step.last - step.first).days + 1
    return {
        "stage": str(STAGE_WORDS[step.stage]),
        "days": first if step.first == step.last else f"{first} – {last}",
        "counted": _counted(step, days),
        "why": why,
    }


def _counted(step: PlanStep, days: int) -> str:
    if not step.counted:
        return pgettext("days counted", "0 of %(days)d") % {"days": days}
    if step.counted.denominator == 1:
        number = int(step.counted)
        return ngettext("%(number)d day", "%(number)d days", number) % {"number": number}
    exact = number_words(round(float(step.counted), 1))  # type: ignore[arg-type]
    return _("%(number)s days") % {"number": exact}
