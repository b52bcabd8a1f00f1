"""What became of the days we asked to move."""

from datetime import date

from tests.domain.orders.samples import moved, sep

from guanxi.domain.measures import ChangeRequest, change_requests
from guanxi.domain.orders import DateChange, Verdict
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
