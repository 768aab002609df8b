"""Settings: every fault at once, defaults as designed, and no secret ever shown."""

from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from typer.testing import CliRunner

from bot.__main__ import app
from bot.settings import (
    DatabaseUrl,
    GivenSettings,
    LocalCredentials,
    Settings,
    SettingsFaulty,
    read_settings,
    seconds,
)

TOKEN: Final = "xoxb-1-2-abcdefgh"
SIGNING: Final = "8f742231b10e8888abcd99yyyzzz85a5"
KEY: Final = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e"
NEEDED: Final = {
    "SLACK_BOT_TOKEN": TOKEN,
    "SLACK_SIGNING_SECRET": SIGNING,
    "TRTC_SDK_APP_ID": "1400000000",
    "TRTC_SECRET_KEY": KEY,
}

# The table of the public face (design, section 3); lengths of time in seconds.
DEFAULTS: Final[dict[str, Any]] = {
    "slack_client_id": "",
    "slack_client_secret": None,
    "slack_app_token": None,
    "slack_api_url": "https://slack.com/api/",
    "trtc_admin": "administrator",
    "trtc_region": "singapore",
    "trtc_base_url": None,
    "trtc_callback_token": None,
    "trtc_rate": 180,
    "trtc_live_api": "templates",
    "trtc_account_rule": "slack-id",
    "greenroom_join_url": "",
    "greenroom_lead": 600,
    "greenroom_remind": 300,
    "greenroom_repost": True,
    "greenroom_grace": 1800,
    "greenroom_keep": 90,
    "greenroom_language": "en",
    "greenroom_admin": "",
    "database_url": DatabaseUrl("sqlite:///greenroom.db"),
    "host": "0.0.0.0",  # noqa: S104  the documented default
    "port": 3000,
    "log_level": "info",
    "log_format": "text",
}


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave no setting of whoever runs the tests, and no `.env`."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def needed(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    return monkeypatch


def faults() -> dict[str, str]:
    with pytest.raises(SettingsFaulty) as caught:
        read_settings()
    return caught.value.problems


def test_the_defaults_are_those_of_the_design(needed: pytest.MonkeyPatch) -> None:
    del needed

    settings = read_settings().model_dump()

    given = {name.lower() for name in NEEDED}
    assert {name: settings[name] for name in settings.keys() - given} == DEFAULTS


def test_everything_that_is_missing_is_told_at_once() -> None:
    assert faults() == {
        "SLACK_BOT_TOKEN": "is missing (or set SLACK_CLIENT_ID for many workspaces)",
        "SLACK_SIGNING_SECRET": "is missing (or set SLACK_APP_TOKEN for Socket Mode)",
        "TRTC_SDK_APP_ID": "is missing",
        "TRTC_SECRET_KEY": "is missing",
    }


def test_everything_that_is_wrong_is_told_at_once(needed: pytest.MonkeyPatch) -> None:
    wrong = {
        "TRTC_SDK_APP_ID": "-1",
        "TRTC_RATE": "many",
        "TRTC_LIVE_API": "newest",
        "TRTC_BASE_URL": "ftp://rooms.example.com",
        "GREENROOM_LEAD": "soon",
        "DATABASE_URL": "mysql://db",
        "PORT": "65536",
        "LOG_LEVEL": "loud",
    }
    for name, value in wrong.items():
        needed.setenv(name, value)

    assert faults().keys() == wrong.keys()


def test_the_message_has_a_line_for_each_fault() -> None:
    with pytest.raises(SettingsFaulty) as caught:
        read_settings()

    _, *lines = str(caught.value).splitlines()
    assert "  TRTC_SECRET_KEY: is missing" in lines
    assert len(lines) == 4


def test_an_empty_value_counts_as_missing(needed: pytest.MonkeyPatch) -> None:
    needed.setenv("TRTC_SECRET_KEY", "")

    assert faults() == {"TRTC_SECRET_KEY": "is missing"}


def test_socket_mode_needs_no_signing_secret(needed: pytest.MonkeyPatch) -> None:
    needed.delenv("SLACK_SIGNING_SECRET")
    needed.setenv("SLACK_APP_TOKEN", "xapp-1-A1-1-abcdef")

    assert read_settings().slack_signing_secret is None


def test_many_workspaces_need_no_token(needed: pytest.MonkeyPatch) -> None:
    needed.delenv("SLACK_BOT_TOKEN")
    needed.setenv("SLACK_CLIENT_ID", "1.2")
    needed.setenv("SLACK_CLIENT_SECRET", "6f0e1c")

    settings = read_settings()

    assert (settings.slack_bot_token, settings.slack_client_id) == (None, "1.2")
    assert "6f0e1c" in settings.secrets()
    assert "6f0e1c" not in f"{settings!r} {settings.model_dump()}"


def test_of_many_workspaces_none_is_set_apart(needed: pytest.MonkeyPatch) -> None:
    many = {
        "SLACK_CLIENT_ID": "1.2",
        "GREENROOM_ADMIN": "U0ANNA",
        "TRTC_ACCOUNT_RULE": "email-name",
    }
    for name, value in many.items():
        needed.setenv(name, value)

    assert faults() == {
        "SLACK_CLIENT_SECRET": "goes together with SLACK_CLIENT_ID: set both, or none",
        "SLACK_BOT_TOKEN": "leave it out: with SLACK_CLIENT_ID each workspace has its own token",
        "TRTC_ACCOUNT_RULE": "take slack-id or email: two workspaces may each have an ana",
        "GREENROOM_ADMIN": "leave it out: of many workspaces the primary owner of each is told",
    }


def test_a_client_secret_alone_lets_nobody_in(needed: pytest.MonkeyPatch) -> None:
    needed.setenv("SLACK_CLIENT_SECRET", "6f0e1c")

    assert faults() == {
        "SLACK_CLIENT_SECRET": "goes together with SLACK_CLIENT_ID: set both, or none"
    }


def test_a_dotenv_file_is_read() -> None:
    lines = [f"{name}={value}" for name, value in NEEDED.items()]
    Path(".env").write_text("\n".join([*lines, "PORT=8123", "SOMEBODY_ELSES=1"]))

    assert read_settings().port == 8123


def test_the_environment_wins_over_the_dotenv_file(needed: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("PORT=8123")
    needed.setenv("PORT", "8124")

    assert read_settings().port == 8124


@pytest.mark.parametrize(
    ("text", "length_s"), [("10m", 600), ("90s", 90), ("1h", 3600), ("off", 0), (" 5 M ", 300)]
)
def test_a_length_of_time_has_a_unit(text: str, length_s: int) -> None:
    assert seconds(text) == length_s


@pytest.mark.parametrize("text", ["10", "m", "-5m", "1d", "1h30m", "0x1m", ""])
def test_a_bad_length_of_time_is_told(needed: pytest.MonkeyPatch, text: str) -> None:
    del needed

    with pytest.raises(SettingsFaulty, match="write a length of time such as 90s, 10m or 1h"):
        read_settings(greenroom_lead=text)


@pytest.mark.parametrize(
    "url", ["http://rooms.example.com", "https://", "rooms.example.com", "ftp://127.0.0.1"]
)
@pytest.mark.parametrize("name", ["TRTC_BASE_URL", "SLACK_API_URL"])
def test_secrets_travel_to_no_unsafe_address(
    needed: pytest.MonkeyPatch, name: str, url: str
) -> None:
    needed.setenv(name, url)

    assert faults() == {name: "give an https:// address (plain http only to this machine)"}


@pytest.mark.parametrize("url", ["http://127.0.0.1:9900/", "http://localhost:9900/"])
def test_plain_http_is_fine_on_this_machine(needed: pytest.MonkeyPatch, url: str) -> None:
    needed.setenv("TRTC_BASE_URL", url)

    assert read_settings().trtc_base_url == url.rstrip("/")


@pytest.mark.parametrize("url", ["https://slack.example.com/api", "https://slack.example.com/api/"])
def test_the_base_of_the_web_api_ends_in_a_slash(needed: pytest.MonkeyPatch, url: str) -> None:
    needed.setenv("SLACK_API_URL", url)

    assert read_settings().slack_api_url == "https://slack.example.com/api/"


@pytest.mark.parametrize("url", ["mysql://db/greenroom", "sqlite:///", "greenroom.db"])
def test_rows_are_kept_in_sqlite_or_postgresql(needed: pytest.MonkeyPatch, url: str) -> None:
    needed.setenv("DATABASE_URL", url)

    said = faults()["DATABASE_URL"]
    assert "sqlite:///greenroom.db" in said
    assert "postgresql://" in said


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("sqlite:////var/lib/greenroom/rooms.db", "sqlite:////var/lib/greenroom/rooms.db"),
        ("postgresql://db.example/rooms", "postgresql://db.example/rooms"),
        ("postgresql://anna@db.example:5432/rooms", "postgresql://anna@db.example:5432/rooms"),
        ("postgres://anna:hush@db.example/rooms", "postgres://anna:***@db.example/rooms"),
        ("postgresql://anna:hu@s/h@db.example/rooms", "postgresql://anna:***@db.example/rooms"),
        ("postgresql://db/rooms?password=hush&a=b", "postgresql://db/rooms?password=***&a=b"),
    ],
)
def test_a_database_is_shown_without_its_password(
    needed: pytest.MonkeyPatch, url: str, shown: str
) -> None:
    needed.setenv("DATABASE_URL", url)

    settings = read_settings()

    assert settings.database_url.get_secret_value() == url
    assert str(settings.database_url) == shown
    assert "hush" not in f"{settings!r} {settings.model_dump()} {settings.model_dump_json()}"


def test_a_password_is_a_secret_however_it_is_written(needed: pytest.MonkeyPatch) -> None:
    needed.setenv("DATABASE_URL", "postgresql://anna:h%21sh@db.example/rooms")

    assert {"h%21sh", "h!sh"} <= set(read_settings().secrets())


def test_secrets_print_as_asterisks(needed: pytest.MonkeyPatch) -> None:
    needed.setenv("SLACK_APP_TOKEN", "xapp-1-A1-1-abcdef")
    needed.setenv("TRTC_CALLBACK_TOKEN", "callbacks-are-signed-with-it")
    settings = read_settings()

    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"

    assert len(settings.secrets()) == 5
    assert not [secret for secret in settings.secrets() if secret in shown]


def test_every_secret_field_is_among_the_secrets(needed: pytest.MonkeyPatch) -> None:
    needed.setenv("SLACK_APP_TOKEN", "xapp-1-A1-1-abcdef")
    needed.setenv("TRTC_CALLBACK_TOKEN", "callbacks-are-signed-with-it")
    settings = read_settings()

    values = [value for _, value in settings if isinstance(value, SecretStr)]

    assert {value.get_secret_value() for value in values} == set(settings.secrets())


NOT_SECRET: Final = ["TRTC_SDK_APP_ID", "TRTC_ADMIN", "TRTC_RATE", "PORT", "DATABASE_URL"]


@pytest.mark.parametrize("name", NOT_SECRET)
def test_a_secret_in_the_wrong_place_is_not_repeated(needed: pytest.MonkeyPatch, name: str) -> None:
    needed.setenv(name, KEY)

    with pytest.raises(SettingsFaulty) as caught:
        read_settings()

    assert caught.value.problems.keys() == {name}
    assert KEY not in str(caught.value)
    assert caught.value.__suppress_context__


@given(text=st.text(min_size=12, max_size=40))
def test_no_faulty_value_is_repeated(text: str) -> None:
    with pytest.raises(SettingsFaulty) as caught:
        read_settings(trtc_base_url=text, database_url=text, log_level=text, port=text)

    assert text not in str(caught.value)


def test_the_local_room_service_needs_no_setting() -> None:
    assert LocalCredentials().model_dump() == {
        "trtc_sdk_app_id": None,
        "trtc_secret_key": None,
        "trtc_admin": "administrator",
    }


@pytest.mark.parametrize("command", ["serve", "check"])
def test_the_program_tells_all_faults_and_exits_with_2(command: str) -> None:
    result = CliRunner().invoke(app, [command])

    assert result.exit_code == 2
    assert [name for name in NEEDED if name not in result.stderr] == []
    assert result.stdout == ""


def test_the_demo_looks_at_no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "tcp://10.0.0.1:3000")
    monkeypatch.setenv("TRTC_RATE", "7")

    settings = GivenSettings(
        slack_bot_token=SecretStr("xoxb-1"),
        slack_signing_secret=SecretStr("s"),
        trtc_sdk_app_id=1,
        trtc_secret_key=SecretStr("k"),
    )

    assert (settings.port, settings.trtc_rate) == (3000, 180)


@pytest.mark.parametrize(("typed", "days"), [("30d", 30), ("1 d", 1), ("OFF", 0)])
def test_what_is_over_is_kept_for_days(needed: pytest.MonkeyPatch, typed: str, days: int) -> None:
    needed.setenv("GREENROOM_KEEP", typed)

    assert read_settings().greenroom_keep == days


@pytest.mark.parametrize("typed", ["90", "0d", "a while", "3h"])
def test_a_retention_that_is_no_number_of_days_is_told(
    needed: pytest.MonkeyPatch, typed: str
) -> None:
    needed.setenv("GREENROOM_KEEP", typed)

    with pytest.raises(SettingsFaulty, match="GREENROOM_KEEP: write a number of days"):
        read_settings()


def test_an_admin_is_told_by_their_slack_id(needed: pytest.MonkeyPatch) -> None:
    needed.setenv("GREENROOM_ADMIN", "anna")

    with pytest.raises(SettingsFaulty, match="GREENROOM_ADMIN"):
        read_settings()


@pytest.mark.parametrize("length", [1, 128])
def test_a_token_of_callbacks_has_the_documented_length(
    needed: pytest.MonkeyPatch, length: int
) -> None:
    needed.setenv("TRTC_CALLBACK_TOKEN", "t" * length)

    token = read_settings().trtc_callback_token

    assert token is not None
    assert token.get_secret_value() == "t" * length


def test_a_token_of_callbacks_that_is_too_long_is_told_and_not_repeated(
    needed: pytest.MonkeyPatch,
) -> None:
    needed.setenv("TRTC_CALLBACK_TOKEN", "t" * 129)

    assert faults() == {"TRTC_CALLBACK_TOKEN": "give at most 128 characters"}
