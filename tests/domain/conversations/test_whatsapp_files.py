"""Files as they come: any encoding, zipped or not, and the hostile ones refused."""

import io
import zipfile

import pytest
from tests.domain.conversations.whatsapp_samples import SHANGHAI

from guanxi.domain.conversations import archive
from guanxi.domain.conversations.archive import open_export
from guanxi.domain.conversations.whatsapp import NotAnExport, Refusal, read_chat

CHAT = (
    "2026/5/7 08:46 - 王伟: 您好，请问这款灯的单价是多少？我们可以先发样品\n"
    "2026/5/7 08:47 - 李娜: 好的，收到，明天发给您\n"
)
TRADITIONAL = "2026/5/7 08:46 - 王偉: 您好，請問這款燈的單價是多少？我們可以先發樣品\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"],
)
def test_text_is_the_same_in_every_encoding(encoding):
    texts = [item.text for item in read_chat([CHAT.encode(encoding)], SHANGHAI)]

    assert texts == [line.split(": ", 1)[1] for line in CHAT.splitlines()]


@pytest.mark.parametrize(
    ("encoding", "line"),
    [
        ("big5", TRADITIONAL),
        ("cp932", "2026/5/7 08:46 - 田中: お世話になっております。よろしくお願いします。\n"),
        ("cp949", "2026. 5. 7. 오후 2:05 - 김: 안녕하세요 감사합니다\n"),
        ("cp1251", "22.11.2026, 14:05 - Иван: Привет, отправьте пожалуйста счёт\n"),
        ("cp1252", "22/11/2026, 14:05 - Zoë: très bien, merci à vous\n"),
    ],
)
def test_older_encodings_are_recognised(encoding, line):
    (entry,) = read_chat([line.encode(encoding)], SHANGHAI)

    assert entry.text == line.rstrip("\n").split(": ", 1)[1]


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_computers_are_line_ends(end):
    texts = [item.text for item in read_chat([CHAT.replace("\n", end).encode()], SHANGHAI)]

    assert texts == [line.split(": ", 1)[1] for line in CHAT.splitlines()]


def test_line_ends_doubled_by_a_program_are_line_ends():
    doubled = CHAT.replace("\n", "\r\r\n").encode()

    for chunks in ([doubled], [doubled[i : i + 1] for i in range(len(doubled))]):
        texts = [item.text for item in read_chat(chunks, SHANGHAI)]

        assert texts == [line.split(": ", 1)[1] for line in CHAT.splitlines()]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_taken_for_western_and_written_again_is_read_back(encoding):
    chat = "1/17/26, 1:23\u202fpm - Zoë: très bien, 3 € 🙂\n"
    doubled = chat.encode().decode("cp1252", errors="surrogateescape")
    doubled = "".join(chr(ord(c) & 0xFF) if "\udc80" <= c <= "\udcff" else c for c in doubled)

    (entry,) = read_chat([doubled.encode(encoding)], SHANGHAI)

    assert (entry.sender, entry.text, entry.at.hour) == ("Zoë", "très bien, 3 € 🙂", 13)


def test_one_bad_byte_costs_one_character():
    bad = CHAT.encode().replace("收".encode(), b"\xff", 1)

    texts = [item.text for item in read_chat([bad], SHANGHAI)]

    assert texts[1] == "好的，\ufffd到，明天发给您"


@pytest.mark.parametrize(
    ("content", "code", "params"),
    [
        (b"", Refusal.EMPTY, {}),
        (b"MZ\x90\x00\x03" + bytes(200), Refusal.NOT_TEXT, {"looks_like": "program"}),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", Refusal.NOT_TEXT, {"looks_like": "image"}),
        (b"%PDF-1.7\n1 0 obj\n", Refusal.NOT_TEXT, {"looks_like": "pdf"}),
        (b"PK\x03\x04rest", Refusal.IS_ARCHIVE, {}),
        (bytes(range(256)) * 40, Refusal.NOT_TEXT, {"looks_like": "unknown"}),
        (b"just a letter\n", Refusal.NO_HEADER, {}),
    ],
)
def test_file_that_is_no_chat_is_refused_by_its_content(content, code, params):
    with pytest.raises(NotAnExport) as refused:
        read_chat([content], SHANGHAI)

    assert (refused.value.code, refused.value.params) == (code, params)


def zipped(*members: tuple[str | zipfile.ZipInfo, bytes]) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archived:
        for name, content in members:
            archived.writestr(name, content)
    file.seek(0)
    return file


def test_export_finds_the_chat_and_lists_the_media():
    export = open_export(
        zipped(
            ("notes.txt", b"shopping list\n" * 900),
            ("IMG-20260507-WA0001.jpg", b"photo"),
            ("WhatsApp Chat with Li.txt", CHAT.encode()),
            ("__MACOSX/._IMG.jpg", b"x"),
        )
    )

    assert b"".join(export.chunks()).decode() == CHAT
    assert [(one.name, one.size) for one in export.media] == [
        ("notes.txt", 12_600),
        ("IMG-20260507-WA0001.jpg", 5),
    ]
    assert b"".join(export.media_chunks(export.media[1])) == b"photo"


def test_bare_text_is_an_export_without_media():
    export = open_export(io.BytesIO(CHAT.encode()))

    assert (b"".join(export.chunks()).decode(), export.media) == (CHAT, [])


def test_names_in_an_archive_are_only_names():
    link = zipfile.ZipInfo("link.jpg")
    link.external_attr = 0o120777 << 16

    export = open_export(
        zipped(
            ("_chat.txt", CHAT.encode()),
            ("../../etc/passwd.jpg", b"1"),
            ("C:\\Windows\\a\x01b.jpg", b"2"),
            ("/abs/..", b"3"),
            (link, b"/etc/passwd"),
        )
    )

    assert [one.name for one in export.media] == ["passwd.jpg", "ab.jpg"]


def test_names_written_by_a_chinese_pc_are_decoded():
    file = zipped(("_chat.txt", CHAT.encode()), ("AAAAAAAA.jpg", b"1"))
    raw = file.getvalue().replace(b"AAAAAAAA.jpg", "产品图片".encode("gbk") + b".jpg")

    export = open_export(io.BytesIO(raw))

    assert [one.name for one in export.media] == ["产品图片.jpg"]


def test_encrypted_export_is_refused():
    raw = bytearray(zipped(("_chat.txt", CHAT.encode())).getvalue())
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1

    assert refusal(io.BytesIO(bytes(raw))) == (Refusal.ENCRYPTED, {})


def test_bomb_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(archive, "_SMALL", 1 << 20)
    bomb = zipped(("_chat.txt", CHAT.encode()), ("a.bin", bytes(8 << 20)))

    code, params = refusal(bomb)

    assert code is Refusal.TOO_COMPRESSED
    assert params["ratio"] > params["limit"] == archive.MOST_RATIO


def test_too_many_and_too_large_are_refused_with_their_figures(monkeypatch):
    file = zipped(("_chat.txt", CHAT.encode()), ("a.jpg", b"123"))
    monkeypatch.setattr(archive, "MOST_BYTES", 10)
    size = len(CHAT.encode()) + 3

    assert refusal(file) == (Refusal.TOO_LARGE, {"bytes": size, "limit": 10})

    monkeypatch.setattr(archive, "MOST_MEMBERS", 1)

    assert refusal(file) == (Refusal.TOO_MANY_MEMBERS, {"members": 2, "limit": 1})


def test_archive_in_an_archive_stays_closed():
    inner = zipped(("_chat.txt", CHAT.encode())).getvalue()

    assert refusal(zipped(("chats.zip", inner))) == (Refusal.NESTED_ARCHIVE, {})


def test_archive_without_a_chat_is_refused():
    assert refusal(zipped(("a.jpg", b"1"), ("b.txt", b"hi"))) == (Refusal.NO_CHAT_INSIDE, {})


def test_broken_archive_is_refused_where_it_breaks():
    whole = zipped(("_chat.txt", CHAT.encode()), ("a.jpg", bytes(range(256)) * 40)).getvalue()
    spoilt = bytearray(whole)
    spoilt[whole.index(b"a.jpg") + 20] ^= 0xFF

    assert refusal(io.BytesIO(whole[:100])) == (Refusal.BROKEN_ARCHIVE, {})

    export = open_export(io.BytesIO(bytes(spoilt)))
    with pytest.raises(NotAnExport) as refused:
        list(export.media_chunks(export.media[0]))

    assert refused.value.code is Refusal.BROKEN_ARCHIVE


def refusal(file: io.BytesIO) -> tuple[Refusal, dict[str, str | int]]:
    with pytest.raises(NotAnExport) as refused:
        open_export(file)
    return refused.value.code, refused.value.params
