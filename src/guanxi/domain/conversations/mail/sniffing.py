"""Whether bytes begin a mailbox or a mail, told by their first lines."""

import re

from guanxi.domain.conversations.mail.headers import read_fields

_START = 1 << 16
_FROM_LINE = re.compile(
    rb"From [^\n]{0,1000}\n(?:>?From |[!-9;-~]{1,100}[ \t]*:)|From [^\n]{0,1000}\d:\d\d"
)
# A chat or a note may hold lines like "from: …"; fields only mail programs write decide.
_SURE = {
    *("received", "return-path", "message-id", "mime-version", "delivered-to", "x-mailer"),
    *("content-type", "content-transfer-encoding", "dkim-signature", "x-original-to"),
    *("authentication-results", "list-id", "in-reply-to"),
}
_LIKELY = {
    *("from", "to", "cc", "bcc", "subject", "date", "reply-to", "sender", "references"),
    "thread-topic",
}


def looks_like_mail(start: bytes) -> str | None:
    """ "mbox" or "eml" by the beginning of a file, None where it is neither.

    >>> looks_like_mail(b"From: li@x.cn\\nSubject: PI\\nDate: Mon, 2 Mar 2026 08:00:00 +0800\\n\\n")
    'eml'
    """
    head = start[:_START].removeprefix(b"\xef\xbb\xbf").lstrip().replace(b"\r\n", b"\n")
    if b"\n" not in head:
        head = head.replace(b"\r", b"\n")
    if _FROM_LINE.match(head):
        return "mbox"
    fields, _ = read_fields(head)
    names = fields.keys()
    sure, likely = len(names & _SURE), len(names & _LIKELY)
    if (sure and sure + likely >= 2) or ("from" in names and "date" in names and likely >= 3):
        return "mbox" if head.startswith(b"From ") else "eml"
    return None
