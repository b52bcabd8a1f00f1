"""What people decided, for the apps that measure the same facts."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from guanxi.apps.obligations.models import Decision
from guanxi.domain.obligations import DecisionKind


def decided_against(rule: str, subject_type: str) -> QuerySet[Decision, Any]:
    """Ids of the subjects somebody judged to need nothing, as a subquery: a question that needs
    no answer must not stay in the statistics of answers."""
    return Decision.objects.filter(
        rule=rule,
        subject_type=subject_type,
        kind=DecisionKind.NO_ANSWER.value,
        undone_at=None,
    ).values("subject_id")
