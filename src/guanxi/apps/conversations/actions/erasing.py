"""Erasing for good: a source, a person, what is old. Texts, names and files go; counts stay.

An erased message keeps its place, its time and the fingerprint of its text, so that
bringing the same export in again recognises it and does not bring the text back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, ProtectedError, Q, QuerySet

from guanxi.apps.accounts.models import Person
from guanxi.apps.audit.actions import record_event
from guanxi.apps.conversations.actions.bookmarks import forget_words
from guanxi.apps.conversations.actions.copies import forget_copies
from guanxi.apps.conversations.actions.forgotten_names import forget_names
from guanxi.apps.conversations.models import (
    DeliveryFailure,
    Enclosure,
    Intake,
    Message,
    Participant,
    Room,
    Sighting,
)
from guanxi.apps.conversations.queries.retention import FINISHED
from guanxi.apps.files.actions import drop_unused_bytes
from guanxi.apps.files.models import Source, StoredFile
from guanxi.apps.suppliers.actions import erase_contact
from guanxi.apps.suppliers.models import Contact
from guanxi.platform.search import remove_documents

BATCH = 5_000


@transaction.atomic
def erase_source(*, intake: Intake, by: Person, at: datetime) -> int:
    """Erase the file of an import and every text only it told; how many messages that were."""
    source = intake.source
    told_again = Sighting.objects.exclude(source=source).values("message")
    erased = _empty(Message.objects.filter(source=source).exclude(pk__in=told_again))
    forget_export(intake)
    source.name, source.erased_at = "", at
    source.save(update_fields=["name", "erased_at"])
    _record("source.erased", "source", source.pk, source.workspace_id, by, at, erased)
    return erased


@transaction.atomic
def erase_person(*, contact: Contact, by: Person, at: datetime) -> int:
    """Erase a contact: their names, handles, and everything they wrote in any room.

    The files of imports that tell what they wrote go too; what others wrote stays in the timeline.
    """
    names = Participant.objects.filter(contact=contact)
    theirs = Message.objects.filter(participant__in=names)
    exports = _exports_telling(list(theirs.values_list("pk", flat=True)))
    called = _called(contact)
    erased = _empty(theirs)
    for intake in exports:
        forget_export(intake)
    for participant in names:
        participant.name = f"\u2014 {participant.pk}"
        participant.save(update_fields=["name"])
    forget_names(contact.supplier, called)
    erase_contact(contact=contact, by=by, at=at)
    _record("person.erased", "contact", contact.pk, contact.workspace_id, by, at, erased)
    return erased


def _called(contact: Contact) -> frozenset[str]:
    """The names and addresses by which they stand in chats, mails and files."""
    names = Participant.objects.filter(contact=contact).values_list("name", flat=True)
    handles = contact.handles.values_list("value", flat=True)
    return frozenset(filter(None, (*names, *handles)))


def _empty(messages: QuerySet[Message]) -> int:
    """Take text and files out of messages; how many had any left."""
    ids = list(messages.filter(erased=False).values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        empty_messages(ids[start : start + BATCH])
    return len(ids)


def empty_messages(ids: Sequence[int]) -> None:
    """Take text and files out of these messages; a file goes where nothing else has it."""
    for intake in _exports_telling(forget_copies(ids)):
        forget_export(intake)
    batch = Message.objects.filter(pk__in=ids)
    enclosed = Enclosure.objects.filter(message__in=ids)
    files = {
        *batch.exclude(file=None).values_list("file_id", flat=True),
        *enclosed.exclude(file=None).values_list("file_id", flat=True),
    }
    batch.update(text="", quoted="", sender="", attachment="", file=None, erased=True)
    DeliveryFailure.objects.filter(message__in=ids).delete()
    enclosed.delete()
    remove_documents(ids)
    rooms = set(batch.order_by().values_list("room_id", flat=True).distinct())
    forget_words(rooms)
    # A thread's title is its subject, which somebody wrote: it goes with the last of its mails.
    told = Message.objects.filter(room=OuterRef("pk"), erased=False)
    threads = Room.objects.filter(pk__in=rooms).exclude(thread="")
    ended = list(threads.filter(~Exists(told)).values_list("thread", flat=True))
    halves = Q(pk__in=rooms) | Q(supplier__merged_into__isnull=False)  # emptied by a merge
    Room.objects.filter(halves, thread__in=ended).update(title="")
    for file in StoredFile.objects.filter(pk__in=files):
        _drop(file)


def _exports_telling(messages: Sequence[int]) -> list[Intake]:
    """The finished imports whose file is here and tells one of these messages."""
    pks: set[int] = set()
    for start in range(0, len(messages), BATCH):
        some = messages[start : start + BATCH]
        told = Q(source__messages__in=some) | Q(source__sightings__message__in=some)
        kept = Intake.objects.filter(told, state__in=FINISHED, source__file__isnull=False)
        pks.update(kept.values_list("pk", flat=True))
    return list(Intake.objects.filter(pk__in=pks).select_related("source__file"))


def forget_export(intake: Intake) -> None:
    """Erase the file of an import and what its page quotes of it; its messages stay as they are."""
    intake.rejections.update(excerpt="")
    _forget_file(intake.source)


def _forget_file(source: Source) -> None:
    file, source.file = source.file, None
    source.save(update_fields=["file"])
    if file is not None:
        _drop(file)


def _drop(file: StoredFile) -> None:
    try:
        with transaction.atomic():
            drop_unused_bytes(workspace=file.workspace, file=file)
    except ProtectedError:
        pass  # another message or source has the same bytes


def _record(
    verb: str, kind: str, pk: int, workspace: int, by: Person, at: datetime, count: int
) -> None:
    record_event(verb, workspace_id=workspace, by=by.pk, at=at, subject=(kind, pk), messages=count)
