"""Bringing in mail: a thread is a room, and a mail is known by its Message-ID.

So the same mail from several mailboxes is here once, and needs none of the matching that chats
need. Everything else (slices, stopping, taking back, judging) is as with any import.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from django.db.models import Q

from guanxi.apps.accounts.models import Membership, Workspace
from guanxi.apps.conversations.actions.bookmarks import take_out_bookmarks
from guanxi.apps.conversations.models import (
    DeliveryFailure,
    Enclosure,
    Intake,
    Message,
    Participant,
    Room,
    Sighting,
)
from guanxi.apps.conversations.queries.exports import OpenExport
from guanxi.apps.files.actions import TooLarge, store_file
from guanxi.apps.files.models import StoredFile
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Contact, Supplier
from guanxi.domain.conversations.entries import Kind
from guanxi.domain.conversations.mail import Mail
from guanxi.domain.conversations.merge import digest
from guanxi.platform.search import add_documents

LARGEST_ENCLOSURE = 64 * 1024 * 1024
# Domains where anybody may have an address: sharing one says nothing about who somebody is.
PUBLIC = frozenset(
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "yahoo.com",
        "icloud.com", "me.com", "aol.com", "gmx.de", "gmx.net", "web.de", "t-online.de",
        "proton.me", "protonmail.com", "qq.com", "vip.qq.com", "foxmail.com", "163.com",
        "vip.163.com", "126.com", "yeah.net", "sina.com", "sina.cn", "sohu.com", "139.com",
        "189.cn", "aliyun.com", "21cn.com", "188.com", "tom.com", "wo.cn", "eyou.com", "263.net",
        "msn.com", "live.cn", "hotmail.de", "hotmail.fr", "hotmail.co.uk", "outlook.de",
        "ymail.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "yahoo.cn", "yahoo.com.cn",
        "yahoo.com.hk", "yahoo.com.tw", "mac.com", "pm.me", "zoho.com", "fastmail.com", "mail.com",
        "mail.ru", "freenet.de", "orange.fr", "free.fr", "libero.it", "gmx.com", "gmx.at", "gmx.ch",
        "sina.com.cn", "vip.sina.com", "vip.126.com", "vip.188.com", "163.net", "hinet.net",
        "netvigator.com", "naver.com", "hanmail.net", "yandex.com", "yandex.ru", "rocketmail.com",
        "hotmail.es", "hotmail.it", "yahoo.es", "yahoo.it", "yahoo.ca", "yahoo.co.in",
        "yahoo.co.jp", "yahoo.com.br", "yahoo.com.sg", "yahoo.com.au", "seznam.cz", "wp.pl",
    }
)  # fmt: skip


def guess_correspondents(
    addresses: Mapping[str, str], workspace: Workspace
) -> tuple[dict[str, dict[str, object]], Supplier | None]:
    """Whose side each name speaks for, by its address, and the supplier most of them are at.

    ``addresses``: the name in the mails → its address. Ours: the address of a member, or the
    domain of one where only a company has addresses; theirs likewise by what contacts have.
    """
    members = Membership.objects.filter(workspace=workspace).select_related("person")
    ours = {one.person.email.lower(): one.person_id for one in members if one.person.email}
    our_domains = {_domain(address) for address in ours} - PUBLIC
    people: dict[str, dict[str, object]] = {}
    supplier: Supplier | None = None
    for name, address in addresses.items():
        contact = _contact_at(address)
        if address in ours or _domain(address) in our_domains:
            people[name] = {"side": Side.OURS, "contact": None, "person": ours.get(address)}
        elif contact is not None:
            known = contact.pk if _has(contact, address) else None
            people[name] = {"side": contact.side, "contact": known, "person": None}
            supplier = supplier or contact.supplier
        else:
            people[name] = {"side": Side.UNKNOWN, "contact": None, "person": None}
    return people, supplier


def count_known(ids: Iterable[str]) -> int:
    """How many of these mails are here already."""
    known, rest = 0, iter(ids)
    while block := list(islice(rest, 500)):
        known += Message.objects.filter(external_id__in=[_key(one) for one in block]).count()
    return known


def keep_mails(
    *, intake: Intake, mails: Sequence[Mail], threads: Mapping[str, str], export: OpenExport
) -> dict[str, int]:
    """Write one slice inside the caller's transaction; how many were new, and how many known.

    ``threads``: Message-ID → the key of its thread, for the whole mailbox.
    """
    known = dict(
        Message.objects.filter(
            external_id__in=[_key(mail.message_id) for mail in mails]
        ).values_list("external_id", "pk")
    )
    new = [mail for mail in mails if _key(mail.message_id) not in known]
    _note_again(intake, list(known.values()))
    rooms = _rooms(intake, new, threads)
    files = sum(_keep(intake, mail, rooms[mail.message_id], export) for mail in new)
    for room in {room.pk: room for room in rooms.values()}.values():
        first = min(mail.at for mail in new if rooms[mail.message_id].pk == room.pk)
        take_out_bookmarks(room, first)
    return {"new": len(new), "duplicate": len(known), "files": files}


def rooms_told_by(intake: Intake) -> list[Room]:
    """The threads this import brought mails of, new or known."""
    told = Q(messages__source=intake.source) | Q(messages__sightings__source=intake.source)
    return list(Room.objects.filter(told, channel=Channel.MAIL).distinct().order_by("pk"))


def _note_again(intake: Intake, known: Sequence[int]) -> None:
    """That this source tells them too; what was taken back with another source stands again."""
    Sighting.objects.bulk_create(
        (
            Sighting(workspace_id=intake.workspace_id, source=intake.source, message_id=pk)
            for pk in known
        ),
        ignore_conflicts=True,
    )
    hidden = Message.objects.filter(pk__in=known, withdrawn=True).select_related("room")
    for message in hidden:
        take_out_bookmarks(message.room, message.at)
    hidden.update(withdrawn=False)


def _rooms(intake: Intake, mails: Sequence[Mail], threads: Mapping[str, str]) -> dict[str, Room]:
    """The thread of each mail: the room of a mail it answers, else that of its key, else new."""
    answered = {name for mail in mails for name in (*mail.in_reply_to, *mail.references)}
    there = Message.objects.filter(
        external_id__in=[_key(name) for name in answered], room__supplier=intake.supplier
    )
    by_mail = {one.external_id: one.room for one in there.select_related("room")}
    rooms: dict[str, Room] = {}
    for mail in mails:
        parents = (by_mail.get(_key(name)) for name in (*mail.in_reply_to, *mail.references[::-1]))
        room = next((one for one in parents if one is not None), None)
        room = room or _room(intake, mail, threads.get(mail.message_id, mail.thread))
        rooms[mail.message_id] = by_mail[_key(mail.message_id)] = room
    return rooms


def _room(intake: Intake, mail: Mail, thread: str) -> Room:
    room, _ = Room.objects.get_or_create(
        supplier=intake.supplier,
        channel=Channel.MAIL,
        thread=_key(thread),
        defaults={"workspace_id": intake.workspace_id, "title": mail.subject[:120]},
    )
    return room


def _keep(intake: Intake, mail: Mail, room: Room, export: OpenExport) -> int:
    """One mail with its files; how many files."""
    words = (mail.words or ("" if mail.attachments else mail.subject)).replace("\x00", "")
    files = [index for index, one in enumerate(mail.attachments) if not one.inline]
    names = [mail.attachments[index].name[:255] for index in files]
    stored = [_store(intake, mail, index, export) for index in files]
    message = Message.objects.create(
        workspace_id=intake.workspace_id,
        room=room,
        source=intake.source,
        participant=_participant(intake, room, mail),
        at=mail.at,
        kind=Kind.TEXT.value if words else Kind.FILE.value,
        text=words,
        quoted=mail.quoted.replace("\x00", ""),
        digest=digest(words),
        automatic=mail.automatic or mail.bounce,
        external_id=_key(mail.message_id),
        sender=_address(mail.sender.address),
        attachment=names[0] if names else "",
        file=stored[0] if stored else None,
        to_second=True,
    )
    Enclosure.objects.bulk_create(
        Enclosure(workspace_id=intake.workspace_id, message=message, name=name, file=file)
        for name, file in zip(names[1:], stored[1:], strict=True)
    )
    DeliveryFailure.objects.bulk_create(
        (
            DeliveryFailure(
                workspace_id=intake.workspace_id, message=message,
                address=_address(one.address), status=one.status,
            )
            for one in mail.failures
        ),
        ignore_conflicts=True,
    )  # fmt: skip
    marks = f"w{intake.workspace_id} r{room.pk}"
    add_documents([(message.pk, marks, " ".join([mail.subject, words, *names]))])
    return len(names)


def _store(intake: Intake, mail: Mail, index: int, export: OpenExport) -> StoredFile | None:
    try:
        content = export.attachment(mail, index)
        return store_file(
            workspace=intake.source.workspace, chunks=[content], limit=LARGEST_ENCLOSURE
        )
    except (TooLarge, IndexError):  # its name stays, so that nobody thinks there was nothing
        return None


def _participant(intake: Intake, room: Room, mail: Mail) -> Participant:
    name = (mail.sender.name or mail.sender.address or "?")[:120]
    participant, new = Participant.objects.get_or_create(
        room=room,
        name=name,
        from_date=None,
        defaults={"workspace_id": intake.workspace_id, **_place(intake, mail, name)},
    )
    if new:
        take_out_bookmarks(room, None)  # who takes part decides how all of it reads
    return participant


def _place(intake: Intake, mail: Mail, name: str) -> dict[str, object]:
    """Whose side a sender is on: as said at this import, else as said of the name before."""
    if mail.bounce:
        return {"side": Side.THIRD}  # nobody has to say so of a server
    said = intake.people.get(mail.sender.name or mail.sender.address, {})
    side = said.get("side", Side.UNKNOWN)
    if side != Side.UNKNOWN:
        return {
            "side": side, "contact_id": said.get("contact"), "person_id": said.get("person"),
        }  # fmt: skip
    before = Participant.objects.filter(
        room__supplier=intake.supplier, room__channel=Channel.MAIL, name=name, from_date=None
    )
    placed = before.exclude(side=Side.UNKNOWN).order_by("-pk").first()
    if placed is None:
        return {"side": Side.UNKNOWN}
    return {
        "side": placed.side, "contact_id": placed.contact_id, "person_id": placed.person_id,
    }  # fmt: skip


def _contact_at(address: str) -> Contact | None:
    """Who has this address, else anybody at the same company."""
    there = Contact.objects.filter(
        removed_at=None, erased_at=None, handles__channel=Channel.MAIL
    ).select_related("supplier")
    exact = there.filter(handles__value__iexact=address).first()
    if exact is not None or _domain(address) in PUBLIC:
        return exact
    return there.filter(handles__value__iendswith=f"@{_domain(address)}").first()


def _has(contact: Contact, address: str) -> bool:
    return contact.handles.filter(channel=Channel.MAIL, value__iexact=address).exists()


def _address(address: str) -> str:
    """An address as the table keeps it."""
    return address.lower()[:250]


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _key(message_id: str) -> str:
    """A Message-ID as the table keeps it: very long ones by their fingerprint."""
    return message_id if len(message_id) <= 200 else f"long:{digest(message_id)}"
