"""A playbook's plain values as the text of a file that `document` reads back to the same.

Order is kept, entries stand one below the other and the smallest ones on one line, so that two
files of nearly equal playbooks differ in a few lines. Comments are not kept: values have none.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import yaml

from guanxi.domain.playbook.document import plain_scalar

_CODE = re.compile(r"[A-Za-z0-9][\w/-]{0,40}", re.ASCII)
_WIDE = 10_000  # nothing is wrapped: a sentence is one line


class _Writer(yaml.SafeDumper):
    """Writes what the narrow reader understands: no aliases, quotes wherever in doubt."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def represent_mapping(self, tag: Any, mapping: Any, flow_style: Any = None) -> yaml.MappingNode:
        node = super().represent_mapping(tag, mapping, flow_style)
        node.flow_style = all(isinstance(inner, yaml.ScalarNode) for _, inner in node.value)
        return node

    def represent_sequence(
        self, tag: Any, sequence: Any, flow_style: Any = None
    ) -> yaml.SequenceNode:
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = not any(isinstance(inner, yaml.MappingNode) for inner in node.value)
        return node


def _text(writer: yaml.SafeDumper, text: str) -> yaml.Node:
    """Quoted where it would be read as something else, or is words rather than a code."""
    is_code = _CODE.fullmatch(text) is not None and plain_scalar(text) == text
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=None if is_code else '"')


def _number(writer: yaml.SafeDumper, number: float) -> yaml.Node:
    """Without an exponent, which the reader takes for text."""
    written = f"{Decimal(repr(number)):f}"
    return writer.represent_scalar("tag:yaml.org,2002:float", written)


_Writer.add_representer(str, _text)
_Writer.add_representer(float, _number)


def write_playbook(value: Mapping[str, Any]) -> str:
    """The YAML of a playbook's plain values.

    >>> print(write_playbook({"within": "240min", "label": {"en": "Urgent", "zh-Hans": "紧急"}}))
    within: 240min
    label: {en: Urgent, zh-Hans: "紧急"}
    <BLANKLINE>
    """
    return yaml.dump(
        dict(value),
        Dumper=_Writer,
        sort_keys=False,
        allow_unicode=True,
        width=_WIDE,
    )
