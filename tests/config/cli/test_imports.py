"""``guanxi import messages``: whatever is read, the answer has the same keys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from tests.database import put_database

from guanxi.config.cli import main

WHATSAPP = "03/03/2025, 09:02 - Hannah: can you ship on Friday?\n03/03/2025, 09:10 - Lily: yes\n"
WECHAT = """\
id,MsgSvrID,type_name,is_sender,talker,room_name,msg,src,CreateTime
1,7001,文本,1,wxid_me,,单价多少,,1726010060
2,7002,文本,0,wxid_ta,,3.20,,1726010120
"""


def mail(name: str, sender: str, text: str, *, answers: str = "", automatic: bool = False) -> bytes:
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = "Price"
    message["Date"] = f"Mon, 03 Mar 2025 09:0{len(name)}:00 +0800"
    message["Message-ID"] = f"<{name}@example.org>"
    if answers:
        message["In-Reply-To"] = f"<{answers}@example.org>"
    if automatic:
        message["Auto-Submitted"] = "auto-replied"
    message.set_content(text)
    return message.as_bytes()


ASK = mail("a", "Tom <tom@buyer.example>", "Can you send the price list?")
AWAY = mail("bb", "Lily <lily@x.cn>", "I am on holiday", answers="a", automatic=True)
ANSWER = mail("ccc", "Lily <lily@x.cn>", "Here it is: 3.20\n\n> Can you send it?\n", answers="a")
FROM = b"From nobody Mon Mar  3 09:00:00 2025\n"


def mbox(*mails: bytes) -> bytes:
    return b"".join(FROM + one + b"\n\n" for one in mails)


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments]) == 0
    return json.loads(capsys.readouterr().out)


def dry_run(capsys: pytest.CaptureFixture[str], *files: Path) -> Any:
    return answer(
        capsys, "import", "messages", *map(str, files), "--dry-run", "--json",
        "--timezone", "Asia/Shanghai",
    )  # fmt: skip


def test_each_kind_of_file_is_recognised_by_its_content(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    contents = {"whatsapp": WHATSAPP.encode(), "wechat": WECHAT.encode(), "mail": mbox(ASK, ANSWER)}
    found = {}
    for kind, content in contents.items():
        file = tmp_path / "file.bin"
        file.write_bytes(content)
        told = dry_run(capsys, file)
        found[kind] = (told["format"], told["read"], told["new"], told["rejected"])

    assert found == {kind: (kind, 2, 2, []) for kind in contents}


def test_a_mail_that_stands_twice_in_a_mailbox_is_new_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.mbox"
    file.write_bytes(mbox(ASK, ANSWER, ANSWER))

    told = dry_run(capsys, file)

    assert (told["read"], told["new"], told["duplicate"]) == (3, 2, 1)
    assert (told["first"], told["last"]) == (
        "2025-03-03T09:01:00+08:00",
        "2025-03-03T09:03:00+08:00",
    )


def test_a_folder_of_mails_is_read_as_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Maildir"
    for place, content in (("cur/1:2,S", ASK), ("new/2", ANSWER)):
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    told = dry_run(capsys, folder)

    assert (told["format"], told["read"]) == ("mail", 2)
    assert {one["name"] for one in told["participants"]} == {"Tom", "Lily"}


def test_several_files_are_summed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chat, table = tmp_path / "chat.txt", tmp_path / "chat.csv"
    chat.write_text(WHATSAPP, encoding="utf-8")
    table.write_text(WECHAT, encoding="utf-8")

    told = dry_run(capsys, chat, table)

    assert (told["format"], told["read"]) == ("several", 4)
    assert [one["format"] for one in told["files"]] == ["whatsapp", "wechat"]


def test_segments_of_a_mailbox_are_those_of_its_threads_without_automatic_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "all.mbox"
    file.write_bytes(mbox(ASK, AWAY, ANSWER))

    (segment,) = answer(
        capsys, "segments", str(file), "--me", "tom@buyer.example", "--calendar", "CN", "--json"
    )

    assert (segment["side"], segment["messages"]) == ("ours", [0, 2])
    assert segment["acknowledged"] == segment["answered"] == "2025-03-03T01:03:00+00:00"


def test_a_file_that_is_neither_says_so_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Buy milk\n", encoding="utf-8")

    code = main(["import", "messages", str(file), "--dry-run", "--json"])

    told = capsys.readouterr()
    assert (code, told.out) == (2, "")
    assert "holds no dated message" in told.err


COMMAND = "import sys; from guanxi.config.cli import main; sys.exit(main())"
BEGIN = """
import django; django.setup()
from django.utils import timezone
from guanxi.apps.accounts.actions import create_person, create_workspace
now = timezone.now()
nora = create_person(
    email="nora@nordlicht.example", name="Nora", password=None, language="en",
    zone="Europe/Berlin", at=now,
)
create_workspace(
    name="Nordlicht", country="DE", subdivision="BE", zone="Europe/Berlin", by=nora, at=now,
    chat_names=["Hannah"],
)
"""


def test_the_command_itself_brings_in_a_chat_and_a_mailbox_once(tmp_path: Path) -> None:
    """In a process of its own, as nothing but the command sets Django up there."""
    chat, mailbox = tmp_path / "chat.txt", tmp_path / "mail.mbox"
    chat.write_text(WHATSAPP, encoding="utf-8")
    mailbox.write_bytes(mbox(ASK, AWAY, ANSWER))
    put_database(tmp_path / "data")
    env = {
        **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
        "GUANXI_DATA": str(tmp_path / "data"),
        "DJANGO_SETTINGS_MODULE": "guanxi.config.settings",
    }

    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, *words], env=env, capture_output=True, text=True, check=True
        )
        return done.stdout

    def bring_in(file: Path, me: str) -> tuple[int, int]:
        words = ("import", "messages", str(file), "--supplier", "Huamei", "--me", me, "--json")
        told = json.loads(run("-c", COMMAND, *words))
        return told["new"], told["duplicate"]

    run("-c", BEGIN)
    first = [bring_in(chat, "Hannah"), bring_in(mailbox, "tom@buyer.example")]
    again = [bring_in(chat, "Hannah"), bring_in(mailbox, "tom@buyer.example")]

    assert first == [(2, 0), (3, 0)]
    assert again == [(0, 2), (0, 3)]


def test_who_only_stands_in_notices_is_in_the_chat_and_said_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "_chat.txt"
    file.write_text(
        "[7/5/26, 08:45:00] Lamps: \u200eMessages and calls are end-to-end encrypted.\n"
        "[7/5/26, 08:46:00] Ann: \u200eAnn joined from the community\n"
        "[7/5/26, 08:47:00] Tom: hello\n"
    )

    told = dry_run(capsys, file)

    assert (told["read"], told["system"]) == (3, 1)
    assert told["participants"] == [{"name": "Tom", "messages": 1}, {"name": "Ann", "messages": 0}]
