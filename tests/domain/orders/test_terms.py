"""Payment terms read from what people write, and never guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guanxi.domain.orders import PaymentEvent as E
from guanxi.domain.orders import read_terms

DEPOSIT_THEN_READY = [(30, E.ORDER, 0), (70, E.READY, 0)]
DEPOSIT_THEN_BL = [(30, E.ORDER, 0), (70, E.BL_COPY, 0)]


def read(text: str) -> list[tuple[Decimal, E, int]]:
    return [(one.percent, one.event, one.days) for one in read_terms(text)]


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("30% deposit, 70% before shipment", DEPOSIT_THEN_READY),
        ("30% T/T deposit, balance before shipment", DEPOSIT_THEN_READY),
        ("Payment: 30% T/T in advance, 70% T/T prior to delivery.", DEPOSIT_THEN_READY),
        ("30% deposit upon order confirmation, 70% balance before shipment", DEPOSIT_THEN_READY),
        ("30% deposit 70% before shipment", DEPOSIT_THEN_READY),
        ("30%定金，70%发货前付清", DEPOSIT_THEN_READY),
        ("30% 定金 70% 发货前", DEPOSIT_THEN_READY),
        ("定金30%，尾款出货前结清", DEPOSIT_THEN_READY),
        ("合同签订后付30%，发货前付清余款", DEPOSIT_THEN_READY),
        ("T/T 30% in advance, 70% against copy of B/L", DEPOSIT_THEN_BL),
        ("30% deposit / 70% balance against BL copy", DEPOSIT_THEN_BL),
        ("预付30%，余款见提单复印件付清", DEPOSIT_THEN_BL),
        ("30% with the order and 70 % 14 days after the copy of the bill of lading",
         [(30, E.ORDER, 0), (70, E.BL_COPY, 14)]),
        ("30% with order, 40% before shipment, 30% 30 days after arrival",
         [(30, E.ORDER, 0), (40, E.READY, 0), (30, E.ARRIVED, 30)]),
        ("30% deposit before production; balance after inspection",
         [(30, E.PRODUCTION_BEGINS, 0), (70, E.INSPECTED, 0)]),
        ("30%预付款，60%发货前，10%验收后",
         [(30, E.ORDER, 0), (60, E.READY, 0), (10, E.ACCEPTED, 0)]),
        ("100% T/T in advance", [(100, E.ORDER, 0)]),
        ("款到发货", [(100, E.READY, 0)]),
        ("货到30天付款", [(100, E.ARRIVED, 30)]),
        ("１００％发货后30天内付清", [(100, E.SHIPPED, 30)]),
        ("Net 30", [(100, E.INVOICE, 30)]),
        ("60 days after B/L date", [(100, E.BL_COPY, 60)]),
    ],
)  # fmt: skip
def test_common_terms_are_read_in_both_languages(
    text: str, shares: list[tuple[int, E, int]]
) -> None:
    assert read(text) == shares


@pytest.mark.parametrize(
    "text",
    [
        "", "TBD", "30/70", "T/T 30/70", "L/C at sight", "D/P at sight", "O/A 60 days", "月结30天",
        "30% deposit, 60% before shipment",  # does not make the whole
        "30% deposit, 80% before shipment",
        "30% deposit, 70% later",  # a word nobody knows
        "30%定金，70%看情况",
        "30% deposit, 70% before shipment unless it is late",
        "100% before shipment by L/C at sight",
        "30%定金，70%发货前看情况",
        "deposit, balance before shipment",  # how much?
        "30% deposit, 70% balance",  # when?
        "50% deposit, 50% before shipment, against B/L copy",  # two events for one share
        "100% 7 days before shipment",  # days before an event
        "70% after deposit",
        "1000 USD deposit, rest before shipment",
        "30% deposit, 0% before shipment, 70% on arrival",
        "30% deposit, " * 40,
    ],
)  # fmt: skip
def test_what_is_not_understood_to_the_last_word_stays_a_text(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet="30%70 定金发货前,;/depositbalancebeforeshipmentnet天后", max_size=60))
def test_what_is_read_always_makes_the_whole(text: str) -> None:
    shares = read_terms(text)

    assert not shares or sum(one.percent for one in shares) == 100
