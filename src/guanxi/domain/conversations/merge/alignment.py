"""One minute of a chat seen twice: which of its entries are the same.

A chat repeats itself (好的 five times in a minute), so entries are matched as sequences, each
known one at most once, in order. How alike two entries are is a weight: the same words, the same
media with and without the file, an edited text, a deleted message.
"""

from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from guanxi.domain.conversations.entries import Kind, Precision

_FILES = {Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.FILE, Kind.STICKER, Kind.CONTACT, Kind.MEDIA}
_WORDED = {Kind.TEXT, Kind.SYSTEM}  # an older reading may have taken a notice for a text
SAME, SAME_MEDIA, OTHER_FORM, NOT_THE_SAME = 8, 6, 1, 0
_LONGEST_BORDER = 200
_LARGEST_TABLE = 40_000  # cells; a minute with more is matched by equal words alone


class Item(NamedTuple):
    """What alignment looks at, of a known message or an incoming entry."""

    second: int
    precision: Precision
    sender: str | None
    kind: Kind
    digest: str
    attachment: str | None
    edited: bool


def alike(known: Item, incoming: Item) -> int:
    """How sure two entries of one minute are the same; 0 when they are not."""
    if known.sender != incoming.sender:
        return NOT_THE_SAME
    exact = known.precision is incoming.precision is Precision.SECOND
    if exact and known.second != incoming.second:
        return NOT_THE_SAME
    if known.kind in _FILES and incoming.kind in _FILES:
        return _alike_media(known, incoming)
    same_kind = known.kind is incoming.kind or {known.kind, incoming.kind} == _WORDED
    if same_kind and known.digest == incoming.digest:
        return SAME
    if Kind.SYSTEM in (known.kind, incoming.kind):
        return NOT_THE_SAME
    if (known.kind is Kind.DELETED) != (incoming.kind is Kind.DELETED):
        return OTHER_FORM
    both_text = known.kind is incoming.kind is Kind.TEXT
    return OTHER_FORM if both_text and (known.edited or incoming.edited) else NOT_THE_SAME


def _alike_media(known: Item, incoming: Item) -> int:
    if known.kind is not incoming.kind and Kind.MEDIA not in (known.kind, incoming.kind):
        return NOT_THE_SAME
    if known.attachment and incoming.attachment and known.attachment != incoming.attachment:
        return NOT_THE_SAME
    if known.digest == incoming.digest:
        same_file = known.attachment == incoming.attachment and known.kind is incoming.kind
        return SAME if same_file else SAME_MEDIA
    return OTHER_FORM if known.edited or incoming.edited else NOT_THE_SAME


def align(known: Sequence[Item], incoming: Sequence[Item]) -> list[int | None]:
    """For each incoming entry of a minute the index of the known one it is, or None.

    >>> def said(words): return Item(0, Precision.MINUTE, "Li", Kind.TEXT, words, None, False)
    >>> align([said("ok"), said("ok")], [said("ok"), said("price?"), said("ok"), said("ok")])
    [0, None, None, 1]
    """
    if any(one.precision is not Precision.SECOND for one in (*known, *incoming)):
        return _aligned(known, incoming)
    # A phone writes what reached it late behind what was said after it; the known stand by time.
    known_places, places = _by_time(known), _by_time(incoming)
    found = _aligned([known[one] for one in known_places], [incoming[one] for one in places])
    matches: list[int | None] = [None] * len(incoming)
    for place, index in zip(places, found, strict=True):
        matches[place] = None if index is None else known_places[index]
    return matches


def _by_time(items: Sequence[Item]) -> list[int]:
    return sorted(range(len(items)), key=lambda place: items[place].second)


def _aligned(known: Sequence[Item], incoming: Sequence[Item]) -> list[int | None]:
    matches: list[int | None] = [None] * len(incoming)
    first, last = 0, 0
    shorter = min(len(known), len(incoming))
    while first < shorter and alike(known[first], incoming[first]) == SAME:
        matches[first] = first
        first += 1
    while last < shorter - first and alike(known[-1 - last], incoming[-1 - last]) == SAME:
        last += 1
        matches[-last] = len(known) - last
    inner_known = known[first : len(known) - last]
    inner = incoming[first : len(incoming) - last]
    if not inner_known or not inner:
        return matches
    small = len(inner_known) * len(inner) <= _LARGEST_TABLE
    found = _best(inner_known, inner) if small else _by_words(inner_known, inner)
    for place, index in enumerate(found):
        matches[first + place] = None if index is None else first + index
    return matches


def match_displaced(
    known: Sequence[Item], incoming: Sequence[Item], matches: list[int | None]
) -> None:
    """Match what is left of a whole minute by equal words, in whatever order they stand: a late
    message may have come with another slice of its file than the rest of the minute."""
    if None not in matches or len(known) * len(incoming) > _LARGEST_TABLE:
        return
    taken = set(matches)
    free = [index for index in range(len(known)) if index not in taken]
    for place, item in enumerate(incoming):
        if matches[place] is None:
            same = next((index for index in free if alike(known[index], item) == SAME), None)
            if same is not None:
                matches[place] = same
                free.remove(same)


def align_ends(earlier: Sequence[Item], later: Sequence[Item], *, known_first: bool) -> int:
    """How many entries at the end of `earlier` are those at the beginning of `later`.

    For a minute cut in two: the pieces are runs of one sequence, so the overlap is a run. The
    longest one counts, so that nothing is doubled.
    """
    for size in range(min(len(earlier), len(later), _LONGEST_BORDER), 0, -1):
        pairs = zip(earlier[-size:], later[:size], strict=True)
        if all(alike(a, b) if known_first else alike(b, a) for a, b in pairs):
            return size
    return 0


def _best(known: Sequence[Item], incoming: Sequence[Item]) -> list[int | None]:
    """The heaviest matching in order (longest common subsequence with weights)."""
    rows, columns = len(known), len(incoming)
    weight = [[alike(k, i) for i in incoming] for k in known]
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            both = weight[row][column]
            best[row][column] = max(
                both + best[row + 1][column + 1] if both else 0,
                best[row + 1][column],
                best[row][column + 1],
            )
    matches: list[int | None] = [None] * columns
    row = column = 0
    while row < rows and column < columns:
        both = weight[row][column]
        if both and best[row][column] == both + best[row + 1][column + 1]:
            matches[column] = row
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return matches


def _by_words(known: Sequence[Item], incoming: Sequence[Item]) -> list[int | None]:
    """Equal entries matched first come, first served: linear, for minutes nobody types."""
    waiting: dict[tuple[str | None, Kind, str], deque[int]] = {}
    for index, item in enumerate(known):
        waiting.setdefault((item.sender, item.kind, item.digest), deque()).append(index)
    found: list[int | None] = []
    for item in incoming:
        queue = waiting.get((item.sender, item.kind, item.digest))
        found.append(queue.popleft() if queue else None)
    return found
