"""Which record a supplier is here as twice, and whose word holds where both say something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries.merges import Difference

OURS, THEIRS = "survivor", "merged"


class OtherForm(forms.Form):
    """The other record."""

    other: forms.ModelChoiceField[Supplier] = forms.ModelChoiceField(
        label=_("The other record"), queryset=Supplier.objects.none()
    )

    def __init__(self, *args: Any, supplier: Supplier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Supplier.objects.exclude(pk=supplier.pk).order_by("archived_at", "name", "pk")
        self.fields["other"].queryset = others  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """One choice for each matter in which the two records differ."""

    def __init__(self, *args: Any, differences: Sequence[Difference], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in differences:
            self.fields[one.matter] = forms.ChoiceField(
                label=one.matter.label,
                choices=((OURS, one.survivors), (THEIRS, one.mergeds)),
                initial=OURS,
                widget=forms.RadioSelect,
            )

    def taken(self) -> frozenset[str]:
        """The matters in which the merged one's word holds."""
        return frozenset(name for name, said in self.cleaned_data.items() if said == THEIRS)
