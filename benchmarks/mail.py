"""Reading a mailbox, mails a second: ours beside the standard library's `mailbox`.

    python benchmarks/mail.py [mails | mailbox.mbox]

The input is generated, or the mailbox named (one without copies): mails of a trade, half of them
Chinese, in UTF-8 and GB18030, base64 and quoted-printable, four in ten with HTML beside the text,
one in fourteen with a PDF, in threads that quote what went before. Both sides give the same fields,
decoded: sender, people, subject, instant, ids, text, and the names and sizes of the files. Ours
also parts the new words from what is quoted, finds threads, automatic answers and failures. Rates
are per CPU second, the best of several rounds taken in turns; on a busy machine trust the ratio.
Before the clock runs, every text, subject, id and instant is compared with the other side's; a
difference ends the run.
"""

import mailbox
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.message import EmailMessage, Message
from email.policy import SMTP
from email.utils import format_datetime, getaddresses, parsedate_to_datetime
from pathlib import Path
from typing import NamedTuple

from guanxi.domain.conversations.mail import Mail, read_mailbox

ROUNDS = 3
SAID = [
    "Please find our offer for PO {n} below. Delivery 35 days after deposit.",
    "From the report: 12 of 200 pieces show scratches.",
    "您好：\n\n附件是订单 {n} 的形式发票，请查收。交期为收到定金后35天。",
    "大货已完成，请安排验货。包装改用五层纸箱。",
    "Kindly advise when the balance of order {n} will be paid.",
]
PEOPLE = [("Li Wei", "li@nb.cn"), ("王芳", "wang@nb.cn"), ("Anna Importer", "anna@b.de")]
SIGNATURE = "\n-- \nLi Wei | Sales | Ningbo Example Imp. & Exp. Co., Ltd\n"
POLICY = SMTP.clone(linesep="\n", max_line_length=78)


class Fields(NamedTuple):
    """What both sides give of a mail."""

    sender: str
    people: int
    subject: str
    at: datetime
    message_id: str
    references: int
    text: str
    files: list[tuple[str, int]]


def write_mailbox(path: Path, count: int) -> None:
    """A mailbox of that many mails, in threads of two to nine."""
    chance = random.Random(11)
    at = datetime(2024, 1, 2, 8, tzinfo=UTC)
    with path.open("wb") as file:
        written = 0
        while written < count:
            subject = chance.choice(["PO {n} ship date", "订单 {n} 交期确认", "RFQ {n}: cartons"])
            subject = subject.format(n=chance.randrange(99_999))
            references: list[str] = []
            quoted = ""
            for _ in range(min(chance.randint(2, 9), count - written)):
                at += timedelta(seconds=chance.expovariate(1 / 9_000))
                mail, quoted = _one(chance, subject, at, references, quoted)
                stamp = f"From li@nb.cn {at:%a %b %d %H:%M:%S %Y}\n".encode()
                body = re.sub(rb"(?m)^(>*From )", rb">\1", mail.as_bytes()).rstrip(b"\n")
                file.write(stamp + body + b"\n\n")
                written += 1


def _one(
    chance: random.Random, subject: str, at: datetime, references: list[str], quoted: str
) -> tuple[EmailMessage, str]:
    """A mail of a thread, and its text as the next one quotes it."""
    mail = EmailMessage(policy=POLICY)
    writer, reader = chance.sample(PEOPLE, 2)
    mail["From"], mail["To"] = (f'"{name}" <{address}>' for name, address in (writer, reader))
    mail["Subject"] = ("回复: " if references else "") + subject
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{chance.getrandbits(96):x}@nb.cn>"
    for hop in range(4):
        mail["Received"] = (
            f"from mx{hop}.example.com by relay{hop}.example.com with ESMTPS id"
            f" {chance.getrandbits(64):x}; {format_datetime(at)}"
        )
    if references:
        mail["In-Reply-To"], mail["References"] = references[-1], " ".join(references)
    references.append(mail["Message-ID"])
    said = [chance.choice(SAID).format(n=chance.randrange(99_999)) for _ in range(3)]
    text = "\n".join(said) + SIGNATURE + "\n" + quoted
    _fill(mail, chance, text)
    return mail, "\n".join(f"> {line}" for line in text.splitlines())[:6_000]


def _fill(mail: EmailMessage, chance: random.Random, text: str) -> None:
    kind = chance.random()
    if kind < 0.1:
        mail.set_content(text, charset="gb18030", cte="base64")
    elif kind < 0.6:
        mail.set_content(text, cte=chance.choice(["base64", "quoted-printable"]))
    else:
        mail.set_content(text, cte="quoted-printable")
        page = "".join(f"<p style='font:12pt SimSun'>{line}</p>" for line in text.splitlines())
        mail.add_alternative(f"<html><body>{page}</body></html>", subtype="html", cte="base64")
        if kind > 0.93:
            content = chance.randbytes(chance.randint(20_000, 60_000))
            mail.add_attachment(content, "application", "pdf", filename="装箱单.pdf")


def read_ours(path: Path) -> Iterator[Fields]:
    """Every mail by our reader."""
    with path.open("rb") as file:
        for mail in read_mailbox(file, UTC):
            if isinstance(mail, Mail):
                yield Fields(
                    mail.sender.address,
                    len(mail.to) + len(mail.cc),
                    mail.subject,
                    mail.at,
                    mail.message_id,
                    len(mail.references),
                    mail.text,
                    [(one.name, one.size) for one in mail.attachments],
                )


def read_standard(path: Path) -> Iterator[Fields]:
    """Every mail by the standard library, with its faster policy (compat32)."""
    for mail in mailbox.mbox(path, create=False):
        yield Fields(
            getaddresses([_header(mail, "From")])[0][1],
            len(getaddresses([_header(mail, "To"), _header(mail, "Cc")])),
            _header(mail, "Subject"),
            _instant(parsedate_to_datetime(mail["Date"])),
            "".join(_header(mail, "Message-ID").split()).strip("<>"),
            len(_header(mail, "References").split()),
            _text(mail),
            [
                (str(make_header(decode_header(name))), len(part.get_payload(decode=True)))
                for part in mail.walk()
                if (name := part.get_filename())
            ],
        )


def _instant(at: datetime) -> datetime:
    """The library leaves out the zone of "-0000", which is UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _header(mail: Message, name: str) -> str:
    value = str(mail[name] or "")
    return str(make_header(decode_header(value))) if "=?" in value else value


def _text(mail: Message) -> str:
    for part in mail.walk():
        if part.get_content_type() == "text/plain":
            content = part.get_payload(decode=True)
            return content.decode(part.get_content_charset() or "utf-8", "replace")
    return ""


def check(path: Path) -> int:
    """How many mails there are; stops where the two sides differ in one."""
    count = 0
    for ours, theirs in zip(read_ours(path), read_standard(path), strict=True):
        text = re.sub(r"(?m)^>(>*From )", r"\1", theirs.text.replace("\r\n", "\n"))
        wanted = theirs._replace(
            text=text.rstrip("\n") or ours.text, subject=" ".join(theirs.subject.split())
        )
        for field in ("subject", "at", "message_id", "text"):
            if getattr(ours, field) != getattr(wanted, field):
                raise SystemExit(f"mail {count}: {field} differs")
        count += 1
    return count


def main(given: str) -> None:
    """Print the rates and the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(given)
        if given.isdigit():
            path = Path(folder) / "box.mbox"
            write_mailbox(path, int(given))
        count = check(path)
        best: dict[str, float] = {}
        for _ in range(ROUNDS):
            for name, reader in (("guanxi", read_ours), ("mailbox", read_standard)):
                start = time.process_time()
                for _ in reader(path):
                    pass
                used = time.process_time() - start
                best[name] = min(used, best.get(name, used))
        size = path.stat().st_size / 1e6
    for name, seconds in best.items():
        print(
            f"{name:8} {count / seconds:>8,.0f} mails/s {size / seconds:>6,.1f} MB/s"
            f"   guanxi is {seconds / best['guanxi']:.2f} x"
        )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "5000")
