"""A look takes the mail of people we know, each once, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.mailboxes.post import CHEN, OURS, Post, letter, new_post, texts
from tests.conftest import NOW
from tests.dovecot import Dovecot

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.conversations.actions.intake import undo_intake
from guanxi.apps.conversations.labels import IntakeState
from guanxi.apps.conversations.models import Intake, Message, Participant, Room, Segment
from guanxi.apps.conversations.queries.exports import open_source
from guanxi.apps.files.models import Source
from guanxi.apps.mailboxes.actions import collecting, hold_mailbox, look_at, looking
from guanxi.apps.mailboxes.actions.collecting import Overtaken
from guanxi.apps.mailboxes.models import Folder, Mailbox
from guanxi.apps.suppliers.actions import add_contact, add_handle, create_supplier
from guanxi.apps.suppliers.models import Supplier

pytestmark = pytest.mark.django_db


def know(supplier: Supplier, by: Person, name: str, address: str, side: str = "theirs") -> None:
    contact = add_contact(supplier=supplier, name=name, side=side, by=by, at=NOW)
    add_handle(contact=contact, channel="mail", value=address, by=by, at=NOW)


def subjects_kept() -> set[str]:
    """The subjects of all mails in the stored files."""
    found = set()
    for source in Source.objects.all():
        with open_source(source) as export:
            found |= {mail.subject for mail in export.read_mails()}
    return found


def test_only_mail_with_known_people_is_taken(post: Post, huamei: Supplier) -> None:
    post.deliver(
        letter("单价 3.20 美元", minutes=1),
        letter("Parcel", sender="shop@shop.example", subject="Not ours to keep", minutes=2),
        letter("Lunch?", sender="Tom <tom@nordlicht.example>", subject="Lunch", minutes=3),
        letter("新同事", sender="Wang <wang@huamei.example>", minutes=4),
    )
    post.deliver(letter("Please hurry", sender=OURS, to=CHEN, minutes=5), folder="Sent")

    mailbox = post.look()

    assert texts() == ["单价 3.20 美元", "新同事", "Please hurry"]
    assert list(mailbox.folders.order_by("pk").values_list("name", flat=True)) == ["INBOX", "Sent"]
    assert list(Participant.objects.order_by("name").values_list("name", "side")) == [
        ("Wang", "theirs"), (OURS, "ours"), ("陈经理", "theirs"),
    ]  # fmt: skip
    assert (mailbox.fault, mailbox.looked_at) == ("", NOW)
    assert subjects_kept() == {"Lids"}


def test_second_look_adds_nothing(post: Post, huamei: Supplier) -> None:
    post.deliver(letter("one"), letter("two", minutes=1))
    post.look()

    post.look(NOW + timedelta(minutes=5))

    assert texts() == ["one", "two"]
    assert Source.objects.count() == 1


def test_mail_that_came_before_the_look_back_stays_where_it_is(
    post: Post, huamei: Supplier
) -> None:
    post.deliver(letter("old"), came=NOW - timedelta(days=120))
    post.deliver(letter("recent"), came=NOW - timedelta(days=60))

    post.look()

    assert texts() == ["recent"]


def test_mail_of_a_contact_added_later_is_taken_too(
    post: Post, huamei: Supplier, owner: Person
) -> None:
    post.deliver(letter("hello from a private box", sender="li@qq.com"), letter("known", minutes=1))
    post.look()
    know(huamei, owner, "Li", "li@qq.com")

    post.look(NOW + timedelta(minutes=5))
    post.look(NOW + timedelta(minutes=10))

    assert texts() == ["hello from a private box", "known"]
    assert Source.objects.count() == 2


def test_new_colleague_at_a_known_domain_is_not_asked_for_again(
    post: Post, huamei: Supplier
) -> None:
    post.deliver(letter("I am new", sender="Wang <wang@huamei.example>"))
    post.look()

    post.look(NOW + timedelta(minutes=5))

    assert (texts(), Source.objects.count()) == (["I am new"], 1)


def test_mail_goes_to_the_supplier_whose_own_person_is_on_it(
    post: Post, huamei: Supplier, owner: Person
) -> None:
    yida = create_supplier(workspace=huamei.workspace, name="Yida", by=owner, at=NOW)
    know(yida, owner, "Wu", "wu@yida.example")
    know(huamei, owner, "Forwarder", "ops@ship.example", side="third")
    post.deliver(
        letter("from the forwarder", sender="ops@ship.example", to=f"{OURS}, wu@yida.example"),
        letter("alone", sender="ops@ship.example", minutes=1, subject="Booking"),
        letter("a colleague of the forwarder", sender="new@ship.example", minutes=2),
    )

    post.look()

    told = Message.objects.order_by("at").values_list("text", "room__supplier__name")
    assert list(told) == [("from the forwarder", "Yida"), ("alone", "Ningbo Huamei")]


def test_somebody_unknown_in_a_thread_stops_nothing(post: Post, huamei: Supplier) -> None:
    post.deliver(
        letter("I check the goods", sender="Zhao <zhao@qc.example>", cc="chen@huamei.example"),
        letter("好的", minutes=2),
    )

    post.look()

    assert texts() == ["I check the goods", "好的"]
    assert dict(Participant.objects.values_list("name", "side")) == {
        "Zhao": "unknown", "陈经理": "theirs",
    }  # fmt: skip


def test_mail_in_gb18030_reads_right(post: Post, huamei: Supplier) -> None:
    post.deliver(letter("模具修好了，㐀字也在", charset="gb18030"))

    post.look()

    assert texts() == ["模具修好了，㐀字也在"]


def test_first_look_goes_on_in_batches(
    post: Post, huamei: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "MOST_MAILS", 4)
    monkeypatch.setattr(looking, "GROUP_MAILS", 2)
    monkeypatch.setattr(looking, "HEADS", 3)
    monkeypatch.setattr(looking, "WINDOW", 5)
    post.deliver(*(letter(f"no {n:02d}", minutes=n) for n in range(11)))

    post.look()

    assert texts() == [f"no {n:02d}" for n in range(11)]
    assert sorted(Intake.objects.values_list("total", flat=True)) == [1, 5, 5]


def test_look_that_takes_long_goes_on_as_a_job_of_its_own(
    post: Post, huamei: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "ENOUGH", -1.0)
    monkeypatch.setattr(looking, "GROUP_MAILS", 1)
    post.deliver(letter("one"), letter("two", minutes=1))
    held = hold_mailbox(pk=post.mailbox.pk, at=NOW)
    assert held is not None

    look_at(mailbox=held, clock=lambda: NOW)

    held.refresh_from_db()
    assert (Source.objects.count(), held.next_look_at, held.held_until) == (1, NOW, None)
    assert hold_mailbox(pk=held.pk, at=NOW) is not None
    assert hold_mailbox(pk=held.pk, at=NOW) is None


@pytest.mark.parametrize("killed_at", ["before", "while", "after"])
def test_killed_worker_loses_and_doubles_nothing(
    post: Post, huamei: Supplier, monkeypatch: pytest.MonkeyPatch, killed_at: str
) -> None:
    post.deliver(letter("one"), letter("two", minutes=1))

    def killed(*_: object, **__: object) -> object:
        raise KeyboardInterrupt

    where = {"before": (looking, "keep_batch"), "while": (collecting, "record_event"),
             "after": (looking, "settle")}[killed_at]  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(*where, killed)
        held = hold_mailbox(pk=post.mailbox.pk, at=NOW)
        assert held is not None
        with pytest.raises(KeyboardInterrupt):
            look_at(mailbox=held, clock=lambda: NOW)
    kept = {"before": 0, "while": 0, "after": 1}[killed_at]
    assert Source.objects.count() == kept
    assert hold_mailbox(pk=held.pk, at=NOW + timedelta(minutes=1)) is None

    post.look(NOW + timedelta(minutes=6))
    for intake in Intake.objects.filter(state=IntakeState.READING):
        collecting.settle(intake=intake, clock=lambda: NOW + timedelta(minutes=7))
    post.look(NOW + timedelta(minutes=12))

    assert texts() == ["one", "two"]
    assert Source.objects.count() == 1


def test_of_two_workers_with_the_same_mails_one_keeps_them(post: Post, huamei: Supplier) -> None:
    post.deliver(letter("one"))
    folder = Folder.objects.select_related("mailbox").get(name="INBOX")
    post.look()
    batch = collecting.Batch(0, last=1)
    batch.add(1, huamei.pk, letter("one"))
    folder.validity = Folder.objects.get(pk=folder.pk).validity

    with pytest.raises(Overtaken):
        collecting.keep_batch(
            folder=folder, reached="last_uid", batch=batch, hold=looking.HOLD, at=NOW
        )

    assert (texts(), Source.objects.count()) == (["one"], 1)


def test_new_numbers_on_the_server_double_nothing(post: Post, huamei: Supplier) -> None:
    post.deliver(letter("one"), letter("two", minutes=1))
    post.look()
    before = Folder.objects.get(name="INBOX")
    post.dovecot.renumber(post.user)
    post.deliver(letter("three", minutes=2))

    post.look(NOW + timedelta(minutes=5))

    after = Folder.objects.get(name="INBOX")
    assert texts() == ["one", "two", "three"]
    assert (after.validity != before.validity, after.last_uid) == (True, 3)


def test_same_mail_in_two_mailboxes_stands_once(
    post: Post, huamei: Supplier, dovecot: Dovecot, workspace: Workspace, owner: Person
) -> None:
    other = new_post(dovecot, workspace, owner, "sales@nordlicht.example")
    both = letter("to both of you", to=f"{OURS}, sales@nordlicht.example")
    post.deliver(both)
    other.deliver(both)

    post.look()
    other.look()

    assert texts() == ["to both of you"]
    undo_intake(intake=Intake.objects.earliest("pk"), by=owner, at=NOW)
    assert texts() == ["to both of you"]


def test_mail_that_is_too_large_is_left_and_said(
    post: Post, huamei: Supplier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(collecting, "LARGEST_MAIL", 5_000)
    post.deliver(letter("x" * 6_000), letter("small", minutes=1))

    mailbox = post.look()
    post.look(NOW + timedelta(minutes=5))

    assert (texts(), mailbox.too_large) == (["small"], 1)


def test_silence_after_a_look_is_known(post: Post, huamei: Supplier, owner: Person) -> None:
    later = NOW + timedelta(days=4)
    post.deliver(letter("Can you send the drawing?", sender=OURS, to=CHEN), folder="Sent")
    post.look()
    room = Room.objects.get()
    before = Segment.objects.get(room=room).state

    post.look(later)

    room.refresh_from_db()
    assert (before, Segment.objects.get(room=room).state) == ("running", "late")
    assert room.known_until == later


def test_every_take_is_in_the_trail(post: Post, huamei: Supplier) -> None:
    post.deliver(letter("one"))

    post.look()

    taken = Event.objects.get(verb="mailbox.collected")
    assert taken.data == {"mails": 1, "imports": 1, "too_large": 0}
    assert Mailbox.objects.get().held_until is None
