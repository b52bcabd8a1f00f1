"""The description of the API for programs (OpenAPI 3.1): what the library derives from the code,
and what every address has beside it: refusals, and keys that make a repeated act safe."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.errors import ConfigError
from ninja.openapi.schema import OpenAPISchema

from guanxi.platform.api.problems import MEDIA_TYPE, USUAL

ALWAYS = (401, 403, 404, 429, 500)
WITH_BODY = (400, 413, 415, 422)
IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": (
        "Any text of your own, for one act. Sent again within a day with the same body, it gives"
        " the same answer and the act is done once; with another body it is refused."
    ),
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}
PROBLEM = {
    "type": "object",
    "title": "Problem",
    "description": "Why a request was refused (RFC 9457).",
    "required": ["type", "title", "status", "code"],
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "The refusal, in a word that stays."},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "pointer", "reason"],
                "additionalProperties": False,
                "properties": {
                    "in": {"enum": ["body", "query", "path", "header"]},
                    "pointer": {"type": "string"},
                    "reason": {"type": "string"},
                },
            },
        },
    },
}


class Description(OpenAPISchema):
    """What the library derives; two kinds of record under one name are an error, not the last of
    them for both."""

    def add_schema_definitions(self, definitions: dict[str, Any]) -> None:
        for name, definition in definitions.items():
            if self.schemas.setdefault(name, definition) != definition:
                raise ConfigError(f"two kinds of record are called {name}; rename one of them")


def describe(api: NinjaAPI, prefix: str) -> dict[str, Any]:
    """The whole description, as JSON takes it; ``prefix`` is the path before every address."""
    schema: dict[str, Any] = dict(Description(api, prefix))
    del schema["servers"]  # the one that serves it
    schema["components"]["schemas"]["Problem"] = PROBLEM
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            statuses = set(ALWAYS)
            if method == "post":
                operation["parameters"] = [*operation["parameters"], IDEMPOTENCY_KEY]
            if method != "get":
                statuses |= {400, 409, 422}
            if "requestBody" in operation:
                statuses |= set(WITH_BODY)
            if operation["parameters"]:
                statuses.add(422)
            _add_refusals(operation, sorted(statuses))
    return schema


def _add_refusals(operation: dict[str, Any], statuses: list[int]) -> None:
    for status in statuses:
        operation["responses"][str(status)] = {
            "description": USUAL[status][1],
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
