"""A WhatsApp export, or text pasted from a chat window, as entries.

The text is read in blocks: one expression finds every opening line of a block, what lies between
two of them is a message with its line breaks. The last message of a block waits for the next, so
memory holds a block and a message, whatever the size of the file. When opening lines stop
matching (a phone's language was changed) the form is inferred again from there.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from guanxi.domain.conversations.decoding import read_text
from guanxi.domain.conversations.entries import Entry, Kind, Reason, Rejected
from guanxi.domain.conversations.whatsapp.changes import SUSPECT, find_change, find_new_order
from guanxi.domain.conversations.whatsapp.content import is_plain, read_content
from guanxi.domain.conversations.whatsapp.forms import Form
from guanxi.domain.conversations.whatsapp.marks import MARKS
from guanxi.domain.conversations.whatsapp.sampling import take_sample
from guanxi.domain.conversations.whatsapp.senders import clean_sender, names, plain
from guanxi.domain.conversations.whatsapp.stamps import Stamps

LONGEST_ENTRY = 1 << 20  # characters; WhatsApp itself stops at 65,536
EXCERPT = 80
ENOUGH = 3  # stamps of another form that make a change rather than a quotation
PATIENCE = 200  # entries between two looks for another order of the date
_DAY = timedelta(days=1)
# links, addresses and figures carry such a mark from where they were copied
_PASTED = re.compile(r"://|\S@\S|^[\W\d_]*$")
# "Your security code with … changed. Tap to learn more.", marked at both parts
_LEARN_MORE = re.compile("[\u200e\u200f]{2}[^\u200e\u200f\n]+ [\u200e\u200f][^\u200e\u200f\n]+")
_NOTICES = frozenset({Kind.TEXT, Kind.CALL, Kind.MISSED_CALL})

Item = Entry | Rejected
# Entry(...) without the cost of naming its fields: nine in ten entries are made here
_TEXT = Kind.TEXT
_plain_entry = partial(tuple.__new__, Entry)
_REST = tuple(Entry._field_defaults[name] for name in Entry._fields[10:])  # not in these files


class Reading:
    """One pass over an export: iterate it once for Entry and Rejected in the file's order.

    `encoding` and `form` are known before the first entry; `forms` grows when the form changes.
    """

    def __init__(
        self, chunks: Iterable[bytes], zone: ZoneInfo, *, order: str | None, today: date | None
    ) -> None:
        self.encoding, self._blocks = read_text(chunks)
        self.forms: list[Form] = []
        self._zone = zone
        self._order_is_given = order is not None
        self._text, form = take_sample(self._blocks, order, today)
        self._use(form)
        self._line = 1
        self._position = 0
        self._last: datetime | None = None
        self._look_from = 0
        self._senders: dict[str, str | None] = {}
        # why a line outside every entry is rejected; None: said already
        self._reason: Reason | None = Reason.BEFORE_FIRST

    @property
    def form(self) -> Form:
        """The form the file begins with."""
        return self.forms[0]

    def __iter__(self) -> Iterator[Item]:
        text, self._text = self._text, ""
        for block in self._blocks:
            items, text = self._read(text, final=False)
            yield from items
            text += block
        items, _ = self._read(text, final=True)
        yield from items

    def _use(self, form: Form) -> None:
        if self.forms and form.layout.bracketed and form.room is None:
            form = replace(form, room=self.forms[-1].room)
        self.forms.append(form)
        self._form, self._precision = form, form.precision
        self._room = form.room.name if form.room else None
        self._pattern = form.pattern
        self._stamps = Stamps(form, self._zone)

    def _read(self, text: str, *, final: bool) -> tuple[list[Item], str]:
        """What is certain in a text, and the end of it that has to wait for more."""
        items: list[Item] = []
        start: int | None = 0
        rest = ""
        while start is not None:
            start, rest = self._read_form(text, start, items, final=final)
        return items, rest

    def _read_form(
        self, text: str, start: int, items: list[Item], *, final: bool
    ) -> tuple[int | None, str]:
        """Read on in one form: where to start anew (or None), and what has to wait."""
        waiting: re.Match[str] | None = None
        for found in self._pattern.finditer(text, start):
            if waiting is None:
                self._reject(text[start : found.start()], items)
                waiting = found
                continue
            end = found.start() - 1
            if end - waiting.end() > LONGEST_ENTRY:
                self._reject(text[self._close_long(text, waiting, items) : found.start()], items)
            elif (again := self._close(text, waiting, end, items, before=found)) is not None:
                return again, ""
            waiting = found
        if waiting is not None:
            return self._read_last(text, waiting, items, final=final)
        end = len(text) if final else max(start, text.rfind("\n", start) + 1)
        if len(text) - end > LONGEST_ENTRY:
            end = len(text)
        self._reject(text[start:end], items)
        return None, text[end:]

    def _read_last(
        self, text: str, waiting: re.Match[str], items: list[Item], *, final: bool
    ) -> tuple[int | None, str]:
        """The last entry of a text: closed at the file's end, else kept for the next block."""
        if len(text) - waiting.end() > LONGEST_ENTRY + 1:
            return self._close_long(text, waiting, items), ""
        if final:
            end = len(text) - text.endswith("\n")
            return self._close(text, waiting, end, items, enough=1), ""
        if self._change(text, waiting, len(text), before=None, enough=ENOUGH):
            return self._close(text, waiting, len(text), items), ""
        return None, text[waiting.start() :]

    def _close_long(self, text: str, opening: re.Match[str], items: list[Item]) -> int:
        """Append what the limit allows of an entry; where to go on."""
        limit = opening.end() + LONGEST_ENTRY
        cut = text.rfind("\n", opening.end(), limit)
        end = cut if cut >= 0 else limit
        again = self._close(text, opening, end, items)
        if again is not None:
            return again
        self._reason = Reason.TOO_LONG
        if cut >= 0:
            return cut + 1
        self._line -= 1
        return limit

    def _close(
        self,
        text: str,
        opening: re.Match[str],
        end: int,
        items: list[Item],
        *,
        before: re.Match[str] | None = None,
        enough: int = ENOUGH,
    ) -> int | None:
        """Append the entry from its opening line to `end`; where another form begins, if it does.

        `before` is the next opening line, `enough` how many stamps make another form.
        """
        *stamp, named = opening.groups()
        at = self._stamps.at(*stamp)
        if (at is None or (self._last and at < self._last)) and self._reorder(text, opening, at):
            return opening.start()
        body = text[opening.end() : end]
        lines, again = 1, None
        if "\n" in body:
            if change := self._change(text, opening, end, before=before, enough=enough):
                again, form = change
                body = text[opening.end() : again - 1]
            lines += body.count("\n")
        if at is None:
            excerpt = text[opening.start() : opening.start() + EXCERPT].partition("\n")[0]
            items.append(Rejected(self._line, excerpt, Reason.IMPOSSIBLE_DATE, {}))
        else:
            items.append(self._entry(at, named, body))
            self._last = at
        self._line += lines
        if again is not None:
            self._use(form)
        return again

    def _entry(self, at: datetime, named: str | None, body: str) -> Entry:
        """One entry; `named` is what stands before the colon, if the line has one."""
        form, position, line, precision = self._form, self._position, self._line, self._precision
        self._position = position + 1
        sender = None if named is None else self._senders.get(named) or self._name(named)
        if sender is None:
            if named is not None:
                body = f"{named}{form.colon} {body}"
            return Entry(position, line, at, None, Kind.SYSTEM, body, body, None, False, precision)
        if is_plain(body) and sender != self._room:
            return _plain_entry(
                (position, line, at, sender, _TEXT, body, body, None, False, precision, *_REST)
            )
        room = form.room
        kind, body, words, attachment, edited = read_content(body, signed=room is not None)
        if room and room.is_group and sender == room.name:
            kind, sender = Kind.SYSTEM, None
        elif kind in _NOTICES and self._is_notice(kind, sender, body, is_first=position == 0):
            kind, words = Kind.SYSTEM, body
        return Entry(position, line, at, sender, kind, body, words, attachment, edited, precision)

    def _name(self, named: str) -> str | None:
        sender = clean_sender(named)
        if sender is None:
            odd = plain(named)
            # where notices stand under the chat's own name, every line has somebody's
            sender = odd if odd and (self._form.room or odd in self.form.odd_names) else None
        self._senders[named] = sender
        return sender

    def _is_notice(self, kind: Kind, sender: str, body: str, *, is_first: bool) -> bool:
        """Whether a marked line under somebody's name is WhatsApp's ("Tom left"): it speaks of them
        by name, or stands where WhatsApp writes its own."""
        room = self._form.room
        if not self._form.layout.bracketed or "\n" in body:
            return False
        if (body[:1] == "\u200e" and names(body, sender)) or _LEARN_MORE.fullmatch(body):
            return True
        if room is None or kind is not Kind.TEXT or _PASTED.search(body):
            return False
        is_marked = body.startswith(room.mark) or (is_first and body[:1] in room.mark)
        return is_marked and (room.is_group or sender == room.name)

    def _change(
        self,
        text: str,
        opening: re.Match[str],
        end: int,
        *,
        before: re.Match[str] | None,
        enough: int,
    ) -> tuple[int, Form] | None:
        """Where in an entry's text another form begins, and that form."""
        if not SUSPECT.search(text, opening.end(), end):
            return None
        at = self._stamps.at(*opening.groups()[:4]) or self._last
        until = self._stamps.at(*before.groups()[:4]) if before else None
        if at is None:
            return None
        return find_change(
            text, opening.end(), end, (at, until), self._zone, forms=self.forms, enough=enough
        )

    def _reorder(self, text: str, opening: re.Match[str], at: datetime | None) -> bool:
        """Whether the dates from here on read better in another order, which is then used."""
        if self._order_is_given or self._position < self._look_from or self._last is None:
            return False
        if at is not None and at > self._last - _DAY:
            return False
        ahead = self._pattern.finditer(text, opening.start())
        form = find_new_order(self._form, (m.group("date") for m in ahead), self._last.date())
        if form is None:
            self._look_from = self._position + PATIENCE
            return False
        self._use(form)
        return True

    def _reject(self, text: str, items: list[Item]) -> None:
        """Note the lines that belong to no entry; what overflows an entry is noted once."""
        lines = text.split("\n")
        for number, line in enumerate(lines, start=self._line):
            if self._reason is None:
                break
            if line.strip(MARKS + " \t\r"):
                items.append(Rejected(number, line[:EXCERPT], self._reason, {}))
                if self._reason is Reason.TOO_LONG:
                    self._reason = None
        self._line += len(lines) - 1
