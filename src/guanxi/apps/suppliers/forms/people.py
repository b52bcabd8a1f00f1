"""People and their handles."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.suppliers.forms.fields import DayField
from guanxi.apps.suppliers.labels import Channel, ContactRole, Rank, Side
from guanxi.apps.suppliers.models import Contact, Handle


class ContactForm(forms.Form):
    """A person, in both scripts and by the title used there."""

    name = forms.CharField(
        label=_("Name in Latin letters"),
        max_length=80,
        required=False,
        help_text=_("Family name first: Chen Lili."),
    )
    name_zh = forms.CharField(
        label=_("Name in Chinese"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"lang": "zh-Hans"}),
    )
    title_zh = forms.CharField(
        label=_("How one addresses them"),
        max_length=40,
        required=False,
        help_text=_("Family name and title, such as 陈经理 or 周工."),
        widget=forms.TextInput(attrs={"lang": "zh-Hans"}),
    )
    role = forms.ChoiceField(label=_("Work"), choices=ContactRole.choices)
    rank = forms.ChoiceField(
        label=_("Whom to ask first"),
        choices=Rank.choices,
        initial=Rank.NONE,
        help_text=_("There is one first contact; whoever was it becomes the stand-in."),
    )
    side = forms.ChoiceField(
        label=_("Side"),
        choices=[choice for choice in Side.choices if choice[0] != Side.UNKNOWN],
        initial=Side.THEIRS,
        help_text=_("An interpreter or representative speaks for the side named here."),
    )
    languages = forms.CharField(
        label=_("Languages"),
        max_length=40,
        required=False,
        help_text=_("Such as: Chinese only; good English."),
    )
    left_on = DayField(label=_("Left on"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        names = (cleaned.get("name"), cleaned.get("name_zh"), cleaned.get("title_zh"))
        if not any(names) and not self.errors:
            self.add_error("name", _("Give the person a name, in one script at least."))
        return cleaned


class HandleForm(forms.Form):
    """A name or number on a channel."""

    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices)
    value = forms.CharField(
        label=_("Name, number or address there"),
        max_length=120,
        help_text=_("For a chat: exactly the name that stands before their messages."),
    )


class PassHandleForm(forms.Form):
    """From when on a handle is another person's."""

    to = forms.ChoiceField(label=_("Who has it now"))
    from_date = DayField(label=_("Since"))

    def __init__(self, *args: Any, handle: Handle, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Contact.objects.filter(
            supplier_id=handle.contact.supplier_id, removed_at=None, erased_at=None
        ).exclude(pk=handle.contact_id)
        cast(forms.ChoiceField, self.fields["to"]).choices = [
            (contact.pk, str(contact)) for contact in others
        ]
