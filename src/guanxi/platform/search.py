"""Full-text search that finds two-character Chinese words, on both databases.

Stock tokenizers take a run of Han characters for one word, so 模具 is not found in
这个模具坏了. Here every run is written as overlapping pairs (这个 个模 模具 具坏 坏了), and a
query becomes the phrase of its own pairs. Traditional forms are folded to
Simplified on both sides. A document also carries marks (``w12``), so a search is
confined to its workspace inside the index itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from django.db import connection
from opencc import OpenCC

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_RUN = re.compile(f"[{HAN}]+")
_WORD = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
TABLE = "message_search"
MOST_WORDS = 12  # of a query; what follows adds nothing to a search


@cache
def _simplified() -> dict[int, str]:
    """Character by character, so that both sides of a search fold alike."""
    fold = OpenCC("t2s").convert
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    # One call on the joined block would match phrases; a separator keeps them single.
    folded = fold("\n".join(block)).split("\n")
    return {ord(a): b for a, b in zip(block, folded, strict=True) if a != b and len(b) == 1}


def indexed(text: str) -> str:
    """The text as the index sees it: words alone, Han runs as overlapping pairs, folded.

    Marks between words are left out here, because the two databases read them differently
    (PostgreSQL would take HM-2608 for HM and a negative number).
    """
    words = _WORD.findall(text.translate(_simplified()))
    return " ".join(_pairs(word) if _HAN_RUN.match(word) else word for word in words)


def _pairs(han: str) -> str:
    pairs = [han[i : i + 2] for i in range(len(han) - 1)]
    # The last character alone too, so that one-character queries find every place.
    return " ".join([*pairs, han[-1]])


def _words(query: str) -> list[str]:
    return _WORD.findall(query.translate(_simplified()).lower())[:MOST_WORDS]


def places(text: str, query: str) -> list[tuple[int, int]]:
    """Where the words of ``query`` stand in ``text``: (start, end), in order, not overlapping.

    >>> places("新模具 and the OLD mould", "模具 mould")
    [(1, 3), (16, 21)]
    """
    words = _words(query)
    if not words:
        return []
    # Lower case must not move any place: the few characters that would grow stay as they are.
    lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    either = "|".join(
        re.escape(word) if _HAN_RUN.match(word) else rf"(?<![^\W_{HAN}]){re.escape(word)}"
        for word in sorted(words, key=len, reverse=True)
    )
    found = re.finditer(either, lowered.translate(_simplified()))
    return [match.span() for match in found]


def _terms(query: str) -> list[str]:
    return [_phrase(word) for word in _words(query)]


def _phrase(word: str) -> str:
    """A Han run as the phrase of its pairs; anything else as the start of a word."""
    if not _HAN_RUN.match(word):
        return f'"{word}"*'
    if len(word) == 1:
        return f'"{word}"*'  # pairs that begin with it, and its place at a run's end
    return '"' + " ".join(word[i : i + 2] for i in range(len(word) - 1)) + '"'


def add_documents(rows: Iterable[tuple[int, str, str]]) -> None:
    """Index (id, marks, text); an id that is there already is replaced."""
    prepared = [(pk, f"{marks} {indexed(text)}") for pk, marks, text in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(
                f"INSERT OR REPLACE INTO {TABLE}(rowid, body) VALUES (%s, %s)",  # noqa: S608
                prepared,
            )
        else:
            cursor.executemany(
                f"INSERT INTO {TABLE}(id, body) VALUES (%s, to_tsvector('simple', %s))"  # noqa: S608
                " ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                prepared,
            )


def remove_documents(ids: Iterable[int]) -> None:
    """Take documents out of the index."""
    key = "rowid" if connection.vendor == "sqlite" else "id"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE {key} = %s", [(pk,) for pk in ids])  # noqa: S608


def find_documents(query: str, *, mark: str, limit: int) -> list[int]:
    """Ids of the newest documents that carry ``mark`` and hold every word of ``query``."""
    terms = _terms(query)
    if not terms:
        return []
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s ORDER BY rowid DESC LIMIT %s",  # noqa: S608
                [" AND ".join([f'"{mark}"', *terms]), limit],
            )
        else:
            cursor.execute(
                f"SELECT id FROM {TABLE} WHERE body @@ to_tsquery('simple', %s)"  # noqa: S608
                " ORDER BY id DESC LIMIT %s",
                [" & ".join([mark, *map(_postgresql, terms)]), limit],
            )
        return [row[0] for row in cursor.fetchall()]


def _postgresql(term: str) -> str:
    """FTS5's phrase in PostgreSQL's query language: ``"模具 具坏"`` → ``模具 <-> 具坏``."""
    words = term.strip('*"').split(" ")
    star = ":*" if term.endswith("*") else ""
    return "(" + " <-> ".join(words) + star + ")"


CREATE = {
    "sqlite": [
        f'CREATE VIRTUAL TABLE {TABLE} USING fts5(body, tokenize="unicode61 remove_diacritics 2")'
    ],
    "postgresql": [
        f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, body tsvector NOT NULL)",
        f"CREATE INDEX {TABLE}_body ON {TABLE} USING gin (body)",
    ],
}
DROP = f"DROP TABLE {TABLE}"
