"""When the events happened on which shares of a price fall due."""

from datetime import date

from tests.domain.orders.samples import LATER, line, order, sep, shipped

from guanxi.domain.orders import (
    Condition,
    ConditionKind,
    Milestone,
    PaymentEvent,
    Point,
    Step,
    events_happened,
)
from guanxi.domain.playbook import Debtor


def happened(*deliveries: object, **more: object) -> dict[PaymentEvent, date]:
    return events_happened(
        order(line(1), line(2)),
        deliveries,  # type: ignore[arg-type]
        **{"ordered": None, "known_until": LATER, **more},  # type: ignore[arg-type]
    )


def test_goods_are_shipped_on_the_day_the_last_of_them_is() -> None:
    first, rest = shipped(sep(8)), shipped(sep(12), line_id=2)

    assert happened(first) == {}
    assert happened(first, rest) == {
        PaymentEvent.SHIPPED: sep(12), PaymentEvent.BL_COPY: sep(12), PaymentEvent.INVOICE: sep(12),
    }  # fmt: skip


def test_what_goes_by_air_is_shipped_with_its_carrier() -> None:
    both = [shipped(sep(8), line_id=number, at=Point.HANDED_OVER) for number in (1, 2)]

    assert happened(*both)[PaymentEvent.SHIPPED] == sep(8)


def test_a_step_that_is_done_speaks_for_the_whole_order() -> None:
    step = Milestone(1, Step.SHIPPED, Debtor.THEIRS, sep(10), False, done=sep(9))

    assert happened(shipped(sep(8)), milestones=[step])[PaymentEvent.SHIPPED] == sep(9)


def test_sample_is_approved_with_the_last_of_its_kind() -> None:
    def sample(number: int, met: date | None) -> Condition:
        return Condition(number, ConditionKind.SAMPLE, Debtor.OURS, None, met)

    waiting = happened(conditions=[sample(1, sep(2)), sample(2, None)])
    approved = happened(conditions=[sample(1, sep(2)), sample(2, sep(4))])

    assert waiting == {}
    assert approved == {PaymentEvent.SAMPLE_APPROVED: sep(4)}


def test_accepted_is_what_has_arrived_and_been_inspected() -> None:
    arrived = [shipped(sep(20), line_id=number, at=Point.ARRIVED) for number in (1, 2)]

    assert PaymentEvent.ACCEPTED not in happened(*arrived)
    assert happened(*arrived, inspected=sep(24))[PaymentEvent.ACCEPTED] == sep(24)


def test_what_happens_later_is_not_known_yet() -> None:
    assert happened(ordered=sep(3), known_until=sep(2)) == {}
    assert happened(ordered=sep(3), known_until=sep(3)) == {PaymentEvent.ORDER: sep(3)}
