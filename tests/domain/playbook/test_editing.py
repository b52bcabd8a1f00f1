"""Figures and words are changed one by one, under the checks of the file; the rest stays."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guanxi.domain.playbook import (
    Change,
    Edit,
    Fault,
    Kind,
    Place,
    PlaybookError,
    apply,
    differences,
    fit,
    mark_of,
    places,
    put,
    read_own,
    sections,
    value_at,
    write_playbook,
)
from guanxi.playbooks import playbook_schema, shipped_values

DEFAULT = shipped_values()
PLACES = {place.key: place for place in places(DEFAULT)}
# What belongs to the program: never a place of its own.
PROGRAMS = {"source", "code", "icon", "due", "first", "always", "sometimes", "measure"}
WORDS = {"en": "Look back", "zh-Hans": "回顾"}
LABELS = st.text(
    st.characters(exclude_categories=("C",), exclude_characters="{}"), min_size=1, max_size=40
)
OTHER_VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.SPAN: st.integers(1, 366).map("{}wd".format),
    Kind.CADENCE: st.fixed_dictionaries(
        {"times": st.integers(1, 50), "per": st.sampled_from(["day", "week", "month"])}
    ),
    Kind.OWED_BY: st.sampled_from(["ours", "theirs", "both", "either"]),
    Kind.CHANNELS: st.lists(st.sampled_from(["mail", "phone", "wechat"]), min_size=1, max_size=3),
    Kind.PERCENTS: st.lists(st.integers(0, 100), min_size=1, max_size=12),
}


def edit(key: str, value: Any, *, shown: Any = None) -> Edit:
    """As typed by somebody who saw what the default says, or ``shown``."""
    place = PLACES[key]
    seen = value_at(DEFAULT, place.path) if shown is None else shown
    return Edit(place, value, mark_of(seen))


@st.composite
def sound_edits(draw: st.DrawFn) -> list[Edit]:
    """Some places with other values that are allowed there."""
    kinds = [place for place in PLACES.values() if place.kind in OTHER_VALUES]
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=1, max_size=4, unique=True))
    found = [edit(place.key, draw(OTHER_VALUES[place.kind])) for place in chosen]
    words = {"en": draw(LABELS), "zh-Hans": draw(LABELS)}
    return [*found, edit("answers.urgent.label", words)]


@given(sound_edits())
@settings(max_examples=10, deadline=None)
def test_what_is_changed_and_changed_back_is_the_default(edits: list[Edit]) -> None:
    changed = apply(DEFAULT, edits, schema=playbook_schema())
    assert (changed.faults, changed.overtaken) == ({}, frozenset())
    back = [Edit(one.place, value_at(DEFAULT, one.place.path), mark_of(one.value)) for one in edits]

    again = apply(changed.value, back, schema=playbook_schema())

    assert again.value == DEFAULT
    assert differences(DEFAULT, again.value) == []


@given(sound_edits())
@settings(max_examples=5, deadline=None)
def test_a_changed_playbook_goes_out_and_comes_in_as_it_was(edits: list[Edit]) -> None:
    changed = apply(DEFAULT, edits, schema=playbook_schema()).value

    text = write_playbook(changed)

    assert read_own(text, schema=playbook_schema(), default=DEFAULT) == changed


@given(sound_edits())
@settings(max_examples=10, deadline=None)
def test_the_difference_is_what_was_changed(edits: list[Edit]) -> None:
    changed = apply(DEFAULT, edits, schema=playbook_schema()).value

    found = {one.place.path: (one.before, one.after) for one in differences(DEFAULT, changed)}

    assert found == {
        one.place.path: (value_at(DEFAULT, one.place.path), one.value)
        for one in edits
        if one.value != value_at(DEFAULT, one.place.path)
    }


def test_nothing_is_changed_in_place() -> None:
    before = write_playbook(DEFAULT)

    apply(DEFAULT, [edit("answers.urgent.within", "120min")], schema=playbook_schema())

    assert write_playbook(DEFAULT) == before


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("answers.urgent.within", "4h", Fault.BAD_SPAN),
        ("answers.urgent.hours", "night", Fault.BAD_VALUE),
        ("calendars.urgent.hours", [["22:00", "08:00"]], Fault.BAD_HOURS),
        ("figures.measures.thin_below.value", "many", Fault.SHAPE),
        ("figures.measures.thin_below.value", 2.5, Fault.BAD_VALUE),
        ("figures.calls.slot_step_minutes.value", 0, Fault.OUT_OF_RANGE),
        ("figures.measures.confidence_percent.value", 100, Fault.OUT_OF_RANGE),
        ("health.quality.weight", 0, Fault.BAD_VALUE),
        ("health.quality.scores", [[90, 0], [80, 100]], Fault.POINTS_OUT_OF_ORDER),
        ("bands.good.from", 50, Fault.BANDS_OUT_OF_ORDER),
        ("stages.developing.from_months", 12, Fault.STAGES_OUT_OF_ORDER),
        ("new_year.asked_on", "02-30", Fault.BAD_VALUE),
        ("rules.answer.ours.act", {"en": "Answer {who}", "zh-Hans": "回复{who}"},
         Fault.UNKNOWN_PLACEHOLDER),
        ("rules.answer.ours.act", {"en": "Answer\nBcc: x", "zh-Hans": "回复"}, Fault.BAD_VALUE),
        ("rules.promise.ours.sentence", [], Fault.BAD_VALUE),
        ("day", [{"at": "08:00", "code": "a", "label": WORDS, "source": "T7"}] * 2, Fault.TWICE),
    ],
)  # fmt: skip
def test_a_value_that_a_file_may_not_hold_is_refused_at_its_place(
    key: str, value: Any, fault: Fault
) -> None:
    edited = apply(DEFAULT, [edit(key, value)], schema=playbook_schema())

    assert {key: one.fault for key, one in edited.faults.items()} == {key: fault}
    assert edited.value == DEFAULT


def test_every_fault_is_told_and_then_nothing_is_changed() -> None:
    edits = [
        edit("answers.urgent.within", "soon"),
        edit("answers.regular.within", "2wd"),
        edit("crisis_levels", []),
    ]

    edited = apply(DEFAULT, edits, schema=playbook_schema())

    assert set(edited.faults) == {"answers.urgent.within", "crisis_levels"}
    assert edited.value == DEFAULT


def test_two_values_that_need_each_other_are_changed_together() -> None:
    edits = [
        edit("stages.developing.from_months", 12),
        edit("stages.established.from_months", 24),
    ]

    assert apply(DEFAULT, edits, schema=playbook_schema()).faults == {}


def test_what_somebody_else_changed_meanwhile_is_not_written_over() -> None:
    theirs = apply(
        DEFAULT, [edit("answers.urgent.within", "180min")], schema=playbook_schema()
    ).value

    mine = apply(
        theirs,
        [edit("answers.urgent.within", "120min"), edit("answers.regular.within", "2wd")],
        schema=playbook_schema(),
    )

    assert (mine.overtaken, mine.value) == ({"answers.urgent.within"}, theirs)


def test_the_same_change_by_two_people_is_no_quarrel() -> None:
    wanted = [edit("answers.urgent.within", "180min")]
    once = apply(DEFAULT, wanted, schema=playbook_schema()).value

    assert apply(once, wanted, schema=playbook_schema()).overtaken == frozenset()


def test_every_figure_and_sentence_can_be_changed_and_nothing_else() -> None:
    own = {place.path for place in PLACES.values()}
    left = {path for path in _leaves(DEFAULT, ()) if not _inside(path, own)}

    assert {path for path in left if not PROGRAMS & set(path)} == {
        ("version",), ("languages", 0), ("languages", 1),
    }  # fmt: skip


def test_each_rule_is_a_section_of_its_own() -> None:
    found = sections(DEFAULT)

    assert {f"rule_{code}" for code in DEFAULT["rules"]} < set(found)
    assert sum(map(len, found.values())) == len(PLACES)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("due: said", "due: freshening", "rules.promise.due"),
        ("icon: hand", "icon: bomb", "rules.promise.icon"),
        ("always: [supplier, what]", "always: [supplier, what, secret]", "rules.promise.always"),
        ("measure: lots_passed", "measure: other", "health.quality.measure"),
        ("  late_notice:", "  later_notice:", "rules.late_notice"),
        ("source: K1", "source: K2", None),
    ],
)
def test_a_file_cannot_change_what_belongs_to_the_program(
    old: str, new: str, path: str | None
) -> None:
    text = write_playbook(DEFAULT).replace(old, new, 1)

    with pytest.raises(PlaybookError) as refused:
        read_own(text, schema=playbook_schema(), default=DEFAULT)

    if path is not None and refused.value.fault is Fault.NOT_YOURS:
        assert refused.value.path == path
    assert refused.value.fault in (Fault.NOT_YOURS, Fault.WHY_MISSING)


def test_a_kept_playbook_takes_the_shape_of_todays_product() -> None:
    kept = put(DEFAULT, ("answers", "urgent", "within"), "120min")
    kept = put(kept, ("version",), "2025.1+3")
    figures = {**kept["figures"], "forgotten": {"one": {"value": 3, "source": "K1"}}}
    del figures["orders"]
    kept = {**kept, "figures": figures}

    fitted = fit(kept, DEFAULT)

    assert [(one.place.key, one.after) for one in differences(DEFAULT, fitted)] == [
        ("answers.urgent.within", "120min")
    ]
    assert (fitted["version"], fitted["figures"]) == ("2025.1+3", DEFAULT["figures"])


def test_a_place_that_is_gone_is_a_difference_too() -> None:
    fewer = {key: value for key, value in DEFAULT.items() if key != "freshening"}

    place = Place(("freshening", "after"), Kind.SPAN, "escalation", "freshening.after")
    assert differences(DEFAULT, fewer) == [Change(place, "2wd", None)]
    assert differences(fewer, DEFAULT) == [Change(place, None, "2wd")]


def _leaves(value: Any, path: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in _leaves(one, (*path, key))]
    if isinstance(value, list):
        return [leaf for key, one in enumerate(value) for leaf in _leaves(one, (*path, key))]
    return [path]


def _inside(path: tuple[Any, ...], own: set[tuple[Any, ...]]) -> bool:
    return any(path[:length] in own for length in range(len(path) + 1))
