"""What WhatsApp says under somebody's name is nobody's message; what people say is theirs."""

import pytest
from tests.domain.conversations.whatsapp_samples import entries

from guanxi.domain.conversations.entries import Kind, participants


def test_notices_under_the_chats_own_name_are_nobodys_messages():
    chat = (
        "[7/5/26, 08:45:00] Lamps PO: 7: \u200eMessages and calls are end-to-end encrypted.\n"
        "[7/5/26, 08:45:01] Lamps PO: 7: \u200eTom added Li\n"
        "[7/5/26, 08:46:00] Tom: hello\n[7/5/26, 08:47:00] Li: 您好\n"
    )

    found = entries(chat)

    assert [(e.sender, e.kind) for e in found] == [
        (None, Kind.SYSTEM),
        (None, Kind.SYSTEM),
        ("Tom", Kind.TEXT),
        ("Li", Kind.TEXT),
    ]
    assert participants(found) == {"Tom": 1, "Li": 1}


@pytest.mark.parametrize("other", ["Li", "\u202a+86\u00a0138\u00a00013\u00a08000\u202c"])
def test_notices_in_a_chat_of_two_are_no_messages_of_the_other(other):
    chat = (
        f"[7/5/26, 08:45:00] {other}: \u200eMessages and calls are end-to-end encrypted.\n"
        f"[7/5/26, 08:46:00] {other}: 您好\n[7/5/26, 08:47:00] Tom: hello\n"
        f"[7/5/26, 08:48:00] {other}: \u200eThis business uses a secure service.\n"
    )

    kinds = [e.kind for e in entries(chat)]

    assert kinds == [Kind.SYSTEM, Kind.TEXT, Kind.TEXT, Kind.SYSTEM]


ROOM = "[7/5/26, 08:45:00] {}: \u200eMessages and calls are end-to-end encrypted.\n"


@pytest.mark.parametrize(
    ("sender", "notice"),
    [
        ("~\u202fLi", "\u200e~\u202fLi joined using this group's invite link"),
        ("~\u202fLi", "\u200eTom hat ~\u202fLi hinzugefügt."),
        (
            "\u202a+86 138 0013 8000\u202c",
            "\u200e\u202a+86\u00a0138\u00a00013\u00a08000\u202c left",
        ),
        ("Ann", "\u200eYour security code with Annie changed."),
    ],
)
def test_notices_under_somebodys_name_are_not_what_they_said(sender, notice):
    chat = ROOM.format("Lamps") + (
        f"[7/5/26, 08:46:00] {sender}: {notice}\n"
        f"[7/5/26, 08:47:00] Tom: hello\n[7/5/26, 08:48:00] {sender}: 您好\n"
    )

    found = entries(chat)

    assert [e.kind for e in found] == [Kind.SYSTEM, Kind.SYSTEM, Kind.TEXT, Kind.TEXT]
    assert found[1].sender == found[3].sender
    assert participants(found) == {"Tom": 1, found[3].sender: 1}


@pytest.mark.parametrize(
    "said",
    ["\u200fحاضر تمام", "\u200e+86 138 0013 8000", "\u200ehttps://example.com/a b", "\u200fok"],
)
def test_marks_that_came_with_somebodys_words_make_no_notice(said):
    chat = ROOM.format("علي") + f"[7/5/26, 08:46:00] علي: {said}\n[7/5/26, 08:47:00] Tom: ok\n"

    assert [(e.sender, e.kind, e.text) for e in entries(chat)][1:] == [
        ("علي", Kind.TEXT, said),
        ("Tom", Kind.TEXT, "ok"),
    ]


def test_notice_in_a_piece_of_a_chat_is_told_by_its_two_marked_parts():
    chat = (
        "[7/5/26, 08:46:00] Li: \u200e\u200eYour security code changed. \u200eTap to learn more.\n"
        "[7/5/26, 08:47:00] Tom: \u200e\u200eAlright, lets go\n"
    )

    assert [e.kind for e in entries(chat)] == [Kind.SYSTEM, Kind.TEXT]


def test_notices_of_a_phone_that_writes_from_right_to_left():
    notice = "\u200fالرسائل والمكالمات مشفرة تمامًا بين الطرفين"
    chat = (
        f"[7/5/26, 08:45:00] علي: {notice}\n[7/5/26, 08:46:00] علي: \u200fحاضر\n"
        "[7/5/26, 08:47:00] Tom: ok\n[7/5/26, 08:48:00] علي: \u200f\u200fتغيّر رمز أمانك\n"
    )

    kinds = [e.kind for e in entries(chat)]

    assert kinds == [Kind.SYSTEM, Kind.TEXT, Kind.TEXT, Kind.SYSTEM]


def test_short_marked_words_at_the_beginning_are_a_persons():
    chat = (
        "[7/5/26, 08:45:00] Li: \u200eHello 😄\n[7/5/26, 08:46:00] Tom: hi\n"
        "[7/5/26, 08:47:00] Ann: hi\n"
    )

    assert [(e.sender, e.kind) for e in entries(chat)] == [
        ("Li", Kind.TEXT),
        ("Tom", Kind.TEXT),
        ("Ann", Kind.TEXT),
    ]


@pytest.mark.parametrize(
    "name", ['Lamp 5"', "Ms. Chen Yi of Ningbo Bright Lighting Co. Ltd", "“Boss", "The 'Boss"]
)
def test_name_that_looks_like_a_notice_is_a_persons_who_says_several_things(name):
    chat = "".join(f"13/05/26, 10:0{i} - {name}: price {i}\n" for i in range(3))

    assert {(e.sender, e.kind) for e in entries(chat)} == {(name, Kind.TEXT)}


def test_odd_name_is_a_persons_where_notices_stand_under_the_chats_own():
    chat = ROOM.format("Lamps") + '[7/5/26, 08:46:00] Lamp 5": hi\n[7/5/26, 08:47:00] Tom: hello\n'

    assert [e.sender for e in entries(chat)][1:] == ['Lamp 5"', "Tom"]


@pytest.mark.parametrize(
    "notice",
    [
        'Tom changed the subject from "A" to "PO: 12"',
        "Tom changed the subject to 'PO: 12'",
        "Tom heeft het onderwerp gewijzigd naar ‘PO: 12’",
        "Your code changed. Tap here to learn more about it: verify",
    ],
)
def test_notice_with_a_colon_is_nobodys_however_often_it_comes(notice):
    chat = "".join(f"13/05/26, 10:0{i} - {notice}\n" for i in range(4))

    found = entries(chat + "13/05/26, 10:05 - O'Neil: 'fine', he says\n")

    assert [e.sender for e in found] == [None] * 4 + ["O'Neil"]
