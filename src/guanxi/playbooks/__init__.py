"""The playbooks we ship: data files and the schema they keep to."""

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from guanxi.domain.playbook import Document, Playbook, Values, judge_playbook, read_document


def shipped_text(name: str = "china_remote") -> str:
    """The YAML of a playbook we ship, the text a workspace starts its own from."""
    return (files("guanxi.playbooks") / f"{name}.yaml").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def playbook_schema() -> dict[str, Any]:
    """The JSON Schema every playbook keeps to, shipped or edited."""
    text = (files("guanxi.playbooks") / "schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def shipped_values() -> Values:
    """The plain values of the playbook we ship; shared, so never to be changed in place."""
    return dict(_shipped_document().value)


@lru_cache(maxsize=1)
def shipped_playbook() -> Playbook:
    """The playbook in force where a workspace has not edited its own."""
    return judge_playbook(_shipped_document(), schema=playbook_schema())


@lru_cache(maxsize=1)
def _shipped_document() -> Document:
    return read_document(shipped_text())
