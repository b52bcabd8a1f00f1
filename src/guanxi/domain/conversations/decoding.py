"""The text of an export, or the refusal that says why it has none."""

from collections.abc import Iterable, Iterator

from guanxi.domain import decoding
from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.decoding import NotText, Unfit


def read_text(chunks: Iterable[bytes]) -> tuple[str, Iterator[str]]:
    """``domain.decoding.read_text``. Raises NotAnExport where the bytes are empty, an archive, or
    no text at all."""
    try:
        return decoding.read_text(chunks)
    except NotText as fault:
        raise _refused(fault) from None


def _refused(fault: NotText) -> NotAnExport:
    if fault.why is Unfit.EMPTY:
        return NotAnExport(Refusal.EMPTY)
    if fault.why is Unfit.ARCHIVE:
        return NotAnExport(Refusal.IS_ARCHIVE)
    return NotAnExport(Refusal.NOT_TEXT, looks_like=fault.looks_like)
