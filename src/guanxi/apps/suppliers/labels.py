"""Words for suppliers: who is who there, stages, places, and what a charter refuses."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from guanxi.domain.suppliers import Fault, StageReason
from guanxi.domain.suppliers.new_year import Basis as DomainBasis


class ContactRole(models.TextChoices):
    OWNER = "owner", pgettext_lazy("of a factory", "Owner")
    SALES = "sales", _("Sales")
    QUALITY = "quality", _("Quality")
    PRODUCTION = "production", _("Production")
    FINANCE = "finance", _("Finance")
    INTERPRETER = "interpreter", _("Interpreter")
    REPRESENTATIVE = "representative", _("Our local representative")
    OTHER = "other", _("Other")


class Rank(models.TextChoices):
    PRIMARY = "primary", _("First contact")
    BACKUP = "backup", _("Stand-in")
    NONE = "none", _("Neither")


class Side(models.TextChoices):
    OURS = "ours", _("Ours")
    THEIRS = "theirs", _("Theirs")
    THIRD = "third", _("Third party")
    UNKNOWN = "unknown", _("Not known yet")


class Channel(models.TextChoices):
    WHATSAPP = "whatsapp", "WhatsApp"
    WECHAT = "wechat", _("WeChat")
    MAIL = "mail", _("E-mail")
    PHONE = "phone", pgettext_lazy("channel", "Phone")
    VIDEO = "video", _("Video call")
    DRIVE = "drive", _("Shared folder")


class Stage(models.TextChoices):
    NEW = "new", pgettext_lazy("stage", "New")
    DEVELOPING = "developing", _("Developing")
    ESTABLISHED = "established", _("Established")
    CRISIS = "crisis", _("In crisis")


class SiteKind(models.TextChoices):
    OFFICE = "office", _("Office")
    PRODUCTION = "production", _("Production")


class Basis(models.TextChoices):
    TOLD = DomainBasis.TOLD.value, _("Told by them")
    LAST_YEAR = DomainBasis.LAST_YEAR.value, _("Assumed from last year")
    PLAYBOOK = DomainBasis.PLAYBOOK.value, _("Assumed")


STAGE_REASONS: Mapping[StageReason, Promise] = {
    StageReason.SET_BY_PERSON: _("set by hand since %(day)s: %(reason)s"),
    StageReason.SINCE_FIRST_ORDER: _("by age: first order on %(day)s"),
    StageReason.SINCE_FIRST_MESSAGE: _("by age: first message on %(day)s"),
    StageReason.NOTHING_YET: _("no order and no message yet"),
}
CHARTER_FAULTS: Mapping[Fault, Promise] = {
    Fault.SHAPE: _("Something is missing here."),
    Fault.BAD_SPAN: _("This is no length of time. Give a whole number from 1 up."),
    Fault.BAD_HOURS: _("These are no hours. Write them as 08:00-22:00."),
    Fault.BAD_VALUE: _("This cannot be chosen here."),
    Fault.NOT_AFTER_TODAY: _(
        "Choose a day after today: what is running is judged as it was agreed."
    ),
    Fault.NOT_AFTER_LAST: _("Choose a day after the first day of the version before."),
}


class Matter(models.TextChoices):
    """What two records of a supplier may say differently, so that one of them has to hold."""

    NAME = "name", _("Name in Latin letters")
    NAME_ZH = "name_zh", _("Name in Chinese")
    TRADE = "trade", _("Trade")
    CITY = "city", _("City")
    PLACE = "place", _("Country, clock and hours")
    STAGE = "stage", _("Stage set by hand")
    CHARTER = "charter", _("Charter")
    NOTES = "notes", _("Notes")


class Likeness(models.TextChoices):
    """Why two records may be of one supplier."""

    NAME = "name", _("the same name")
    BRAND = "brand", _("a name that begins alike")
    HANDLE = "handle", _("the same address or number")
    CODE = "code", _("the same registration number")


# What of a supplier's comes together in a merge.
PEOPLE, CLOSURES = _("People"), _("Closures")
MERGE_REFUSALS: Mapping[str, Promise] = {
    "same": _("A supplier cannot be merged with itself."),
    "merged": _("One of them has been merged with another supplier. Look at both again."),
    "busy": _("A file with one of them is being brought in. Merge them when it is done."),
    "later": _("Something was merged after this. Undo the last merge first."),
}
