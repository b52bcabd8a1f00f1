"""Keeping one slice of entries: what is new, what is known, what is known better now."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from guanxi.apps.accounts.models import Workspace
from guanxi.apps.conversations.actions.bookmarks import lock_room, take_out_bookmarks
from guanxi.apps.conversations.actions.ranks import RankedKnown, ranks
from guanxi.apps.conversations.models import Message, Participant, Room, Sighting
from guanxi.apps.conversations.queries.exports import OpenExport
from guanxi.apps.files.actions import store_file
from guanxi.apps.files.models import Source
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
from guanxi.platform.rows import insert_rows
from guanxi.platform.search import add_documents

SHIFT = timedelta(hours=26)
MINUTE = timedelta(minutes=1)
LARGEST_MEDIA = 512 * 1024 * 1024


@dataclass(frozen=True)
class Kept:
    """What became of a slice."""

    counts: dict[str, int]
    renaming: dict[str, str]


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
        return Kept({}, renaming or {})
    lock_room(room)  # what is known must stay so: another export of the chat may be written, too
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
    news = [decision for decision in merged.decisions if isinstance(decision, New)]
    seen = [decision for decision in merged.decisions if not isinstance(decision, New)]
    keeping.add_new(news, known)
    changed = keeping.improve(seen, {one.known.key: one for one in known})

    since = min([*changed, *(decision.entry.at for decision in news)], default=None)
    if since is not None:
        take_out_bookmarks(room, since)
    counts = {
        "new": len(news),
        "duplicate": sum(isinstance(d, Duplicate) for d in merged.decisions),
        "updated": sum(isinstance(d, Update) for d in merged.decisions),
        "files": keeping.files_kept,
    }
    return Kept(counts, dict(merged.renaming))


def known_messages(
    room: Room, source: Source | None, entries: Sequence[Entry], *, wide: bool
) -> list[RankedKnown]:
    """The room's messages around these entries that this source has not told yet."""
    slack = SHIFT if wide else MINUTE
    first = min(entry.at for entry in entries) - slack
    last = max(entry.at for entry in entries) + slack
    there = Message.objects.filter(room=room, at__gte=first, at__lte=last)
    if source is not None:
        told = Sighting.objects.filter(source=source, message=OuterRef("pk"))
        there = there.exclude(source=source).filter(~Exists(told))
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
        self._participants = dict(
            Participant.objects.filter(room=room, from_date=None).values_list("name", "pk")
        )
        self.files_kept = 0

    def add_new(self, news: list[New], known: list[RankedKnown]) -> None:
        shared = (self._workspace.pk, self._room.pk, self._source.pk)
        rows = [
            (*shared, self._participant(d.entry.sender), place, *_values(d.entry),
             self._file(d.entry.attachment))
            for d, place in zip(news, ranks(news, known), strict=True)
        ]  # fmt: skip
        told = Message.objects.filter(source=self._source)
        last = told.order_by("-pk").values_list("pk", flat=True).first() or 0
        insert_rows(Message, _COLUMNS, rows)
        # Nobody else writes for this source, so the new rows are those behind its last one.
        written = told.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)
        self._index(
            (pk, d.entry.kind, d.entry.words, d.entry.attachment or "")
            for pk, d in zip(written, news, strict=True)
        )

    def improve(
        self, seen: list[Duplicate | Update], known: Mapping[object, RankedKnown]
    ) -> list[datetime]:
        """Note that this source tells them too, and take over what it knows better.

        Returns when the messages were said that read differently now.
        """
        insert_rows(
            Sighting,
            ("workspace", "source", "message"),
            [(self._workspace.pk, self._source.pk, d.key) for d in seen],
            key=("source", "message"),
            keep=True,
        )
        hidden = Message.objects.filter(pk__in=[d.key for d in seen], withdrawn=True)
        changed = list(hidden.values_list("at", flat=True))
        hidden.update(withdrawn=False)
        better = {d.key: d for d in seen if isinstance(d, Update) or self._brings_file(d, known)}
        messages = list(Message.objects.filter(pk__in=list(better)))
        for message in messages:
            changed.append(message.at)
            self._take_over(message, better[message.pk])
            changed.append(message.at)
        Message.objects.bulk_update(messages, _BETTER, batch_size=500)
        self._index((one.pk, Kind(one.kind), one.text, one.attachment) for one in messages)
        return changed

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
        if Gain.CONTENT in gains or Gain.DELETED in gains:
            message.deleted = True
        if message.erased:
            return
        if Gain.CONTENT in gains or Gain.MEDIA in gains:
            message.attachment = entry.attachment or message.attachment
        if message.file_id is None:
            message.file_id = self._file(entry.attachment)

    def _brings_file(
        self, decision: Duplicate | Update, known: Mapping[object, RankedKnown]
    ) -> bool:
        return decision.entry.attachment in self._export.media and not known[decision.key].has_file

    def _participant(self, name: str | None) -> int | None:
        if name is None:
            return None
        name = self._names.get(name, name)[:120]
        if name not in self._participants:
            one, _ = Participant.objects.get_or_create(
                room=self._room,
                name=name,
                from_date=None,
                defaults={"workspace": self._workspace},
            )
            self._participants[name] = one.pk
        return self._participants[name]

    def _file(self, name: str | None) -> int | None:
        if not name or name not in self._export.media:
            return None
        file = store_file(
            workspace=self._workspace,
            chunks=self._export.media_chunks(name),
            limit=LARGEST_MEDIA,
        )
        self.files_kept += 1
        return file.pk

    def _index(self, messages: Iterable[tuple[int, Kind, str, str]]) -> None:
        marks = f"w{self._workspace.pk} r{self._room.pk}"
        add_documents(
            (pk, marks, f"{text} {attachment}")
            for pk, kind, text, attachment in messages
            if kind != Kind.SYSTEM and (text or attachment)
        )


# What a better form of a message may change.
_BETTER = (
    "at", "to_second", "kind", "text", "digest", "attachment", "file", "edited", "deleted",
)  # fmt: skip
_COLUMNS = (
    "workspace", "room", "source", "participant", "rank", "at", "kind", "text", "quoted",
    "automatic", "digest", "attachment", "to_second", "edited", "deleted", "file",
)  # fmt: skip


def _values(entry: Entry) -> tuple[object, ...]:
    """The columns that come from the entry alone, from ``at`` to ``deleted``."""
    return (
        entry.at,
        entry.kind.value,
        entry.words.replace("\x00", ""),
        entry.quoted.replace("\x00", ""),
        entry.automatic,
        digest(entry.words),
        (entry.attachment or "")[:255],
        entry.precision is Precision.SECOND,
        entry.edited,
        entry.kind is Kind.DELETED,
    )
