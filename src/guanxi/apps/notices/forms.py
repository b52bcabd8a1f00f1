"""When the digest comes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.notices.labels import Digest
from guanxi.apps.notices.models import FIRST_HOUR, LAST_HOUR, Subscription

HOURS = [(hour, f"{hour:02d}:00") for hour in range(FIRST_HOUR, LAST_HOUR + 1)]


class DigestForm(forms.Form):
    digest = forms.ChoiceField(
        label=_("When it comes"), choices=Digest.choices, widget=forms.RadioSelect
    )
    hour = forms.TypedChoiceField(label=_("From which hour on"), choices=HOURS, coerce=int)
    when_idle = forms.BooleanField(
        label=_("Also when nothing is due"),
        help_text=_("Otherwise a day with nothing to do brings no mail."),
        required=False,
    )

    def __init__(self, data: Any, *, now: Subscription, zone: str) -> None:
        super().__init__(
            data,
            initial={
                "digest": now.digest,
                "hour": now.digest_hour,
                "when_idle": now.digest_when_idle,
            },
        )
        self.fields["hour"].help_text = _("By your clock, %(zone)s.") % {"zone": zone}
