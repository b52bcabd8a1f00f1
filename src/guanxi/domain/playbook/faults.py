"""What can be wrong with a playbook; the words for it live where a person reads them."""

from collections.abc import Mapping
from enum import StrEnum


class Fault(StrEnum):
    """Why a playbook was refused."""

    TOO_LARGE = "too_large"
    NOT_YAML = "not_yaml"
    TOO_DEEP = "too_deep"
    ALIAS = "alias"
    TAG = "tag"
    TWICE = "twice"
    SHAPE = "shape"
    MISSING = "missing"
    UNKNOWN_KEY = "unknown_key"
    BAD_VALUE = "bad_value"
    BAD_SPAN = "bad_span"
    BAD_HOURS = "bad_hours"
    BAD_ZONE = "bad_zone"
    BAD_PLACEHOLDER = "bad_placeholder"
    UNKNOWN_PLACEHOLDER = "unknown_placeholder"
    LANGUAGES_DIFFER = "languages_differ"
    NEVER_COMPLETE = "never_complete"
    WHY_MISSING = "why_missing"
    WHY_UNUSED = "why_unused"
    STAGES_OUT_OF_ORDER = "stages_out_of_order"
    LEVELS_OUT_OF_ORDER = "levels_out_of_order"
    POINTS_OUT_OF_ORDER = "points_out_of_order"
    BANDS_OUT_OF_ORDER = "bands_out_of_order"
    MISSING_FIGURE = "missing_figure"
    OUT_OF_RANGE = "out_of_range"
    NOT_YOURS = "not_yours"


class PlaybookError(ValueError):
    """A refused playbook: `line` (from 1) and `path` (`rules.answer.ours`) say where,
    `fault` why, `params` with which words (a key's name, what was allowed)."""

    def __init__(
        self, fault: Fault, line: int, path: str = "", params: Mapping[str, str] | None = None
    ) -> None:
        self.fault = fault
        self.line = line
        self.path = path
        self.params = {name: value[:80] for name, value in (params or {}).items()}
        super().__init__(f"line {line}, {path or 'the file'}: {fault.value} {self.params}")
