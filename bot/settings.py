"""The one reader of the environment and of `.env`; it reports every fault at once.

Its law: names, defaults and meanings are the table in the README; nothing else is read.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Final, Literal
from urllib.parse import unquote, urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    Secret,
    SecretStr,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})
CALLBACK_TOKEN_MOST: Final = 128  # characters
_UNITS: Final = {"s": 1, "m": 60, "h": 3600}
# Behind the user's name (up to the last @, if somebody forgot to encode one), or among the options.
_PASSWORD: Final = re.compile(r"^\w+://[^:@/]*:(.+)@|[?&]password=([^&]+)")


def seconds(text: object) -> object:
    """Turn ``10m``, ``90s``, ``1h`` or ``off`` into seconds (off: 0); leave other values alone."""
    if not isinstance(text, str):
        return text
    if text.strip().lower() == "off":
        return 0
    match = re.fullmatch(r"(\d{1,6})\s*([smh])", text.strip().lower())
    if match is None:
        raise ValueError("write a length of time such as 90s, 10m or 1h")
    return int(match[1]) * _UNITS[match[2]]


def days(text: object) -> object:
    """Turn ``90d`` or ``off`` into days (off: 0, which is for ever); leave other values alone."""
    if not isinstance(text, str):
        return text
    if text.strip().lower() == "off":
        return 0
    match = re.fullmatch(r"(\d{1,5})\s*d", text.strip().lower())
    if match is None or int(match[1]) == 0:
        raise ValueError("write a number of days such as 90d, or off")
    return int(match[1])


def safe_url(url: str) -> str:
    """Return `url` without its last slash, if secrets may travel to it."""
    parts = urlsplit(url)
    if parts.scheme == "https" and parts.hostname:
        return url.rstrip("/")
    if parts.scheme == "http" and parts.hostname in LOOPBACK:
        return url.rstrip("/")
    raise ValueError("give an https:// address (plain http only to this machine)")


def api_url(url: str) -> str:
    """Return the base of Slack's Web API, with its slash at the end."""
    return safe_url(url) + "/"


class DatabaseUrl(Secret[str]):
    """Where our rows are kept; prints without its password."""

    @property
    def password(self) -> str:
        """Return the password as it is written in the address; empty when there is none."""
        start, end = self._span()
        return self.get_secret_value()[start:end]

    def _span(self) -> tuple[int, int]:
        match = _PASSWORD.search(self.get_secret_value())
        return (0, 0) if match is None else match.span(match.lastindex or 0)

    def _display(self) -> str:
        """Return the address with asterisks for its password."""
        url, (start, end) = self.get_secret_value(), self._span()
        return f"{url[:start]}***{url[end:]}" if end else url


def known_database(url: DatabaseUrl) -> DatabaseUrl:
    """Return `url` if we can keep our rows there."""
    if re.match(r"sqlite:///.|postgres(?:ql)?://", url.get_secret_value()):
        return url
    raise ValueError("give sqlite:///greenroom.db or postgresql://user@host/database")


def callback_token(token: SecretStr | None) -> SecretStr | None:
    """Return `token` if the room service can have it: trtc.io/document/69528."""
    if token is not None and len(token.get_secret_value()) > CALLBACK_TOKEN_MOST:
        raise ValueError(f"give at most {CALLBACK_TOKEN_MOST} characters")
    return token


Length = Annotated[int, BeforeValidator(seconds)]
Url = Annotated[str, AfterValidator(safe_url)]


def _has_many(info: ValidationInfo) -> bool:
    """Say whether many workspaces are meant; by the field before those that depend on it."""
    return bool(info.data.get("slack_client_id"))


class Settings(BaseSettings):
    """What the operator chose. Secrets print as asterisks.

    Attributes:
        slack_client_id: With it, any workspace may install the app; empty: there is one, and its
            token is given.
        slack_api_url: Base of the Web API, ends in ``/api/``.
        trtc_callback_token: Signs the callbacks of the room service: 1 to 128 characters
            (trtc.io/document/69528); without it none are taken.
        trtc_rate: Calls per second for the whole account; the service allows 200.
        greenroom_lead: Seconds before the start at which a room is made.
        greenroom_remind: Seconds before the start of the default reminder; 0 is off.
        greenroom_grace: Seconds after its end at which an empty room is closed.
        greenroom_keep: Days for which what is over is kept; 0: for ever.
        greenroom_admin: Slack user id of who is told what only an admin can mend; empty: the
            primary owner of the workspace.
        greenroom_language: Of explanations that go to channels, and to people whose own language
            is not known; others read them in their own.
        greenroom_repost: Post a card again when the first post may have been lost and the
            channel's history is closed to us: twice hurts less than never.
    """

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True
    )

    slack_client_id: str = ""
    slack_client_secret: Annotated[SecretStr | None, Field(validate_default=True)] = None
    slack_bot_token: Annotated[SecretStr | None, Field(validate_default=True)] = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: Annotated[SecretStr | None, Field(validate_default=True)] = None
    slack_api_url: Annotated[str, AfterValidator(api_url)] = "https://slack.com/api/"
    trtc_sdk_app_id: Annotated[int, Field(gt=0)]
    trtc_secret_key: SecretStr
    trtc_admin: Annotated[str, Field(min_length=1, max_length=32)] = "administrator"
    trtc_region: str = "singapore"
    trtc_base_url: Url | None = None
    trtc_callback_token: Annotated[SecretStr | None, AfterValidator(callback_token)] = None
    trtc_rate: Annotated[int, Field(ge=1, le=10_000)] = 180
    trtc_live_api: Literal["templates", "layout", "classic"] = "templates"
    trtc_account_rule: Literal["slack-id", "email", "email-name"] = "slack-id"
    greenroom_join_url: str = ""
    greenroom_lead: Length = 600
    greenroom_remind: Length = 300
    greenroom_repost: bool = True
    greenroom_grace: Length = 1800
    greenroom_keep: Annotated[int, BeforeValidator(days)] = 90
    greenroom_language: Literal["en", "zh"] = "en"
    greenroom_admin: Annotated[str, Field(pattern=r"^([UW][A-Z0-9]{2,30})?$")] = ""
    database_url: Annotated[DatabaseUrl, AfterValidator(known_database)] = DatabaseUrl(
        "sqlite:///greenroom.db"
    )
    host: str = "0.0.0.0"  # noqa: S104  documented default: a container must be reachable
    port: Annotated[int, Field(ge=0, le=65_535)] = 3000
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"

    @field_validator("slack_client_secret")
    @classmethod
    def _both_or_none(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        if (secret is not None) != _has_many(info):
            raise ValueError("goes together with SLACK_CLIENT_ID: set both, or none")
        return secret

    @field_validator("slack_bot_token")
    @classmethod
    def _one_way_in(cls, token: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        """One workspace gives its token here; of many, each has its own."""
        if token is None and not _has_many(info):
            raise ValueError("is missing (or set SLACK_CLIENT_ID for many workspaces)")
        if token is not None and _has_many(info):
            raise ValueError("leave it out: with SLACK_CLIENT_ID each workspace has its own token")
        return token

    @field_validator("trtc_account_rule")
    @classmethod
    def _whose_account(cls, rule: str, info: ValidationInfo) -> str:
        if rule == "email-name" and _has_many(info):
            raise ValueError("take slack-id or email: two workspaces may each have an ana")
        return rule

    @field_validator("greenroom_admin")
    @classmethod
    def _whose_admin(cls, user_id: str, info: ValidationInfo) -> str:
        if user_id and _has_many(info):
            raise ValueError("leave it out: of many workspaces the primary owner of each is told")
        return user_id

    @field_validator("slack_signing_secret")
    @classmethod
    def _slack_reaches_us(cls, secret: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        """Without Socket Mode, requests are only taken with a signature that can be checked."""
        if secret is None and info.data.get("slack_app_token") is None:
            raise ValueError("is missing (or set SLACK_APP_TOKEN for Socket Mode)")
        return secret

    @property
    def has_room_for_many(self) -> bool:
        """Say whether several processes may work on the database."""
        return not self.database_url.get_secret_value().startswith("sqlite:")

    def secrets(self) -> tuple[str, ...]:
        """Return every value that must never be written anywhere."""
        given = (
            self.slack_bot_token,
            self.slack_client_secret,
            self.slack_signing_secret,
            self.slack_app_token,
            self.trtc_secret_key,
            self.trtc_callback_token,
        )
        password = self.database_url.password
        passwords = {password, unquote(password)} - {""}
        return (*(one.get_secret_value() for one in given if one is not None), *passwords)


class GivenSettings(Settings):
    """Settings that look neither at the environment nor at `.env`: for the demo."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003  pydantic-settings' own signature
        init_settings: PydanticBaseSettingsSource,
        *_others: PydanticBaseSettingsSource,
        **_more: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take what is given, nothing else."""
        return (init_settings,)


class LocalCredentials(BaseSettings):
    """What the local room service takes from the environment, where it is set."""

    model_config = Settings.model_config

    trtc_sdk_app_id: Annotated[int | None, Field(gt=0)] = None
    trtc_secret_key: SecretStr | None = None
    trtc_admin: Annotated[str, Field(min_length=1, max_length=32)] = "administrator"


class SettingsFaulty(Exception):
    """Some settings are missing or wrong.

    Attributes:
        problems: One sentence for each, by the setting's name.
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        lines = [f"  {name}: {said}" for name, said in problems.items()]
        super().__init__("Greenroom cannot start with these settings:\n" + "\n".join(lines))
        self.problems = dict(problems)


def read_settings(**given: object) -> Settings:
    """Read the environment and `.env`; `given` wins over both.

    Raises:
        SettingsFaulty: With all faults at once.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic checks what is given
    except ValidationError as error:
        raise SettingsFaulty(
            {
                str(fault["loc"][0]).upper(): _sentence(fault["type"], fault["msg"])
                for fault in error.errors()
            }
        ) from None  # pydantic's own message shows the values that were given


def _sentence(kind: str, message: str) -> str:
    if kind == "missing":
        return "is missing"
    said = message.removeprefix("Value error, ")
    return said[:1].lower() + said[1:]
