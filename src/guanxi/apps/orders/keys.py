"""How the key of a line of a table is written in its record (``domain.tables.identity``)."""

from __future__ import annotations

import json
from collections.abc import Container
from hashlib import blake2b

from guanxi.domain.tables import Kind, Row
from guanxi.domain.tables.identity import Identities, Key

LONGEST = 300  # as long as the columns are
_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def key_text(key: Key) -> str:
    """The key as text; a very long one as its digest, which is as good for finding it again.

    >>> key_text(("PO-7", "1", "1"))
    '["PO-7","1","1"]'
    """
    text = _WRITER.encode(key)
    if len(text) <= LONGEST:
        return text
    return blake2b(text.encode(), digest_size=16).hexdigest()


def free_key(kind: Kind, row: Row, taken: Container[str]) -> str:
    """The first key a table could know this row by that is not taken yet."""
    keys = Identities(kind)
    while (key := key_text(keys.key(row))) in taken:
        pass
    return key
