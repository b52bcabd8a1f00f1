"""What became of the days and quantities we asked to change.

A request that was accepted is kept where the goods came as it asked: by the new day, in the new
quantity. If they changed that again, it was not kept; if we did, nobody can tell.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from guanxi.domain.measures.talk import ChangeRequest
from guanxi.domain.orders import DateChange, QuantityChange, Verdict
from guanxi.domain.playbook import Debtor

_KEPT = {Verdict.ON_TIME: True, Verdict.LATE: False}


class _Change(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def asked_by(self) -> Debtor: ...
    @property
    def accepted(self) -> bool | None: ...
    @property
    def line_id(self) -> int | None: ...


def change_requests(
    changes: Iterable[DateChange], verdicts: Mapping[int, Verdict]
) -> list[ChangeRequest]:
    """Our requests among the changes of one order, the earliest first.

    `verdicts`: by change, how the order (or its line) stands against the last day agreed on. Moved
    to the 20th at our wish and there on the 19th: accepted and kept.
    """
    in_order = sorted(changes, key=lambda one: (one.announced, one.id))
    return _requests(in_order, verdicts)


def quantity_requests(
    changes: Sequence[QuantityChange], verdicts: Mapping[int, Verdict]
) -> list[ChangeRequest]:
    """Our requests among the changed quantities of one order, which are given the earliest first.

    `verdicts`: by change, what became of its line (`quantity_verdict`). 200 more at our wish, and
    1,200 there by the day agreed on: accepted and kept.
    """
    return _requests(changes, verdicts)


def quantity_verdict(
    change: QuantityChange,
    agreed: Verdict,
    *,
    delivered: Decimal,
    tolerance: Decimal,
    knowing: bool = False,
) -> Verdict:
    """Whether the line came as its changed quantity asks.

    `agreed`: how it stands against the last day and quantity agreed on. Where less was asked for,
    whatever comes above it (and above the `tolerance`, a share) breaks it, unless somebody said
    `knowing` that so much was there already: then nobody can tell.
    """
    if change.after < change.before and delivered > change.after * (1 + tolerance):
        return Verdict.UNKNOWN if knowing else Verdict.LATE
    return agreed if change.after else Verdict.ON_TIME


def _requests(in_order: Sequence[_Change], verdicts: Mapping[int, Verdict]) -> list[ChangeRequest]:
    requests = []
    for place, one in enumerate(in_order):
        if one.asked_by is Debtor.OURS:
            later = [other for other in in_order[place + 1 :] if _moves_again(one, other)]
            kept = _kept(later, verdicts[one.id]) if one.accepted else None
            requests.append(ChangeRequest(one.id, one.accepted, kept))
    return requests


def _moves_again(one: _Change, later: _Change) -> bool:
    same = one.line_id == later.line_id or None in (one.line_id, later.line_id)
    return bool(later.accepted) and same


def _kept(later: list[_Change], verdict: Verdict) -> bool | None:
    if later:
        return False if later[0].asked_by is Debtor.THEIRS else None
    return _KEPT.get(verdict)
