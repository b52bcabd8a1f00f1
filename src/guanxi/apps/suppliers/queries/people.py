"""Whose name or number this is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Q, QuerySet

from guanxi.apps.suppliers.models import Contact, Handle
from guanxi.apps.suppliers.search_keys import folded_name


def contact_for_handle(channel: str, value: str, day: date) -> Contact | None:
    """Who had this name or number on a day: the last person it passed to until then."""
    handle = (
        Handle.objects.filter(channel=channel, value=value)
        .filter(Q(from_date=None) | Q(from_date__lte=day))
        .filter(contact__removed_at=None)
        .select_related("contact__supplier")
        .order_by(F("from_date").desc(nulls_last=True), "-pk")
        .first()
    )
    return handle.contact if handle else None


def guess_contact(name: str) -> Contact | None:
    """Whom a name in a chat most likely means; None where nobody or more than one fits.

    By what is the surest: the same handle, the same name in either script, then the
    title used there (陈经理) together with a word of the supplier's name.
    """
    wanted = folded_name(name)
    if not wanted:
        return None
    people = _people()
    known = list(_known(people))
    for fits in (_has_handle, _has_name, _has_title_there):
        found = {pk for pk, one in known if fits(wanted, one)}
        if len(found) == 1:
            return people.get(pk=found.pop())
        if found:
            return None
    return None


Known = dict[str, str]


def _people() -> QuerySet[Contact]:
    return (
        Contact.objects.filter(removed_at=None, erased_at=None, supplier__archived_at=None)
        .select_related("supplier")
        .order_by("pk")
    )


def _known(people: QuerySet[Contact]) -> Iterator[tuple[int, Known]]:
    """Each person's names, folded, once for each handle they have."""
    fields = (
        "pk", "name", "name_zh", "title_zh", "handles__value",
        "supplier__name", "supplier__name_zh", "supplier__short_name",
    )  # fmt: skip
    for pk, *names in people.values_list(*fields):
        yield pk, dict(zip(fields[1:], (name or "" for name in names), strict=True))


def _has_handle(wanted: str, known: Known) -> bool:
    return folded_name(known["handles__value"]) == wanted


def _has_name(wanted: str, known: Known) -> bool:
    return wanted in (folded_name(known["name"]), folded_name(known["name_zh"]))


def _has_title_there(wanted: str, known: Known) -> bool:
    """陈经理 Lily 华美: their title, and two characters in a row of the supplier's name."""
    title = folded_name(known["title_zh"])
    if not title or title not in wanted:
        return False
    if wanted == title:
        return True
    rest = wanted.replace(title, " ")
    factory = folded_name(known["supplier__name_zh"])
    pairs = (factory[i : i + 2] for i in range(len(factory) - 1))
    short = folded_name(known["supplier__short_name"])
    return any(pair in rest for pair in pairs) or (len(short) > 2 and short in rest)
