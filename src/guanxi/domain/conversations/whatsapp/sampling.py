"""The beginning of a file: enough of it to know the form, and whether it is a chat at all."""

from collections.abc import Iterator
from datetime import date

from guanxi.domain.conversations.faults import NotAnExport, Refusal
from guanxi.domain.conversations.whatsapp.dates import read_date
from guanxi.domain.conversations.whatsapp.forms import (
    Form,
    find_headers,
    first_layout,
    settle_form,
    settle_order_again,
)

SAMPLE = 4 << 20  # characters looked at where the first block leaves the form open
_MOST_NOTICES_ALONE = 20


def take_sample(blocks: Iterator[str], order: str | None, today: date | None) -> tuple[str, Form]:
    """The beginning of a text and its form: one block, more where that leaves the form open.

    Raises NotAnExport where there are no dated lines of a chat, or none with a year.
    """
    text = next(blocks, "")
    form = _form(text, order, today)
    while (form is None or form.ambiguous_orders) and len(text) < SAMPLE:
        more = _at_least(len(text), blocks)
        if not more:
            break
        text += more
        form = settle_order_again(form, text) if form else _form(text, order, today)
    if form is None:
        headers = find_headers(text.split("\n"))
        yearless = bool(headers) and len(read_date(headers[0].date).fields) == 2
        raise NotAnExport(Refusal.YEAR_MISSING if yearless else Refusal.NO_HEADER)
    if not _is_talk(form, text):
        raise NotAnExport(Refusal.NO_HEADER)
    return text, form


def _is_talk(form: Form, text: str) -> bool:
    """Whether dated lines are a chat's and no log's, nor another messenger's that writes names on
    lines of their own: somebody speaks, or there are but a few notices."""
    notices = lines = end = 0
    for found in form.pattern.finditer(text):
        if found["sender"] is not None:
            return True
        lines += notices and text.count("\n", end, found.start())
        notices, end = notices + 1, found.end()
    lines += text[end:].rstrip("\n").count("\n") + 1
    if form.layout.bracketed:
        return lines == notices <= _MOST_NOTICES_ALONE
    return lines > notices or notices <= _MOST_NOTICES_ALONE


def _form(text: str, order: str | None, today: date | None) -> Form | None:
    headers = find_headers(text.split("\n"))
    layout = first_layout(headers)
    return settle_form(headers, layout, order=order, today=today) if layout else None


def _at_least(size: int, blocks: Iterator[str]) -> str:
    """The next blocks, together as long as asked for; shorter only at the end."""
    parts: list[str] = []
    while size > 0 and (block := next(blocks, "")):
        parts.append(block)
        size -= len(block)
    return "".join(parts)
