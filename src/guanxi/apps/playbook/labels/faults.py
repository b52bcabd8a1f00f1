"""Why a playbook was refused, in words for whoever edits it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guanxi.domain.playbook import Fault, PlaybookError

FAULT_WORDS: Mapping[Fault, Promise] = {
    Fault.TOO_LARGE: _("The file is larger than a playbook can be."),
    Fault.NOT_YAML: _("The file cannot be read from this line on: is it a playbook in YAML?"),
    Fault.TOO_DEEP: _("Entries stand inside each other too many times."),
    Fault.ALIAS: _("Anchors and aliases (& and *) are not read: write the value out."),
    Fault.TAG: _("Tags (!) are not read: write the plain value."),
    Fault.TWICE: _("“%(key)s” is there twice."),
    Fault.SHAPE: _("This is not the kind of value that is expected here."),
    Fault.MISSING: _("Something is missing here: %(key)s"),
    Fault.UNKNOWN_KEY: _("A playbook has no “%(key)s” here."),
    Fault.BAD_VALUE: _("This value is not allowed here."),
    Fault.OUT_OF_RANGE: _("Give a figure from %(least)s to %(most)s."),
    Fault.BAD_SPAN: _("Give a whole number of minutes, hours or working days, at most a year."),
    Fault.BAD_HOURS: _("Write hours as 08:30-12:00, 13:30-17:30, each part after the one before."),
    Fault.BAD_ZONE: _("No time zone is called this. Write it as Asia/Shanghai."),
    Fault.BAD_PLACEHOLDER: _("Names in braces are bare words, such as {supplier}."),
    Fault.UNKNOWN_PLACEHOLDER: _("Nothing is known under {%(name)s} here."),
    Fault.LANGUAGES_DIFFER: _(
        "Both languages have to name the same in braces; only one has: %(names)s"
    ),
    Fault.NEVER_COMPLETE: _(
        "The last wording is for when little is known; it may only name: %(always)s"
    ),
    Fault.WHY_MISSING: _("An explanation of the due date is missing: %(name)s"),
    Fault.WHY_UNUSED: _("This explanation is never used: %(name)s"),
    Fault.STAGES_OUT_OF_ORDER: _("The first stage begins in month 0, each other one after it."),
    Fault.LEVELS_OUT_OF_ORDER: _("The levels are numbered 1, 2, 3; this one is %(expected)s."),
    Fault.POINTS_OUT_OF_ORDER: _("The values have to rise from one to the next."),
    Fault.BANDS_OUT_OF_ORDER: _("The first band begins at 0, each other one higher."),
    Fault.MISSING_FIGURE: _("A figure is missing: %(name)s"),
    Fault.NOT_YOURS: _(
        "This belongs to the program and cannot be changed: only figures and words can."
    ),
}


def fault_words(fault: PlaybookError) -> str:
    """What is wrong, for a form that shows it beside the value."""
    return str(FAULT_WORDS[fault.fault]) % fault.params


def fault_in_file(fault: PlaybookError) -> str:
    """What is wrong with a file, with the line and the place to look at."""
    return gettext("Line %(line)d, %(path)s: %(fault)s") % {
        "line": fault.line,
        "path": fault.path or gettext("the file"),
        "fault": fault_words(fault),
    }
