"""A playbook that cannot be trusted is refused, with the line to look at."""

import pytest

from guanxi.domain.playbook import Fault, PlaybookError, read_playbook
from guanxi.playbooks import playbook_schema, shipped_text

# (what stands in the shipped file, what is put there, fault, path)
EDITS = [
    ("within: 240min", "within: 4h", Fault.BAD_SPAN, "answers.urgent.within"),
    ("within: 240min", "within: 240", Fault.SHAPE, "answers.urgent.within"),
    ("within: 1wd", "within: 400wd", Fault.BAD_SPAN, "answers.regular.within"),
    ("after: 2wd", "after: soon", Fault.BAD_SPAN, "freshening.after"),
    ("hours: urgent", "hours: night", Fault.BAD_VALUE, "answers.urgent.hours"),
    ("zone: Asia/Shanghai", "zone: Asia/Nowhere", Fault.BAD_ZONE, "calendars.factory.zone"),
    ("zone: Asia/Shanghai", "zone: ../etc/passwd", Fault.BAD_ZONE, "calendars.factory.zone"),
    ("country: CN", "country: China", Fault.BAD_VALUE, "calendars.factory.country"),
    ('[["08:00", "22:00"]]', '[["22:00", "08:00"]]', Fault.BAD_HOURS, "calendars.urgent.hours"),
    ('asked_on: "11-01"', 'asked_on: "02-30"', Fault.BAD_VALUE, "new_year.asked_on"),
    ("answer_within: 10wd", "answer_within: soon", Fault.BAD_SPAN, "new_year.answer_within"),
    ("ramp_up: [40", "ramp_up: [400", Fault.BAD_VALUE, "new_year.ramp_up[0]"),
    ("version: ", "verzion: ", Fault.MISSING, ""),
    ("freshening: {", "colour: blue\nfreshening: {", Fault.UNKNOWN_KEY, "colour"),
    ("freshening: {", "own_week: []\nfreshening: {", Fault.TWICE, "own_week"),
    ('at: "08:00"', 'at: "24:00"', Fault.BAD_HOURS, "day[0].at"),
    ("source: K1", "source: K", Fault.BAD_VALUE, "figures.measures.thin_below.source"),
    ("value: 8, source: K1", "value: eight, source: K1", Fault.SHAPE,
     "figures.measures.thin_below.value"),
    ("thin_below", "thick_below", Fault.MISSING_FIGURE, "figures.measures"),
    ("[[50, 0], [80, 60]", "[[50, 0], [50, 60]", Fault.POINTS_OUT_OF_ORDER,
     "health.responsiveness.scores"),
    ("[[50, 0], [80, 60]", "[[50, 0], [80, 600]", Fault.BAD_VALUE,
     "health.responsiveness.scores[1][1]"),
    ("good: {from: 75", "good: {from: 50", Fault.BANDS_OUT_OF_ORDER, "bands"),
    ("attention: {from: 0", "attention: {from: 1", Fault.BANDS_OUT_OF_ORDER, "bands"),
    ("from_months: 3", "from_months: 12", Fault.STAGES_OUT_OF_ORDER,
     "stages.established.from_months"),
    ("from_months: 0", "from_months: 1", Fault.STAGES_OUT_OF_ORDER, "stages.new.from_months"),
    ("crisis:\n", "crisis:\n    from_months: 24\n", Fault.STAGES_OUT_OF_ORDER,
     "stages.crisis.from_months"),
    ("level: 2,", "level: 3,", Fault.LEVELS_OUT_OF_ORDER, "crisis_levels[1].level"),
    ('en: "Answer {supplier}: {what}"', 'en: "Answer {suplier}: {what}"',
     Fault.UNKNOWN_PLACEHOLDER, "rules.answer.ours.sentence[1].en"),
    ('en: "Answer {supplier}: {what}"', 'en: "Answer {supplier}."',
     Fault.LANGUAGES_DIFFER, "rules.answer.ours.sentence[1]"),
    ('en: "Answer {supplier}: {what}"', 'en: "Answer {supplier.name}: {what}"',
     Fault.BAD_PLACEHOLDER, "rules.answer.ours.sentence[1].en"),
    ('en: "Answer {supplier}: {what}"', 'en: "Answer {supplier}: {what!r:>9}"',
     Fault.BAD_PLACEHOLDER, "rules.answer.ours.sentence[1].en"),
    ('en: "Answer {supplier}: {what}"', 'en: "Answer {}: {what"',
     Fault.BAD_PLACEHOLDER, "rules.answer.ours.sentence[1].en"),
    ("always: [supplier, until]", "always: [supplier]\n    sometimes: [until]",
     Fault.NEVER_COMPLETE, "rules.freshen.ours.sentence[0]"),
    ("      detailed:\n        heading", "      said:\n        heading",
     Fault.WHY_MISSING, "rules.answer.why"),
    ("due: said", "due: none", Fault.WHY_UNUSED, "rules.promise.why.said"),
    ("name: {en:", "name: &all {en:", Fault.ALIAS, ""),
    ('version: "2026.1"', "version: *all", Fault.ALIAS, ""),
    ('version: "2026.1"', "version: !!python/name:os.system", Fault.TAG, ""),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "fault", "path"), EDITS)
def test_playbook_with_one_fault_is_refused_at_its_line(
    old: str, new: str, fault: Fault, path: str
) -> None:
    before, found, after = shipped_text().partition(old)
    assert found
    first_line = before.count("\n") + 1
    lines = range(first_line, first_line + new.count("\n") + 1)

    with pytest.raises(PlaybookError) as refused:
        read_playbook(before + new + after, schema=playbook_schema())

    assert (refused.value.fault, refused.value.path) == (fault, path)
    if fault not in NAMED_FROM_OUTSIDE and "sentence" not in path:
        assert refused.value.line in lines


# These name the entry that lacks something, or the later of two that disagree.
NAMED_FROM_OUTSIDE = {
    Fault.MISSING,
    Fault.MISSING_FIGURE,
    Fault.WHY_MISSING,
    Fault.WHY_UNUSED,
    Fault.BANDS_OUT_OF_ORDER,
    Fault.STAGES_OUT_OF_ORDER,
    Fault.TWICE,
}


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("", Fault.SHAPE, 1),
        ("just words", Fault.SHAPE, 1),
        ("- a\n- list", Fault.SHAPE, 1),
        ("a: 1\nb: [1, 2\nc: 3", Fault.NOT_YAML, 3),
        ("a: 1\nb: \x00", Fault.NOT_YAML, 2),
        ("a: 1\n---\nb: 2", Fault.NOT_YAML, 2),
        ("? [a]\n: b", Fault.NOT_YAML, 1),
        ("a:\n  b: " + "[" * 50 + "]" * 50, Fault.TOO_DEEP, 2),
        ("a: " + "x" * 600_000, Fault.TOO_LARGE, 1),
        ("a:\n" + "- 1\n" * 12_000, Fault.TOO_LARGE, 10_000),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", Fault.ALIAS, 1),
    ],
)
def test_text_that_is_no_playbook_is_refused(text: str, fault: Fault, line: int) -> None:
    with pytest.raises(PlaybookError) as refused:
        read_playbook(text, schema=playbook_schema())

    assert (refused.value.fault, refused.value.line) == (fault, line)


def test_missing_key_is_named() -> None:
    text = shipped_text().replace("    judged_on: acknowledged\n", "", 1)

    with pytest.raises(PlaybookError) as refused:
        read_playbook(text, schema=playbook_schema())

    assert (refused.value.fault, refused.value.path, refused.value.params) == (
        Fault.MISSING,
        "answers.urgent",
        {"key": "judged_on"},
    )


def test_first_fault_from_the_top_is_the_one_reported() -> None:
    text = shipped_text().replace("source: T7", "source: no").replace("hours: always", "hours: no")

    with pytest.raises(PlaybookError) as refused:
        read_playbook(text, schema=playbook_schema())

    assert refused.value.path == "crisis_levels[2].hours"


def test_edited_figure_is_the_one_used() -> None:
    text = shipped_text().replace("thin_below: {value: 8", "thin_below: {value: 12")

    assert read_playbook(text, schema=playbook_schema()).figure("measures.thin_below") == 12


def test_norway_and_unquoted_clock_times_stay_what_was_written() -> None:
    text = shipped_text().replace("country: CN", "country: NO").replace('"13:30"', "13:30")

    factory = read_playbook(text, schema=playbook_schema()).factory

    assert factory.country == "NO"
    assert factory.week[0][1] == (13 * 60 + 30, 17 * 60 + 30)
