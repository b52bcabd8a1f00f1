"""What became of the days and quantities we asked to change."""

from datetime import date
from decimal import Decimal

import pytest
from tests.domain.orders.samples import moved, sep

from guanxi.domain.measures import (
    ChangeRequest,
    change_requests,
    quantity_requests,
    quantity_verdict,
)
from guanxi.domain.orders import DateChange, QuantityChange, Verdict
from guanxi.domain.playbook import Debtor


def asked(
    number: int, day: date, *, by: Debtor = Debtor.OURS, accepted: bool | None = True
) -> DateChange:
    return moved(day, sep(10), sep(20), by=by, accepted=accepted, number=number)


def judged(*changes: DateChange, verdict: Verdict = Verdict.ON_TIME) -> list[ChangeRequest]:
    return change_requests(changes, {one.id: verdict for one in changes})


def test_request_is_kept_where_the_goods_came_by_the_day_asked_for() -> None:
    request = asked(1, sep(1))

    assert judged(request) == [ChangeRequest(1, accepted=True, kept=True)]
    assert judged(request, verdict=Verdict.LATE) == [ChangeRequest(1, accepted=True, kept=False)]
    assert judged(request, verdict=Verdict.OPEN) == [ChangeRequest(1, accepted=True, kept=None)]


def test_request_they_moved_again_is_not_kept_and_one_we_moved_cannot_be_told() -> None:
    first, second = asked(1, sep(1)), asked(2, sep(3))
    theirs = asked(3, sep(4), by=Debtor.THEIRS)

    assert judged(second, first) == [
        ChangeRequest(1, accepted=True, kept=None),
        ChangeRequest(2, accepted=True, kept=True),
    ]
    assert judged(first, theirs) == [ChangeRequest(1, accepted=True, kept=False)]


def test_what_was_refused_or_is_unanswered_moves_nothing() -> None:
    first, refused = asked(1, sep(1)), asked(2, sep(3), accepted=False)
    unanswered = asked(3, sep(4), by=Debtor.THEIRS, accepted=None)

    assert judged(first, refused, unanswered) == [
        ChangeRequest(1, accepted=True, kept=True),
        ChangeRequest(2, accepted=False, kept=None),
    ]


def fewer(number: int = 1, after: int = 700, *, by: Debtor = Debtor.OURS) -> QuantityChange:
    return QuantityChange(number, 5, by, Decimal(1_000), Decimal(after), accepted=True)


def test_quantity_they_changed_again_is_not_kept_and_one_of_another_line_stands() -> None:
    ours, theirs = fewer(1), fewer(2, 600, by=Debtor.THEIRS)
    other = QuantityChange(3, 6, Debtor.OURS, Decimal(1), Decimal(2), accepted=False)

    found = quantity_requests([ours, theirs, other], dict.fromkeys((1, 2, 3), Verdict.ON_TIME))

    assert found == [
        ChangeRequest(1, accepted=True, kept=False),
        ChangeRequest(3, accepted=False, kept=None),
    ]


@pytest.mark.parametrize(
    ("after", "delivered", "knowing", "verdict"),
    [
        (700, 700, False, Verdict.OPEN),  # as the line stands by its day
        (700, 714, False, Verdict.OPEN),  # within the tolerance
        (700, 715, False, Verdict.LATE),
        (700, 715, True, Verdict.UNKNOWN),
        (1_200, 1_300, False, Verdict.OPEN),  # more was asked for
        (0, 0, False, Verdict.ON_TIME),
        (0, 1, False, Verdict.LATE),
    ],
)
def test_quantity_is_kept_by_its_day_and_not_where_more_came_than_was_left(
    after: int, delivered: int, knowing: bool, verdict: Verdict
) -> None:
    found = quantity_verdict(
        fewer(after=after), Verdict.OPEN, delivered=Decimal(delivered),
        tolerance=Decimal("0.02"), knowing=knowing,
    )  # fmt: skip

    assert found is verdict
