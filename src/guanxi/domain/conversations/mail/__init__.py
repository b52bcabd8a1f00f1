"""The mail importer: mailboxes (mbox), single mails (.eml), and any number of single mails.

`read_mailbox` gives mails in the file's order, `read_mails` those of a folder or archive that the
caller opens; `entries` makes them lines of a conversation, `thread_keys` says which belong
together. Nothing here touches a file by name.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import tzinfo

from guanxi.domain.conversations.entries import Entry, Kind, Precision, Rejected
from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.mail.mails import Address, Attachment, Failure, Mail
from guanxi.domain.conversations.mail.reading import Chunks, Reading, attachment_bytes, begin
from guanxi.domain.conversations.mail.sniffing import looks_like_mail
from guanxi.domain.conversations.mail.threads import Link, link_of, thread_keys

__all__ = [
    "Address",
    "Attachment",
    "Failure",
    "Link",
    "Mail",
    "Reading",
    "attachment_bytes",
    "entries",
    "link_of",
    "looks_like_mail",
    "read_mailbox",
    "read_mails",
    "thread_keys",
]


def read_mailbox(chunks: Chunks, zone: tzinfo, *, name: str = "") -> Reading:
    """Begin to read an mbox or a single mail; iterate the result for Mail and Rejected.

    `chunks` is a file or an iterable of bytes, `zone` what a date without a zone is taken in,
    `name` what the mails say they come from. Raises NotAnExport at once where the bytes are no
    mail.

    >>> from datetime import UTC
    >>> written = (b"From: Li <li@x.cn>\\nSubject: PI\\nDate: Mon, 2 Mar 2026 08:00:00 +0800\\n\\n"
    ...            b"Please confirm.\\n\\n> any news?\\n")
    >>> (mail,) = read_mailbox([written], UTC)
    >>> mail.at.isoformat(), mail.sender.name, mail.words, mail.quoted
    ('2026-03-02T08:00:00+08:00', 'Li', 'Please confirm.', '> any news?')
    """
    head, blocks = begin(chunks)
    if not head.strip():
        raise NotAnExport(Refusal.EMPTY)
    kind = looks_like_mail(head)
    if kind is None:
        raise NotAnExport(Refusal.NO_MAIL)
    reading = Reading([(name, blocks)], zone)
    reading.kind = kind
    return reading


def read_mails(sources: Iterable[tuple[str, Chunks]], zone: tzinfo) -> Reading:
    """Read many files one after the other, each with its name: a Maildir, a folder of .eml.

    Positions go on across them; a file that is no mail is Rejected with its name.
    """
    return Reading(sources, zone)


def entries(reading: Reading, keys: Mapping[str, str] | None = None) -> Iterator[Entry | Rejected]:
    """The mails as lines of a conversation, in the reading's zone.

    `keys` are the threads as `thread_keys` gives them; without it each mail has the thread that
    the mails before it tell. A delivery failure is a notice of the server's.
    """
    for item in reading:
        if isinstance(item, Rejected):
            yield item
            continue
        files = item.attachments
        kind = Kind.FILE if files and not item.words else Kind.TEXT
        shown = [file.name for file in files if not file.inline] or [file.name for file in files]
        yield Entry(
            position=item.position,
            line=item.line,
            at=item.at.astimezone(reading.zone),
            sender=item.sender.name or item.sender.address or None,
            kind=Kind.SYSTEM if item.bounce else kind,
            text=item.text,
            words=item.words,
            attachment=shown[0] if shown else None,
            precision=Precision.SECOND,
            quoted=item.quoted,
            thread=(keys or {}).get(item.message_id, item.thread),
            automatic=item.automatic,
            handle=item.sender.address,
        )
