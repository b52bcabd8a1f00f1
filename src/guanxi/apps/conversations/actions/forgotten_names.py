"""The names of somebody who is erased: in titles of chats, in what imports kept of people, in
names of files, in what others quote, and which of their addresses failed."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from guanxi.apps.conversations.models import DeliveryFailure, Intake, Message, Room
from guanxi.apps.suppliers.models import Supplier


def forget_names(supplier: Supplier, names: Collection[str]) -> None:
    """Take these names and addresses out of all that is kept about a supplier's conversations."""
    DeliveryFailure.objects.filter(address__in=[name.lower() for name in names]).delete()
    if not names:
        return
    quoting = Q()
    for name in names:
        quoting |= Q(quoted__contains=name)
    Message.objects.filter(quoting, room__supplier=supplier).update(quoted="")
    for room in Room.objects.filter(supplier=supplier):
        title = _without(room.title, names)
        if title != room.title:
            Room.objects.filter(pk=room.pk).update(title=title)
    for intake in Intake.objects.filter(supplier=supplier).select_related("source"):
        _forget_in(intake, names)


def _forget_in(intake: Intake, names: Collection[str]) -> None:
    kept = {
        name: said
        for name, said in intake.people.items()
        if name not in names and said.get("handle") not in names
    }
    if kept != intake.people:
        intake.people = kept
        intake.save(update_fields=["people"])
    source = intake.source
    if any(name in source.name for name in names):
        source.name = ""
        source.save(update_fields=["name"])


def _without(title: str, names: Collection[str]) -> str:
    """A title without those who are named in it: "陈经理, Nora" of a group becomes "Nora"."""
    parts = [part for part in title.split(", ") if not any(name in part for name in names)]
    return ", ".join(parts)
