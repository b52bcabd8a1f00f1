"""Which mails belong to one thread.

Mails are joined by their ids: what one answers (In-Reply-To) and names (References) is one thread
with it, also where the mail named is not at hand. The order of the mails and the files they came
from make no difference.

Some clients send an answer without these fields. Such a mail, whose subject begins with "Re:",
"回复:" or the like, is joined to the last mail with the same subject in the month before it, but
only between the same people: its sender got that mail, or it goes to who sent that mail. A
forwarded mail goes to somebody else and is joined by ids alone.

The key of a thread is the id of the mail it began with; where a thread has several beginnings
(their common root is not at hand), the smallest.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from guanxi.domain.conversations.mail.mails import Mail

WINDOW = timedelta(days=30)
_MOST_LOOKED_BACK = 50
_ANSWERS = re.compile(
    r"(?:\s*(?:\[[^\]]{1,40}\]\s*)?(?:re?|aw|antw|sv|vs|ref|rif|res|odp|ynt|yan|vá|απ|ответ|відп"
    r"|balas|trả lời|ตอบกลับ|답장|회신|回复|回覆|答复|答覆|回應|返信)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：])++",
    re.IGNORECASE,
)


class Link(NamedTuple):
    """What joins a mail to others: `names` are the ids it answers or refers to, oldest first;
    people are addresses in lower case."""

    message_id: str
    names: tuple[str, ...]
    at: datetime
    subject: str
    sender: str
    recipients: frozenset[str]


def link_of(mail: Mail) -> Link:
    """The link of a mail; a caller may make one from what it has stored."""
    return Link(
        mail.message_id,
        names_of(mail.references, mail.in_reply_to),
        mail.at,
        mail.subject,
        mail.sender.address.lower(),
        frozenset(one.address.lower() for one in (*mail.to, *mail.cc)),
    )


def names_of(references: Sequence[str], in_reply_to: Sequence[str]) -> tuple[str, ...]:
    """The ids a mail names, the oldest first, each once."""
    return tuple(dict.fromkeys((*references, *in_reply_to)))


def thread_keys(links: Iterable[Link]) -> dict[str, str]:
    """The key of the thread of each mail, by message id.

    >>> from datetime import UTC
    >>> at = datetime(2026, 11, 22, tzinfo=UTC)
    >>> ask, answer = (Link(name, names, at, "", "", frozenset())
    ...                for name, names in (("a", ()), ("b", ("a",))))
    >>> thread_keys([answer, ask])
    {'b': 'a', 'a': 'a'}
    """
    given = list(links)
    threads = Threads()
    answering: set[str] = set()
    for link in given:
        earlier = [name for name in link.names if name != link.message_id]
        threads.join_all([link.message_id, *earlier])
        if earlier:
            answering.update([link.message_id, *earlier[1:]])
    for link, other in _by_subject(given):
        threads.join_all([link.message_id, other.message_id])
        answering.add(link.message_id)
    keys: dict[str, tuple[bool, str]] = {}
    for name in threads.names():
        thread, rank = threads.find(name), (name in answering, name)
        keys[thread] = min(keys.get(thread, rank), rank)
    return {link.message_id: keys[threads.find(link.message_id)][1] for link in given}


class Threads:
    """Ids joined into sets (union-find). Finding shortens the way, so that any number of ids costs
    about as many steps."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._above

    def names(self) -> Iterator[str]:
        """Every id so far."""
        return iter(list(self._above))

    def find(self, name: str) -> str:
        """The id that stands for the set of this one: of those joined, the one met first."""
        above = self._above
        while (up := above.setdefault(name, name)) != name:
            above[name] = above[up]
            name = above[name]
        return name

    def join_all(self, names: Iterable[str]) -> None:
        """Make the sets of these ids one, called by what the first of them is called."""
        first: str | None = None
        for name in names:
            top = self.find(name)
            if first is None:
                first = top
            elif top != first:
                self._above[top] = first


def _by_subject(links: list[Link]) -> Iterator[tuple[Link, Link]]:
    """Answers that name no mail, each with the mail it answers."""
    earlier: dict[str, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda one: (one.at, one.message_id)):
        answers = _ANSWERS.match(link.subject)
        plain = link.subject[answers.end() :] if answers else link.subject
        pool = earlier["".join(plain.split()).casefold()]
        if answers and not link.names:
            for other in reversed(pool[-_MOST_LOOKED_BACK:]):
                if link.at - other.at > WINDOW:
                    break
                if link.sender in other.recipients or other.sender in link.recipients:
                    yield link, other
                    break
        pool.append(link)
