"""Editing a playbook in plain forms, and bringing one in as a file."""

from guanxi.apps.playbook.forms.files import FileForm
from guanxi.apps.playbook.forms.sections import SectionForm

__all__ = ["FileForm", "SectionForm"]
