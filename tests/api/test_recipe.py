"""The requests of the recipe do what the recipe says."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

from django.test import Client
from tests.api.conftest import Program

RECIPE = Path(__file__).parents[2] / "docs" / "recipes" / "use_the_api.md"
BLOCK = re.compile(r"```sh\n(.+?)```", re.DOTALL)


def commands() -> Iterator[list[str]]:
    """Each ``curl`` of the recipe, in words."""
    for block in BLOCK.findall(RECIPE.read_text()):
        words = shlex.split(block)
        starts = [place for place, word in enumerate(words) if word == "curl"]
        for start, end in zip(starts, [*starts[1:], None], strict=True):
            yield words[start + 1 : end]


def test_recipe_does_what_it_says(program: Program, people: SimpleNamespace) -> None:
    # The numbers of a database that is not new are others: those of the recipe stand for them.
    told: dict[str, int] = {}
    answers = []
    for address, *options in commands():
        headers = [
            option.replace("$TOKEN", program.secret)
            for flag, option in pairwise(options)
            if flag == "--header"
        ]
        body = options[options.index("--data") + 1] if "--data" in options else ""
        for word, number in told.items():
            address = re.sub(rf"({word}s?[=/])1\b", rf"\g<1>{number}", address)
            body = body.replace(f'"{word}": 1,', f'"{word}": {number},')

        answer = Client().generic(
            "POST" if body else "GET",
            address.removeprefix("$DESK"),
            body,
            "application/json",
            headers=dict(header.split(": ", 1) for header in headers),
        )
        said = json.loads(answer.content)
        answers.append((answer.status_code, said))
        told |= _numbers(address, said)

    assert [status for status, _said in answers] == [200, 201, 200, 201, 201, 201, 200, 200]
    assert answers[0][1]["name"] == people.workspace.name
    assert [one["name_zh"] for one in answers[2][1]["items"]] == ["宁波华美家居"]
    assert answers[5][1]["lines"][0]["rejected"] == {"value": "3", "unit": "pcs"}


def _numbers(address: str, said: dict[str, object]) -> dict[str, int]:
    """The numbers that later requests name."""
    if address.endswith("/suppliers"):
        return {"supplier": said["id"]}  # type: ignore[dict-item]
    if address.endswith("/orders"):
        return {"order": said["id"], "line": said["lines"][0]["id"]}  # type: ignore[dict-item,index]
    return {}
