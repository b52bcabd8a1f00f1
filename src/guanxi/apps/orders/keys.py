"""How the key of a line of a table is written in its record (``domain.tables.identity``)."""

from __future__ import annotations

import json
from hashlib import blake2b

from guanxi.domain.tables.identity import Key

LONGEST = 300  # as long as the columns are


def key_text(key: Key) -> str:
    """The key as text; a very long one as its digest, which is as good for finding it again.

    >>> key_text(("PO-7", "1", "1"))
    '["PO-7","1","1"]'
    """
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    if len(text) <= LONGEST:
        return text
    return blake2b(text.encode(), digest_size=16).hexdigest()
