"""Keeping one slice of entries: what is new, what is known, what is known better now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.conversations.actions.ranks import RankedKnown, ranks
from guanxi.apps.conversations.models import Message, Participant, Room, Sighting
from guanxi.apps.conversations.queries.exports import OpenExport
from guanxi.apps.files.actions import store_file
from guanxi.apps.files.models import Source, StoredFile
from guanxi.domain.conversations.entries import Entry, Kind, Precision
from guanxi.domain.conversations.merge import (
    Chunk,
    Duplicate,
    Gain,
    Known,
    New,
    Shifted,
    Update,
    digest,
    merge,
)
from guanxi.platform.search import add_documents

SHIFT = timedelta(hours=26)
MINUTE = timedelta(minutes=1)
LARGEST_MEDIA = 512 * 1024 * 1024


@dataclass(frozen=True)
class Kept:
    """What became of a slice. ``since``: the earliest message that is new or changed."""

    counts: dict[str, int]
    renaming: dict[str, str]
    since: datetime | None


def keep_chunk(
    *,
    source: Source,
    room: Room,
    chunk: Chunk,
    export: OpenExport,
    renaming: dict[str, str] | None,
) -> Kept | None:
    """Write one slice inside the caller's transaction; None when it is shifted in time."""
    if not chunk.entries:
        return Kept({}, renaming or {}, None)
    known = known_messages(room, source, chunk.entries, wide=chunk.first)
    merged = merge(
        [one.known for one in known],
        chunk.entries,
        first=chunk.first,
        last=chunk.last,
        renaming=renaming or None,
    )
    if isinstance(merged, Shifted):
        return None

    keeping = _Keeping(source, room, export, merged.renaming)
    created = keeping.add_new([d for d in merged.decisions if isinstance(d, New)], known)
    known_keys = {one.known.key: one for one in known}
    seen = [d for d in merged.decisions if not isinstance(d, New)]
    updated = keeping.improve(seen, known_keys)

    changed = [message.at for message in (*created, *updated)]
    counts = {
        "new": len(created),
        "duplicate": sum(isinstance(d, Duplicate) for d in merged.decisions),
        "updated": sum(isinstance(d, Update) for d in merged.decisions),
        "files": keeping.files_kept,
    }
    return Kept(counts, dict(merged.renaming), min(changed, default=None))


def known_messages(
    room: Room, source: Source | None, entries: Sequence[Entry], *, wide: bool
) -> list[RankedKnown]:
    """The room's messages around these entries that this source has not told yet."""
    slack = SHIFT if wide else MINUTE
    first = min(entry.at for entry in entries) - slack
    last = max(entry.at for entry in entries) + slack
    there = Message.objects.filter(room=room, at__gte=first, at__lte=last)
    if source is not None:
        there = there.exclude(source=source).exclude(
            pk__in=Sighting.objects.filter(source=source).values("message")
        )
    rows = there.order_by("at", "rank", "id").values_list(
        "pk", "at", "participant__name", "kind", "digest", "attachment", "to_second", "edited",
        "rank", "file_id",
    )  # fmt: skip
    return [
        RankedKnown(
            Known(
                pk, at, name, Kind(kind), mark, attachment or None,
                Precision.SECOND if to_second else Precision.MINUTE, edited,
            ),
            rank,
            file_id is not None,
        )
        for pk, at, name, kind, mark, attachment, to_second, edited, rank, file_id in rows
    ]  # fmt: skip


class _Keeping:
    """The writes of one slice; holds what its rows share."""

    def __init__(
        self, source: Source, room: Room, export: OpenExport, names: Mapping[str, str]
    ) -> None:
        self._source, self._room, self._export, self._names = source, room, export, names
        self._workspace: Workspace = source.workspace
        self._participants = {one.name: one for one in Participant.objects.filter(room=room)}
        self.files_kept = 0

    def add_new(self, news: list[New], known: list[RankedKnown]) -> list[Message]:
        places = ranks(news, known)
        rows = [
            Message(
                workspace=self._workspace,
                room=self._room,
                source=self._source,
                participant=self._participant(decision.entry.sender),
                rank=place,
                file=self._file(decision.entry.attachment),
                **_columns(decision.entry),
            )
            for decision, place in zip(news, places, strict=True)
        ]
        created = Message.objects.bulk_create(rows)
        self._index(created)
        return created

    def improve(
        self, seen: list[Duplicate | Update], known: Mapping[object, RankedKnown]
    ) -> list[Message]:
        """Note that this source tells them too, and take over what it knows better."""
        Sighting.objects.bulk_create(
            (
                Sighting(
                    workspace=self._workspace, source=self._source, message_id=cast(int, d.key)
                )
                for d in seen
            ),
            ignore_conflicts=True,
        )
        hidden = Message.objects.filter(pk__in=[d.key for d in seen], withdrawn=True)
        revived = list(hidden)
        hidden.update(withdrawn=False)
        better = {d.key: d for d in seen if isinstance(d, Update) or self._brings_file(d, known)}
        messages = list(Message.objects.filter(pk__in=list(better)))
        for message in messages:
            self._take_over(message, better[message.pk])
        fields = [
            "at", "to_second", "kind", "text", "digest", "attachment", "file", "edited", "deleted",
        ]  # fmt: skip
        Message.objects.bulk_update(messages, fields, batch_size=500)
        self._index(messages)
        return [*messages, *revived]

    def _take_over(self, message: Message, decision: Duplicate | Update) -> None:
        entry = decision.entry
        gains = decision.gains if isinstance(decision, Update) else ()
        if Gain.SECONDS in gains:
            message.at, message.to_second = entry.at, True
        if (Gain.EDITED in gains or Gain.CONTENT in gains) and not message.erased:
            message.text, message.digest = entry.words, digest(entry.words)
            message.edited = message.edited or entry.edited
        if Gain.CONTENT in gains or Gain.MEDIA in gains:
            message.kind = str(entry.kind)
            message.attachment = entry.attachment or message.attachment
        if Gain.CONTENT in gains or Gain.DELETED in gains:
            message.deleted = True
        if message.file_id is None and not message.erased:
            message.file = self._file(entry.attachment)

    def _brings_file(
        self, decision: Duplicate | Update, known: Mapping[object, RankedKnown]
    ) -> bool:
        return decision.entry.attachment in self._export.media and not known[decision.key].has_file

    def _participant(self, name: str | None) -> Participant | None:
        if name is None:
            return None
        name = self._names.get(name, name)[:120]
        if name not in self._participants:
            self._participants[name], _ = Participant.objects.get_or_create(
                room=self._room, name=name, defaults={"workspace": self._workspace}
            )
        return self._participants[name]

    def _file(self, name: str | None) -> StoredFile | None:
        if not name or name not in self._export.media:
            return None
        file = store_file(
            workspace=self._workspace,
            chunks=self._export.media_chunks(name),
            limit=LARGEST_MEDIA,
        )
        self.files_kept += 1
        return file

    def _index(self, messages: list[Message]) -> None:
        marks = f"w{self._workspace.pk} r{self._room.pk}"
        add_documents(
            (message.pk, marks, f"{message.text} {message.attachment}")
            for message in messages
            if message.kind != Kind.SYSTEM and (message.text or message.attachment)
        )


def _columns(entry: Entry) -> dict[str, object]:
    return {
        "at": entry.at,
        "kind": str(entry.kind),
        "text": entry.words.replace("\x00", ""),
        "digest": digest(entry.words),
        "attachment": (entry.attachment or "")[:255],
        "to_second": entry.precision is Precision.SECOND,
        "edited": entry.edited,
        "deleted": entry.kind is Kind.DELETED,
    }
