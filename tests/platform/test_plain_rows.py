"""Rows as the database gives them are those Django reads, where nothing needs conversion."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from guanxi.apps.accounts.models import Person
from guanxi.platform.plain_rows import PART, instant, plain_rows

pytestmark = pytest.mark.django_db


def test_plain_rows_are_those_of_the_queryset_however_many() -> None:
    Person.objects.bulk_create(
        Person(email=f"p{number}@example.com", name=f"P{number}") for number in range(PART + 1)
    )
    rows = Person.objects.order_by("pk").values_list("pk", "name")

    assert [tuple(row) for row in plain_rows(rows)] == list(rows)


def test_instants_are_those_of_the_queryset() -> None:
    seen = datetime(2026, 11, 23, 9, 12, 33, 250, tzinfo=ZoneInfo("Asia/Shanghai"))
    for number, at in enumerate((seen, seen.replace(microsecond=0))):
        Person.objects.create(email=f"p{number}@example.com", name="P", last_login=at)
    rows = Person.objects.order_by("pk").values_list("last_login")

    assert [instant(at) for (at,) in plain_rows(rows)] == [at for (at,) in rows]


def test_a_question_that_no_row_can_answer_gives_none() -> None:
    assert list(plain_rows(Person.objects.filter(pk__in=[]).values_list("pk"))) == []
