"""A mailbox or single mails, one Mail at a time in the order of the file.

Nothing here depends on the size of a file: a block and one mail are in memory; of the mails read
only ids and times are kept, to know one that comes twice.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import chain
from typing import BinaryIO, cast

from guanxi.domain.conversations.entries import Reason, Rejected
from guanxi.domain.conversations.mail.addresses import read_addresses
from guanxi.domain.conversations.mail.automatic import find_failures, is_automatic
from guanxi.domain.conversations.mail.charsets import decode
from guanxi.domain.conversations.mail.encoded_words import one_line
from guanxi.domain.conversations.mail.headers import Fields, first, read_fields, text_of
from guanxi.domain.conversations.mail.identity import find_date, id_from_content, id_of, ids_in
from guanxi.domain.conversations.mail.mails import Address, DateFrom, Mail
from guanxi.domain.conversations.mail.parts import (
    Body,
    attachment_of,
    content_of,
    read_body,
    type_of,
)
from guanxi.domain.conversations.mail.quotes import set_apart
from guanxi.domain.conversations.mail.sniffing import looks_like_mail
from guanxi.domain.conversations.mail.splitting import (
    BLOCK,
    LONGEST_MAIL,
    Piece,
    plain_ends,
    split_mailbox,
    unescaped,
)
from guanxi.domain.conversations.mail.threads import Threads, names_of
from guanxi.domain.decoding import in_blocks

Chunks = Iterable[bytes] | BinaryIO
Item = Mail | Rejected
_EXCERPT = 80
_SAME_MOMENT = timedelta(minutes=1)
_NOBODY = Address("", "")
_LIST = {"list-id", "list-post", "mailing-list"}
_RETURNED = ("message/rfc822", "text/rfc822-headers")


class Reading:
    """One pass over mails: iterate it once for Mail and Rejected.

    `kind` is "mbox" or "eml", of the first source; `duplicates` counts copies left out so far.
    """

    def __init__(self, sources: Iterable[tuple[str, Chunks]], zone: tzinfo) -> None:
        self.zone = zone
        self.kind = ""
        self.duplicates = 0
        self._sources = sources
        self._codecs: Counter[str] = Counter()
        self._position = 0
        self._seen: dict[str, tuple[datetime, DateFrom]] = {}
        self._threads = Threads()

    @property
    def encoding(self) -> str:
        """The charset most texts so far were written in, beyond ASCII."""
        foreign = [codec for codec, _ in self._codecs.most_common() if codec != "us-ascii"]
        return foreign[0] if foreign else "us-ascii"

    def __iter__(self) -> Iterator[Item]:
        for name, chunks in self._sources:
            head, blocks = begin(chunks)
            kind = looks_like_mail(head)
            self.kind = self.kind or kind or ""
            if kind is None:
                params: dict[str, str | int] = {"file": name} if name else {}
                yield Rejected(1, _excerpt(head), Reason.NOT_MAIL, params)
                continue
            for piece in split_mailbox(blocks) if kind == "mbox" else iter([_whole(blocks)]):
                yield from self._read(piece, name)

    def _read(self, piece: Piece, source: str) -> Iterator[Item]:
        content = mail_in(piece)
        fields, begins = read_fields(content)
        params: dict[str, str | int] = {"file": source} if source else {}
        if not fields:
            if content.strip():
                yield Rejected(piece.line, _excerpt(content), Reason.NOT_MAIL, params)
            return
        dated = find_date(fields, piece.from_line, self.zone)
        if dated is None:
            reason = Reason.IMPOSSIBLE_DATE if first(fields, "date") else Reason.NO_DATE
            yield Rejected(piece.line, _excerpt(content), reason, params)
            return
        body = read_body(fields, content[begins:], type_of(fields))
        mail = self._mail(piece, source, fields, body, dated)
        new = self._new(mail)
        if new is None:
            self.duplicates += 1
            return
        self._position += 1
        yield new
        if piece.over or body.cut:
            yield Rejected(piece.line, _excerpt(content), Reason.TOO_LONG, params)

    def _mail(
        self,
        piece: Piece,
        source: str,
        fields: Fields,
        body: Body,
        dated: tuple[datetime, DateFrom],
    ) -> Mail:
        kind = type_of(fields)
        likely = kind.parameters.get("charset", "")
        self._codecs.update(body.codecs)
        words, quoted = set_apart(body.lines, body.quoted)
        text = "\n".join(body.lines)
        subject = text_of(fields, "subject", likely)
        sender = _sender(fields, piece.from_line, likely)
        bounce, failures = find_failures(
            fields, subject, sender, body.reports, text, _returned_to(body, likely)
        )
        report = kind.parameters.get("report-type", "")
        references, in_reply_to = ids_in(fields, "references"), ids_in(fields, "in-reply-to")
        sent = dated[0].astimezone(UTC).isoformat() if dated[1] == "date" else ""
        message_id = id_of(fields) or id_from_content(sender.address, sent, subject, text)
        return Mail(
            position=self._position,
            line=piece.line,
            at=dated[0],
            message_id=message_id,
            thread=self._thread(message_id, names_of(references, in_reply_to)),
            subject=subject,
            sender=sender,
            to=read_addresses(fields.get("to", []), likely),
            cc=read_addresses(fields.get("cc", []), likely),
            words=words,
            quoted=quoted,
            text=text,
            attachments=tuple([attachment_of(leaf) for leaf in body.files]),
            automatic=bounce or is_automatic(fields, subject, sender, kind.value, report),
            bounce=bounce,
            failures=failures,
            in_reply_to=in_reply_to,
            references=references,
            date_from=dated[1],
            source=source,
            offset=piece.offset,
            length=piece.length,
        )

    def _thread(self, message_id: str, names: tuple[str, ...]) -> str:
        """The thread of a mail: that of a mail read before which it names, else the oldest name."""
        known = [name for name in names if name in self._threads]
        self._threads.join_all((*known, *names, message_id))
        return self._threads.find(message_id)

    def _new(self, mail: Mail) -> Mail | None:
        """The mail, None where it was read before.

        One id on mails of different times is a fault of what sent them; the later one read gets
        an id of its own.
        """
        new = mail
        for _ in range(2):
            seen = self._seen.setdefault(new.message_id, (new.at, new.date_from))
            if seen[0] is new.at:
                return new
            if _is_same_moment(seen, (new.at, new.date_from)):
                return None
            new = replace(mail, message_id=_own_id(mail))
        return None


def _returned_to(body: Body, likely: str) -> tuple[Address, ...]:
    """To whom the mail was sent that came back with this one: as a mail within, or its header."""
    within = (leaf for leaf in body.files if leaf.type.value in _RETURNED)
    headers = (read_fields(content_of(leaf).lstrip(b"\n"))[0] for leaf in within)
    return next((read_addresses(one["to"], likely) for one in headers if "to" in one), ())


def begin(chunks: Chunks) -> tuple[bytes, Iterator[bytes]]:
    """The beginning of a file, and all its bytes in blocks, the beginning included."""
    if hasattr(chunks, "read"):
        file = cast(BinaryIO, chunks)
        blocks = iter(lambda: file.read(BLOCK), b"")
    else:
        blocks = in_blocks(chunks)
    head = next(blocks, b"")
    return head, chain([head], blocks)


def mail_in(piece: Piece) -> bytes:
    """The bytes of a mail as they were sent."""
    if piece.from_line is not None:
        return unescaped(piece.content)
    return plain_ends(piece.content.removeprefix(b"\xef\xbb\xbf").lstrip())


def attachment_bytes(file: BinaryIO, mail: Mail, index: int) -> bytes:
    """The decoded bytes of `mail.attachments[index]`, from the file the mail was read from.

    Raises IndexError where the mail in this file has no such attachment.
    """
    file.seek(mail.offset)
    content = file.read(min(mail.length, LONGEST_MAIL))
    head, _, rest = content.partition(b"\n")
    parted = head.startswith(b"From ")
    piece = Piece(1, 0, 0, head if parted else None, rest if parted else content, 0)
    sent = mail_in(piece)
    fields, begins = read_fields(sent)
    return content_of(read_body(fields, sent[begins:], type_of(fields)).files[index])


def _whole(blocks: Iterable[bytes]) -> Piece:
    """A file that is one mail, as far as a mail may go."""
    parts: list[bytes] = []
    size = length = 0
    for block in blocks:
        length += len(block)
        parts.append(block[: LONGEST_MAIL - size])
        size += len(parts[-1])
    return Piece(1, 0, length, None, b"".join(parts), length - size)


def _sender(fields: Fields, from_line: bytes | None, likely: str) -> Address:
    if behind := _behind_list(fields, likely):
        return behind
    for name in ("from", "sender", "x-original-from", "reply-to", "return-path"):
        found = read_addresses(fields.get(name, []), likely)
        if found:
            return found[0]
    return (
        (read_addresses([from_line.split(b" ", 1)[0]]) or (_NOBODY,))[0] if from_line else _NOBODY
    )


def _behind_list(fields: Fields, likely: str) -> Address | None:
    """Who wrote a mail whose sender a mailing list or group replaced by itself ("Li via Sales")."""
    if not _LIST & fields.keys():
        return None
    shown = read_addresses(fields.get("from", []), likely)[:1]
    name, via, _ = shown[0].name.rpartition(" via ") if shown else ("", "", "")
    for field in ("x-original-from", "reply-to") if via else ("x-original-from",):
        for one in read_addresses(fields.get(field, []), likely)[:1]:
            if one.address and one.address not in {other.address for other in shown}:
                return replace(one, name=one.name or name.strip("'\""))
    return None


def _own_id(mail: Mail) -> str:
    moment = mail.at.astimezone(UTC).isoformat()
    return f"{mail.message_id}#{id_from_content(moment, mail.subject, mail.text)[8:24]}"


def _is_same_moment(one: tuple[datetime, DateFrom], other: tuple[datetime, DateFrom]) -> bool:
    """Whether two mails were sent at one time, as far as they say it themselves."""
    if one[1] != "date" or other[1] != "date":
        return True
    return abs(one[0] - other[0]) <= _SAME_MOMENT


def _excerpt(content: bytes) -> str:
    line = content[:400].strip().partition(b"\n")[0]
    return one_line(decode(line)[0])[:_EXCERPT]
