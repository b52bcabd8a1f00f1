"""Measures: from facts and a period to a value, its count, its interval and its state."""

from guanxi.domain.measures.figures import (
    Better,
    Fact,
    Figure,
    Measure,
    Period,
    Rules,
    State,
    Tally,
    Unit,
    rules_of,
)
from guanxi.domain.measures.health import (
    PartScore,
    Whole,
    band_of,
    clearly_better,
    score,
    trend_of,
    whole,
)
from guanxi.domain.measures.mirror import count_conditions, count_payments
from guanxi.domain.measures.prices import Purchases, Quarter, unit_costs
from guanxi.domain.measures.punctuality import NOT_YET, OrderCounts, count_orders, delay_of
from guanxi.domain.measures.quality import (
    DefectClass,
    InspectedLot,
    accepted_units,
    count_passed,
    defective_units,
)
from guanxi.domain.measures.registry import MEASURES
from guanxi.domain.measures.requests import change_requests
from guanxi.domain.measures.talk import (
    ChangeRequest,
    PromiseCounts,
    PromiseFact,
    count_notice,
    count_periods,
    count_promises,
    count_requests,
    count_told,
    months_with,
)

__all__ = [
    "MEASURES",
    "NOT_YET",
    "Better",
    "ChangeRequest",
    "DefectClass",
    "Fact",
    "Figure",
    "InspectedLot",
    "Measure",
    "OrderCounts",
    "PartScore",
    "Period",
    "PromiseCounts",
    "PromiseFact",
    "Purchases",
    "Quarter",
    "Rules",
    "State",
    "Tally",
    "Unit",
    "Whole",
    "accepted_units",
    "band_of",
    "change_requests",
    "clearly_better",
    "count_conditions",
    "count_notice",
    "count_orders",
    "count_passed",
    "count_payments",
    "count_periods",
    "count_promises",
    "count_requests",
    "count_told",
    "defective_units",
    "delay_of",
    "months_with",
    "rules_of",
    "score",
    "trend_of",
    "unit_costs",
    "whole",
]
