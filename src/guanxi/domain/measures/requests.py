"""What became of the days we asked to move.

A request that was accepted is kept where the goods came by the day asked for. If they moved that
day again, it was not kept; if we did, nobody can tell.
"""

from collections.abc import Iterable, Mapping

from guanxi.domain.measures.talk import ChangeRequest
from guanxi.domain.orders import DateChange, Verdict
from guanxi.domain.playbook import Debtor

_KEPT = {Verdict.ON_TIME: True, Verdict.LATE: False}


def change_requests(
    changes: Iterable[DateChange], verdicts: Mapping[int, Verdict]
) -> list[ChangeRequest]:
    """Our requests among the changes of one order, the earliest first.

    `verdicts`: by change, how the order (or its line) stands against the last day agreed on. Moved
    to the 20th at our wish and there on the 19th: accepted and kept.
    """
    in_order = sorted(changes, key=lambda one: (one.announced, one.id))
    requests = []
    for place, one in enumerate(in_order):
        if one.asked_by is Debtor.OURS:
            later = [other for other in in_order[place + 1 :] if _moves_again(one, other)]
            kept = _kept(later, verdicts[one.id]) if one.accepted else None
            requests.append(ChangeRequest(one.id, one.accepted, kept))
    return requests


def _moves_again(one: DateChange, later: DateChange) -> bool:
    same = one.line_id == later.line_id or None in (one.line_id, later.line_id)
    return bool(later.accepted) and same


def _kept(later: list[DateChange], verdict: Verdict) -> bool | None:
    if later:
        return False if later[0].asked_by is Debtor.THEIRS else None
    return _KEPT.get(verdict)
