"""Structured logs: one JSON object a line, with request id, tenant and duration, and no personal data."""

import re
from typing import Any

import structlog

# PostgreSQL tells the refused row, or the key that is taken: names, phones, e-mails.
NEXT_PART = r"\n(?:CONTEXT|HINT|QUERY):|\n\nThe above exception|\n\nDuring handling|\Z"
ROW_CONTENT = re.compile(rf"DETAIL:.*?(?={NEXT_PART})", re.DOTALL)


def without_row_content(_: Any, __: str, line: structlog.types.EventDict) -> structlog.types.EventDict:
    """Cut the contents of rows out of database errors; their kind, table and constraint stay."""
    for key in ("exception", "event", "error", "reason"):
        if isinstance(line.get(key), str):
            line[key] = ROW_CONTENT.sub("DETAIL: left out", line[key])
    return line


EVERY_SECOND = "events.dispatch"


def without_heartbeat(_: Any, __: str, line: structlog.types.EventDict) -> structlog.types.EventDict:
    """Leave out that the relay looked again and all was well: it would be most of the log."""
    if line.get("event") == "task_succeeded" and line.get("task") == EVERY_SECOND:
        raise structlog.DropEvent
    return line


SHARED_PROCESSORS: list[structlog.types.Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": structlog.stdlib.ProcessorFormatter,
            "foreign_pre_chain": SHARED_PROCESSORS,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                without_row_content,
                structlog.processors.JSONRenderer(),
            ],
        },
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
        # django-structlog says the same with the request's id and the shop.
        "celery.app.trace": {"level": "WARNING"},
        "celery.worker.strategy": {"level": "WARNING"},
        "celery.beat": {"level": "WARNING"},
    },
}

structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *SHARED_PROCESSORS,
        without_heartbeat,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
