"""Known messages against incoming entries of one room: new, known, or known in a poorer form.

No field of a chat message is a key, so two exports are laid over each other minute by minute and
matched as sequences. A minute inside the incoming piece is there whole; the minute a piece begins
or ends with may be cut, and is then matched as the end of one run and the beginning of another.
"""

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from guanxi.domain.conversations.entries import Entry, Kind, Precision
from guanxi.domain.conversations.merge.alignment import (
    Item,
    align,
    align_ends,
    match_displaced,
)
from guanxi.domain.conversations.merge.decisions import (
    Decision,
    Duplicate,
    Gain,
    Key,
    Known,
    Merged,
    New,
    Shifted,
    Update,
    digest,
)
from guanxi.domain.conversations.merge.overlap import find_renaming, find_shift


class Chunk(NamedTuple):
    """A slice of a piece, and whether the piece begins or ends with it."""

    entries: list[Entry]
    first: bool
    last: bool


def chunks(entries: Iterable[Entry], size: int) -> Iterator[Chunk]:
    """Slices of about `size` entries that never part a minute.

    >>> list(chunks([], 5_000))
    []
    """
    held: list[Entry] = []
    first = True
    for entry in entries:
        if len(held) >= size and _minute(entry) != _minute(held[-1]):
            yield Chunk(held, first, last=False)
            held, first = [], False
        held.append(entry)
    if held:
        yield Chunk(held, first, last=True)


def merge(
    known: Sequence[Known],
    incoming: Sequence[Entry],
    *,
    first: bool = True,
    last: bool = True,
    renaming: Mapping[str, str] | None = None,
) -> Merged | Shifted:
    """Decide what becomes of each incoming entry; changes nothing.

    `known`: the room's messages of the incoming minutes, less those that an earlier chunk of the
    same file was matched to; give 26 hours more on either side for the first chunk, so that a
    shift can be seen. `first`, `last`: whether the piece begins, ends with these entries (see
    `chunks`). `renaming`: incoming → known names, where an earlier chunk found them.
    Returns Shifted instead of decisions when the overlap lies constantly apart.
    """
    if not known:
        return Merged([New(entry, None) for entry in incoming], renaming or {})
    shifted = find_shift(known, incoming)
    if shifted is not None:
        return shifted
    names = find_renaming(known, incoming) if renaming is None else renaming
    matches: dict[int, Known] = {}
    after: dict[int, Key | None] = {}
    items = [_item(entry, names) for entry in incoming]
    known_items = [_known_item(one) for one in known]
    minutes = _by_minute(known_items)
    cut = _cut_minutes(minutes, items, first=first, last=last)
    ends = {items[0].second // 60} if first else set()
    ends |= {items[-1].second // 60} if last else set()
    for minute, places in _by_minute(items).items():
        if minute in minutes:
            there = [known_items[index] for index in minutes[minute]]
            here = [items[place] for place in places]
            found = _match_minute(there, here, cut.get(minute))
            if minute not in ends:
                match_displaced(there, here, found)
            ones = [known[index] for index in minutes[minute]]
            _keep(found, ones, places, matches, after, behind_all=cut.get(minute) != "ends")
    if names:
        _match_neighbours(known, known_items, items, matches)
    decisions: list[Decision] = [
        _decide(matches[place], entry) if place in matches else New(entry, after.get(place))
        for place, entry in enumerate(incoming)
    ]
    return Merged(decisions, names)


def _minute(entry: Entry) -> int:
    return int(entry.at.timestamp()) // 60


def _by_minute(items: Sequence[Item]) -> dict[int, list[int]]:
    minutes: dict[int, list[int]] = {}
    for place, item in enumerate(items):
        minutes.setdefault(item.second // 60, []).append(place)
    return minutes


def _cut_minutes(
    known: Collection[int], incoming: Sequence[Item], *, first: bool, last: bool
) -> dict[int, str]:
    """The minutes in which the incoming piece "begins" where the known ends, or the reverse."""
    minutes = {item.second // 60 for item in incoming}
    if not known or len(minutes) < 2:
        return {}
    cut: dict[int, str] = {}
    if first and min(minutes) == max(known):
        cut[min(minutes)] = "begins"
    if last and max(minutes) == min(known):
        cut[max(minutes)] = "ends"
    return cut


def _match_minute(there: Sequence[Item], here: Sequence[Item], cut: str | None) -> list[int | None]:
    """For each entry of a minute (`here`) the index of the known message it is."""
    size = 0
    if cut == "begins":
        size = align_ends(there, here, known_first=True)
    elif cut == "ends":
        size = align_ends(here, there, known_first=False)
    if size:
        free = [None] * (len(here) - size)
        return [*range(len(there) - size, len(there)), *free] if cut == "begins" else [
            *free, *range(size),
        ]  # fmt: skip
    found = align(there, here)
    # Two ends of one minute that do not overlap follow each other, unless all of the incoming
    # end is known: then it is a selection that somebody copied out.
    return [None] * len(here) if cut and None in found else found


def _keep(
    found: Sequence[int | None],
    known: Sequence[Known],
    places: Sequence[int],
    matches: dict[int, Known],
    after: dict[int, Key | None],
    *,
    behind_all: bool,
) -> None:
    """Note the matches of a minute, and for new entries what they stand behind."""
    nothing_matched = all(index is None for index in found)
    behind = known[-1].key if nothing_matched and behind_all else None
    for place, index in zip(places, found, strict=True):
        if index is None:
            after[place] = behind
        else:
            matches[place] = known[index]
            behind = known[index].key


def _match_neighbours(
    known: Sequence[Known],
    known_items: Sequence[Item],
    items: Sequence[Item],
    matches: dict[int, Known],
) -> None:
    """Another phone stamps a message some seconds apart: look in the minutes beside for it."""
    taken = {one.key for one in matches.values()}
    left: dict[tuple[str | None, str], deque[int]] = {}
    for index, item in enumerate(known_items):
        if known[index].key not in taken and item.kind is not Kind.SYSTEM:
            left.setdefault((item.sender, item.digest), deque()).append(index)
    for place, item in enumerate(items):
        if place in matches:
            continue
        minute = item.second // 60
        queue = left.get((item.sender, item.digest))
        while queue and known_items[queue[0]].second // 60 < minute - 1:
            queue.popleft()
        if queue and known_items[queue[0]].second // 60 <= minute + 1:
            matches[place] = known[queue.popleft()]


def _known_item(one: Known) -> Item:
    second = int(one.at.timestamp())
    return Item(second, one.precision, one.sender, one.kind, one.digest, one.attachment, one.edited)


def _item(entry: Entry, names: Mapping[str, str]) -> Item:
    sender = names.get(entry.sender, entry.sender) if entry.sender else None
    return Item(
        int(entry.at.timestamp()),
        entry.precision,
        sender,
        entry.kind,
        digest(entry.words),
        entry.attachment,
        entry.edited,
    )


def _decide(one: Known, entry: Entry) -> Decision:
    gains: list[Gain] = []
    if entry.precision is Precision.SECOND and one.precision is Precision.MINUTE:
        gains.append(Gain.SECONDS)
    if entry.kind is Kind.DELETED and one.kind is not Kind.DELETED:
        gains.append(Gain.DELETED)
    elif one.kind is Kind.DELETED and entry.kind is not Kind.DELETED:
        gains.append(Gain.CONTENT)
    elif entry.edited and (not one.edited or digest(entry.words) != one.digest):
        gains.append(Gain.EDITED)
    if one.kind is not Kind.DELETED and entry.kind is not Kind.DELETED:
        richer = one.kind is Kind.MEDIA and entry.kind is not Kind.MEDIA
        if richer or (entry.attachment and not one.attachment):
            gains.append(Gain.MEDIA)
    return Update(entry, one.key, tuple(gains)) if gains else Duplicate(entry, one.key)
