"""How a command answers: JSON on standard output, words on standard error."""

import json
import sys


class Refused(Exception):
    """The call or its input is wrong; the message says in one line what to do."""


def fail(message: str) -> int:
    """One line that says what is wrong and what to do, on standard error; exit code 2."""
    print(f"guanxi: {message}", file=sys.stderr)
    return 2


def tell(message: str) -> None:
    """Progress and results for the person at the terminal, on standard error."""
    print(message, file=sys.stderr, flush=True)


def print_json(value: object) -> None:
    """One JSON value, and nothing else, on standard output."""
    print(json.dumps(value, ensure_ascii=False))
