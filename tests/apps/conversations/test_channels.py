"""WeChat and mail come in like any chat, and stand in the same timeline."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from email.message import EmailMessage
from email.utils import format_datetime

import pytest
from django.core.files.storage import default_storage
from django.utils import timezone
from tests.apps.conversations.exports import START, android, begin, said

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import intake as actions
from guanxi.apps.conversations.actions.erasing import erase_source
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Enclosure, Intake, Message, Room, Segment
from guanxi.apps.conversations.queries.reasons import why_request
from guanxi.apps.files.models import StoredFile
from guanxi.apps.obligations.models import Obligation
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Handle, Supplier
from guanxi.platform.search import find_documents

pytestmark = pytest.mark.django_db

WECHAT = """\
localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender
1,7,1,0,1,1762765200,,单价能不能发一下,2025-11-10 17:00:00,Nora Hansen,Nora,wxid_nora
2,7,1,0,0,1762765380,,收到,2025-11-10 17:03:00,陈经理,Chen,wxid_chen
3,7,1,0,0,1762768800,,单价 3.20 美元,2025-11-10 18:00:00,陈经理,Chen,wxid_chen
"""


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=START)


def mail(
    name: str, sender: str, subject: str, text: str, *, minutes: int, answers: str = "",
    files: tuple[str, ...] = (), automatic: bool = False,
) -> EmailMessage:  # fmt: skip
    message = EmailMessage()
    message["From"] = sender
    message["To"] = "somebody@example.org"
    message["Subject"] = subject
    message["Date"] = format_datetime(START + timedelta(minutes=minutes))
    message["Message-ID"] = f"<{name}@example.org>"
    if answers:
        message["In-Reply-To"] = f"<{answers}@example.org>"
    if automatic:
        message["Auto-Submitted"] = "auto-replied"
    message.set_content(text)
    for file in files:
        content = f"content of {file}".encode()
        message.add_attachment(content, "application", "pdf", filename=file)
    return message


ASK = mail(
    "ask", "Nora Hansen <nora@nordlicht.example>", "Lids", "Can you send the drawing?", minutes=0
)
AWAY = mail(
    "away", "陈经理 <chen@huamei.example>", "自动回复: Lids", "我在休假", minutes=1,
    answers="ask", automatic=True,
)  # fmt: skip
ANSWER = mail(
    "answer", "陈经理 <chen@huamei.example>", "回复: Lids",
    "附件是图纸\n\n> Can you send the drawing?\n", minutes=90, answers="ask",
    files=("图纸.pdf", "second.pdf"),
)  # fmt: skip
OTHER = mail(
    "other", "陈经理 <chen@huamei.example>", "Price list", "新的价格表什么时候确认？", minutes=120
)


def mbox(*messages: EmailMessage) -> bytes:
    head = b"From MAILER-DAEMON Mon Nov  2 09:00:00 2026\n"
    return b"".join(head + one.as_bytes() + b"\n\n" for one in messages)


def bring_in(supplier: Supplier, by: Person, data: bytes, name: str) -> Intake:
    found = begin(supplier.workspace, by, data, name)
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    people = {
        who: one | {"side": "ours" if "Nora" in who else "theirs"}
        for who, one in found.people.items()
    }
    actions.confirm_intake(
        intake=found, supplier=supplier, people=people, left_out=[], exported_at=None,
        by=by, at=timezone.now(),
    )  # fmt: skip
    tasks.write_intake(found.pk)
    found.refresh_from_db()
    assert found.state == IntakeState.DONE
    return found


def test_a_wechat_chat_is_a_room_of_its_own_beside_whatsapp(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner, android([(0, "陈经理", "早"), (1, "Nora", "早上好")]), "chat.txt")
    bring_in(supplier, owner, WECHAT.encode(), "陈经理.csv")

    room = Room.objects.get(channel="wechat")
    segment = Segment.objects.get(room=room)
    assert set(Room.objects.values_list("channel", flat=True)) == {"whatsapp", "wechat"}
    assert [text for _, text in said(room)] == [
        "Nora Hansen: 单价能不能发一下",
        "陈经理: 收到",
        "陈经理: 单价 3.20 美元",
    ]
    assert segment.acknowledged is not None
    assert segment.answered is not None
    assert segment.acknowledged < segment.answered


def test_the_same_wechat_chat_again_adds_nothing(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, WECHAT.encode(), "陈经理.csv")

    again = bring_in(supplier, owner, WECHAT.encode(), "陈经理 (2).csv")

    assert again.counts["written"]["new"] == 0
    assert again.counts["written"]["duplicate"] == 3
    assert Message.objects.count() == 3


def test_each_thread_of_a_mailbox_is_a_room(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, mbox(ASK, AWAY, ANSWER, OTHER), "mail.mbox")

    rooms = {room.title: [text for _, text in said(room)] for room in Room.objects.all()}
    assert rooms == {
        "Lids": [
            "Nora Hansen: Can you send the drawing?",
            "陈经理: 我在休假",
            "陈经理: 附件是图纸",
        ],
        "Price list": ["陈经理: 新的价格表什么时候确认？"],
    }


def test_an_automatic_answer_answers_nothing(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, mbox(ASK, AWAY, ANSWER), "mail.mbox")

    segment = Segment.objects.get()
    assert segment.acknowledged == segment.answered
    assert segment.answer is not None
    assert segment.answer.text == "附件是图纸"


def test_what_is_quoted_is_set_apart_and_files_are_kept(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, mbox(ASK, ANSWER), "mail.mbox")

    answer = Message.objects.get(external_id="answer@example.org")
    second = Enclosure.objects.get()
    assert answer.quoted == "> Can you send the drawing?"
    assert (answer.attachment, second.name) == ("图纸.pdf", "second.pdf")
    assert answer.file is not None
    assert second.file is not None
    assert answer.file.size == len("content of 图纸.pdf".encode())
    assert find_documents("图纸", mark=f"w{supplier.workspace_id}", limit=5) == [answer.pk]


def test_the_same_mail_from_several_archives_is_here_once(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner, mbox(ASK, ANSWER), "one.mbox")

    again = bring_in(supplier, owner, mbox(ANSWER, OTHER), "two.mbox")

    assert (again.counts["new"], again.counts["duplicate"]) == (1, 1)
    assert again.counts["written"]["new"] == 1
    assert Message.objects.count() == 3


def test_a_reply_in_a_later_mailbox_joins_its_thread(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, mbox(ASK), "one.mbox")

    bring_in(supplier, owner, mbox(ANSWER), "two.mbox")

    assert Room.objects.count() == 1
    assert Segment.objects.get().answered is not None


def test_single_mails_in_a_zip_come_in_together(supplier: Supplier, owner: Person) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("sent/1.eml", ASK.as_bytes())
        archive.writestr("inbox/2.eml", ANSWER.as_bytes())

    bring_in(supplier, owner, packed.getvalue(), "mails.zip")

    assert Room.objects.get().messages.count() == 2
    assert Message.objects.get(external_id="answer@example.org").file is not None


def test_taking_a_mailbox_back_hides_what_only_it_told(supplier: Supplier, owner: Person) -> None:
    bring_in(supplier, owner, mbox(ASK), "one.mbox")
    second = bring_in(supplier, owner, mbox(ASK, ANSWER), "two.mbox")

    actions.undo_intake(intake=second, by=owner, at=timezone.now())
    tasks.rebuild_after_undo(second.pk)

    shown = Message.objects.filter(withdrawn=False).values_list("external_id", flat=True)
    assert list(shown) == ["ask@example.org"]
    assert Segment.objects.get().answered is None


def test_erasing_a_mailbox_takes_its_further_files_and_its_subjects_too(
    supplier: Supplier,
    owner: Person,
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]],
) -> None:
    found = bring_in(supplier, owner, mbox(ASK, ANSWER), "mail.mbox")
    bytes_of = Enclosure.objects.get().file
    assert bytes_of is not None

    with django_capture_on_commit_callbacks(execute=True):
        erase_source(intake=found, by=owner, at=timezone.now())

    assert Enclosure.objects.count() == 0
    assert not StoredFile.objects.filter(pk=bytes_of.pk).exists()
    assert not default_storage.exists(bytes_of.path)
    assert Room.objects.get().title == ""


def test_a_thread_keeps_its_subject_while_another_mailbox_tells_it(
    supplier: Supplier, owner: Person
) -> None:
    first = bring_in(supplier, owner, mbox(ASK, ANSWER), "one.mbox")
    bring_in(supplier, owner, mbox(ASK), "two.mbox")

    erase_source(intake=first, by=owner, at=timezone.now())

    assert Room.objects.get().title == "Lids"


def test_an_automatic_answer_is_nobodys_request(supplier: Supplier, owner: Person) -> None:
    away = mail(
        "away", "陈经理 <chen@huamei.example>", "Auto", "Can you call my colleague?",
        minutes=1, answers="ask", automatic=True,
    )  # fmt: skip
    bring_in(supplier, owner, mbox(ASK, away), "mail.mbox")

    assert why_request(Message.objects.get(external_id="ask@example.org")) is not None
    assert why_request(Message.objects.get(external_id="away@example.org")) is None


def test_people_are_known_by_their_address_and_placed_by_it_next_time(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner, mbox(ASK, ANSWER), "one.mbox")

    later = begin(supplier.workspace, owner, mbox(OTHER), "two.mbox")
    tasks.read_intake(later.pk)
    later.refresh_from_db()

    handle = Handle.objects.get(channel="mail", value="chen@huamei.example")
    assert later.supplier == supplier
    assert later.people["陈经理"]["side"] == "theirs"
    assert later.people["陈经理"]["contact"] == handle.contact_id


def test_mail_is_asked_for_as_a_whole_not_thread_by_thread(
    supplier: Supplier, owner: Person
) -> None:
    bring_in(supplier, owner, mbox(ASK, ANSWER, OTHER), "one.mbox")

    rows = Obligation.objects.filter(rule="freshen").exclude(state="withdrawn")
    assert [(row.subject_type, row.subject_id) for row in rows] == [("mailbox", supplier.pk)]
