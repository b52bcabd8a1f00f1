"""What people decided, for the apps whose facts it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from guanxi.apps.obligations.models import Decision
from guanxi.domain import obligations as domain


def decisions_for(
    rule: str, subject_type: str, ids: Collection[int]
) -> dict[int, list[domain.Decision]]:
    """The decisions in force about some subjects of a rule, by subject id. One query.

    Read by the app that measures the same facts: a question judged to need no answer must not
    stay in its statistics.
    """
    found: dict[int, list[domain.Decision]] = defaultdict(list)
    taken = Decision.objects.filter(
        rule=rule, subject_type=subject_type, subject_id__in=ids, undone_at=None
    )
    for one in taken.order_by("at", "pk"):
        found[one.subject_id].append(one.to_domain())
    return dict(found)
