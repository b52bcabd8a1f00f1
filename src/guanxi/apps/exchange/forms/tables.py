"""What a person can say of a table before it comes in."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from guanxi.apps.exchange.actions.imports import HowToRead
from guanxi.apps.exchange.field_words import field_choices
from guanxi.apps.exchange.labels import Kind
from guanxi.apps.exchange.models import TableImport
from guanxi.apps.suppliers.models import Supplier
from guanxi.domain import tables as domain

MOST_NAMES = 20  # unknown suppliers that are asked for one by one; the others are made
NEW = "new"
ANSWERS = {
    "dmy": _("day first"),
    "mdy": _("month first"),
    "ymd": _("year first"),
    ".": _("the point"),
    ",": _("the comma"),
    "1900": _("days, counted from 1900"),
    "1904": _("days, counted from 1904 (old Excel for Mac)"),
    "above": _("the same as above"),
}

# What happens until a person says what they mean, by what it is about.
UNDECIDED = {
    "": _("as each cell can only be read"),
    "serial_days": _("no days; left out"),
    "blanks": _("nothing; the line is left out"),
}


class TableForm(forms.Form):
    """Which kind of table it is, which column is what, and what only a person knows."""

    kind = forms.ChoiceField(label=_("The lines are"), choices=Kind.choices)
    sheet = forms.ChoiceField(label=_("Sheet"), required=False)
    heading_line = forms.IntegerField(
        label=_("The headings stand in line"), min_value=1, max_value=10_000
    )
    supplier: forms.ModelChoiceField[Supplier] = forms.ModelChoiceField(
        label=_("All of it is from"),
        queryset=Supplier.objects.none(),
        required=False,
        empty_label=_("as each line says"),
    )
    corrects = forms.BooleanField(
        label=_("This table corrects original days that were fixed before"), required=False
    )

    def __init__(self, data: Any = None, *, table: TableImport) -> None:
        self._table, self._counts = table, table.counts
        super().__init__(
            data,
            initial={
                "kind": table.kind,
                "sheet": self._counts.get("sheet", ""),
                "heading_line": self._counts.get("heading_line", 1),
                "supplier": table.supplier_id,
                "corrects": table.corrects,
            },
        )
        sheets = cast(forms.ChoiceField, self.fields["sheet"])
        sheets.choices = [(name, name) for name in self._counts.get("sheets", [])]
        choice = cast("forms.ModelChoiceField[Supplier]", self.fields["supplier"])
        choice.queryset = Supplier.objects.filter(archived_at=None).order_by("name")
        self._add_columns()
        self._add_questions()
        self._add_names(choice.queryset)

    def _add_columns(self) -> None:
        choices = field_choices(domain.Kind(self._table.kind))
        self.fields_to_choose = [(name, str(words)) for name, words in choices]
        for at, column in enumerate(self._counts.get("columns", [])):
            field = forms.ChoiceField(
                label=column["heading"],
                choices=choices,
                initial=column["field"],
                required=False,
            )
            self.fields[f"column_{at}"] = field

    def _add_questions(self) -> None:
        for at, question in enumerate(self._counts.get("questions", [])):
            matter, about, options = question["matter"], question["about"], question["options"]
            said = self._table.answers.get(matter, {}).get(about, question["default"])
            self.fields[f"question_{at}"] = forms.ChoiceField(
                label=_question_words(matter) % {"about": about, "example": question["example"]},
                choices=[
                    *([] if said else [("", UNDECIDED.get(matter, UNDECIDED[""]))]),
                    *((one, ANSWERS.get(one, one)) for one in options),
                ],
                initial=said,
                required=bool(said),
            )

    def _add_names(self, suppliers: Any) -> None:
        unknown = [one for one in self._counts.get("suppliers", []) if one["supplier"] is None]
        known = [(str(one.pk), str(one)) for one in suppliers] if unknown else []
        self.suppliers_to_choose = [(NEW, str(_("a new supplier"))), *known]
        for at, one in enumerate(unknown[:MOST_NAMES]):
            self.fields[f"name_{at}"] = forms.ChoiceField(
                label=one["name"], choices=self.suppliers_to_choose, initial=NEW
            )

    def columns(self) -> list[tuple[dict[str, Any], forms.BoundField]]:
        """Each column of the file with the choice of its field."""
        named = self._counts.get("columns", [])
        return [(column, self[f"column_{at}"]) for at, column in enumerate(named)]

    def questions(self) -> list[forms.BoundField]:
        """What only a person knows."""
        return [self[name] for name in self.fields if name.startswith("question_")]

    def names(self) -> list[forms.BoundField]:
        """Suppliers that nobody here is called."""
        return [self[name] for name in self.fields if name.startswith("name_")]

    def how(self) -> HowToRead:
        """How the table is to be read. Another kind, sheet or heading line is found out anew."""
        said = self.cleaned_data
        anew = any(name in self.changed_data for name in ("kind", "sheet", "heading_line"))
        told = {
            column["heading"]: said[f"column_{at}"]
            for at, column in enumerate(self._counts.get("columns", []))
        }
        answers: dict[str, dict[str, str]] = {
            matter: dict(known) for matter, known in self._table.answers.items()
        }
        for at, question in enumerate(self._counts.get("questions", [])):
            if said.get(f"question_{at}"):
                matter = answers.setdefault(question["matter"], {})
                matter[question["about"]] = said[f"question_{at}"]
        return HowToRead(
            kind=said["kind"],
            sheet=said["sheet"],
            heading_line=said["heading_line"],
            told={} if anew else told,
            answers={} if anew else answers,
            supplier=said["supplier"],
        )

    def reads_differently(self) -> bool:
        """Whether the table must be read again before it can come in."""
        ours = ("kind", "sheet", "heading_line", "supplier")
        return any(
            name in ours or name.startswith(("column_", "question_")) for name in self.changed_data
        )

    def suppliers(self) -> dict[str, int | None]:
        """The supplier each name stands for; None for a new one."""
        known = {one["name"]: one["supplier"] for one in self._counts.get("suppliers", [])}
        for field in self.names():
            chosen = self.cleaned_data[field.name]
            if chosen != NEW:
                known[str(field.label)] = int(chosen)
        return known


def _question_words(matter: str) -> str:
    words = {
        "date_order": _("Days under “%(about)s”, such as %(example)s, are written"),
        "decimal_mark": _("The decimals under “%(about)s”, such as %(example)s, follow"),
        "currency_sign": _("The sign %(about)s means"),
        "serial_days": _("Numbers under “%(about)s”, such as %(example)s, are"),
        "blanks": _("Empty cells under “%(about)s” mean"),
    }
    return str(words[matter])
