"""Records written as JSON and read back are the records they were."""

import json
from dataclasses import dataclass, field, make_dataclass
from datetime import UTC, datetime
from enum import StrEnum

import pytest

from guanxi.domain.plain import form_of, from_plain, to_plain


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Lid:
    colour: Colour
    at: datetime | None = None


@dataclass
class Box:
    lids: list[Lid] = field(default_factory=list)
    counts: dict[Colour, tuple[int, ...]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    sold: tuple[datetime, str] | None = None
    full: bool = False


NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "box",
    [
        Box(),
        Box(
            lids=[Lid(Colour.RED, NOON), Lid(Colour.BLUE)],
            counts={Colour.BLUE: (1, 2), Colour.RED: ()},
            words=frozenset({"竹", "lid"}),
            sold=(NOON, "for 3.20"),
            full=True,
        ),
    ],
)
def test_what_is_written_is_read_back_as_it_was(box: Box) -> None:
    written = json.dumps(to_plain(box))

    assert from_plain(Box, json.loads(written)) == box


def test_the_form_changes_with_any_field_and_with_nothing_else() -> None:
    lids = [("lids", list[Lid])]
    forms = [
        form_of(make_dataclass("Crate", fields))
        for fields in (lids, lids, [("covers", list[Lid])], [("lids", list[Box])])
    ]

    assert forms[0] == forms[1]
    assert len(set(forms)) == 3


def test_what_was_written_in_another_form_is_refused_not_guessed() -> None:
    with pytest.raises(ValueError, match="zip"):
        from_plain(Lid, ["red"])
