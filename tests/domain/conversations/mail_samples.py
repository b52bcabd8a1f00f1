"""Short ways to write and read mails in tests."""

import io
from datetime import UTC, tzinfo

from guanxi.domain.conversations.entries import Rejected
from guanxi.domain.conversations.mail import Mail, read_mailbox

DATE = "Mon, 2 Mar 2026 16:00:00 +0800"
FROM_LINE = b"From li@nb.cn Mon Mar  2 08:00:00 2026\n"


def raw(body: bytes | str = b"", **fields: str | bytes | None) -> bytes:
    """A mail as sent; `message_id="…"` writes Message-Id, None leaves a field out."""
    given: dict[str, str | bytes | None] = {
        "from": "Li Wei <li@nb.cn>",
        "to": "anna@b.de",
        "subject": "PO 12",
        "date": DATE,
        "message_id": "<1@nb.cn>",
        **fields,
    }
    lines = [
        name.replace("_", "-").encode() + b": " + (v.encode() if isinstance(v, str) else v)
        for name, v in given.items()
        if v is not None
    ]
    return b"\n".join(lines) + b"\n\n" + (body.encode() if isinstance(body, str) else body)


def multipart(kind: str, *parts: bytes, boundary: str = "=_b") -> dict[str, str | bytes]:
    """The body and type of a mail in parts, for `raw`."""
    mark = f"--{boundary}".encode()
    body = b"".join(mark + b"\n" + part + b"\n" for part in parts) + mark + b"--\n"
    return {"body": body, "content_type": f'multipart/{kind}; boundary="{boundary}"'}


def part(content: bytes | str, type_: str = "text/plain; charset=utf-8", *fields: str) -> bytes:
    head = "".join(f"{line}\n" for line in (f"Content-Type: {type_}", *fields))
    return head.encode() + b"\n" + (content.encode() if isinstance(content, str) else content)


def mbox(*mails: bytes) -> bytes:
    """The mails as one mailbox, with the lines that part them."""
    return b"".join(FROM_LINE + mail.rstrip(b"\n") + b"\n\n" for mail in mails)


def read(content: bytes, zone: tzinfo = UTC) -> list[Mail]:
    return [one for one in read_mailbox(io.BytesIO(content), zone) if isinstance(one, Mail)]


def rejected(content: bytes) -> list[Rejected]:
    return [one for one in read_mailbox([content], UTC) if isinstance(one, Rejected)]


def one(content: bytes, zone: tzinfo = UTC) -> Mail:
    (mail,) = read(content, zone)
    return mail
