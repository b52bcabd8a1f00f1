"""Structured logs: one JSON object a line, ids and counts, never what people wrote.

A line is safe by construction, whoever writes it. Only the fields below pass. The event is a short
code such as ``request`` or ``intake.finished``; any other wording, above all a library's, may hold
text, names or tokens and is replaced by the place in the source that said it. An exception is
told by its type and place, because its message often quotes what it choked on.
"""

import logging
import re
from typing import Any

import structlog

FIELDS = frozenset(
    {"event", "level", "timestamp", "logger", "request_id", "workspace", "person", "method",
     "route", "status", "ms", "intake", "count", "job", "exception_type", "where"}
)  # fmt: skip
CODE = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+){0,4}")


def only_known_fields(
    _logger: Any, _name: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Keep the fields a log line may hold; an exception becomes its type and place."""
    error = event.pop("exc_info", None)
    if isinstance(error, tuple) and error[0] is not None:
        event["exception_type"] = error[0].__name__
        event["where"] = _innermost(error[2])
    record = event.get("_record")
    if not CODE.fullmatch(str(event.get("event"))):
        event["event"] = "message"
        if isinstance(record, logging.LogRecord):
            event.setdefault("where", f"{record.module}:{record.lineno}")
    return {key: value for key, value in event.items() if key in FIELDS}


def _innermost(traceback: Any) -> str:
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    if traceback is None:
        return ""
    return f"{traceback.tb_frame.f_globals.get('__name__')}:{traceback.tb_lineno}"


SHARED: list[structlog.typing.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def logging_settings(level: str) -> dict[str, Any]:
    """The ``LOGGING`` dict: everything to standard error through one formatter.

    Also points structlog's own loggers at the same handler.
    """
    structlog.configure(
        processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "guanxi.config.logs.formatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level.upper()},
        "loggers": {
            # Each answer is already one "request" line; these would only repeat its address.
            "django.request": {"level": "ERROR"},
            "django.server": {"level": "ERROR"},
            "django.security": {"level": "ERROR"},
            # Says every five seconds that nothing happened.
            "django-q": {"level": "ERROR"},
        },
    }


def formatter() -> logging.Formatter:
    """The formatter of every line, for Django, libraries and ourselves alike."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=SHARED,
        processors=[
            only_known_fields,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
