from django import forms
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WebConfig(AppConfig):
    name = "guanxi.platform.web"
    label = "web"

    def ready(self) -> None:
        """A blank says what to do; Django's own sentence speaks of fields that are required."""
        forms.Field.default_error_messages["required"] = _("Please fill this in.")
