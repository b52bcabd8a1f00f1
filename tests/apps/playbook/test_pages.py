"""Editing the playbook in the page: section by section, with and without htmx, by managers."""

from __future__ import annotations

from collections.abc import Callable
from html import unescape
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.apps.playbook.own import edits_of, put_in_force
from tests.conftest import NOW, browser_of

from guanxi.apps.accounts.models import Person, Workspace
from guanxi.apps.playbook import actions
from guanxi.apps.playbook.models import PlaybookDraft, PlaybookVersion
from guanxi.apps.playbook.queries import current_playbook, values_of
from guanxi.domain.playbook import mark_of, put, read_own, value_at, write_playbook
from guanxi.playbooks import playbook_schema, shipped_text, shipped_values

pytestmark = pytest.mark.django_db
Url = Callable[..., str]
URGENT = "answers.urgent.within"
HTMX = {"HX-Request": "true"}


@pytest.fixture
def draft(workspace: Workspace, owner: Person) -> PlaybookDraft:
    return actions.start_draft(workspace=workspace, version=None, by=owner, at=NOW)


def typed(key: str, *rows: dict[str, str]) -> dict[str, str]:
    """What a browser sends for one value, shown as the default has it."""
    path = tuple(key.split("."))
    sent = {
        f"{key}:{number}:{code}": text
        for number, row in enumerate(rows)
        for code, text in row.items()
    }
    sent[f"{key}:shown"] = mark_of(value_at(shipped_values(), path))
    return sent


def text_of(response: HttpResponse) -> str:
    return unescape(response.content.decode())


def urgent_span(draft: PlaybookDraft) -> str:
    draft.refresh_from_db()
    return str(value_at(draft.values, ("answers", "urgent", "within")))


def test_make_it_ours_change_a_figure_put_it_in_force(
    client: Client, url: Url, workspace: Workspace
) -> None:
    client.post(url("playbook_begin"))
    draft = PlaybookDraft.objects.get()
    client.post(
        url("playbook_section", section="answers"), typed(URGENT, {"amount": "2", "unit": "h"})
    )
    page = text_of(client.get(url("playbook_draft")))
    assert "Putting it in force changes 1 value" in page
    assert "Urgent: answer within" in page

    seen = PlaybookDraft.objects.get().changed_at.isoformat()
    client.post(url("playbook_draft_in_force"), {"seen": seen, "note": "Ours answer fast"})

    workspace.refresh_from_db()
    assert urgent_span(draft) == "120min"
    assert current_playbook().answers["urgent"].within.amount == 120
    versions = text_of(client.get(url("playbook_versions")))
    assert "Version 1 of your own is in force" in versions
    assert "Ours answer fast" in versions


def test_a_wrong_value_is_said_at_the_field_and_what_was_typed_stays(
    client: Client, url: Url, draft: PlaybookDraft
) -> None:
    sent = typed(URGENT, {"amount": "soon", "unit": "h"})
    sent |= typed("answers.regular.within", {"amount": "3", "unit": "wd"})

    answer = client.post(url("playbook_section", section="answers"), sent)

    page = text_of(answer)
    assert answer.status_code == 422
    assert page.count("Give a whole number of minutes, hours or working days") == 1
    assert 'value="soon"' in page
    assert 'value="3"' in page
    assert urgent_span(draft) == "240min"


def test_a_section_saved_by_htmx_looks_as_on_the_page_loaded_anew(
    client: Client, url: Url, draft: PlaybookDraft
) -> None:
    sent = typed(URGENT, {"amount": "2", "unit": "h"})

    part = text_of(client.post(url("playbook_section", section="answers"), sent, headers=HTMX))

    page = text_of(client.get(url("playbook_draft")))
    row = part[: part.index("</section>")].strip()
    assert "1 not as the default" in row
    assert _without_tokens(row) in _without_tokens(page)
    assert 'id="draft-changes" class="stack" hx-swap-oob="true"' in part


def _without_tokens(html: str) -> str:
    return "\n".join(line for line in html.splitlines() if "csrfmiddlewaretoken" not in line)


def test_the_second_of_two_people_reads_what_the_first_made_of_it(
    client: Client, url: Url, draft: PlaybookDraft, owner: Person
) -> None:
    actions.edit_draft(draft=draft, edits=edits_of(draft, {URGENT: "180min"}), by=owner, at=NOW)
    address = url("playbook_section", section="answers")

    answer = client.post(address, typed(URGENT, {"amount": "2", "unit": "h"}))

    assert answer.status_code == 422
    assert "Somebody changed this meanwhile. There now: <span>3 h</span>" in text_of(answer)
    assert urgent_span(draft) == "180min"
    again = typed(URGENT, {"amount": "2", "unit": "h"}) | {f"{URGENT}:shown": mark_of("180min")}
    assert client.post(address, again).status_code == 302
    assert urgent_span(draft) == "120min"


def test_a_value_goes_back_to_the_default_in_its_form_and_in_the_list(
    client: Client, url: Url, draft: PlaybookDraft, owner: Person
) -> None:
    def change() -> None:
        draft.refresh_from_db()
        edits = edits_of(draft, {URGENT: "180min"})
        actions.edit_draft(draft=draft, edits=edits, by=owner, at=NOW)

    change()
    form = text_of(client.get(url("playbook_section", section="answers")))
    ticked = typed(URGENT, {"amount": "3", "unit": "h"})
    ticked |= {f"{URGENT}:shown": mark_of("180min"), f"{URGENT}:default": "on"}
    client.post(url("playbook_section", section="answers"), ticked)
    by_form = urgent_span(draft)
    change()
    client.post(url("playbook_take_default"), {"key": URGENT, "shown": mark_of("180min")})

    assert "Back to the default: <span>4 h</span>" in form
    assert (by_form, urgent_span(draft)) == ("240min", "240min")


def test_lists_grow_by_the_empty_line_and_shrink_by_an_emptied_one(
    client: Client, url: Url, draft: PlaybookDraft
) -> None:
    rung = {"amount": "1", "unit": "h", "who": "primary", "channel": "phone"}
    sent = typed("escalation", rung, rung | {"amount": ""}, rung | {"amount": "3"})

    client.post(url("playbook_section", section="escalation"), sent)

    draft.refresh_from_db()
    assert [one["after"] for one in draft.values["escalation"]] == ["60min", "180min"]


def test_a_new_topic_gets_a_name_and_a_source_of_its_own(
    client: Client, url: Url, draft: PlaybookDraft
) -> None:
    old = {"weekday": "mon", "en": "Status", "zh": "进度", "code": "production_status"}
    new = {"weekday": "tue", "en": "Samples", "zh": "样品", "code": "", "source": ""}
    sent = typed("rhythm", old | {"source": "T1"}, new)

    client.post(url("playbook_section", section="day"), sent)

    draft.refresh_from_db()
    assert [(one["code"], one["source"]) for one in draft.values["rhythm"]] == [
        ("production_status", "T1"),
        ("own_1", "T1"),
    ]


def test_viewers_and_members_read_and_change_nothing(
    url: Url, people: SimpleNamespace, draft: PlaybookDraft
) -> None:
    for person in (people.viewer, people.member):
        browser = browser_of(person)
        page = text_of(browser.get(url("playbook_versions")))

        assert "Go on with the draft" not in page
        assert "Bring in a file" not in page
        assert browser.get(url("playbook")).status_code == 200
        assert browser.get(url("playbook_file")).status_code == 200
        for name in ("playbook_begin", "playbook_draft_in_force", "playbook_discard_draft"):
            assert browser.post(url(name)).status_code == 403
        assert browser.get(url("playbook_draft")).status_code == 403
    assert browser_of(people.stranger).get(url("playbook")).status_code == 404


def test_a_saved_file_is_brought_in_as_a_draft(
    client: Client, url: Url, workspace: Workspace
) -> None:
    saved = client.get(url("playbook_file"))
    text = saved.content.decode().replace("within: 240min", "within: 90min", 1)

    answer = client.post(url("bring_in_playbook"), {"file": _upload(text)})

    assert saved.headers["Content-Disposition"].endswith('"playbook-nordlicht-home-2026.1.yaml"')
    assert (answer.status_code, answer.headers["Location"]) == (302, url("playbook_draft"))
    assert urgent_span(PlaybookDraft.objects.get()) == "90min"
    assert not PlaybookVersion.objects.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("version: [", "cannot be read from this line"),
        ("just words", "Line 1, the file: This is not the kind of value"),
        (
            shipped_text().replace("within: 240min", "within: 4h", 1),
            "Line 13, answers.urgent.within: Give a whole number",
        ),
        (
            shipped_text().replace("icon: hand", "icon: bomb", 1),
            "rules.promise.icon: This belongs to the program",
        ),
        ("a: &a [x]\nb: [*a, *a]", "Anchors and aliases"),
        ("x" * (1024 * 1024 + 1), "The file is larger than a playbook can be."),
    ],
)
def test_a_file_that_is_no_playbook_is_refused_with_its_line(
    client: Client, url: Url, text: str, said: str
) -> None:
    answer = client.post(url("bring_in_playbook"), {"file": _upload(text)})

    assert answer.status_code == 422
    assert said in text_of(answer)
    assert not PlaybookDraft.objects.exists()


def test_a_file_does_not_write_over_a_draft(client: Client, url: Url, draft: PlaybookDraft) -> None:
    answer = client.post(url("bring_in_playbook"), {"file": _upload(shipped_text())})

    assert "There is a draft already" in text_of(answer)


def test_a_version_goes_out_as_a_file_and_can_be_begun_with(
    client: Client, url: Url, workspace: Workspace, owner: Person
) -> None:
    version = put_in_force(workspace, owner, NOW, {URGENT: "120min"})
    put_in_force(workspace, owner, NOW, {URGENT: "60min"})

    text = client.get(url("playbook_version_file", pk=version.pk)).content.decode()
    client.post(url("playbook_begin_with", pk=version.pk))

    read = read_own(text, schema=playbook_schema(), default=shipped_values())
    assert read == values_of(version)
    assert urgent_span(PlaybookDraft.objects.get(closed_at=None)) == "120min"
    assert write_playbook(put(read, ("version",), "2026.1+1")) == text


def test_a_version_says_what_it_changed(
    client: Client, url: Url, workspace: Workspace, owner: Person
) -> None:
    put_in_force(workspace, owner, NOW, {URGENT: "120min"})
    version = put_in_force(workspace, owner, NOW, {URGENT: "60min"})

    page = text_of(client.get(url("playbook_version", pk=version.pk))).replace("\n", "")

    assert "<del><span>2 h</span></del>" in page  # the version before
    assert "<del><span>4 h</span></del>" in page  # the default
    assert page.count("<ins><span>1 h</span></ins>") == 2


def test_putting_it_in_force_again_is_the_way_back(
    client: Client, url: Url, workspace: Workspace, owner: Person
) -> None:
    put_in_force(workspace, owner, NOW, {URGENT: "120min"})
    default = PlaybookVersion.objects.get(number=0)

    client.post(url("playbook_in_force", pk=default.pk))

    workspace.refresh_from_db()
    assert current_playbook().version == "2026.1"
    assert "The default is in force" in text_of(client.get(url("playbook")))


def test_reading_the_playbook_asks_no_more_with_many_versions(
    client: Client, url: Url, workspace: Workspace, owner: Person
) -> None:
    def asked(name: str) -> int:
        client.get(url(name))
        with CaptureQueriesContext(connection) as found:
            client.get(url(name))
        return len(found)

    put_in_force(workspace, owner, NOW, {URGENT: "120min"})
    one = [asked(name) for name in ("playbook", "playbook_versions", "suppliers")]
    for minutes in (90, 100):
        put_in_force(workspace, owner, NOW, {URGENT: f"{minutes}min"})

    assert [asked(name) for name in ("playbook", "playbook_versions", "suppliers")] == one


def _upload(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("playbook.yaml", text.encode(), content_type="application/yaml")
