"""A wide table on a phone: each row a card, each cell beside the heading of its column.

The stylesheet stacks what carries these marks where the screen is small (``tables.css``). A browser
that lays a table's parts out as blocks may stop calling them a table, so each says what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.html import strip_tags

# Templates escape what they are given, so no attribute holds a ">" and no cell another cell.
_PART = re.compile(r"<(table|thead|tbody|tr|td|th)\b([^>]*)>")
_HEADING = re.compile(r"<t[hd]\b([^>]*)>(.*?)</t[hd]>", re.DOTALL)
_SPAN = re.compile(r'\bcolspan="(\d{1,3})"')
_EMPTY = re.compile(r"(<t[hd]\b[^>]*>)\s+(</t[hd]>)")
_ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row"}


def stacked_table(html: str) -> str:
    """The table written in ``html``, ready to be stacked. Its headings stand in a ``thead``.

    >>> print(stacked_table('<table class="grid"><thead><tr><th scope="col">Day</th></tr></thead>'
    ...                     '<tbody><tr><td>Monday</td></tr></tbody></table>'))
    <table class="stacked grid" role="table"><thead role="rowgroup"><tr role="row"><th scope="col" \
role="columnheader">Day</th></tr></thead><tbody role="rowgroup"><tr role="row"><td role="cell" \
data-label="Day">Monday</td></tr></tbody></table>
    """
    head, end, body = html.partition("</thead>")
    labels = list(_labels(head))
    at = 0

    def mark(found: re.Match[str]) -> str:
        nonlocal at
        tag, attributes = found.groups()
        if tag in _ROLES:
            at = 0
            return f'<{tag}{attributes} role="{_ROLES[tag]}">'
        role = "rowheader" if 'scope="row"' in attributes else "cell"
        label = f' data-label="{labels[at]}"' if at < len(labels) and labels[at] else ""
        at += _columns(attributes)
        return f'<{tag}{attributes} role="{role}"{label}>'

    return _head(head) + end + _EMPTY.sub(r"\1\2", _PART.sub(mark, body))


def _labels(head: str) -> Iterator[str]:
    """The words of each column's heading; they are escaped already."""
    for attributes, content in _HEADING.findall(head):
        words = " ".join(strip_tags(content.replace("<", " <")).split()).replace('"', "&quot;")
        yield from [words] * _columns(attributes)


def _head(head: str) -> str:
    def mark(found: re.Match[str]) -> str:
        tag, attributes = found.groups()
        role = _ROLES.get(tag, "columnheader" if tag == "th" else "cell")
        return f'<{tag}{attributes} role="{role}">'

    return _PART.sub(mark, head.replace('<table class="', '<table class="stacked ', 1))


def _columns(attributes: str) -> int:
    """How many columns a cell takes."""
    span = _SPAN.search(attributes)
    return int(span[1]) if span else 1
