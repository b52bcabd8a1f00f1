"""From the text of a playbook to a Playbook: read, checked against the schema, then
against itself, then built. The first fault stops it and names its line."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from guanxi.domain.playbook.building import build_playbook
from guanxi.domain.playbook.checks import check_playbook, check_shape
from guanxi.domain.playbook.document import Document, dotted, read_document
from guanxi.domain.playbook.faults import Fault, PlaybookError
from guanxi.domain.playbook.model import Playbook

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError


def read_playbook(text: str, *, schema: Mapping[str, Any]) -> Playbook:
    """Read a playbook's YAML; `schema` is the JSON Schema it has to keep to.

    Raises PlaybookError with the line, the path (`answers.urgent.within`) and the fault.
    """
    return judge_playbook(read_document(text), schema=schema)


def judge_playbook(document: Document, *, schema: Mapping[str, Any]) -> Playbook:
    """The same for values that are read already, of a file or of an edit."""
    _check_schema(document, schema)
    check_playbook(document)
    return build_playbook(document)


def read_own(
    text: str, *, schema: Mapping[str, Any], default: Mapping[str, Any]
) -> Mapping[str, Any]:
    """The plain values of a file that is to be a workspace's own playbook.

    Besides being sound it may differ from the `default` only where a workspace may change
    something (`places`). Raises PlaybookError.
    """
    document = read_document(text)
    judge_playbook(document, schema=schema)
    check_shape(document, default)
    return dict(document.value)


def _check_schema(document: Document, schema: Mapping[str, Any]) -> None:
    """Raise for the fault nearest the top of the file."""
    from jsonschema import Draft202012Validator  # slow to load, seldom needed

    faults = [
        _error(document, _innermost(found))
        for found in Draft202012Validator(schema).iter_errors(document.value)
    ]
    if faults:
        raise min(faults, key=lambda fault: (fault.line, fault.path))


def _innermost(found: "ValidationError") -> "ValidationError":
    """What the first choice of an `anyOf` complains of, else the complaint itself."""
    return _innermost(found.context[0]) if found.context else found


def _error(document: Document, found: "ValidationError") -> PlaybookError:
    told: Any = found  # the stubs leave an error's parts half untyped
    path, held, wanted = tuple(found.absolute_path), told.instance, told.validator_value
    fault, params = Fault.BAD_VALUE, {"rule": str(found.validator), "wanted": str(wanted)}
    if found.validator == "required":
        fault, params = Fault.MISSING, {"key": ", ".join(key for key in wanted if key not in held)}
    elif found.validator == "additionalProperties":
        extra = next(key for key in held if key not in told.schema["properties"])
        path, fault, params = (*path, extra), Fault.UNKNOWN_KEY, {"key": extra}
    elif found.validator == "type":
        fault = Fault.SHAPE
    return PlaybookError(fault, document.line_of(path), dotted(path), params)
