"""Plain text whose paragraphs flow (RFC 3676): a line that ends in a blank goes on in the next."""

from collections.abc import Iterable


def joined(lines: Iterable[str], *, without_blank: bool = False) -> list[str]:
    """The paragraphs as they were written, each on one line; a quotation keeps its marks.

    `without_blank` is for languages without blanks between words (DelSp): the blank at the end of
    a line is no part of the text.

    >>> joined(["When is the ", "order ready?", "> in ", "> May", "-- ", "Li"])
    ['When is the order ready?', '> in May', '-- ', 'Li']
    """
    paragraphs: list[str] = []
    open_depth = -1  # of the paragraph that goes on
    for line in lines:
        text = line.lstrip(">")
        depth = len(line) - len(text)
        text = text.removeprefix(" ")  # put there so that it begins with no mark
        if depth == open_depth and text != "-- ":
            paragraphs[-1] += text
        else:
            paragraphs.append(line if depth else text)
        goes_on = text.endswith(" ") and text != "-- "
        open_depth = depth if goes_on else -1
        if goes_on and without_blank:
            paragraphs[-1] = paragraphs[-1][:-1]
    return paragraphs
