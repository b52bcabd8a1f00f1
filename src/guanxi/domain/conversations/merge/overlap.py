"""What the overlap as a whole tells: another zone, or other names for the same people.

Both are read off messages whose words occur once on either side: such a pair is the same message
wherever it stands and whoever it is attributed to.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from guanxi.domain.conversations.entries import Entry, Kind
from guanxi.domain.conversations.merge.decisions import Known, Shifted, digest

LARGEST_SHIFT = timedelta(hours=26)
_QUARTER = 15 * 60
_TOLERANCE = 90  # seconds: two phones stamp one message not quite alike
_LEAST_EVIDENCE = 3
_MOST = 0.8  # the share of pairs that has to agree
_TELLING = 4  # characters; "ok" and "好的" tell nothing
_TELLING_ALONE = 12


def find_shift(known: Sequence[Known], incoming: Sequence[Entry]) -> Shifted | None:
    """The constant shift of the incoming entries, if they are shifted at all.

    Both zones' summer times may differ, so some may lie an hour off; the commonest is said.
    Pass what is known from 26 hours before the incoming entries to 26 hours after them.
    """
    shifts: Counter[int] = Counter()
    pairs = 0
    for one, entry in _telling_pairs(known, incoming):
        seconds = entry.at.timestamp() - one.at.timestamp()
        if abs(seconds) > LARGEST_SHIFT.total_seconds():
            continue
        pairs += 1
        quarters = round(seconds / _QUARTER)
        if quarters and abs(seconds - quarters * _QUARTER) <= _TOLERANCE:
            shifts[quarters] += 1
    if not shifts:
        return None
    commonest = shifts.most_common(1)[0][0]
    evidence = sum(shifts[commonest + hour] for hour in (-4, 0, 4) if commonest + hour)
    if evidence < _LEAST_EVIDENCE or evidence < _MOST * pairs:
        return None
    return Shifted(timedelta(seconds=commonest * _QUARTER), evidence)


def find_renaming(known: Sequence[Known], incoming: Sequence[Entry]) -> dict[str, str]:
    """Incoming name → known name for people another phone calls differently; one to one.

    Names known as they are map to themselves and are left out.
    """
    votes: dict[str, Counter[str]] = {}
    words: dict[tuple[str, str], int] = {}
    for one, entry in _telling_pairs(known, incoming):
        if one.sender is None or entry.sender is None:
            continue
        if abs(entry.at.timestamp() - one.at.timestamp()) <= _TOLERANCE:
            votes.setdefault(entry.sender, Counter())[one.sender] += 1
            words[entry.sender, one.sender] = max(
                len(entry.words), words.get((entry.sender, one.sender), 0)
            )
    renaming: dict[str, str] = {}
    ranked = sorted(votes.items(), key=lambda item: -item[1].total())
    for name, counts in ranked:
        candidate, count = counts.most_common(1)[0]
        enough = count >= 2 or words[name, candidate] >= _TELLING_ALONE
        if enough and count >= _MOST * counts.total() and candidate not in renaming.values():
            renaming[name] = candidate
    changed = {name: other for name, other in renaming.items() if name != other}
    return changed | _by_elimination(changed, renaming, known, incoming)


def _by_elimination(
    changed: Mapping[str, str],
    renaming: Mapping[str, str],
    known: Sequence[Known],
    incoming: Sequence[Entry],
) -> dict[str, str]:
    """Where another phone's names are proven and one name is left on each side, they are one."""
    if not changed:
        return {}
    ours = {one.sender for one in known if one.sender} - set(renaming.values())
    theirs = {entry.sender for entry in incoming if entry.sender} - set(renaming)
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return {}
    return {theirs.pop(): ours.pop()}


def _telling_pairs(
    known: Sequence[Known], incoming: Sequence[Entry]
) -> Iterator[tuple[Known, Entry]]:
    """Messages whose words occur once among the known and once among the incoming."""
    counts = Counter(one.digest for one in known)
    once = {one.digest: one for one in known if counts[one.digest] == 1}
    seen: dict[str, Entry | None] = {}
    for entry in incoming:
        if entry.kind is Kind.TEXT and len(entry.words) >= _TELLING:
            mark = digest(entry.words)
            if mark in once:
                seen[mark] = None if mark in seen else entry
    for mark, found in seen.items():
        if found is not None:
            yield once[mark], found
