"""Whatever tool wrote a chat, it is the same chat; whatever the bytes, nothing breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.conversations.wechat_documents import DOCUMENTS
from tests.domain.conversations.wechat_pages import PAGES
from tests.domain.conversations.wechat_samples import (
    CHAT,
    SHANGHAI,
    Line,
    as_told,
    entries,
    read,
    told,
)
from tests.domain.conversations.wechat_tables import TABLES
from tests.domain.conversations.wechat_texts import TEXTS

from guanxi.domain.conversations.entries import Entry, Kind
from guanxi.domain.conversations.wechat import NotAnExport, looks_like_wechat, read_wechat

EVERY = (*TABLES, *DOCUMENTS, *TEXTS, *PAGES)
_LETTERS = "你好样品单价ab 1,;\"'\\<>&：:「」[]{}#*|!?\n\t😀"
_ROW = 400  # bytes after the beginning of a text within which every layout ends its message


def _is_plain(text: str) -> bool:
    """Texts that no layout can mistake for something else of its own."""
    return bool(text.strip()) and "\n\n" not in text


_texts = (
    st.text(st.sampled_from(_LETTERS), min_size=1, max_size=30).map(str.strip).filter(_is_plain)
)
_chats = st.lists(
    st.builds(Line, st.integers(1_500_000_000, 1_800_000_000), st.booleans(), _texts),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("write", EVERY)
def test_every_layout_tells_the_same_chat(write):
    assert told(write(CHAT)) == as_told(CHAT)


@pytest.mark.parametrize("write", EVERY)
def test_every_layout_is_recognised(write):
    assert looks_like_wechat(write(CHAT).encode())


@pytest.mark.parametrize("write", EVERY)
def test_every_layout_shows_who_exported(write):
    reading = read(write(CHAT))
    list(reading)

    assert reading.mine == {"我"}


@pytest.mark.parametrize("write", [*TABLES, *DOCUMENTS])
@given(chat=_chats)
@settings(max_examples=25, deadline=None)
def test_tables_and_documents_keep_every_text(write, chat):
    found = entries(write(chat))

    assert [(e.sender, e.text) for e in found] == [(c.name, c.text) for c in chat]
    assert [int(e.at.timestamp()) for e in found] == [c.epoch for c in chat]


@pytest.mark.parametrize("write", [*TABLES, *DOCUMENTS, *PAGES])
def test_a_line_that_begins_with_an_arrow_is_what_was_said(write):
    """Only texts have no other way to write a quotation."""
    chat = [Line(1_500_000_000, False, ">1\n1")]

    assert [e.text for e in entries(write(chat))] == [">1\n1"]


@pytest.mark.parametrize("write", PAGES)
@given(chat=_chats)
@settings(max_examples=25, deadline=None)
def test_pages_keep_every_text(write, chat):
    found = entries(write(chat))

    assert [(e.sender, e.text) for e in found] == [(c.name, c.text) for c in chat]


@pytest.mark.parametrize("write", EVERY)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_file_cut_anywhere_keeps_what_stands_before_the_cut(write, data):
    written = write(CHAT).encode()
    cut = data.draw(st.integers(0, len(written)))

    try:
        found = [e for e in read_wechat([written[:cut]], SHANGHAI) if isinstance(e, Entry)]
    except NotAnExport:
        found = []

    ends = [written.find(c.text.partition("\n")[0].encode()) + _ROW for c in CHAT]
    before = [c.text for c, end in zip(CHAT, ends, strict=True) if end < cut]
    assert [e.text for e in found][: len(before)] == before


@given(st.binary(max_size=400))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_read_or_refused(written):
    try:
        items = list(read_wechat([written], SHANGHAI, name="x"))
    except NotAnExport:
        items = []

    assert all(item.line >= 1 for item in items)


@pytest.mark.parametrize("write", EVERY)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_damaged_bytes_are_read_or_refused(write, data):
    written = bytearray(write(CHAT).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        written[data.draw(st.integers(0, len(written) - 1))] = data.draw(st.integers(0, 255))

    try:
        items = list(read_wechat([bytes(written)], SHANGHAI))
    except NotAnExport:
        items = []

    assert all(isinstance(e.kind, Kind) for e in items if isinstance(e, Entry))


@pytest.mark.parametrize("write", EVERY)
@pytest.mark.parametrize("size", [1, 7, 50])
def test_pieces_of_the_file_make_no_difference(write, size):
    written = write(CHAT).encode()
    pieces = (written[at : at + size] for at in range(0, len(written), size))

    assert list(read_wechat(pieces, SHANGHAI)) == list(read_wechat([written], SHANGHAI))


@pytest.mark.parametrize("write", EVERY)
def test_entries_of_a_large_file_do_not_depend_on_where_blocks_end(write):
    chat = [
        Line(1_764_000_000 + i, i % 3 == 0, f"第{i}条{'长' * (i % 97)}\n第二行")
        for i in range(3_000)
    ]

    assert told(write(chat)) == as_told(chat)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("write", EVERY)
def test_encodings_make_no_difference(write, encoding):
    chat = [Line(c.epoch, c.mine, c.text) for c in CHAT * 3]

    assert told(write(chat).encode(encoding)) == as_told(chat)
