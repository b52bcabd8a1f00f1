"""The worklist without its page: every row as plain text, in the page's order."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from guanxi.apps.accounts.models import Membership
from guanxi.apps.desk.labels.digest import in_plain_text
from guanxi.apps.desk.pages.today_rows import about_of, sentence
from guanxi.apps.desk.pages.today_why import why_words
from guanxi.apps.desk.queries.today import Today, today_view
from guanxi.apps.desk.queries.why import reasons_of
from guanxi.apps.obligations.queries import OpenRow
from guanxi.domain.obligations import Group
from guanxi.domain.playbook import Debtor

EVERY = 1_000_000
DEBTORS = {Debtor.OURS: "us", Debtor.THEIRS: "them", Debtor.BOTH: "both"}


def rows_in_text(membership: Membership, now: datetime) -> list[dict[str, object]]:
    """Each open row: supplier, what, debtor, due, state, why."""
    today = today_view(membership=membership, now=now, most=dict.fromkeys(Group, EVERY))
    person = membership.person
    reasons = reasons_of(today.worklist.rows, workspace=membership.workspace, person=person)
    return [
        {
            **_row(one, today, person.zone),
            "why": why_words(reasons[one.pk], now) if one.pk in reasons else "",
        }
        for one in today.worklist.rows
    ]


def _row(one: OpenRow, today: Today, zone: str) -> dict[str, object]:
    said = sentence(one, about_of(one, today.about), today, zone)
    due = one.row.due.astimezone(ZoneInfo(zone)).isoformat() if one.row.due else None
    return {
        "supplier": one.row.supplier.name or one.row.supplier.name_zh,
        "what": in_plain_text(said),
        "debtor": DEBTORS[Debtor(one.row.debtor)],
        "due": due,
        "state": one.now.state.value,
    }
