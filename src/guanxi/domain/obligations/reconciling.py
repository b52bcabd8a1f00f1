"""Making the stored ledger equal to what is expected.

Nothing is ever deleted: what is no longer expected is withdrawn, and revived if it
comes back. Reconciling twice changes nothing the second time. A changed playbook
version alone is no change: expected rows carry the terms they were opened under.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from guanxi.domain.obligations.records import Key, Obligation
from guanxi.domain.obligations.states import Move, State, move, step_between


class OwedTwice(ValueError):
    """The same key came twice on one side; nothing has changed."""

    def __init__(self, key: Key) -> None:
        self.key = key
        super().__init__(f"{key} is there twice")


@dataclass(frozen=True)
class Changes:
    """The rows to write, as they are to be afterwards, each list in the order of its keys."""

    create: tuple[Obligation, ...] = ()
    update: tuple[Obligation, ...] = ()
    withdraw: tuple[Obligation, ...] = ()
    revive: tuple[Obligation, ...] = ()


def reconcile(judged: Iterable[Obligation], stored: Iterable[Obligation]) -> Changes:
    """What to write so that the ledger says what was judged.

    Both sides are of the same scope (a room, a supplier, a rule): every stored row
    outside `judged` is withdrawn. Raises OwedTwice.
    """
    wanted, held = _by_key(judged), _by_key(stored)
    found: dict[str, list[Obligation]] = {name: [] for name in Changes.__dataclass_fields__}
    for key in sorted(wanted.keys() | held.keys()):
        new, old = wanted.get(key), held.get(key)
        if old is None and new is not None:
            found["create"].append(new)
        elif new is None and old is not None and old.state is not State.WITHDRAWN:
            state = move(old.state, Move.WITHDRAW)
            found["withdraw"].append(replace(old, state=state))
        elif new is not None and old is not None and not _same(new, old):
            step = step_between(old.state, new.state)
            found[_LISTS.get(step, "update")].append(new)
    return Changes(**{name: tuple(rows) for name, rows in found.items()})


_LISTS: Mapping[Move | None, str] = {Move.REVIVE: "revive", Move.WITHDRAW: "withdraw"}


def _by_key(rows: Iterable[Obligation]) -> Mapping[Key, Obligation]:
    by_key: dict[Key, Obligation] = {}
    for row in rows:
        if row.key in by_key:
            raise OwedTwice(row.key)
        by_key[row.key] = row
    return by_key


def _same(new: Obligation, old: Obligation) -> bool:
    return replace(new, playbook_version=old.playbook_version) == old
