"""The log: no secret comes through it, in either format, and other people's loggers are quiet."""

import json
import logging
import string
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.log import FORMATTERS, JsonFormatter, Redactor, TextFormatter, set_up

KEY: Final = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e"
SIGNING: Final = "8f742231b10e8888abcd99yyyzzz85a5"

# What must not be read, and how it comes into a message. Tokens: docs.slack.dev/authentication/
# tokens; response_url and trigger_id: docs.slack.dev/interactivity; the URL of a call: page 002;
# what a UserSig is made of: fact sheet, 3.
BY_SHAPE: Final = [
    ("17653672481-19874698323-pdFZKVeTu", "Bearer xoxb-17653672481-19874698323-pdFZKVeTu"),
    ("17653672481-19874698323-pdFZKVeTu", "token=xoxp-17653672481-19874698323-pdFZKVeTu&a=1"),
    ("1-A0123-456-fedcba", "{'headers': {'Authorization': 'Bearer xapp-1-A0123-456-fedcba'}}"),
    ("eJwtzF*-_Kw", "GET https://h/v4/room?sdkappid=1&usersig=eJwtzF*-_Kw&random=1 200"),
    ("eJwtzF*-_Kw", "{'usersig': 'eJwtzF*-_Kw', 'random': 1}"),
    ("yLAe+w7WUeUu=", '{"TLS.sig": "yLAe+w7WUeUu=", "TLS.ver": "2.0"}'),
    ("T0ABC/123/AbC", "POST https://hooks.slack.com/commands/T0ABC/123/AbC failed"),
    ("T0ABC/123/AbC", "POST https://hooks.slack-gov.com/actions/T0ABC/123/AbC failed"),
    ("T0ABC\\/123", '{"response_url":"https:\\/\\/hooks.slack.com\\/commands\\/T0ABC\\/123"}'),
    ("hooks.slack.com%2Fcommands", "a=1&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands"),
    ("127.0.0.1:1/r/1", "Reply(response_url='http://127.0.0.1:1/r/1', until=1.0, left=4)"),
    ("13345224609.738474920", "trigger_id=13345224609.738474920.8088930838d88f008e0&a=1"),
    ("13345224609.738474920", "Asked(name='now', trigger_id='13345224609.738474920.80', at=1)"),
    ("c0ffee", "secret_key: c0ffee"),
    ("c0ffee", "client_secret=c0ffee&code=1"),
    ("Mi0yLTEy", "refused xoxe.xoxb-1-Mi0yLTEy"),
    ("My0xLTEy", "refresh xoxe-1-My0xLTEy"),
]


@pytest.fixture(autouse=True)
def loggers_as_they_were() -> Iterator[None]:
    """Put back what `set_up` changes."""
    root, ours = logging.getLogger(), [logging.getLogger(name) for name in ("bot", "commands")]
    handlers, levels = root.handlers[:], [(one, one.level) for one in (root, *ours)]
    yield
    root.handlers[:] = handlers
    for logger, level in levels:
        logger.setLevel(level)


def written(shape: str, message: str, *args: object, secrets: tuple[str, ...] = ()) -> str:
    formatter = FORMATTERS[shape](Redactor(secrets))
    record = logging.LogRecord("bot.x", logging.INFO, __file__, 1, message, args, None)
    return formatter.format(record)


@pytest.mark.parametrize("shape", ["text", "json"])
@pytest.mark.parametrize(("secret", "message"), BY_SHAPE)
def test_a_secret_is_known_by_its_shape(shape: str, secret: str, message: str) -> None:
    line = written(shape, "%s", message)

    assert secret not in line
    assert "***" in line


@pytest.mark.parametrize("shape", ["text", "json"])
def test_a_known_secret_is_taken_out_wherever_it_stands(shape: str) -> None:
    line = written(shape, "key <%s>, and %s", KEY, {"s": SIGNING}, secrets=(KEY, SIGNING))

    assert KEY not in line
    assert SIGNING not in line


@pytest.mark.parametrize("shape", ["text", "json"])
def test_what_is_no_secret_stays(shape: str) -> None:
    said = "create_room: 100003 for standup-4m8x2k7q1z, request Id-8c98-O-Seq-52720, gr-7F3K9A"

    assert said in written(shape, said, secrets=(KEY,))


def test_what_stands_beside_a_secret_stays() -> None:
    assert written("text", "?identifier=administrator&usersig=abc&random=42").endswith(
        "?identifier=administrator&usersig=***&random=42"
    )


def log_a_failure(message: str) -> None:
    """Log an exception that says `message`, with its traceback."""

    def fail() -> None:
        raise RuntimeError(message)

    try:
        fail()
    except RuntimeError:
        logging.getLogger("bot").exception("broke off")


@pytest.mark.parametrize("shape", ["text", "json"])
def test_tracebacks_are_redacted_too(shape: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info", shape, (KEY,))

    log_a_failure(f"no answer from /v4/x?usersig=eJwtzF, signed with {KEY}")

    said = capsys.readouterr().err
    assert "RuntimeError: no answer from /v4/x?usersig=***" in said
    assert KEY not in said


def test_a_json_line_is_one_object() -> None:
    entry = json.loads(written("json", "two\nlines “and” %s", "arguments"))

    assert entry.keys() == {"time", "level", "logger", "message"}
    assert entry["level"] == "info"
    assert entry["logger"] == "bot.x"
    assert entry["message"] == "two\nlines “and” arguments"


def test_a_json_line_has_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info", "json", ())

    log_a_failure("odd")

    entry = json.loads(capsys.readouterr().err)
    assert entry["traceback"].endswith("RuntimeError: odd")


def test_a_text_line_has_level_logger_and_message() -> None:
    assert written("text", "ready").endswith("INFO    bot.x  ready")


def test_a_message_of_several_lines_is_one_line_of_text() -> None:
    said = written("text", "away: connection refused\n\tIs the server running?\n1970 ERROR forged")

    assert said.endswith("away: connection refused \tIs the server running? 1970 ERROR forged")


def test_it_goes_to_stderr_alone(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info", "text", ())

    logging.getLogger("bot.serve").info("ready")

    captured = capsys.readouterr()
    assert captured.err.endswith("bot.serve  ready\n")
    assert captured.out == ""


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_the_level_is_that_of_our_own_loggers(level: str) -> None:
    set_up(level, "text", ())

    for name in ("bot.serve", "commands.now"):
        assert logging.getLogger(name).getEffectiveLevel() == getattr(logging, level.upper())


# httpx writes whole URLs at INFO, Bolt and slack_sdk whole payloads at DEBUG.
OTHERS: Final = ["httpx", "httpcore", "slack_bolt.AsyncApp", "slack_sdk", "aiohttp", "uvicorn"]


@pytest.mark.parametrize("name", OTHERS)
def test_other_loggers_stay_quiet_at_debug(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up("debug", "text", ())

    logging.getLogger(name).info("GET https://host/v4/room?usersig=eJwtzF")

    assert capsys.readouterr().err == ""


def test_setting_up_twice_writes_once(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("info", "text", ())
    set_up("info", "text", ())

    logging.getLogger("bot").info("ready")

    assert capsys.readouterr().err.count("ready") == 1


SECRETS: Final = st.text(string.ascii_letters + string.digits + "-+/=_.", min_size=8, max_size=64)


@given(
    secrets=st.lists(SECRETS, min_size=1, max_size=4),
    words=st.lists(st.text(max_size=20), min_size=5, max_size=5),
)
def test_no_known_secret_survives_in_any_message(secrets: list[str], words: list[str]) -> None:
    message = "".join(f"{word}{secret}" for word, secret in zip(words, secrets, strict=False))
    record = logging.LogRecord("bot", logging.INFO, __file__, 1, message + words[-1], (), None)

    redactor = Redactor(secrets)
    lines = [TextFormatter(redactor).format(record), JsonFormatter(redactor).format(record)]

    assert not [secret for secret in secrets if any(secret in line for line in lines)]
