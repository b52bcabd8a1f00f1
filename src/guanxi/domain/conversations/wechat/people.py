"""Who sent what: names for the exporter's own messages and for the others'.

Where a file only says "sent" or "received", the exporter is 我, as the tools themselves write, and
the other is named by the file's name. Some tables put the other's name even beside what the
exporter sent; a name that also receives is therefore never taken for the exporter's own.
"""

import re
from collections import Counter
from collections.abc import Iterable

from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.wechat.content import revoked_by
from guanxi.domain.conversations.wechat.messages import Message

ME = "我"
THEM = "对方"
_SELF = frozenset({"me", "self"})  # what tools write for the exporter in the place of an id
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_ADDITION = re.compile(r"[ _]?\((?:wxid_[\w-]+|\d+)\)$|_utf8$|_\d+(?:_\d+)?$", re.A)


class People:
    """The names of one file. `mine` grows as the file is read."""

    def __init__(self, name: str) -> None:
        self.owner = ""  # the exporter's id, where the file tells it
        self.mine: set[str] = set()
        self._names: dict[str, str] = {}
        self._theirs: set[str] = set()
        self._own = ""
        self._other = other_name(name) or THEM
        self.room: str | None = None  # the only one the first messages name

    def call(self, ident: str, name: str) -> None:
        """Note the name that belongs to an id."""
        self._names.setdefault(ident, name)

    def meet(self, sample: Iterable[Message]) -> None:
        """Learn from the first messages which names receive and which send."""
        sample = list(sample)
        for message in sample:
            if self._is_mine(message) is False:
                self._theirs.update(filter(None, (message.name, message.ident)))
        rooms = {message.thread for message in sample}
        self.room = rooms.pop() if len(rooms) == 1 else None
        own = Counter(
            name
            for message in sample
            if self._is_mine(message) and (name := self._own_name(message))
        )
        self._own = max(own, key=lambda name: own[name]) if own else ME

    def sender(self, message: Message) -> str | None:
        """Who a message is from; None for notices. A message taken back is named by its notice."""
        if message.content.kind is Kind.SYSTEM:
            return None
        mine, name = self._is_mine(message), ""
        if message.content.kind is Kind.DELETED and (who := revoked_by(message.content.text)):
            mine, name = who.mine or mine, who.name
        if name:
            return self._names.get(name, name)
        if mine:
            return self._as_mine(self._own_name(message) or self._own or ME)
        return self._their_name(message, known_side=mine is not None)

    def _their_name(self, message: Message, *, known_side: bool) -> str | None:
        """What the file calls somebody else: always the first name it had for an id."""
        if message.name == ME:
            return self._as_mine(ME)
        if message.ident and message.name:
            self.call(message.ident, message.name)
        named = self._names.get(message.ident) if message.ident else None
        if found := named or message.name or message.ident:
            return found
        return (self.thread(message) or self._other) if known_side else None

    def thread(self, message: Message) -> str:
        """The room of a message, where the file holds several."""
        return "" if message.thread == self.room else message.thread

    def _is_mine(self, message: Message) -> bool | None:
        if message.mine is None and message.ident.casefold() in _SELF:
            return True
        if message.mine is None and self.owner and message.ident:
            return message.ident == self.owner
        return message.mine

    def _own_name(self, message: Message) -> str:
        """What a row the exporter sent calls them, unless that is the other's name."""
        if message.ident in self._theirs or message.name in self._theirs:
            return ""
        return message.name or self._names.get(message.ident) or message.ident

    def _as_mine(self, name: str) -> str:
        self.mine.add(name)
        return name


def other_name(file_name: str) -> str:
    """The name in a file's name, without path, ending and what tools add to it.

    >>> other_name("C:/聊天记录/老王(wxid_abc123).csv"), other_name("王芳_utf8.csv")
    ('老王', '王芳')
    """
    name = file_name.replace("\\", "/").rpartition("/")[2][:200]
    name = _EXTENSION.sub("", name)
    return (_ADDITION.sub("", name) or name).strip()
