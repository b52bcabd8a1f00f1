"""Finding messages by their words, in either script."""

from __future__ import annotations

from dataclasses import dataclass

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.conversations.models import Message
from guanxi.apps.conversations.queries.timeline import readable_messages
from guanxi.platform.search import find_documents, places

LOOKED_AT = 500  # of the messages that match, those that came in last
BEFORE, AFTER = 40, 120  # characters of a snippet around the first word found


@dataclass(frozen=True)
class Piece:
    """A part of a snippet; ``hit`` where it is what was looked for."""

    text: str
    hit: bool


@dataclass(frozen=True)
class Found:
    """A message found, and the words around the first place."""

    message: Message
    snippet: tuple[Piece, ...]


def find_messages(
    query: str, *, workspace: Workspace, person: Person, most: int = 50
) -> tuple[Found, ...]:
    """The newest messages that hold every word of ``query`` and that ``person`` may read.

    Two queries: one of the index, one of the messages. Where more than ``LOOKED_AT`` match, the
    newest of those that were brought in last.
    """
    ids = find_documents(query, mark=f"w{workspace.pk}", limit=LOOKED_AT)
    messages = readable_messages(person).filter(pk__in=ids, erased=False)
    messages = messages.filter(room__supplier__archived_at=None)
    return tuple(
        Found(message, snippet(message.text, query))
        for message in messages.order_by("-at", "-rank", "-pk")[:most]
    )


def snippet(text: str, query: str) -> tuple[Piece, ...]:
    """The text around the first place where a word of ``query`` stands, in pieces.

    >>> snippet("open the mould", "mould")
    (Piece(text='open the ', hit=False), Piece(text='mould', hit=True))
    """
    spans = places(text, query)
    first = spans[0][0] if spans else 0
    start, end = max(first - BEFORE, 0), min(first + AFTER, len(text))
    pieces, here = [], start
    for begin, stop in spans:
        if stop > end:
            break
        pieces += [Piece(text[here:begin], False), Piece(text[begin:stop], True)]
        here = stop
    pieces.append(Piece(text[here:end], False))
    if start:
        pieces.insert(0, Piece("… ", False))
    if end < len(text):
        pieces.append(Piece(" …", False))
    return tuple(piece for piece in pieces if piece.text)
