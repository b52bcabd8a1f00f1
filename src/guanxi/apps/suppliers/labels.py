"""Words for who is who at a supplier."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


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
    PHONE = "phone", _("Phone")
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
