"""A word said once, copied wherever the desk copies words, and erased: nothing has it any more."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.utils import timezone
from django_scopes import scopes_disabled
from tests.apps.conversations.exports import begin
from tests.apps.conversations.test_channels import mail, mbox

from guanxi.apps.accounts.actions import set_retention
from guanxi.apps.accounts.models import Membership, Person, Workspace
from guanxi.apps.conversations import tasks
from guanxi.apps.conversations.actions import intake as actions
from guanxi.apps.conversations.actions.calls import log_call
from guanxi.apps.conversations.actions.corrections import Saying, correct_message
from guanxi.apps.conversations.actions.erasing import erase_person, erase_source
from guanxi.apps.conversations.actions.planned_calls_held import hold_call
from guanxi.apps.conversations.labels import CallKind
from guanxi.apps.conversations.models import Intake, Message, PlannedCall
from guanxi.apps.desk.outside import desk_of
from guanxi.apps.desk.pages.digest import digest_words
from guanxi.apps.desk.queries.digest import digest_view
from guanxi.apps.notices.models import OutgoingMail
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Contact, Supplier
from guanxi.platform.search import find_documents

Url = Callable[..., str]
NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
MUCH_LATER = datetime(2027, 12, 1, 9, tzinfo=UTC)
WORD = "Zebrawort"
SAID = f"Hi Nora, thanks! Can you approve the {WORD} lid before we start the mould on Friday?"
LI = "Li Wei <li@huamei.example>"
ASKED = mail("asked", LI, "Lid", f"{SAID}\n\nBest, Li", minutes=0, files=(f"{WORD}.pdf",))
REPLY = mail(
    "reply", "Nora Hansen <nora@nordlicht.example>", "Re: Lid",
    f"I look at it.\n\nOn Monday Li Wei <li@huamei.example> wrote:\n> {SAID[:60]}\n> {SAID[60:]}\n",
    minutes=5, answers="asked",
)  # fmt: skip


@pytest.fixture
def supplier(workspace: Workspace, owner: Person, monkeypatch: pytest.MonkeyPatch) -> Supplier:
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    return create_supplier(workspace=workspace, name="Ningbo Huamei", by=owner, at=NOW)


def bring_in(supplier: Supplier, by: Person, data: bytes) -> Intake:
    found = begin(supplier.workspace, by, data, f"{LI[:6]}.mbox")
    tasks.read_intake(found.pk)
    found.refresh_from_db()
    people = {
        who: one | {"side": "ours" if "Nora" in who else "theirs"}
        for who, one in found.people.items()
    }
    actions.confirm_intake(
        intake=found, supplier=supplier, people=people, left_out=[], exported_at=None,
        by=by, at=NOW,
    )  # fmt: skip
    tasks.write_intake(found.pk)
    found.refresh_from_db()
    return found


@pytest.fixture
def told(supplier: Supplier, owner: Person, client: Client, url: Url) -> Intake:
    """The word, said in a mail, flows wherever it can; returns the import of that mail."""
    found = bring_in(supplier, owner, mbox(ASKED))
    bring_in(supplier, owner, mbox(REPLY))
    message = Message.objects.get(external_id__startswith="asked")
    correct_message(message=message, saying=Saying.URGENT, by=owner, at=NOW)
    client.post(
        url("plan_call", pk=supplier.pk),
        {"type": "review", "medium": "video", "minutes": 30, "clock": "ours",
         "slot": "2026-11-04T09:00:00+00:00"},
    )  # fmt: skip
    client.post(
        url("promise_from", pk=message.pk),
        {"what": f"Approve the {WORD} lid", "debtor": "ours", "day": "2026-11-06"},
    )
    log_call(
        supplier=supplier, kind=CallKind.PHONE, answered=True, minutes=9,
        note=f"About the price.\nThey said: {SAID}\nAbout the box.", called_at=NOW, by=owner,
        at=NOW,
    )  # fmt: skip
    _letter(owner, supplier.workspace)
    return found


def _letter(owner: Person, workspace: Workspace) -> None:
    """A digest that waits to be sent, with what the page shows."""
    membership = Membership.objects.get(workspace=workspace, person=owner)
    with desk_of(membership):
        said = digest_words(digest_view(membership=membership, now=NOW), membership)
    lines = "\n".join(line.text for part in said.parts for line in part.lines)
    OutgoingMail.objects.create(
        workspace=workspace, person=owner, kind="digest", to="n@example.org", language="en",
        subject=said.subject, text=lines, html=f"<p>{lines}</p>", made_at=NOW,
    )  # fmt: skip


def places(workspace: int) -> Iterator[str]:
    """Where the word stands: columns of any table, files of this workspace, the search."""
    for model, row in rows():
        for column, value in row.items():
            if WORD.casefold() in str(value).casefold():
                yield f"{model}.{column}"
    if find_documents(WORD, mark=f"w{workspace}", limit=9):
        yield "search"
    for path in (Path(settings.MEDIA_ROOT) / str(workspace)).rglob("*"):
        if path.is_file() and WORD.encode() in path.read_bytes():
            yield "file"


def rows() -> Iterator[tuple[str, dict[str, object]]]:
    """Every row of every table."""
    with scopes_disabled():
        for model in apps.get_models():
            for row in model._base_manager.all().values():
                yield model.__name__, row


def test_the_word_is_everywhere_before(told: Intake) -> None:
    call = PlannedCall.objects.get()

    assert WORD in call.agenda
    assert {
        "Message.text", "Message.quoted", "Message.attachment", "PlannedCall.agenda",
        "Promise.what", "Call.note", "OutgoingMail.text", "OutgoingMail.html", "file", "search",
    } <= set(places(told.workspace_id))  # fmt: skip


@pytest.mark.parametrize("erased", ["source", "person", "retention"])
def test_what_is_erased_is_nowhere_any_more(
    told: Intake, owner: Person, monkeypatch: pytest.MonkeyPatch, erased: str,
    django_capture_on_commit_callbacks: Callable[..., object],
) -> None:  # fmt: skip
    call = PlannedCall.objects.get()
    hold_call(
        call=call, called_at=NOW, minutes=30, relationship_percent=None,
        notes=f"Price agreed.\n{SAID}", promises=[], by=owner, at=NOW + timedelta(days=1),
    )  # fmt: skip

    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        if erased == "source":
            erase_source(intake=told, by=owner, at=NOW)
        elif erased == "person":
            erase_person(contact=Contact.objects.get(name="Li Wei"), by=owner, at=NOW)
        else:
            monkeypatch.setattr(timezone, "now", lambda: MUCH_LATER)
            set_retention(workspace=told.source.workspace, months=6, by=owner, at=MUCH_LATER)
            tasks.erase_outdated_of(told.workspace_id)

    call.refresh_from_db()
    note = "About the price.\nAbout the box."
    assert list(places(told.workspace_id)) == []
    assert call.notes == "Price agreed."
    assert set(call.supplier.calls.values_list("note", flat=True)) == {note, "Price agreed."}


def test_whoever_is_erased_is_named_nowhere_any_more(told: Intake, owner: Person) -> None:
    erase_person(contact=Contact.objects.get(name="Li Wei"), by=owner, at=NOW)

    names = ("Li Wei", "li@huamei.example")
    named = [one for one in rows() if any(name in str(one) for name in names)]
    assert named == []
