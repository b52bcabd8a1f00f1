"""Words for roles and personal settings."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    OWNER = "owner", _("Owner")
    MANAGER = "manager", _("Manager")
    MEMBER = "member", _("Member")
    VIEWER = "viewer", _("Viewer")

    def may(self, needed: Role) -> bool:
        """Whether this role includes what ``needed`` allows."""
        return _RANK[self] >= _RANK[needed]

    @property
    def manages(self) -> bool:
        """Whether settings and members are theirs to change."""
        return self.may(Role.MANAGER)


_RANK = {Role.VIEWER: 0, Role.MEMBER: 1, Role.MANAGER: 2, Role.OWNER: 3}


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    CHINESE = "zh-hans", "简体中文"


class Theme(models.TextChoices):
    AUTO = "auto", _("Like the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")
