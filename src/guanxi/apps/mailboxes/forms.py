"""Where a mailbox is and what opens it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.mailboxes.labels import FAULT_WORDS, WANTS_WORDS, Security
from guanxi.domain.mailboxes import Provider, Wants, provider_of
from guanxi.platform.imap import ImapFault, Server
from guanxi.platform.imap import Security as Secured

PORTS = {Security.TLS: 993, Security.STARTTLS: 143, Security.PLAIN: 143}
LOOK_BACK, LONGEST_LOOK_BACK = 90, 3_650  # days
MOST_FOLDERS = 10
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f]")
# What goes to the server unquoted in the oldest way to sign in.
_USER = re.compile(r"[^\s\"\\(){}%*\x00-\x1f\x7f]+")
# Which answer a fault is about; the others are about the server.
_ABOUT = {ImapFault.SIGN_IN: "password", ImapFault.FOLDER: "folders", ImapFault.TLS: "security"}


class PasswordForm(forms.Form):
    """A password, never shown again."""

    password = forms.CharField(
        label=_("Password"),
        help_text=_("Kept encrypted, and never shown again."),
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if _UNPRINTABLE.search(password):
            raise forms.ValidationError(_("There are characters in it that cannot be typed."))
        return password

    def add_fault(self, fault: ImapFault) -> None:
        """Say at the field concerned what went wrong when it was tried."""
        field = _ABOUT.get(fault, "host")
        self.add_error(field if field in self.fields else None, str(FAULT_WORDS[fault]))


class ConnectForm(PasswordForm):
    """A mailbox; what is well known of its provider need not be filled in."""

    address = forms.EmailField(label=_("Mail address"), max_length=200)
    host = forms.CharField(label=_("Server"), max_length=200, required=False)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65_535, required=False)
    security = forms.ChoiceField(
        label=_("Encryption"), choices=Security.choices, required=False, initial=Security.TLS
    )
    user = forms.CharField(
        label=_("User name"),
        help_text=_("Where it is not the address."),
        max_length=200,
        required=False,
    )
    folders = forms.CharField(
        label=_("Folders"),
        help_text=_("One a line. Left empty: the inbox and what you sent."),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    look_back = forms.IntegerField(
        label=_("Days to look back"),
        min_value=1,
        max_value=LONGEST_LOOK_BACK,
        initial=LOOK_BACK,
    )
    SERVER = ("host", "port", "security", "user", "folders")

    def __init__(self, data: Any = None, *, address: str = "") -> None:
        provider = provider_of(address)
        known = {"host": provider.host, "port": provider.port} if provider else {}
        super().__init__(data, initial={"address": address, **known})

    @property
    def provider(self) -> Provider | None:
        """Whose address it is, where that is somebody well known."""
        return provider_of(str(self["address"].value() or ""))

    @property
    def wants(self) -> object:
        """What the provider wants instead of the password, in words; empty where it is that."""
        provider = self.provider
        return WANTS_WORDS.get(provider.wants, "") if provider else ""

    @property
    def is_server_asked(self) -> bool:
        """Whether the answers about the server have to be seen: not right, or of nobody known."""
        is_strange = bool(self["address"].value()) and self.provider is None
        return is_strange or any(name in self.errors for name in self.SERVER)

    def server_fields(self) -> list[forms.BoundField]:
        """The answers about the server."""
        return [self[name] for name in self.SERVER]

    def clean_user(self) -> str:
        user: str = self.cleaned_data["user"]
        if user and not _USER.fullmatch(user):
            raise forms.ValidationError(_("A user name has no spaces, quotes or brackets."))
        return user

    def clean_folders(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["folders"].splitlines()]
        folders = list(dict.fromkeys(line for line in lines if line))
        if len(folders) > MOST_FOLDERS or any(len(one) > 200 for one in folders):
            raise forms.ValidationError(_("At most ten folders, with names of usual length."))
        return folders

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        provider = self.provider
        if not cleaned.get("host") and provider is None and "address" not in self.errors:
            self.add_error("host", _("Whose server this is, is not known here. Name it."))
        if provider and provider.wants == Wants.OTHER and cleaned.get("host") in (
            "", provider.host,
        ):  # fmt: skip
            self.add_error("address", str(WANTS_WORDS[Wants.OTHER]))
        return cleaned

    def server(self) -> Server:
        """Where the mailbox is, with what is well known filled in."""
        said, provider = self.cleaned_data, self.provider
        security = Security(said["security"] or Security.TLS)
        host = said["host"] or (provider.host if provider else "")
        return Server(
            host=host,
            port=said["port"] or PORTS[security],
            security=Secured(security.value),
            user=said["user"] or said["address"],
        )
