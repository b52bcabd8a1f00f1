"""What was agreed holds from its day on and never before."""

from dataclasses import replace
from datetime import date

import pytest
from tests.apps.suppliers.known import huamei, person
from tests.conftest import NOW

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.playbook.queries import current_playbook
from guanxi.apps.suppliers.actions import adopt_charter, erase_contact, note_agreement
from guanxi.apps.suppliers.charter_words import bilingual_lines, version_changes
from guanxi.apps.suppliers.models import Charter, Supplier
from guanxi.apps.suppliers.queries import charter_names, terms_for, terms_for_all
from guanxi.domain.calendars import Hours, parse_span
from guanxi.domain.playbook import AnswerTime, Urgency
from guanxi.domain.suppliers import CharterError, CharterTerms, Contacts, Fault, prefill


@pytest.fixture
def supplier(workspace: Workspace, owner: Person) -> Supplier:
    return huamei(workspace, owner)


def usual() -> CharterTerms:
    return prefill(current_playbook())


def quicker() -> CharterTerms:
    urgent = AnswerTime(parse_span("120min"), Hours.URGENT)
    return replace(usual(), answers={**usual().answers, Urgency.URGENT: urgent})


def test_playbook_holds_until_the_first_version_does(supplier: Supplier, owner: Person) -> None:
    adopt_charter(
        supplier=supplier, terms=quicker(), first=date(2026, 12, 1), by=owner, at=NOW,
        agreed_on=date(2026, 11, 20),
    )  # fmt: skip

    before, since = (
        terms_for(supplier, date(2026, 11, 30)),
        terms_for(supplier, date(2026, 12, 1)),
    )

    assert (before.terms, before.number, before.agreed_on) == (usual(), None, None)
    assert (since.terms, since.number, since.first, since.agreed_on) == (
        quicker(), 1, date(2026, 12, 1), date(2026, 11, 20),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "fault"),
    [
        (date(2026, 11, 23), Fault.NOT_AFTER_TODAY),
        (date(2026, 12, 1), Fault.NOT_AFTER_LAST),
    ],
)
def test_version_of_the_past_or_of_the_same_day_is_refused(
    supplier: Supplier, owner: Person, first: date, fault: Fault
) -> None:
    adopt_charter(supplier=supplier, terms=usual(), first=date(2026, 12, 1), by=owner, at=NOW)

    with pytest.raises(CharterError) as refused:
        adopt_charter(supplier=supplier, terms=quicker(), first=first, by=owner, at=NOW)

    assert refused.value.fault is fault
    assert list(Charter.objects.values_list("number", flat=True)) == [1]


def test_yes_is_noted_later(supplier: Supplier, owner: Person) -> None:
    charter = adopt_charter(
        supplier=supplier, terms=usual(), first=date(2026, 12, 1), by=owner, at=NOW
    )

    note_agreement(charter=charter, agreed_on=date(2026, 11, 25), by=owner, at=NOW)

    assert terms_for(supplier, date(2026, 12, 1)).agreed_on == date(2026, 11, 25)


def test_each_version_shows_only_what_it_changed(supplier: Supplier, owner: Person) -> None:
    chen = person(supplier, owner, name_zh="陈莉莉")
    named = replace(quicker(), their_contacts=Contacts(chen.pk, None))
    adopt_charter(supplier=supplier, terms=quicker(), first=date(2026, 12, 1), by=owner, at=NOW)
    adopt_charter(supplier=supplier, terms=named, first=date(2027, 1, 1), by=owner, at=NOW)

    versions = version_changes(
        list(Charter.objects.all()), current_playbook(), charter_names(supplier)
    )

    assert [
        (version.charter.number, version.against, [(c.before, c.after) for c in version.changes])
        for version in versions
    ] == [
        (2, 1, [("not named", "陈莉莉 Chen Lili")]),
        (1, 0, [("within 4 h, urgent hours", "within 2 h, urgent hours")]),
    ]


def test_erased_contact_has_no_name_in_a_charter(supplier: Supplier, owner: Person) -> None:
    chen = person(supplier, owner)
    terms = replace(usual(), their_contacts=Contacts(chen.pk, None))
    erase_contact(contact=chen, by=owner, at=NOW)

    lines = {
        line.field: line
        for line in bilingual_lines(terms, current_playbook(), charter_names(supplier))
    }

    assert lines["their_contacts.primary"].value_en == "erased"
    assert lines["their_contacts.primary"].value_zh == "已删除"


def test_charter_reads_the_same_in_both_languages(supplier: Supplier) -> None:
    lines = bilingual_lines(usual(), current_playbook(), charter_names(supplier))

    assert [(line.value_en, line.value_zh) for line in lines[:4]] == [
        ("within 4 h, urgent hours", "4小时（按紧急时段算）"),
        ("within 1 working day", "1个工作日"),
        ("within 2 working days", "2个工作日"),
        ("08:00–22:00 every day, holidays too", "每天08:00–22:00，节假日也算"),
    ]


def test_terms_of_many_suppliers_cost_one_query(
    workspace: Workspace, owner: Person, django_assert_num_queries: object
) -> None:
    suppliers = [huamei(workspace, owner) for _ in range(3)]
    for one in suppliers[:2]:
        adopt_charter(supplier=one, terms=quicker(), first=date(2026, 12, 1), by=owner, at=NOW)

    with django_assert_num_queries(1):  # type: ignore[operator]
        found = terms_for_all(suppliers, date(2026, 12, 2))

    assert [found[one.pk].number for one in suppliers] == [1, 1, None]
