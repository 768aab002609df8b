"""Structured logging on stderr, with every secret taken out on its way.

Its law: whatever is written passes `redact`; other people's loggers stay at WARNING, because
httpx writes whole URLs at INFO (ours carry `usersig`) and Bolt whole payloads at DEBUG.
"""

import json
import logging
import re
import sys
from collections.abc import Iterable
from typing import Final

OURS: Final = ("bot", "commands")

# Secrets by their shape, for those that we cannot know beforehand.
_SHAPES: Final = (
    (re.compile(r"(usersig=)[^&\s\"']+"), r"\1***"),
    (re.compile(r"\bx(?:ox[a-z]|app)-[A-Za-z0-9-]+"), "x***"),
    (
        re.compile(
            r"((?:response_url|trigger_id|usersig|token|secret_key|client_secret|TLS\.sig|authorization)"
            r"[\"']?\s*[:=]\s*[\"']?)(?:Bearer\s+)?[^\s\"',;&}]+",
            re.IGNORECASE,
        ),
        r"\1***",
    ),
    (re.compile(r"https://hooks\.slack(?:-gov)?\.com/\S+"), "https://hooks.slack.com/***"),
)


class Redactor:
    """Takes secrets out of text: known ones by value, others by shape."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = sorted((one for one in secrets if one), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def redact(self, text: str) -> str:
        """Return `text` with asterisks where a secret was."""
        if self._known is not None:
            text = self._known.sub("***", text)
        for shape, instead in _SHAPES:
            text = shape.sub(instead, text)
        return text


class TextFormatter(logging.Formatter):
    """One line a record: time, level, logger, message; then the traceback, if any."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s  %(message)s")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as redacted text."""
        return self._redactor.redact(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802  logging's own name
        """Return it on one line: what others say, and what people typed, may have several."""
        return " ".join(super().formatMessage(record).split("\n"))


class JsonFormatter(logging.Formatter):
    """One JSON object a record."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__()
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as a redacted JSON object."""
        entry = {
            "time": self.formatTime(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": self._redactor.redact(record.getMessage()),
        }
        if record.exc_info:
            entry["traceback"] = self._redactor.redact(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)


FORMATTERS: Final = {"text": TextFormatter, "json": JsonFormatter}


def set_up(level: str, shape: str, secrets: Iterable[str]) -> None:
    """Send all logging to stderr; `level` is for our own loggers."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(FORMATTERS[shape](Redactor(secrets)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level.upper())
