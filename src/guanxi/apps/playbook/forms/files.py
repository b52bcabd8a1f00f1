"""A playbook that comes as a file."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

LARGEST = 1024 * 1024  # bytes; a playbook has some twenty thousand


class FileForm(forms.Form):
    """One YAML file; cleaned to its text."""

    file = forms.FileField(
        label=_("Playbook file"),
        help_text=_("A YAML file that was saved from a playbook here or elsewhere."),
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )

    def clean_file(self) -> str:
        upload: UploadedFile = self.cleaned_data["file"]
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError(_("The file is larger than a playbook can be."))
        try:
            return str(upload.read(), "utf-8-sig")
        except UnicodeDecodeError:
            raise forms.ValidationError(
                _("The file is not text in UTF-8. Save it as a text file in UTF-8.")
            ) from None
