"""Reading many rows as the database gives them, without Django's conversion of each value.

Grouped rows of whole numbers and texts come in the tens of thousands and need none: it takes longer
than the counting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

PART = 2_000


def plain_rows(rows: QuerySet[Any, Any]) -> Iterator[tuple[Any, ...]]:
    """The rows of a ``values_list``. One query.

    Whole numbers and texts are what they are. SQLite has days and instants as texts, truth as 0 and
    1, and amounts as floats: read those by the queryset itself.
    """
    try:
        statement, values = rows.query.sql_with_params()
    except EmptyResultSet:
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        while part := cursor.fetchmany(PART):
            yield from part
