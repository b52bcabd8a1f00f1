"""No line of log holds what people wrote, their names, tokens or addresses."""

import json
import logging
from collections.abc import Callable, Iterator
from io import StringIO
from types import SimpleNamespace

import pytest
import structlog
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from guanxi.config.errors import broken
from guanxi.config.logs import formatter

SECRET = "模具 price 4.20 for Chen Wei"


def fails(request: HttpRequest, key: str) -> HttpResponse:
    raise ValueError(f"cannot read {SECRET}")


urlpatterns = [path("reset/<str:key>/", fails)]
handler500 = broken


@pytest.fixture
def lines() -> Iterator[Callable[[], list[dict[str, object]]]]:
    """``lines()``: what was logged so far, through the formatter of every line."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


Lines = Callable[[], list[dict[str, object]]]


@pytest.mark.parametrize(
    "say",
    [
        lambda: logging.getLogger("some.package").error("cannot send %s", SECRET),
        lambda: logging.getLogger("some.package").error(f"cannot send {SECRET}"),
        lambda: logging.getLogger("some.package").error("failed", extra={"text": SECRET}),
        lambda: structlog.get_logger("guanxi.x").error("intake.failed", text=SECRET),
        lambda: structlog.get_logger("guanxi.x").error(f"intake failed on {SECRET}"),
    ],
)
def test_log_line_holds_no_words_whoever_writes_it(say: Callable[[], None], lines: Lines) -> None:
    say()

    [line] = lines()
    assert "模具" not in json.dumps(line, ensure_ascii=False)
    assert "Chen" not in json.dumps(line, ensure_ascii=False)
    assert line["level"] == "error"


def test_log_line_tells_an_exception_by_type_and_place(lines: Lines) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("some.package").exception("failed")

    [line] = lines()
    assert line["exception_type"] == "ValueError"
    assert "test_logs:" in str(line["where"])
    assert SECRET not in json.dumps(line, ensure_ascii=False)


def test_log_line_keeps_codes_and_counts(lines: Lines) -> None:
    structlog.get_logger("guanxi.intake").warning("intake.finished", intake=7, count=1204)

    [line] = lines()
    assert {key: line[key] for key in ("event", "level", "logger", "intake", "count")} == {
        "event": "intake.finished",
        "level": "warning",
        "logger": "guanxi.intake",
        "intake": 7,
        "count": 1204,
    }


@override_settings(ROOT_URLCONF=__name__)
def test_request_line_names_the_route_and_never_the_address(lines: Lines, db: None) -> None:
    browser = Client(raise_request_exception=False)

    answer = browser.post(
        "/reset/tok3n-abc/?q=深圳&sesame=s3same", {"text": SECRET}, HTTP_ACCEPT_LANGUAGE="en"
    )

    told = lines()
    [request] = [line for line in told if line["event"] == "request"]
    assert answer.status_code == 500
    assert "Something broke" in answer.content.decode()
    assert {key: request[key] for key in ("method", "route", "status")} == {
        "method": "POST",
        "route": "reset/<str:key>/",
        "status": 500,
    }
    assert request["request_id"] == answer.headers["X-Request-ID"]
    everything = json.dumps(told, ensure_ascii=False)
    for secret in ("tok3n", "深圳", "s3same", "模具", "Chen"):
        assert secret not in everything
    assert [line["exception_type"] for line in told if "exception_type" in line] == ["ValueError"]


def test_request_line_names_person_and_workspace_by_number(
    people: SimpleNamespace, client: Client, lines: Lines
) -> None:
    client.get(f"/w/{people.workspace.slug}/settings/?q=深圳")

    [request] = [line for line in lines() if line["event"] == "request"]
    assert (request["route"], request["person"], request["workspace"]) == (
        "settings/",
        people.owner.pk,
        people.workspace.pk,
    )
