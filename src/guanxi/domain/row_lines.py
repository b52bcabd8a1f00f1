"""The lines of a table of text, given to a csv reader so that a broken row costs only itself."""

import csv
from collections import deque
from collections.abc import Iterator


class RowLines:
    """Lines for a csv reader, kept until the row they belong to is whole.

    `longest_row` is in characters: one quotation mark too many makes all that follows one cell.
    """

    def __init__(self, lines: Iterator[str], longest_row: int) -> None:
        self._longest_row = longest_row
        self._lines = lines
        self._again: deque[str] = deque()
        self._size = 0
        self._is_over = False
        self.taken: list[str] = []
        self.line = 1  # of the first line taken

    def __iter__(self) -> "RowLines":
        return self

    def __next__(self) -> str:
        if self.is_overlong:
            raise csv.Error("too long")
        line = self._again.popleft() if self._again else next(self._lines, "")
        if not line:
            if self.taken:
                self._is_over = True
                raise csv.Error("the file ends inside quotation marks")
            raise StopIteration
        self.taken.append(line)
        self._size += len(line)
        return line

    @property
    def is_overlong(self) -> bool:
        """Whether the row goes on beyond what a row can be."""
        return self._size > self._longest_row

    def one_line(self, delimiter: str) -> list[str] | None:
        """The cells of a single whole line whose quotation marks are not as they should be."""
        if len(self.taken) > 1 or self.is_overlong or self._is_over:
            return None
        return next(csv.reader(self.taken, delimiter=delimiter))

    def settle(self, count: int | None = None) -> None:
        """Forget the lines of a row read, or the first `count` and give the others again."""
        gone = len(self.taken) if count is None else count
        self._again.extendleft(reversed(self.taken[gone:]))
        self.line += sum(line.endswith("\n") for line in self.taken[:gone])
        self.taken.clear()
        self._size = 0
        self._is_over = False
