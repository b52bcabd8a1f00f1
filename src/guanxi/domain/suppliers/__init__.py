"""Suppliers: the stage of a relationship, and what was agreed about keeping in touch."""

from guanxi.domain.suppliers.charters import (
    CharterError,
    CharterTerms,
    CharterVersion,
    Contacts,
    Fault,
    Rhythm,
    next_version,
    prefill,
    terms_on,
)
from guanxi.domain.suppliers.plain import Change, changed, terms_from_plain, terms_to_plain
from guanxi.domain.suppliers.stages import StageOnDay, StagePeriod, StageReason, stage_on

__all__ = [
    "Change",
    "CharterError",
    "CharterTerms",
    "CharterVersion",
    "Contacts",
    "Fault",
    "Rhythm",
    "StageOnDay",
    "StagePeriod",
    "StageReason",
    "changed",
    "next_version",
    "prefill",
    "stage_on",
    "terms_from_plain",
    "terms_on",
    "terms_to_plain",
]
