"""Message identity: which incoming entries are known already. See docs/concepts/conversations."""

from guanxi.domain.conversations.merge.decisions import (
    Decision,
    Duplicate,
    Gain,
    Known,
    Merged,
    New,
    Shifted,
    Update,
    digest,
)
from guanxi.domain.conversations.merge.matching import Chunk, chunks, merge
from guanxi.domain.conversations.merge.overlap import find_renaming, find_shift

__all__ = [
    "Chunk",
    "Decision",
    "Duplicate",
    "Gain",
    "Known",
    "Merged",
    "New",
    "Shifted",
    "Update",
    "chunks",
    "digest",
    "find_renaming",
    "find_shift",
    "merge",
]
