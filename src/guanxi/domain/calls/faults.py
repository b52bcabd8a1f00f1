"""What can be wrong with a call that is to be planned."""

from enum import StrEnum


class Fault(StrEnum):
    """Why no times were looked for, or no agenda made."""

    BAD_LENGTH = "bad_length"
    BAD_STEP = "bad_step"
    ENDS_BEFORE_START = "ends_before_start"
    TOO_MANY_DAYS = "too_many_days"


class CallError(ValueError):
    """Refused: `field` says where, `fault` why."""

    def __init__(self, fault: Fault, field: str, value: object) -> None:
        self.fault = fault
        self.field = field
        self.value = str(value)[:80]
        super().__init__(f"{field}: {fault.value} {self.value!r}")
