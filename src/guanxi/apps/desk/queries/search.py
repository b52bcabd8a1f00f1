"""Everything one query finds."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.queries.search import Found, find_messages
from guanxi.apps.suppliers.models import Contact, Supplier
from guanxi.apps.suppliers.queries import find_suppliers

MOST_SUPPLIERS, MOST_PEOPLE, MOST_MESSAGES = 10, 10, 50


@dataclass(frozen=True)
class Results:
    """What a query finds; ``more`` where there are more messages than are shown."""

    suppliers: tuple[Supplier, ...] = ()
    people: tuple[Contact, ...] = ()
    messages: tuple[Found, ...] = ()
    more: bool = False

    @property
    def total(self) -> int:
        """How many are shown."""
        return len(self.suppliers) + len(self.people) + len(self.messages)


def search_results(query: str, *, workspace: Workspace, person: Person) -> Results:
    """Suppliers by anything that leads to them, people by name, messages by their words.

    Four queries, however much is found.
    """
    if not query:
        return Results()
    found = find_messages(query, workspace=workspace, person=person, most=MOST_MESSAGES + 1)
    return Results(
        suppliers=tuple(find_suppliers(query)[:MOST_SUPPLIERS]),
        people=tuple(_people(query)[:MOST_PEOPLE]),
        messages=found[:MOST_MESSAGES],
        more=len(found) > MOST_MESSAGES,
    )


def _people(query: str) -> QuerySet[Contact]:
    """Contacts whose name holds the query, in either script, or one of whose handles does."""
    named = Q(name__icontains=query) | Q(name_zh__icontains=query) | Q(title_zh__icontains=query)
    return (
        Contact.objects.filter(named | Q(handles__value__icontains=query))
        .filter(removed_at=None, erased_at=None, supplier__archived_at=None)
        .select_related("supplier")
        .order_by("left_on", "name", "pk")
        .distinct()
    )
