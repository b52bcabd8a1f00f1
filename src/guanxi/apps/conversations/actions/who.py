"""Who somebody is whom nobody has placed yet: asked once, with the likely answer.

In a chat everybody is asked about. In mail anybody may turn up, so only those are asked about who
wrote themselves, not long ago, and once for all threads of a supplier: by the last one they wrote
in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max

from guanxi.apps.conversations.actions.mails import guess_correspondents
from guanxi.apps.conversations.actions.matching import our_names
from guanxi.apps.conversations.models import Message, Participant, Room
from guanxi.apps.playbook.queries import playbook_at
from guanxi.apps.suppliers.labels import Channel, Side
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import guess_contact
from guanxi.domain.obligations import Debtor, Expected, Key

RULE, SUBJECT = "who_is_who", "participant"
# Whoever wrote long ago and never again matters to nobody's answer any more.
ASKED_FOR = timedelta(days=45)
SIGNATURE = 8  # lines at the end of a mail
# Shorter names stand in too many texts.
TELLING, TELLING_HAN = 5, 3


@dataclass(frozen=True)
class Guess:
    """The likely answer: a side, the contact or person it is where one fits, and how we know."""

    side: Side
    by: str  # "address", "name", "signature", "thread"
    contact: int | None = None
    person: int | None = None


def asked_in_chat(room: Room) -> Iterator[Expected]:
    """One question for each name in a chat whose side nobody has said."""
    since = room.last_at or room.known_until or room.workspace.created_at
    for one in room.participants.filter(side=Side.UNKNOWN):
        yield _question(one, room, since)


def asked_in_mail(supplier: Supplier, at: datetime) -> Iterator[Expected]:
    """One question for each unknown name that wrote in any thread of the last weeks."""
    unknown = Participant.objects.filter(
        room__supplier=supplier, room__channel=Channel.MAIL, side=Side.UNKNOWN
    )
    written = Message.objects.filter(
        participant__in=unknown, withdrawn=False, automatic=False, at__gte=at - ASKED_FOR
    )
    last = dict(written.order_by().values_list("participant").annotate(last=Max("at")))
    by_name: dict[str, list[Participant]] = {}
    for one in unknown.filter(pk__in=last).select_related("room__supplier__workspace"):
        by_name.setdefault(one.name, []).append(one)
    for same in by_name.values():
        newest = max(same, key=lambda one: (last[one.pk], one.pk))
        # Asked under the number of the first of them, so that another thread asks nothing anew.
        first = unknown.filter(name=newest.name).order_by("pk").values_list("pk", flat=True)[0]
        yield _question(newest, newest.room, last[newest.pk], number=first)


def guess_who(participant: Participant, room: Room) -> Guess | None:
    """The likely answer; None where nothing speaks for any."""
    said = Message.objects.filter(participant=participant, withdrawn=False, erased=False)
    last = said.order_by("-at", "-pk").only("text", "sender").first()
    return (
        _by_address(last.sender if last else "", room)
        or _by_name(participant.name, room)
        or _by_signature(last.text if last else "", room)
        or _by_thread(room)
    )


def _question(
    one: Participant, room: Room, since: datetime, *, number: int | None = None
) -> Expected:
    guess = guess_who(one, room)
    params: dict[str, int | str | None] = {
        "room": room.pk,
        "participant": one.pk,
        "mail": room.supplier_id if room.thread else None,
    }
    if guess is not None:
        params |= {"guess": guess.side.value, "by": guess.by}
    return Expected(
        key=Key(RULE, SUBJECT, number or one.pk),
        supplier_id=room.supplier_id,
        debtor=Debtor.OURS,
        opened=since,
        due=None,
        closed=None,
        known_until=None,
        params=params,
        playbook_version=playbook_at(since).version,
    )


def _by_address(address: str, room: Room) -> Guess | None:
    """The same address, or the same company's, as somebody we know."""
    if not address:
        return None
    found, _ = guess_correspondents({address: address}, room.workspace)
    known = found[address]
    side = Side(str(known["side"]))
    if side is Side.UNKNOWN:
        return None
    contact, person = known["contact"], known["person"]
    assert contact is None or isinstance(contact, int)
    assert person is None or isinstance(person, int)
    return Guess(side, "address", contact, person)


def _by_name(name: str, room: Room) -> Guess | None:
    """One of us by the names we have in chats, or a person of this supplier's."""
    ours = our_names(room.workspace)
    if name in ours:
        return Guess(Side.OURS, "name", person=ours[name])
    contact = guess_contact(name)
    if contact is None or contact.supplier_id != room.supplier_id:
        return None
    return Guess(Side(contact.side), "name", contact=contact.pk)


def _by_signature(text: str, room: Room) -> Guess | None:
    """Whose company stands below what they wrote."""
    below = "\n".join(text.splitlines()[-SIGNATURE:]).casefold()
    supplier = room.supplier
    if any(_is_named(name, below) for name in (supplier.name, supplier.name_zh)):
        return Guess(Side.THEIRS, "signature")
    return Guess(Side.OURS, "signature") if _is_named(room.workspace.name, below) else None


def _is_named(name: str, text: str) -> bool:
    enough = TELLING if name.isascii() else TELLING_HAN
    return len(name) >= enough and name.casefold() in text


def _by_thread(room: Room) -> Guess | None:
    """Whoever talks with us where nobody of theirs does, is theirs; and the other way round."""
    sides = set(room.participants.values_list("side", flat=True))
    here = sides & {Side.OURS, Side.THEIRS}
    if here == {Side.OURS}:
        return Guess(Side.THEIRS, "thread")
    return Guess(Side.OURS, "thread") if here == {Side.THEIRS} else None
