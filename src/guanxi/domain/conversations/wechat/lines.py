"""Blocks of text to lines."""

from collections.abc import Iterable, Iterator

LONGEST_LINE = 1 << 20  # characters; what is longer comes in pieces


def lines_of(blocks: Iterable[str]) -> Iterator[str]:
    """The lines of a text, each with its line end; the last one may have none.

    >>> list(lines_of(["a\\nb", "c\\n\\nd"]))
    ['a\\n', 'bc\\n', '\\n', 'd']
    """
    held = ""
    for block in blocks:
        *whole, held = (held + block).split("\n")
        for line in whole:
            yield line + "\n"
        if len(held) > LONGEST_LINE:
            yield held
            held = ""
    if held:
        yield held
