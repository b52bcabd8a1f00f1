"""What can be asked about what is owed."""

from guanxi.apps.obligations.queries.decisions import decided_against
from guanxi.apps.obligations.queries.done import Done, done_between
from guanxi.apps.obligations.queries.ledger import as_of, for_supplier
from guanxi.apps.obligations.queries.reminders import (
    marked_as_reminders,
    reminders_begun,
    reminders_of_promises,
    standing_reminders,
)
from guanxi.apps.obligations.queries.worklist import (
    GroupRows,
    OpenRow,
    Worklist,
    open_count,
    open_row,
    shown_of,
    worklist,
)

__all__ = [
    "Done",
    "GroupRows",
    "OpenRow",
    "Worklist",
    "as_of",
    "decided_against",
    "done_between",
    "for_supplier",
    "marked_as_reminders",
    "open_count",
    "open_row",
    "reminders_begun",
    "reminders_of_promises",
    "shown_of",
    "standing_reminders",
    "worklist",
]
