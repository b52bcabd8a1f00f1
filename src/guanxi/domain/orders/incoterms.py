"""Incoterms 2020: at which point of the journey the seller has delivered, so whose date counts.

An order "FOB Ningbo" is on time when it is on board in Ningbo by its date, however long the ship
takes; "DDP Hamburg" when it has arrived. Arrival is kept apart and judges nobody but itself. The
rule says too who pays the main carriage and the insurance, which a landed cost needs to know.
"""

from collections.abc import Mapping
from enum import StrEnum


class Incoterm(StrEnum):
    """The eleven rules of 2020."""

    EXW = "EXW"
    FCA = "FCA"
    CPT = "CPT"
    CIP = "CIP"
    DAP = "DAP"
    DPU = "DPU"
    DDP = "DDP"
    FAS = "FAS"
    FOB = "FOB"
    CFR = "CFR"
    CIF = "CIF"


class Point(StrEnum):
    """The points of a journey, in their order."""

    READY = "ready"  # at the works, ready to be collected
    HANDED_OVER = "handed_over"  # to the first carrier
    ALONGSIDE = "alongside"  # beside the ship in the port of loading
    ON_BOARD = "on_board"
    ARRIVED = "arrived"  # at the named place, ready for unloading
    UNLOADED = "unloaded"


POINTS: Mapping[Incoterm, Point] = {
    Incoterm.EXW: Point.READY,
    Incoterm.FCA: Point.HANDED_OVER,
    # Carriage paid, but the risk passes where the first carrier takes the goods.
    Incoterm.CPT: Point.HANDED_OVER,
    Incoterm.CIP: Point.HANDED_OVER,
    Incoterm.FAS: Point.ALONGSIDE,
    Incoterm.FOB: Point.ON_BOARD,
    Incoterm.CFR: Point.ON_BOARD,
    Incoterm.CIF: Point.ON_BOARD,
    Incoterm.DAP: Point.ARRIVED,
    Incoterm.DPU: Point.UNLOADED,
    Incoterm.DDP: Point.ARRIVED,
}

# The price has these in it already.
CARRIAGE_IN_PRICE = frozenset(
    {
        Incoterm.CPT,
        Incoterm.CIP,
        Incoterm.CFR,
        Incoterm.CIF,
        Incoterm.DAP,
        Incoterm.DPU,
        Incoterm.DDP,
    }
)
INSURANCE_IN_PRICE = frozenset({Incoterm.CIP, Incoterm.CIF})
DUTY_IN_PRICE = frozenset({Incoterm.DDP})


def delivery_point(incoterm: Incoterm) -> Point:
    """Where the seller has delivered.

    >>> delivery_point(Incoterm.CIF)
    <Point.ON_BOARD: 'on_board'>
    """
    return POINTS[incoterm]
