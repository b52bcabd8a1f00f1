"""Obligations the tests share: one answer we owe, to vary."""

from datetime import UTC, datetime

from guanxi.domain.obligations import Debtor, Expected, Key, Obligation, State

KEY = Key("answer", "segment", 7)


def at(text: str) -> datetime:
    """An instant of 12 October 2026 ("16:00") or of a named day ("10-13 16:00"), in UTC."""
    day, _, clock = text.rpartition(" ")
    return datetime.fromisoformat(f"2026-{day or '10-12'} {clock}").replace(tzinfo=UTC)


def expected(
    key: Key = KEY,
    *,
    debtor: Debtor = Debtor.OURS,
    due: datetime | None = None,
    closed: datetime | None = None,
    known_until: datetime | None = None,
    version: str = "2026.1",
) -> Expected:
    return Expected(
        key=key,
        supplier_id=1,
        debtor=debtor,
        opened=at("08:00"),
        due=due,
        closed=closed,
        known_until=known_until,
        params={"urgency": "urgent", "charter": 3},
        playbook_version=version,
    )


def obligation(
    rule: str = "answer",
    number: int = 7,
    *,
    due: datetime | None = None,
    debtor: Debtor = Debtor.OURS,
    state: State = State.OPEN,
    version: str = "2026.1",
) -> Obligation:
    what = expected(Key(rule, "segment", number), debtor=debtor, due=due, version=version)
    return Obligation(**vars(what), state=state)
