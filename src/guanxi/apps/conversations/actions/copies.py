"""What was said goes with its message wherever else it stands: what others quote of it, agendas
and minutes of calls, notes, promises, letters that are still to be sent.

Notes are a person's own words: of them only the lines go in which something that is erased stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from django.db.models import Model, Q, QuerySet

from guanxi.apps.conversations.models import Call, Message, PlannedCall, Report, Room
from guanxi.apps.notices.models import OutgoingMail
from guanxi.apps.obligations.models import Promise
from guanxi.apps.suppliers.actions.merging import forget_in_merges
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain.conversations.copies import Spoken

# Texts in which a person may have put down what was said.
_NOTES: tuple[tuple[type[Model], str], ...] = (
    (PlannedCall, "agenda"),
    (PlannedCall, "notes"),
    (Call, "note"),
    (Report, "note"),
)


def forget_copies(messages: Sequence[int]) -> list[int]:
    """Take out what stands elsewhere of these messages, whose words are still here; the messages
    that quoted them, for the files they came in quote them too."""
    said = Message.objects.filter(pk__in=messages)
    texts = chain.from_iterable(said.values_list("text", "quoted"))
    rooms = list(said.order_by().values_list("room_id", flat=True).distinct())
    suppliers = list(Room.objects.filter(pk__in=rooms).values_list("supplier_id", flat=True))
    spoken = Spoken(list(texts))
    Promise.objects.filter(said_in_type="message", said_in_id__in=messages).update(what="")
    _forget_in_notes(suppliers, spoken)
    _forget_in_letters(spoken)
    return _forget_quotations(rooms, messages, spoken)


def _forget_in_notes(suppliers: Collection[int], spoken: Spoken) -> None:
    """Take the lines out of what was noted of these suppliers, and promises that say the same."""
    for model, field in _NOTES:
        _rewrite(model._default_manager.filter(supplier__in=suppliers), field, spoken)
    known = Q(pk__in=suppliers) | Q(merged_into__in=suppliers)
    _rewrite(Supplier.with_merged.filter(known), "notes", spoken)
    forget_in_merges(suppliers=suppliers, without=spoken.without)
    _rewrite(Promise.objects.filter(supplier__in=suppliers), "what", spoken)


def _forget_in_letters(spoken: Spoken) -> None:
    """Letters that wait, or could go again, are not sent any more where they hold such words."""
    held = OutgoingMail.objects.exclude(text="").values_list("pk", "subject", "text")
    told = [pk for pk, subject, text in held if spoken.is_in(f"{subject}\n{text}")]
    OutgoingMail.objects.filter(pk__in=told).delete()


def _forget_quotations(rooms: Sequence[int], messages: Sequence[int], spoken: Spoken) -> list[int]:
    others = Message.objects.filter(room__in=rooms).exclude(Q(quoted="") | Q(pk__in=messages))
    quoting = [pk for pk, quoted in _of(others, "quoted") if spoken.is_in(quoted)]
    Message.objects.filter(pk__in=quoting).update(quoted="")
    return quoting


def _rewrite(rows: QuerySet[Model], field: str, spoken: Spoken) -> None:
    for pk, text in list(_of(rows.exclude(**{field: ""}), field)):
        without = spoken.without(text)
        if without != text:
            rows.filter(pk=pk).update(**{field: without})


def _of(rows: QuerySet[Model], field: str) -> Iterator[tuple[int, str]]:
    return rows.order_by().values_list("pk", field).iterator()
