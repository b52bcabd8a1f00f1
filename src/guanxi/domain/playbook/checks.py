"""What a schema cannot see: placeholders, whys, and the order of stages and levels."""

from collections.abc import Collection, Mapping
from typing import Any, NoReturn

from guanxi.domain.playbook.document import Document, Path, dotted
from guanxi.domain.playbook.faults import Fault, PlaybookError
from guanxi.domain.playbook.places import places
from guanxi.domain.playbook.sentences import LANGUAGES, placeholders
from guanxi.domain.playbook.words import Debtor, DueFrom, ReminderPart, Urgency

# What the page that shows "Why then?" can always say, and what only sometimes.
_WHY_ALWAYS = {
    DueFrom.ANSWERS: {"span", "version", "hours"},
    DueFrom.SAID: {"said"},
    DueFrom.FRESHENING: {"span", "until"},
    DueFrom.CADENCE: {"span"},
    DueFrom.ASKED: {"span"},
    DueFrom.NONE: set[str](),
}
_WHY_SOMETIMES = {DueFrom.ANSWERS: {"charter", "agreed"}, DueFrom.SAID: {"person"}}

# What a reminder can always name, and what only sometimes.
_REMINDERS: Mapping[ReminderPart, tuple[set[str], set[str]]] = {
    ReminderPart.SUBJECT: (set(), set()),
    ReminderPart.HELLO: (set(), {"name"}),
    ReminderPart.PROMISE: ({"what", "due"}, set()),
    ReminderPart.ANSWER: (set(), {"what"}),
    ReminderPart.REPORT: (set(), set()),
    ReminderPart.ORDER: ({"order"}, set()),
    ReminderPart.CLOSE: (set(), set()),
}

# The figures that code asks for by name, and between what they make sense. A whole number where
# both bounds are: nobody waits for two and a half days, and no median has an interval below six.
FIGURES: Mapping[str, tuple[int | float, int | float]] = {
    "channels.working_ways": (0, 6),
    "channels.silent_days": (1, 365),
    "channels.silent_gaps": (1.0, 100.0),
    "calls.slot_step_minutes": (5, 240),
    "calls.slot_days": (1, 31),
    "calls.furthest_outside_minutes": (0, 720),
    "contact.call_minutes": (0, 240),
    "contact.longest_gap": (1.0, 10.0),
    "measures.thin_below": (1, 1000),
    "measures.median_interval_from": (6, 1000),
    "measures.p90_interval_from": (6, 1000),
    "measures.lots_interval_from": (2, 1000),
    "measures.trend_from_periods": (4, 100),
    "measures.whole_needs_percent": (0.0, 100.0),
    "measures.confidence_percent": (50.0, 99.9),
    "orders.late_notice_days": (1, 60),
}


def check_playbook(document: Document) -> None:
    """Raise PlaybookError at the first thing that contradicts another."""
    value = document.value
    _check_stages(document, value["stages"])
    _check_levels(document, value["crisis_levels"])
    _check_health(document, value["health"], value["bands"])
    for name in ("day", "rhythm", "own_week"):
        _check_codes(document, (name,), value[name])
    for name, bounds in FIGURES.items():
        _check_figure(document, name, *bounds)
    for part, (always, sometimes) in _REMINDERS.items():
        text = value["reminders"]["texts"][part]
        _check_sentence(document, ("reminders", "texts", part.value), text, always, sometimes)
    for code, rule in value["rules"].items():
        _check_rule(document, ("rules", code), rule)


def refuse(document: Document, path: Path, fault: Fault, **params: str) -> NoReturn:
    """Raise a PlaybookError that names the line of `path`."""
    raise PlaybookError(fault, document.line_of(path), dotted(path), params)


def _check_stages(document: Document, stages: Mapping[str, Any]) -> None:
    """By age, each later than the one before, the first from the first day; crisis never."""
    last = -1
    for code in ("new", "developing", "established"):
        months = stages[code].get("from_months", -1)
        if months <= last or (code == "new" and months != 0):
            path = ("stages", code, "from_months")
            refuse(document, path, Fault.STAGES_OUT_OF_ORDER, stage=code)
        last = months
    if "from_months" in stages["crisis"]:
        path = ("stages", "crisis", "from_months")
        refuse(document, path, Fault.STAGES_OUT_OF_ORDER, stage="crisis")


def _check_levels(document: Document, levels: list[Mapping[str, Any]]) -> None:
    """Numbered 1, 2, 3 …"""
    for position, level in enumerate(levels):
        if level["level"] != position + 1:
            path = ("crisis_levels", position, "level")
            refuse(document, path, Fault.LEVELS_OUT_OF_ORDER, expected=str(position + 1))


def _check_health(document: Document, parts: Mapping[str, Any], bands: Mapping[str, Any]) -> None:
    """Values rise from point to point; the first band begins at nothing, each later one higher."""
    for code, part in parts.items():
        values = [value for value, _ in part["scores"]]
        if values != sorted(set(values)):
            path = ("health", code, "scores")
            refuse(document, path, Fault.POINTS_OUT_OF_ORDER, part=code)
    begins = [band["from"] for band in bands.values()]
    if begins[0] != 0 or begins != sorted(set(begins)):
        refuse(document, ("bands",), Fault.BANDS_OUT_OF_ORDER)


def _check_codes(document: Document, path: Path, entries: list[Mapping[str, Any]]) -> None:
    """Each entry of a list is known by a code of its own."""
    seen: set[str] = set()
    for position, entry in enumerate(entries):
        if entry["code"] in seen:
            refuse(document, (*path, position, "code"), Fault.TWICE, key=entry["code"])
        seen.add(entry["code"])


def _check_figure(document: Document, name: str, least: int | float, most: int | float) -> None:
    """There, and within what makes sense."""
    group, code = name.split(".")
    figures = document.value["figures"].get(group, {})
    if code not in figures:
        refuse(document, ("figures", group), Fault.MISSING_FIGURE, name=name)
    value = figures[code]["value"]
    path = ("figures", group, code, "value")
    if not least <= value <= most:
        refuse(document, path, Fault.OUT_OF_RANGE, least=f"{least:g}", most=f"{most:g}")
    if isinstance(least, int) and value != int(value):
        refuse(document, path, Fault.BAD_VALUE, rule="integer", wanted="integer")


def check_shape(document: Document, default: Mapping[str, Any]) -> None:
    """Raise PlaybookError at the first thing that differs from the default and is not for a
    workspace to change."""
    own = {place.path for place in places(document.value)} | {("version",)}
    path = _unlike(document.value, default, own, ())
    if path is not None:
        refuse(document, path, Fault.NOT_YOURS, key=str(path[-1]))


def _unlike(value: Any, default: Any, own: Collection[Path], path: Path) -> Path | None:
    if path in own or value == default:
        return None
    if not isinstance(value, dict) or not isinstance(default, dict):
        return path
    missing = [key for key in default if key not in value]
    if missing:
        return (*path, missing[0])
    found = (
        _unlike(value[key], default[key], own, (*path, key)) if key in default else (*path, key)
        for key in value
    )
    return next((one for one in found if one is not None), None)


def _check_rule(document: Document, path: Path, rule: Mapping[str, Any]) -> None:
    always, sometimes = set(rule["always"]), set(rule.get("sometimes", ()))
    for debtor in Debtor:
        if debtor in rule:
            _check_words(document, (*path, debtor.value, "act"), rule[debtor]["act"], ())
            sentence = (*path, debtor.value, "sentence")
            _check_sentence(document, sentence, rule[debtor]["sentence"], always, sometimes)
    due_from = DueFrom(rule["due"])
    known, maybe = _WHY_ALWAYS[due_from], _WHY_SOMETIMES.get(due_from, set())
    whys = rule.get("why", {})
    _check_whys_present(document, path, due_from, whys)
    for name, why in whys.items():
        _check_words(document, (*path, "why", name, "heading"), why["heading"], known)
        _check_sentence(document, (*path, "why", name, "detail"), why["detail"], known, maybe)


def _check_whys_present(
    document: Document, path: Path, due_from: DueFrom, whys: Mapping[str, Any]
) -> None:
    """Each due date is explained, and nothing is explained that is never due."""
    needed: set[str] = {
        DueFrom.ANSWERS: {urgency.value for urgency in Urgency},
        DueFrom.NONE: set[str](),
    }.get(due_from, {due_from.value})
    for name in sorted(needed - set(whys)):
        refuse(document, (*path, "why"), Fault.WHY_MISSING, name=name)
    for name in sorted(set(whys) - needed):
        refuse(document, (*path, "why", name), Fault.WHY_UNUSED, name=name)


def _check_sentence(
    document: Document,
    path: Path,
    wordings: list[Mapping[str, str]],
    always: set[str],
    sometimes: set[str],
) -> None:
    """Each wording uses names of the rule; the last one only those always known."""
    for position, words in enumerate(wordings):
        _check_words(document, (*path, position), words, always | sometimes)
    last = (*path, len(wordings) - 1)
    if not (placeholders(wordings[-1]["en"]) or frozenset()) <= always:
        refuse(document, last, Fault.NEVER_COMPLETE, always=", ".join(sorted(always)))


def _check_words(
    document: Document, path: Path, words: Mapping[str, str], allowed: Collection[str]
) -> None:
    """Both languages hold the same placeholders, all of them allowed here."""
    found = []
    for language in LANGUAGES:
        names = placeholders(words[language])
        if names is None:
            refuse(document, (*path, language), Fault.BAD_PLACEHOLDER, text=words[language])
        for name in sorted(names - set(allowed)):
            refuse(document, (*path, language), Fault.UNKNOWN_PLACEHOLDER, name=name)
        found.append(names)
    if found[0] != found[1]:
        differ = ", ".join(sorted(found[0] ^ found[1]))
        refuse(document, path, Fault.LANGUAGES_DIFFER, names=differ)
