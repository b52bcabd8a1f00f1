"""What the way in and the settings ask for."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext_lazy as _

from guanxi.apps.accounts.labels import Language, Role, Theme
from guanxi.apps.accounts.models import Person
from guanxi.apps.accounts.places import country_choices, subdivision_choices, zone_choices
from guanxi.platform.web.fields import DayField

MOST_CHAT_NAMES = 20


class ChatNames(forms.CharField):
    """Several names, one a line; cleaned to a list without blanks or repeats."""

    widget = forms.Textarea(attrs={"rows": 2, "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > MOST_CHAT_NAMES or any(len(name) > 80 for name in value):
            raise forms.ValidationError(
                _("Give at most %(most)d names of at most 80 characters, one a line."),
                params={"most": MOST_CHAT_NAMES},
            )

    def run_validators(self, value: Any) -> None:
        """The validators of a text field know no lists; ``validate`` said it all."""

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value


def chat_names_field() -> ChatNames:
    return ChatNames(
        label=_("Your name in chats"),
        help_text=_(
            "As it stands before your messages in an exported chat. One a line,"
            " if different apps know you by different names."
        ),
        max_length=2000,
    )


class PlaceFields(forms.Form):
    """Country, part of it, and zone: whose holidays and whose clock."""

    country = forms.ChoiceField(label=_("Country"), help_text=_("Whose public holidays you keep."))
    subdivision = forms.ChoiceField(
        label=_("State or region"),
        required=False,
        help_text=_("Only where it has holidays of its own."),
    )
    zone = forms.ChoiceField(
        label=_("Time zone"), widget=forms.Select(attrs={"data-browser-zone": True})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("country", [("", "—"), *country_choices()])
        self._offer("zone", [("", "—"), *zone_choices()])
        self._offer("subdivision", [("", "—"), *subdivision_choices(self._country())])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def _country(self) -> str:
        return str(self.data.get("country") or self.initial.get("country") or "")


class WorkspaceForm(PlaceFields):
    name = forms.CharField(label=_("Name of the workspace"), max_length=80)
    field_order = ("name", "country", "subdivision", "zone")


class NewWorkspaceForm(WorkspaceForm):
    chat_names = chat_names_field()


class FirstStartForm(PlaceFields):
    """Everything it takes to begin: who, where, and by which name in chats."""

    name = forms.CharField(
        label=_("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("You sign in with it. Nothing is sent to it."),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        help_text=_("At least eight characters; a sentence is good."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    workspace_name = forms.CharField(
        label=_("Name of the workspace"), help_text=_("Usually your company."), max_length=80
    )
    chat_names = chat_names_field()
    field_order = (
        "name", "email", "password", "workspace_name", "country", "subdivision", "zone",
        "chat_names",
    )  # fmt: skip

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password)
        return password


class MeForm(forms.Form):
    name = forms.CharField(label=_("Your name"), max_length=80)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices)
    zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("All times are shown in it, beside the supplier's.")
    )
    theme = forms.ChoiceField(label=_("Appearance"), choices=Theme.choices)
    single_keys = forms.BooleanField(
        label=_("Single-key shortcuts"),
        help_text=_("Move and act with keys such as j, k and e. Press ? on any page to see them."),
        required=False,
    )
    chat_names = chat_names_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["zone"]).choices = zone_choices()


class RoleForm(forms.Form):
    """A role, offered up to the reader's own."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, *args: Any, up_to: Role, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["role"]).choices = [
            (role.value, role.label) for role in Role if up_to.may(role)
        ]


class InviteForm(RoleForm):
    name = forms.CharField(label=_("Name"), max_length=80)
    email = forms.EmailField(label=_("E-mail address"))
    language = forms.ChoiceField(
        label=_("Language of the invitation"),
        help_text=_("The desk begins in it too; everybody can change theirs in the settings."),
        choices=Language.choices,
    )
    field_order = ("name", "email", "role", "language")


class NewPasswordForm(forms.Form):
    """The password of somebody who just came in by an invitation."""

    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least eight characters; a sentence is good."),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        password_validation.validate_password(password, self.person)
        return password


class TokenForm(forms.Form):
    """What a program is let in for, and until when."""

    MAY = (
        ("read", _("Read only")),
        ("write", _("Read, and note and change what you may")),
    )

    name = forms.CharField(
        label=_("Which program"),
        max_length=80,
        help_text=_("As you will know it in a year: stock list of the warehouse."),
    )
    may = forms.ChoiceField(label=_("What it may do"), choices=MAY, initial="read")
    expires_on = DayField(
        label=_("Last day"), required=False, help_text=_("Leave empty until further notice.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_expires_on(self) -> date | None:
        day: date | None = self.cleaned_data["expires_on"]
        if day is not None and day < self._today:
            raise forms.ValidationError(_("This day is over. Give today or a day to come."))
        return day

    def facts(self) -> dict[str, Any]:
        """The answers as ``actions.tokens.make_token`` takes them."""
        given = self.cleaned_data
        return {
            "name": given["name"],
            "may_write": given["may"] == "write",
            "expires_on": given["expires_on"],
        }
