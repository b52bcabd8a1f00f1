"""A workspace's own playbook: drafted, put in force, kept; nobody else's."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_scopes import scope, scopes_disabled
from tests.apps.playbook.own import edits_of, put_in_force
from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.audit.models import Event
from guanxi.apps.playbook import actions
from guanxi.apps.playbook.forms.sheets import sheet_of
from guanxi.apps.playbook.models import PlaybookActivation, PlaybookDraft, PlaybookVersion
from guanxi.apps.playbook.queries import (
    change_lines,
    current_playbook,
    newer_default,
    playbook_at,
    standing,
    values_of,
    version_rows,
)
from guanxi.apps.suppliers.actions import create_supplier
from guanxi.apps.suppliers.models import Supplier
from guanxi.apps.suppliers.queries import supplier_calendar
from guanxi.domain.playbook import places, put, value_at, write_playbook
from guanxi.playbooks import shipped_playbook, shipped_values

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
THIN = "figures.measures.thin_below.value"


def begun(workspace: Workspace, by: Person) -> PlaybookDraft:
    return actions.start_draft(workspace=workspace, version=None, by=by, at=NOW)


def change(draft: PlaybookDraft, by: Person, values: dict[str, Any]) -> None:
    edited = actions.edit_draft(draft=draft, edits=edits_of(draft, values), by=by, at=NOW)
    assert edited.faults == {}
    draft.refresh_from_db()


def thin() -> int | float:
    return current_playbook().figure("measures.thin_below")


def test_a_draft_changes_nothing_before_it_is_put_in_force(
    workspace: Workspace, owner: Person
) -> None:
    draft = begun(workspace, owner)
    change(draft, owner, {THIN: 12})
    before = thin()

    actions.activate_draft(draft=draft, by=owner, at=LATER, note="We order rarely")
    workspace.refresh_from_db()

    version = PlaybookVersion.objects.get(number=1)
    assert (before, thin()) == (8, 12)
    assert (version.by, version.at, version.note) == (owner, LATER, "We order rarely")
    assert current_playbook().version == "2026.1+1"
    assert standing(workspace) == type(standing(workspace))(version, LATER, None)


def test_another_process_sees_it_with_the_workspace_it_reads(
    people: SimpleNamespace, owner: Person
) -> None:
    with scope(workspace=people.workspace):
        put_in_force(people.workspace, owner, NOW, {THIN: 12})
        thin()

    again = Workspace.objects.get(pk=people.workspace.pk)
    with scope(workspace=again), CaptureQueriesContext(connection) as asked:
        seen = thin()

    assert (seen, len(asked)) == (12, 0)


def test_outside_a_workspace_and_in_others_the_default_holds(
    people: SimpleNamespace, owner: Person
) -> None:
    with scope(workspace=people.workspace):
        week = {"sun": [["09:00", "10:00"]]}
        put_in_force(people.workspace, owner, NOW, {THIN: 12, "calendars.factory.hours": week})
        ours = supplier_calendar(_supplier(people.workspace, owner)).week
    with scope(workspace=people.elsewhere):
        elsewhere, theirs = thin(), supplier_calendar(_supplier(people.elsewhere, owner)).week

    assert (elsewhere, thin()) == (8, 8)
    assert (theirs, ours) == (shipped_playbook().factory.week, ((),) * 6 + (((540, 600),),))
    assert current_playbook() is shipped_playbook()


def _supplier(workspace: Workspace, by: Person) -> Supplier:
    return create_supplier(workspace=workspace, name="Huamei", by=by, at=NOW)


def test_what_was_in_force_at_an_instant_can_be_asked(workspace: Workspace, owner: Person) -> None:
    put_in_force(workspace, owner, NOW, {THIN: 12})
    put_in_force(workspace, owner, LATER, {THIN: 20})

    def then(at: datetime) -> int | float:
        return playbook_at(at).figure("measures.thin_below")

    moment = timedelta(microseconds=1)
    assert [then(at) for at in (NOW - timedelta(days=900), NOW - moment, NOW)] == [8, 8, 12]
    assert [then(at) for at in (LATER - moment, LATER)] == [12, 20]


def test_an_earlier_version_can_be_put_in_force_again(workspace: Workspace, owner: Person) -> None:
    first = put_in_force(workspace, owner, NOW, {THIN: 12})
    put_in_force(workspace, owner, LATER, {THIN: 20})

    done = [
        actions.activate_version(version=first, by=owner, at=LATER + timedelta(hours=hours))
        for hours in (1, 2)
    ]
    workspace.refresh_from_db()

    assert (done, thin()) == ([True, False], 12)
    assert [(row.version.number, row.is_active) for row in version_rows()] == [
        (2, False), (1, True), (0, False),
    ]  # fmt: skip
    assert PlaybookActivation.objects.count() == 4


def test_versions_are_never_written_again(workspace: Workspace, owner: Person) -> None:
    first = put_in_force(workspace, owner, NOW, {THIN: 12})
    before = list(PlaybookVersion.objects.order_by("number").values())

    put_in_force(workspace, owner, LATER, {THIN: 20})
    actions.activate_version(version=first, by=owner, at=LATER + timedelta(hours=1))

    assert list(PlaybookVersion.objects.order_by("number").values())[:2] == before


def test_what_was_changed_after_it_was_looked_at_is_not_put_in_force(
    workspace: Workspace, owner: Person
) -> None:
    draft = begun(workspace, owner)
    seen = draft.changed_at
    actions.edit_draft(draft=draft, edits=edits_of(draft, {THIN: 12}), by=owner, at=LATER)

    with pytest.raises(actions.DraftClosed):
        actions.activate_draft(draft=draft, seen=seen, by=owner, at=LATER)

    assert not PlaybookVersion.objects.exists()


def test_of_two_people_the_second_does_not_write_over_the_first(
    workspace: Workspace, owner: Person
) -> None:
    draft = begun(workspace, owner)
    mine, theirs = edits_of(draft, {THIN: 12}), edits_of(draft, {THIN: 20})
    actions.edit_draft(draft=draft, edits=theirs, by=owner, at=NOW)

    edited = actions.edit_draft(draft=draft, edits=mine, by=owner, at=LATER)

    draft.refresh_from_db()
    assert edited.overtaken == {THIN}
    assert value_at(draft.values, ("figures", "measures", "thin_below", "value")) == 20


def test_there_is_one_draft_and_it_can_be_thrown_away_and_brought_back(
    workspace: Workspace, owner: Person
) -> None:
    draft = begun(workspace, owner)
    with pytest.raises(actions.DraftOpen):
        begun(workspace, owner)
    actions.discard_draft(draft=draft, by=owner, at=NOW)
    with pytest.raises(actions.DraftClosed):
        actions.edit_draft(draft=draft, edits=[], by=owner, at=NOW)
    draft.refresh_from_db()

    actions.restore_draft(draft=draft, by=owner, at=LATER)

    assert standing(workspace).draft == draft


def test_a_draft_in_force_cannot_be_brought_back(workspace: Workspace, owner: Person) -> None:
    draft = begun(workspace, owner)
    actions.activate_draft(draft=draft, by=owner, at=NOW)
    draft.refresh_from_db()

    with pytest.raises(actions.DraftClosed):
        actions.restore_draft(draft=draft, by=owner, at=LATER)


def test_every_step_is_in_the_trail_without_a_word_of_it(
    workspace: Workspace, owner: Person
) -> None:
    put_in_force(workspace, owner, NOW, {THIN: 12, "name": {"en": "Secret", "zh-Hans": "秘密"}})

    events = Event.objects.filter(verb__startswith="playbook.").order_by("pk")
    assert list(events.values_list("verb", "data")) == [
        ("playbook.draft_begun", {}),
        ("playbook.draft_edited", {"values": 2}),
        ("playbook.activated", {"number": 1}),
    ]


def test_a_default_that_has_changed_since_is_told_once(workspace: Workspace, owner: Person) -> None:
    draft = begun(workspace, owner)
    path = ("figures", "measures", "thin_below", "value")
    draft.default = draft.default.replace('"thin_below": {"value": 8', '"thin_below": {"value": 5')
    assert value_at(draft.default_values, path) == 5

    [section] = newer_default(draft)

    assert [(line.key, line.before[0].text, line.after[0].text) for line in section.lines] == [
        (THIN, "5", "8")
    ]
    draft.save()
    version = actions.activate_draft(draft=draft, by=owner, at=LATER)
    assert newer_default(version) == []


def test_a_file_becomes_a_draft_and_goes_out_as_it_came(
    workspace: Workspace, owner: Person
) -> None:
    text = write_playbook(put(shipped_values(), ("answers", "urgent", "within"), "120min"))

    draft = actions.import_draft(workspace=workspace, text=text, by=owner, at=NOW)

    assert write_playbook(values_of(draft)) == text
    assert current_playbook() is shipped_playbook()


def test_every_value_goes_through_its_form_and_comes_out_as_it_was() -> None:
    values = shipped_values()
    changed = []
    for place in places(values):
        sheet, value = sheet_of(place.kind), value_at(values, place.path)
        if sheet.value([row for row in sheet.rows(value) if sheet.filled(row)]) != value:
            changed.append(place.key)

    assert changed == []


def test_a_change_of_anything_can_be_said_in_words() -> None:
    values = shipped_values()
    nothing = {key: value for key, value in values.items() if key == "version"}

    said = [line for section in change_lines(nothing, values) for line in section.lines]

    assert len(said) == len(list(places(values)))
    assert all(line.label and line.after and "%(" not in line.label for line in said)


def test_nothing_of_it_is_to_be_had_without_its_workspace(
    people: SimpleNamespace, owner: Person
) -> None:
    with scope(workspace=people.workspace):
        put_in_force(people.workspace, owner, NOW, {THIN: 12})
    with scope(workspace=people.elsewhere):
        found = [
            model.objects.count() for model in (PlaybookVersion, PlaybookActivation, PlaybookDraft)
        ]

    assert found == [0, 0, 0]
    with scopes_disabled():
        assert PlaybookVersion.objects.count() == 2
